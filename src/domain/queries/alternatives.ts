/**
 * Moments: touchpoints that stand for the same moment in several channels are alternatives. One of
 * them is the main one, whose place in the order counts; the others point to it.
 */
import type { Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find } from './of-kind.ts';
import { grouped, remembered } from './remembered.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

/**
 * The main touchpoint of the moment a touchpoint stands for; itself when it is no alternative. Where
 * alternatives point to each other in a circle, the one with the smallest id counts as the main one.
 */
export function mainOf(records: MapRecords, touchpoint: RecordId): RecordId {
  const passed: RecordId[] = [touchpoint];
  for (;;) {
    const next = find(records, 'touchpoint', passed.at(-1))?.alternativeTo;
    if (!next || !find(records, 'touchpoint', next)) return passed.at(-1)!;
    const start = passed.indexOf(next);
    if (start !== -1) return passed.slice(start).sort()[0]!;
    passed.push(next);
  }
}

/** Whether a touchpoint may point to another as its main one: the two are not in a circle then. */
export function mayBeAlternative(
  records: MapRecords,
  touchpoint: RecordId,
  main: RecordId,
): boolean {
  const passed = new Set<RecordId>();
  for (let next: RecordId | undefined = main; next && !passed.has(next);) {
    if (next === touchpoint) return false;
    passed.add(next);
    next = find(records, 'touchpoint', next)?.alternativeTo;
  }
  return true;
}

const moments = remembered((records) =>
  grouped(touchpointsInOrder(records), ({ id }) => mainOf(records, id)),
);

/** The touchpoints of one moment, the main one first, then in order. */
export function alternativesOf(records: MapRecords, touchpoint: RecordId): Touchpoint[] {
  const main = mainOf(records, touchpoint);
  const members = moments(records).get(main) ?? [];
  return [...members].sort((a, b) => Number(b.id === main) - Number(a.id === main));
}

const mains = remembered((records) =>
  touchpointsInOrder(records).filter(({ id }) => mainOf(records, id) === id),
);

/** The main touchpoints, one per moment, in the order in which customers meet them. */
export function momentsInOrder(records: MapRecords): readonly Touchpoint[] {
  return mains(records);
}
