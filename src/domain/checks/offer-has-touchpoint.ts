/** An offer that is made nowhere is taken by nobody. */
import { ofKind } from '../queries/of-kind.ts';
import { placementsOf } from '../queries/placements-at.ts';
import type { Check } from './check.ts';

export const offerHasTouchpoint: Check = {
  find: (records) =>
    ofKind(records, 'offer')
      .filter(({ id }) => placementsOf(records, id).length === 0)
      .map(({ id }) => ({ record: id, field: 'places' })),
};
