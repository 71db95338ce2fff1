/**
 * Nobody comes to a touchpoint that no path leads to, so nothing that happens there counts. Most often a path was drawn
 * past it, or its share is zero.
 */
import { applyChange, squash, type Change } from '../change.ts';
import { openWay } from '../commands/path.ts';
import { ON_MAP, setFields } from '../commands/record.ts';
import { alternativesOf, mainOf, momentsInOrder } from '../queries/alternatives.ts';
import { flowOf } from '../queries/flow.ts';
import { touchpointsInOrder } from '../queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '../records.ts';
import type { Check } from './check.ts';

export const everyTouchpointIsReached: Check = {
  find: (records) => {
    const reached = reachedIn(records);
    return touchpointsInOrder(records)
      .filter(({ id }) => !reached.has(id))
      .map(({ id }) => ({ record: id }));
  },

  /**
   * Half of those who pass the touchpoint before it come to it, or it becomes a way in where nobody passes before. An
   * alternative gets an equal part of its moment.
   */
  mend: (records, { record }, newId) => {
    const main = mainOf(records, record);
    const isThere = alternativesOf(records, main).some(({ id }) => reachedIn(records).has(id));
    const way = isThere ? {} : wayTo(records, main, newId);
    const now = applyChange(records, way);
    if (reachedIn(now).has(record)) return way;
    const part = guess(1 / alternativesOf(records, main).length);
    return squash(way, setFields(now, ON_MAP, record, { alternativeShare: part }));
  },
};

function wayTo(records: MapRecords, to: RecordId, newId: () => RecordId): Change {
  const from = beforeIt(records, to);
  if (from === null) return setFields(records, ON_MAP, to, { entryWeight: guess(1) });
  return openWay(records, { from, to, newId });
}

function reachedIn(records: MapRecords): ReadonlySet<RecordId> {
  const { entry, next } = flowOf(records);
  const reached = new Set(
    entry.filter(({ share }) => share > 0).map(({ touchpoint }) => touchpoint),
  );
  for (const id of reached)
    for (const { to, share } of next.get(id) ?? []) if (share > 0) reached.add(to);
  return reached;
}

/** The nearest touchpoint before it to which customers come; null where there is none. */
function beforeIt(records: MapRecords, touchpoint: RecordId): RecordId | null {
  const reached = reachedIn(records);
  const moments = momentsInOrder(records);
  const at = moments.findIndex(({ id }) => id === touchpoint);
  return moments.slice(0, at).findLast(({ id }) => reached.has(id))?.id ?? null;
}

function guess(likely: number) {
  return { likely, basis: 'guess' as const };
}
