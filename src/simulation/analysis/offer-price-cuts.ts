/** Offers that give up margin, taken by themselves: what they cost with those who would have bought anyway. */
import type { LookPart } from './look-part.ts';
import { priceCut, type PriceCutResult } from './offer-arithmetic.ts';

export type OfferPriceCut = PriceCutResult & Readonly<{ offerId: string; buysWith: number }>;

/** Every offer that earns us less per purchase than the same bought without it; once each. */
export function offerPriceCuts({ model }: LookPart): OfferPriceCut[] {
  const offers = new Map(
    model.touchpoints.flatMap(({ offers: here }) =>
      here.map((offer) => [offer.id, offer] as const),
    ),
  );
  return [...offers.values()]
    .filter(({ ourMargin, ourMarginWithout }) => ourMargin < ourMarginWithout)
    .map(({ id, takeUp, base, ourMargin, ourMarginWithout }) => ({
      offerId: id,
      buysWith: takeUp,
      ...priceCut({
        margin: ourMarginWithout,
        discount: ourMarginWithout - ourMargin,
        buysWithout: base,
        buysWith: takeUp,
      }),
    }));
}
