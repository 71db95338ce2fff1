/**
 * Whether a price cut pays, by hand: those who would have bought anyway take it too (incremental response, Ascarza 2018,
 * J. Marketing Research 55(1):80-98: target on response, not on risk). On a whole journey `offer-increment.ts` answers.
 */

export interface PriceCut {
  /** Our margin on a purchase at the full price. */
  readonly margin: number;
  /** Money taken off the price. */
  readonly discount: number;
  /** Probability of buying without the offer, 0 to 1. */
  readonly buysWithout: number;
  /** Probability of buying with it. */
  readonly buysWith: number;
  /** Money spent to make the offer, per customer; 0 if not given. */
  readonly contactCost?: number;
}

/** Money per customer. */
export interface PriceCutResult {
  readonly without: number;
  readonly with: number;
  readonly increment: number;
  /**
   * Probability of buying from which on the offer pays; above 1 it never can. 0 where it pays whatever happens, null
   * where nothing is left of the margin.
   */
  readonly breakEven: number | null;
  /** Part of the buyers who would have bought at the full price; 1 at most, null without buyers. */
  readonly wastedShare: number | null;
}

/** p_on (m - d) - cost against p_off m; break-even p_on = (p_off m + cost) / (m - d); wasted share p_off / p_on. */
export function priceCut({
  margin,
  discount,
  buysWithout,
  buysWith,
  contactCost = 0,
}: PriceCut): PriceCutResult {
  const left = margin - discount;
  const without = buysWithout * margin;
  const gained = buysWith * left - contactCost;
  return {
    without,
    with: gained,
    increment: gained - without,
    breakEven: left > 0 ? Math.max(0, (without + contactCost) / left) : null,
    wastedShare: buysWith > 0 ? Math.min(1, buysWithout / buysWith) : null,
  };
}
