/**
 * What we are worth to customers relative to competitors, price included, and the highest price at which that still
 * stands at parity (customer value added, Gale 1994, Managing Customer Value; Kordupleski 2003). Relative quality and
 * relative price are weighed by what customers say decides; that they multiply is an assumption of form.
 */
import { ratio } from '../sums.ts';

export interface ValueAgainstCompetitor {
  /** Our perceived quality over the competitor's; see `perceivedQualityRatio`. Above 0. */
  readonly qualityRatio: number;
  /** What the competitor charges; above 0. */
  readonly competitorPrice: number;
  /** Weight of quality against price in the choice, 0 to 1; one half if not given, which is quality per price. */
  readonly qualityWeight?: number;
}

/** Satisfaction over the score that a competitor is given, both 0 to 10; null where nobody comes or there is none. */
export function perceivedQualityRatio(
  satisfaction: number | null,
  competitorScore: number,
): number | null {
  return satisfaction === null ? null : ratio(satisfaction, competitorScore);
}

/**
 * CVA = (quality ratio)^w (competitor price / price)^(1 - w); 1 is parity, above it we are the better deal. Null for a
 * price, ratio or competitor price that is not above 0, or a weight outside 0 to 1.
 */
export function customerValueAdded(against: ValueAgainstCompetitor, price: number): number | null {
  const weight = weightIn(against);
  if (weight === null || !(price > 0)) return null;
  const { qualityRatio, competitorPrice } = against;
  return qualityRatio ** weight * (competitorPrice / price) ** (1 - weight);
}

/**
 * The highest price with CVA at 1: competitor price (quality ratio)^(w / (1 - w)). Infinity where price weighs nothing
 * and our quality is no worse, 0 where it is worse; null like `customerValueAdded`.
 */
export function priceAtParity(against: ValueAgainstCompetitor): number | null {
  const weight = weightIn(against);
  if (weight === null) return null;
  const { qualityRatio, competitorPrice } = against;
  if (weight === 1) return qualityRatio >= 1 ? Infinity : 0;
  return competitorPrice * qualityRatio ** (weight / (1 - weight));
}

function weightIn({
  qualityRatio,
  competitorPrice,
  qualityWeight = 0.5,
}: ValueAgainstCompetitor): number | null {
  const isUsable =
    qualityRatio > 0 && competitorPrice > 0 && qualityWeight >= 0 && qualityWeight <= 1;
  return isUsable ? qualityWeight : null;
}
