/**
 * Which inputs the variance of a result comes from: alone (first order) and with all interactions (total), after Sobol
 * 1993. For a few inputs by an exact product rule, for many from even numbers given from outside (Saltelli et al. 2010:
 * table 2 b for first order, f, after Jansen 1999, for totals).
 */
import { gaussLegendre } from '../gauss-legendre.ts';

export interface SobolIndices {
  /** S_i: share of the variance that goes when input i is known. */
  readonly first: readonly number[];
  /** ST_i: share of the variance that stays when all but input i is known. */
  readonly total: readonly number[];
  readonly mean: number;
  readonly variance: number;
}

/** A result of inputs that each are even between 0 and 1; turn these into others by their inverse distribution. */
export type UnitFunction = (inputs: readonly number[]) => number;

/** How many evaluations the product rule may take. */
const MOST_POINTS = 2_000_000;

/**
 * By Gauss-Legendre nodes along every input: exact for smooth functions and free of chance. All indices are 0 for a
 * result that never changes. Throws a RangeError beyond two million evaluations (nodes to the power of inputs).
 *
 * @param nodes along each input; 24 if not given
 */
export function sobolByQuadrature(result: UnitFunction, inputs: number, nodes = 24): SobolIndices {
  if (nodes ** inputs > MOST_POINTS)
    throw new RangeError(`${nodes} nodes along ${inputs} inputs are too many; sample instead`);
  const rule = gaussLegendre(nodes);
  const points = nodes ** inputs;
  const step = Array.from({ length: inputs }, (_, i) => nodes ** i);
  const nodeOf = (point: number, i: number) => Math.floor(point / step[i]!) % nodes;
  let mean = 0;
  let square = 0;
  const known = Array.from({ length: inputs }, () => new Float64Array(nodes));
  const others = Array.from({ length: inputs }, () => new Float64Array(points / nodes || 1));
  for (let point = 0; point < points; point++) {
    const at = step.map((_, i) => rule[nodeOf(point, i)]!);
    const weight = at.reduce((all, one) => all * one.weight, 1);
    const value = result(at.map((one) => one.x));
    mean += weight * value;
    square += weight * value * value;
    at.forEach((one, i) => {
      known[i]![nodeOf(point, i)]! += (weight / one.weight) * value;
      others[i]![withoutDigit(point, step[i]!, nodes)]! += one.weight * value;
    });
  }
  const variance = Math.max(0, square - mean * mean);
  const share = (part: number) => (variance > 1e-14 * square ? part / variance : 0);
  return {
    first: known.map((means) =>
      share(means.reduce((sum, one, node) => sum + rule[node]!.weight * one * one, 0) - mean ** 2),
    ),
    total: others.map((means, i) => {
      const explained = means.reduce((sum, one, rest) => {
        const point = withDigit(rest, step[i]!, nodes);
        const weight = step.reduce(
          (all, _, j) => (j === i ? all : all * rule[nodeOf(point, j)]!.weight),
          1,
        );
        return sum + weight * one * one;
      }, 0);
      return share(square - explained);
    }),
    mean,
    variance,
  };
}

/**
 * From two tables of even numbers, one row per draw and one column per input, drawn independently of each other.
 * (inputs + 2) evaluations per row. All indices are 0 for a result that never changes. Throws a RangeError without rows.
 */
export function sobolBySampling(
  result: UnitFunction,
  one: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): SobolIndices {
  const rows = Math.min(one.length, other.length);
  if (rows === 0) throw new RangeError('Without draws there is nothing to tell variance from');
  const inputs = one[0]!.length;
  const atOne = one.slice(0, rows).map(result);
  const atOther = other.slice(0, rows).map(result);
  const all = [...atOne, ...atOther];
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
  const first = new Array<number>(inputs).fill(0);
  const total = new Array<number>(inputs).fill(0);
  if (!(variance > 0)) return { first, total, mean, variance: 0 };
  for (let i = 0; i < inputs; i++) {
    for (let row = 0; row < rows; row++) {
      const mixed = result(one[row]!.with(i, other[row]![i]!));
      first[i]! += (atOther[row]! - mean) * (mixed - atOne[row]!);
      total[i]! += (atOne[row]! - mixed) ** 2 / 2;
    }
  }
  const scale = rows * variance;
  return {
    first: first.map((sum) => sum / scale),
    total: total.map((sum) => sum / scale),
    mean,
    variance,
  };
}

/** The number of a point without its digit at a place, and back with that digit 0. */
function withoutDigit(point: number, step: number, base: number): number {
  return Math.floor(point / (step * base)) * step + (point % step);
}

function withDigit(rest: number, step: number, base: number): number {
  return Math.floor(rest / step) * step * base + (rest % step);
}
