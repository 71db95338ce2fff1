/**
 * What an offer really adds: the forecast with it switched on against the one with it switched off, everything else as
 * it is. Purchases that customers would have made anyway stay in both, so they do not count (Ascarza 2018).
 */
import { createGridCache } from '../grid-cache.ts';
import type { GridOptions } from '../grid.ts';
import type { Model } from '../model.ts';
import { journeyTotals, type JourneyTotals } from './journey-totals.ts';
import { offerIdsOf, withOffers } from './what-if.ts';

/** On minus off, per arriving customer. */
export interface OfferIncrement extends JourneyTotals {
  readonly offerId: string;
}

/** The increment of each offer of the model, in order of appearance. */
export function offerIncrements(model: Model, options: GridOptions = {}): OfferIncrement[] {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  const asIs = journeyTotals(model, cached);
  return offerIdsOf(model).map((offerId) => offerIncrement(model, offerId, cached, asIs));
}

/** @param asIs the totals of the model as it is, if they are known already */
export function offerIncrement(
  model: Model,
  offerId: string,
  options: GridOptions = {},
  asIs: JourneyTotals = journeyTotals(model, options),
): OfferIncrement {
  return { offerId, ...difference(model, (id) => id === offerId, options, asIs) };
}

/** The increment of all offers together: all on against all off. It differs from the sum of the single ones. */
export function allOffersIncrement(model: Model, options: GridOptions = {}): JourneyTotals {
  return difference(model, () => true, options, journeyTotals(model, options));
}

function difference(
  model: Model,
  concerned: (offerId: string) => boolean,
  options: GridOptions,
  asIs: JourneyTotals,
): JourneyTotals {
  const totalsIf = (on: boolean) => {
    const isSo = model.touchpoints.every(({ offers }) =>
      offers.every((offer) => offer.on === on || !concerned(offer.id)),
    );
    return isSo ? asIs : journeyTotals(withOffers(model, concerned, on), options);
  };
  const on = totalsIf(true);
  const off = totalsIf(false);
  return {
    lifetimeValue: on.lifetimeValue - off.lifetimeValue,
    partnerTotal: on.partnerTotal - off.partnerTotal,
    experienceSum: on.experienceSum - off.experienceSum,
    completion: on.completion - off.completion,
  };
}
