/** What the customer wants done is not done by any touchpoint: either a gap in the offer, or a link not yet drawn. */
import { find, ofKind } from '../queries/of-kind.ts';
import type { Check } from './check.ts';

export const outcomeIsServed: Check = {
  find: (records) =>
    ofKind(records, 'outcome')
      .filter(({ touchpoints = [] }) => !touchpoints.some((id) => find(records, 'touchpoint', id)))
      .map(({ id }) => ({ record: id, field: 'touchpoints' })),
};
