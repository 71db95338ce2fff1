/**
 * The distribution behind an estimate with a lowest, a likely and a highest value: a beta distribution stretched between
 * the ends (PERT; Malcolm, Roseboom, Clark & Fazar 1959). A chance of one's own is not needed: an even number from 0 to
 * 1 goes in, the value of that rank comes out.
 */
import { incompleteBeta, inverseIncompleteBeta } from '../incomplete-beta.ts';

export interface ThreePoints {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

export interface PertDistribution extends ThreePoints {
  /** 1 + 4 (likely - low) / (high - low). */
  readonly alpha: number;
  /** 1 + 4 (high - likely) / (high - low). */
  readonly beta: number;
  /** (low + 4 likely + high) / 6. */
  readonly mean: number;
  /** Exact, of the beta distribution. The well-known (high - low) / 6 is only near it. */
  readonly deviation: number;
}

/**
 * Low and high are put in order and a likely value outside them is moved to the nearer end. Where both ends are equal
 * there is no spread: the value is certain. Throws a RangeError for numbers that are not finite.
 */
export function pertDistribution({ low, likely, high }: ThreePoints): PertDistribution {
  if (![low, likely, high].every(Number.isFinite))
    throw new RangeError(`An estimate of ${low}, ${likely}, ${high} is no distribution`);
  const [from, to] = low <= high ? [low, high] : [high, low];
  const mode = Math.min(to, Math.max(from, likely));
  const width = to - from;
  const alpha = width > 0 ? 1 + (4 * (mode - from)) / width : 3;
  const beta = 6 - alpha;
  return {
    low: from,
    likely: mode,
    high: to,
    alpha,
    beta,
    mean: (from + 4 * mode + to) / 6,
    deviation: width * Math.sqrt((alpha * beta) / (36 * 7)),
  };
}

/** P(value <= x). */
export function pertShareUpTo({ low, high, alpha, beta }: PertDistribution, x: number): number {
  if (low === high) return x >= low ? 1 : 0;
  return incompleteBeta((x - low) / (high - low), alpha, beta);
}

/** The value that a share of 0 to 1 lies below; with even numbers for shares, a draw. Never outside low and high. */
export function pertQuantile({ low, high, alpha, beta }: PertDistribution, share: number): number {
  if (low === high) return low;
  return Math.min(high, low + (high - low) * inverseIncompleteBeta(share, alpha, beta));
}
