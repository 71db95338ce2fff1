/** A stage in which the customer meets nobody and does nothing is a heading, not a part of the journey. */
import { addTouchpoints } from '../commands/touchpoint.ts';
import { ofKind } from '../queries/of-kind.ts';
import { touchpointsOf } from '../queries/touchpoints-in-order.ts';
import type { Check } from './check.ts';

export const stageHasTouchpoint: Check = {
  find: (records) =>
    ofKind(records, 'stage')
      .filter(({ id }) => touchpointsOf(records, id).length === 0)
      .map(({ id }) => ({ record: id })),

  /** An untitled touchpoint, ready to be named. */
  mend: (records, { record }, newId) =>
    addTouchpoints(records, { ids: [newId()], titles: [''], stage: record }),
};
