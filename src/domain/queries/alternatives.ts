/**
 * Moments: touchpoints that stand for the same moment in several channels are alternatives. One of
 * them is the main one, whose place in the order counts; the others point to it.
 */
import type { Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find, ofKind } from './of-kind.ts';
import { grouped, remembered } from './remembered.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

/** The main touchpoint of each; every touchpoint is passed once, however long chains are. */
const mainById = remembered((records): ReadonlyMap<RecordId, RecordId> => {
  const known = new Map<RecordId, RecordId>();
  for (const { id } of ofKind(records, 'touchpoint')) {
    const passed = new Set<RecordId>();
    let last: RecordId = id;
    let at: RecordId | null = id;
    while (at !== null && !known.has(at) && !passed.has(at)) {
      passed.add((last = at));
      const main: RecordId | undefined = find(records, 'touchpoint', at)?.alternativeTo;
      at = main !== undefined && find(records, 'touchpoint', main) ? main : null;
    }
    const main = at === null ? last : (known.get(at) ?? smallestFrom(at, passed));
    for (const one of passed) known.set(one, main);
  }
  return known;
});

function smallestFrom(start: RecordId, passed: ReadonlySet<RecordId>): RecordId {
  const walk = [...passed];
  return walk.slice(walk.indexOf(start)).sort()[0]!;
}

/**
 * The main touchpoint of the moment a touchpoint stands for; itself when it is no alternative. Where
 * alternatives point to each other in a circle, the one with the smallest id counts as the main one.
 */
export function mainOf(records: MapRecords, touchpoint: RecordId): RecordId {
  return mainById(records).get(touchpoint) ?? touchpoint;
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
