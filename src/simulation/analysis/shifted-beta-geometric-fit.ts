/**
 * Fits the shifted beta geometric model to how many customers of one cohort are left after each period, by maximum
 * likelihood (Fader & Hardie 2007), with Newton steps in the logarithms of both shapes.
 */
import type { LeavingShapes } from './shifted-beta-geometric.ts';

export interface LeavingFit extends LeavingShapes {
  readonly logLikelihood: number;
}

const MOST_STEPS = 500;
/** Beyond this sum of shapes customers are as good as alike, and the shapes grow without end. */
const LARGEST_CONCENTRATION = 1e6;

/**
 * The most likely shapes. Null where there are none: fewer than two periods, counts that rise or are below 0, nobody
 * who leaves, nobody who stays, or leaving that does not slow down over time (customers do not differ).
 *
 * @param remaining customers at the start and after each period, e.g. 1000, 869, 743
 */
export function fitLeaving(remaining: readonly number[]): LeavingFit | null {
  const cohort = cohortOf(remaining);
  if (!cohort) return null;
  let point: readonly [number, number] = [0, 0];
  let current = likelihoodAt(cohort, point);
  for (let step = 0; step < MOST_STEPS; step++) {
    let by = ascent(current);
    const isStill = Math.abs(by[0]) + Math.abs(by[1]) < 1e-11;
    if (isStill) break;
    let next = likelihoodAt(cohort, [point[0] + by[0], point[1] + by[1]]);
    while (!(next.value >= current.value) && Math.abs(by[0]) + Math.abs(by[1]) > 1e-13) {
      by = [by[0] / 2, by[1] / 2];
      next = likelihoodAt(cohort, [point[0] + by[0], point[1] + by[1]]);
    }
    point = [point[0] + by[0], point[1] + by[1]];
    current = next;
    if (Math.exp(point[0]) + Math.exp(point[1]) > LARGEST_CONCENTRATION) return null;
  }
  const [alpha, beta] = [Math.exp(point[0]), Math.exp(point[1])];
  return { alpha, beta, logLikelihood: current.value };
}

/** Per period, those who stayed and those who could; and how many left in all. */
interface Cohort {
  readonly stayed: readonly number[];
  readonly before: readonly number[];
  readonly left: number;
}

function cohortOf(remaining: readonly number[]): Cohort | null {
  const before = remaining.slice(0, -1);
  const stayed = remaining.slice(1);
  const isFalling = stayed.every((count, t) => count >= 0 && count <= before[t]!);
  const left = (remaining[0] ?? 0) - (remaining[remaining.length - 1] ?? 0);
  if (stayed.length < 2 || !isFalling || !(left > 0 && left < Infinity)) return null;
  return stayed.some((count) => count > 0) ? { stayed, before, left } : null;
}

interface Likelihood {
  readonly value: number;
  readonly slope: readonly [number, number];
  /** Second derivatives: by ln alpha twice, mixed, by ln beta twice. */
  readonly curve: readonly [number, number, number];
}

/** ln L = left ln a + sum stayed_t ln(b + t - 1) - sum before_t ln(a + b + t - 1), by the logarithms of a and b. */
function likelihoodAt(
  { stayed, before, left }: Cohort,
  [logAlpha, logBeta]: readonly [number, number],
): Likelihood {
  const alpha = Math.exp(logAlpha);
  const beta = Math.exp(logBeta);
  let value = left * logAlpha;
  let [byAlpha, byBeta] = [left / alpha, 0];
  let [twiceAlpha, mixed, twiceBeta] = [-left / alpha ** 2, 0, 0];
  stayed.forEach((kept, t) => {
    const there = before[t]!;
    const sum = alpha + beta + t;
    value += kept * Math.log(beta + t) - there * Math.log(sum);
    byAlpha -= there / sum;
    byBeta += kept / (beta + t) - there / sum;
    twiceAlpha += there / sum ** 2;
    mixed += there / sum ** 2;
    twiceBeta += there / sum ** 2 - kept / (beta + t) ** 2;
  });
  return {
    value,
    slope: [alpha * byAlpha, beta * byBeta],
    curve: [
      alpha * byAlpha + alpha ** 2 * twiceAlpha,
      alpha * beta * mixed,
      beta * byBeta + beta ** 2 * twiceBeta,
    ],
  };
}

/** A Newton step where the likelihood curves down, else a step along the slope; at most one unit far. */
function ascent({ slope, curve }: Likelihood): readonly [number, number] {
  const [aa, ab, bb] = curve;
  const determinant = aa * bb - ab * ab;
  const isPeaked = aa < 0 && determinant > 0;
  const by: readonly [number, number] = isPeaked
    ? [(ab * slope[1] - bb * slope[0]) / determinant, (ab * slope[0] - aa * slope[1]) / determinant]
    : [slope[0], slope[1]];
  const far = Math.max(Math.abs(by[0]), Math.abs(by[1]));
  return far > 1 ? [by[0] / far, by[1] / far] : by;
}
