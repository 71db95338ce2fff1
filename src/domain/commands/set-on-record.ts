/** Setting one field of a record so that the record stays valid and points only to what is there. */
import { settle } from '../fields.ts';
import { fitsLane } from '../queries/lane-cards.ts';
import { mayBeAlternative } from '../queries/alternatives.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { isThere, translated } from '../references.ts';
import { kindOf } from '../schema.ts';
import { isValidRecord } from '../validate.ts';
import type { Draft } from './draft.ts';

/** Sets a field, or leaves it as it is when the value cannot be meant or points to nothing. */
export function setOnRecord(draft: Draft, id: RecordId, field: string, value: unknown): void {
  const record = draft.get(id);
  const settled = record && settle(record.kind, field, value);
  if (!settled?.ok) return;
  if (settled.value === undefined) {
    draft.set(id, { [field]: undefined });
    return;
  }
  const records = draft.records();
  const next = pointing(records, { ...record, [field]: settled.value } as MapRecord, field);
  if (next && isValidRecord(next)) draft.put(next);
}

/** The record without mentions of what is not there; null when the field itself is such a mention. */
function pointing(records: MapRecords, record: MapRecord, field: string): MapRecord | null {
  const next = translated(record, (mention) =>
    mention.field !== field || isThere(records, mention) ? mention.id : null,
  );
  if (!next) return null;
  const reference = kindOf(record.kind)!.references.find((known) => known.field === field);
  if (reference?.shape === 'one' && next[field] === undefined) return null;
  if (reference?.shape === 'many' && Array.isArray(next[field]))
    return { ...next, [field]: [...new Set(next[field] as RecordId[])] };
  if (field === 'lane' && !fitsLane(records, record, next[field] as RecordId)) return null;
  if (field === 'alternativeTo' && !mayBeAlternative(records, record.id, next[field] as RecordId))
    return null;
  return next;
}
