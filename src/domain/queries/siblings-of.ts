/** Among which records a record is ordered, and its neighbours there. */
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { kindOf, type Kind } from '../schema.ts';
import { ofKind } from './of-kind.ts';

/** The records of the same kind that stand in the same place, in order, with the record itself. */
export function siblingsOf(records: MapRecords, record: MapRecord): MapRecord[] {
  const fields = kindOf(record.kind)?.orderedWithin;
  if (!fields) return [];
  return ofKind(records, record.kind as Kind).filter((other) =>
    fields.every((field) => (other as MapRecord)[field] === record[field]),
  );
}

/** The siblings right before and right after a record; null at the ends and for what has no order. */
export function neighbours(
  records: MapRecords,
  id: RecordId,
): Readonly<{ before: MapRecord | null; after: MapRecord | null }> {
  const record = records[id];
  const siblings = record ? siblingsOf(records, record) : [];
  const index = siblings.findIndex((other) => other.id === id);
  if (index === -1) return { before: null, after: null };
  return { before: siblings[index - 1] ?? null, after: siblings[index + 1] ?? null };
}
