/** A segment in which nobody arrives, or that skips every touchpoint, weighs nothing in any result. */
import { flowOf } from '../queries/flow.ts';
import { ofKind } from '../queries/of-kind.ts';
import { recordsUnder } from '../queries/records-under.ts';
import { touchpointsInOrder } from '../queries/touchpoints-in-order.ts';
import type { Check, Concern } from './check.ts';

export const segmentComes: Check = {
  find: (records) =>
    ofKind(records, 'segment').flatMap(({ id, arrivals }): Concern[] => {
      if (arrivals?.likely === 0)
        return [{ record: id, field: 'arrivals', detail: { why: 'arrivals' } }];
      if (touchpointsInOrder(records).length === 0) return [];
      const seen = recordsUnder(records, { scenario: null, segment: id });
      return flowOf(seen, id).entry.length === 0
        ? [{ record: id, field: 'skips', detail: { why: 'skips' } }]
        : [];
    }),
};
