/** Customers who go round for ever never complete the journey: whoever leaves such a loop gives up. */
import { openWay } from '../commands/path.ts';
import { COMPLETE } from '../kinds/path.ts';
import { flowOf } from '../queries/flow.ts';
import type { Check } from './check.ts';

export const everyLoopCanBeLeft: Check = {
  find: (records) =>
    flowOf(records).findings.flatMap(({ code, place, detail }) => {
      const last = place.ids?.at(-1);
      return code === 'flowLoopWithoutExit' && last !== undefined
        ? [{ record: last, detail: { count: detail['count']! } }]
        : [];
    }),

  /** The last touchpoint of the loop leads to the end as well. */
  mend: (records, { record }, newId) => openWay(records, { from: record, to: COMPLETE, newId }),
};
