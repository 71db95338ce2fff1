/**
 * Lifetime value in closed form, for a customer who stays each period with the same probability and brings the same
 * margin: the multiple of Gupta & Lehmann (2003, J. Interactive Marketing 17(1)) and the three conventions about when
 * payments come (Fader & Hardie 2012, note 024, eqs 1 to 3).
 */

/** The same stream of payments under three conventions; always say which one is meant. */
export interface LifetimeValueByTiming {
  /** The first payment counts and comes at once: m (1 + d) / (1 + d - r). */
  readonly firstIncludedAtStart: number;
  /** Counted from the first renewal on: m r / (1 + d - r). */
  readonly firstExcluded: number;
  /** The first payment counts and comes at the end of the period: m / (1 + d - r). */
  readonly firstIncludedAtEnd: number;
}

/**
 * r / (1 + i - r (1 + g)): lifetime value in margins of one period, the first one excluded.
 *
 * @param retention r, share who stay each period, 0 to 1
 * @param discount i, rate per period, above -1
 * @param growth g, of the margin per period
 * @returns Infinity where the margins outgrow discounting and leaving; null for numbers outside these ranges
 */
export function marginMultiple(retention: number, discount: number, growth = 0): number | null {
  if (!isShare(retention) || !(discount > -1) || !(growth >= -1)) return null;
  if (retention === 0) return 0;
  const shrinking = 1 + discount - retention * (1 + growth);
  return shrinking > 0 ? retention / shrinking : Infinity;
}

/**
 * Lifetime value of a margin m per period under each convention, before the cost of winning the customer. A negative
 * margin gives a negative value. Null for a retention outside 0 to 1, or where the sum has no end (1 + d <= r).
 */
export function lifetimeValueByTiming(
  margin: number,
  retention: number,
  discount: number,
): LifetimeValueByTiming | null {
  if (!Number.isFinite(margin) || !isShare(retention) || !(1 + discount > retention)) return null;
  const perPayment = margin / (1 + discount - retention);
  return {
    firstIncludedAtStart: perPayment * (1 + discount),
    firstExcluded: perPayment * retention,
    firstIncludedAtEnd: perPayment,
  };
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
