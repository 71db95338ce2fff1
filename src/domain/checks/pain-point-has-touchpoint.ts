/** A pain point that hurts nowhere changes nothing: it has to stand where it happens. */
import { ofKind } from '../queries/of-kind.ts';
import { placementsOf } from '../queries/placements-at.ts';
import type { Check } from './check.ts';

export const painPointHasTouchpoint: Check = {
  find: (records) =>
    ofKind(records, 'painPoint')
      .filter(({ id }) => placementsOf(records, id).length === 0)
      .map(({ id }) => ({ record: id, field: 'places' })),
};
