/**
 * The shifted beta geometric model of a contract renewed each period: every customer leaves with an own constant
 * probability theta, and theta differs between customers as Beta(alpha, beta) (Fader & Hardie 2007, J. Interactive
 * Marketing 21(1):76-90; discounted lifetimes 2010, Marketing Science 29(1):85-93, eq. 6).
 */
import { hypergeometricOfOne } from '../hypergeometric.ts';

/** Shapes of the distribution of the probability of leaving; both above 0. Its mean is alpha / (alpha + beta). */
export interface LeavingShapes {
  readonly alpha: number;
  readonly beta: number;
}

/** The shapes with a mean opt-out between 0 and 1 and a concentration above 0: (h C, (1 - h) C). */
export function leavingShapes(optOut: number, concentration: number): LeavingShapes {
  return checked({ alpha: optOut * concentration, beta: (1 - optOut) * concentration });
}

/** P(T = t) for t = 1, 2, ...: share of all customers who leave in each period, by P(t) = P(t-1) (b+t-2) / (a+b+t-1). */
export function leavingShares(shapes: LeavingShapes, periods: number): number[] {
  const { alpha, beta } = checked(shapes);
  const shares: number[] = [];
  for (let t = 1; t <= periods; t++) {
    shares.push(
      t === 1 ? alpha / (alpha + beta) : (shares[t - 2]! * (beta + t - 2)) / (alpha + beta + t - 1),
    );
  }
  return shares;
}

/** S(t) for t = 1, 2, ...: share of all customers who are still there after each period. */
export function survivalShares(shapes: LeavingShapes, periods: number): number[] {
  const shares: number[] = [];
  for (let t = 1; t <= periods; t++) shares.push((shares[t - 2] ?? 1) * retentionIn(shapes, t));
  return shares;
}

/** r_t: share of those there before period t (from 1) who stay through it; it rises with t as the fickle leave first. */
export function retentionIn(shapes: LeavingShapes, period: number): number {
  const { alpha, beta } = checked(shapes);
  return (beta + period - 1) / (alpha + beta + period - 1);
}

/**
 * Discounted expected lifetime in periods, the first one counted in full: 2F1(1, beta; alpha + beta; 1 / (1 + d)).
 * Times the margin per period it is a lifetime value with the first payment at the start.
 *
 * @param discount d, rate per period, at least 0; at 0 the result is Infinity unless alpha is above 1
 */
export function discountedLifetime(shapes: LeavingShapes, discount: number): number {
  const { alpha, beta } = checked(shapes);
  return hypergeometricOfOne(beta, alpha + beta, presentWorth(discount));
}

/**
 * Discounted expected residual lifetime just before the next renewal, of a customer who has renewed some times
 * already: (b + n - 1) / (a + b + n - 1) 2F1(1, b + n; a + b + n; 1 / (1 + d)) with n - 1 renewals.
 */
export function discountedResidualLifetime(
  shapes: LeavingShapes,
  discount: number,
  renewals: number,
): number {
  const { alpha, beta } = checked(shapes);
  const n = renewals + 1;
  return (
    retentionIn(shapes, n) * hypergeometricOfOne(beta + n, alpha + beta + n, presentWorth(discount))
  );
}

function presentWorth(discount: number): number {
  if (!(discount >= 0)) throw new RangeError(`A discount rate of ${discount} is below 0`);
  return 1 / (1 + discount);
}

function checked(shapes: LeavingShapes): LeavingShapes {
  const { alpha, beta } = shapes;
  if (!(alpha > 0 && beta > 0 && alpha + beta < Infinity))
    throw new RangeError(`Shapes ${alpha} and ${beta} are not both above 0`);
  return shapes;
}
