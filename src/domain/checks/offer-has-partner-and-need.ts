/**
 * An offer answers a need of the customer, or it is noise. And whoever earns by it has a name: an offer without a
 * partner is our own, and earns no partner anything.
 */
import type { Offer } from '../kinds/offer.ts';
import { ofKind } from '../queries/of-kind.ts';
import type { Check, Concern } from './check.ts';

export const offerHasPartnerAndNeed: Check = {
  find: (records) =>
    ofKind(records, 'offer').flatMap((offer): Concern[] => {
      if (!offer.partner && paysSomebody(offer))
        return [{ record: offer.id, field: 'partner', detail: { missing: 'partner' } }];
      return offer.need ? [] : [{ record: offer.id, field: 'need', detail: { missing: 'need' } }];
    }),
};

function paysSomebody({ partnerMarginWith, partnerMarginWithout }: Offer): boolean {
  return [partnerMarginWith, partnerMarginWithout].some((margin) => margin?.likely);
}
