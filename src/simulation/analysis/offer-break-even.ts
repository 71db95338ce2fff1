/**
 * From which take-up on an offer pays: the take-up at which the lifetime value with the offer equals that without it,
 * purchases that would have been made anyway and what the offer does to the experience included (incremental response,
 * Ascarza 2018). Found on the full model.
 */
import { createGridCache } from '../grid-cache.ts';
import type { GridOptions } from '../grid.ts';
import type { Model } from '../model.ts';
import { journeyTotals } from './journey-totals.ts';
import { offerIncrement, type OfferIncrement } from './offer-increment.ts';
import { risingRoot } from './rising-root.ts';
import { offerIdsOf, withOffers } from './what-if.ts';

export interface OfferBreakEven extends OfferIncrement {
  /**
   * `from` the break-even upwards; `upTo` it, where each purchase costs more than it brings; `always` or `never`
   * whatever the take-up.
   */
  readonly pays: 'from' | 'upTo' | 'always' | 'never';
  /** Take-up from 0 to 1 at which the offer adds nothing and takes nothing; null where it always or never pays. */
  readonly breakEven: number | null;
}

/** Increments smaller than this are rounding. */
const NOTHING = 1e-9;

/** Increment and break-even of each offer of the model, in order of appearance. */
export function offerBreakEvens(model: Model, options: GridOptions = {}): OfferBreakEven[] {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  const asIs = journeyTotals(model, cached);
  return offerIdsOf(model).map((offerId) => ({
    ...offerIncrement(model, offerId, cached, asIs),
    ...offerBreakEven(model, offerId, cached),
  }));
}

/**
 * Break-even of one offer by our lifetime value, all else as it is. The take-up is the same wherever the offer stands.
 * An offer that adds nothing at any take-up never pays; so does one that is not in the model.
 */
export function offerBreakEven(
  model: Model,
  offerId: string,
  options: GridOptions = {},
): Pick<OfferBreakEven, 'pays' | 'breakEven'> {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  const valueOf = (changed: Model) => journeyTotals(changed, cached).lifetimeValue;
  const isIt = (id: string) => id === offerId;
  const shown = withOffers(model, isIt, true);
  const without = valueOf(withOffers(model, isIt, false));
  const increment = (takeUp: number) => valueOf(withTakeUp(shown, offerId, takeUp)) - without;
  const [atNone, atAll] = [increment(0), increment(1)];
  if (atNone < -NOTHING && atAll > NOTHING)
    return { pays: 'from', breakEven: risingRoot(0, 1, increment) };
  if (atNone > NOTHING && atAll < -NOTHING)
    return { pays: 'upTo', breakEven: risingRoot(0, 1, (takeUp) => -increment(takeUp)) };
  if (Math.abs(atNone) <= NOTHING && Math.abs(atAll) > NOTHING)
    return atAll > 0 ? { pays: 'from', breakEven: 0 } : { pays: 'never', breakEven: null };
  return { pays: Math.max(atNone, atAll) > NOTHING ? 'always' : 'never', breakEven: null };
}

function withTakeUp(model: Model, offerId: string, takeUp: number): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      offers: touchpoint.offers.map((offer) =>
        offer.id === offerId ? { ...offer, takeUp } : offer,
      ),
    })),
  };
}
