/** The records of one kind, in order. Answers are remembered per set of records, which never change. */
import { byOrder } from '../order.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import type { Kind, Kinds } from '../schema.ts';

const remembered = new WeakMap<MapRecords, Map<string, MapRecord[]>>();

function byKind(records: MapRecords): Map<string, MapRecord[]> {
  const known = remembered.get(records);
  if (known) return known;
  const groups = new Map<string, MapRecord[]>();
  for (const id in records) {
    const record = records[id]!;
    const group = groups.get(record.kind);
    if (group) group.push(record);
    else groups.set(record.kind, [record]);
  }
  for (const group of groups.values()) group.sort(byOrder);
  remembered.set(records, groups);
  return groups;
}

/** All records of a kind, by order key, then by id. The list must not be changed. */
export function ofKind<K extends Kind>(records: MapRecords, kind: K): readonly Kinds[K][] {
  return (byKind(records).get(kind) ?? []) as unknown as Kinds[K][];
}

/** The record with this id if it is of this kind, else null. */
export function find<K extends Kind>(
  records: MapRecords,
  kind: K,
  id: RecordId | null | undefined,
): Kinds[K] | null {
  const record = id ? records[id] : undefined;
  return record?.kind === kind ? (record as unknown as Kinds[K]) : null;
}

/** The map record itself, or null in a set of records that has none. */
export function mapOf(records: MapRecords): Kinds['map'] | null {
  return ofKind(records, 'map')[0] ?? null;
}
