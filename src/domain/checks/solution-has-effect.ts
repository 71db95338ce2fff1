/** A solution that changes nothing on the map cannot be worth anything: say what it makes better. */
import { isUsable } from '../effects.ts';
import { ofKind } from '../queries/of-kind.ts';
import type { Check } from './check.ts';

export const solutionHasEffect: Check = {
  find: (records) =>
    ofKind(records, 'solution')
      .filter(({ effects = [] }) => !effects.some((effect) => isUsable(records, effect)))
      .map(({ id }) => ({ record: id, field: 'effects' })),
};
