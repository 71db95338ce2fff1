/** Small maps for examples: ids are the names one reads in the test. */
import { keysBetween } from '#domain/order.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import type { Change } from '#domain/change.ts';
import { applyChange } from '#domain/change.ts';

const SORTS = [
  'touchpoints',
  'experience',
  'painPoints',
  'offers',
  'solutions',
  'value',
  'thoughts',
  'notes',
  'text',
];

/**
 * A map with one lane per sort (its id is the sort), the given stages with their touchpoints in order,
 * and further records. A further record with the id of a touchpoint adds fields to it.
 */
export function smallMap(
  stages: Readonly<Record<string, readonly string[]>>,
  more: readonly MapRecord[] = [],
): MapRecords {
  const list: MapRecord[] = [{ id: 'map', kind: 'map', title: 'Rower' }];
  inOrder(SORTS, (sort, order) => list.push({ id: sort, kind: 'lane', sort, order }));
  inOrder(Object.keys(stages), (stage, order) => {
    list.push({ id: stage, kind: 'stage', title: stage, order });
    inOrder(stages[stage]!, (id, key) =>
      list.push({ id, kind: 'touchpoint', title: id, stage, order: key }),
    );
  });
  const records = recordsFrom(list);
  return recordsFrom([...list, ...more.map((record) => ({ ...records[record.id], ...record }))]);
}

function inOrder(names: readonly string[], each: (name: string, order: string) => void): void {
  const keys = keysBetween(null, null, names.length);
  names.forEach((name, index) => each(name, keys[index]!));
}

/** A drawn path, with the id `from>to`. */
export function path(from: string, to: string, share?: number): MapRecord {
  const part = share === undefined ? {} : { share: { likely: share, basis: 'guess' } };
  return { id: `${from}>${to}`, kind: 'path', from, to, ...part };
}

/** A placement, with the id `item@touchpoint`. */
export function placement(item: string, touchpoint: string, order = 'a0'): MapRecord {
  return { id: `${item}@${touchpoint}`, kind: 'placement', item, touchpoint, order };
}

/** The records after a change. */
export function after(records: MapRecords, change: Change): MapRecords {
  return applyChange(records, change);
}
