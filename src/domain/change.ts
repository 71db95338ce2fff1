/**
 * `Change` says what one deed did to a map: each touched record before and after. Undo, the saved
 * log, other tabs, merging and comparing all speak it, so nobody writes an inverse by hand.
 */
import type { MapRecord, MapRecords, RecordId } from './records.ts';
import { sameValue } from './same-value.ts';

/** Each touched record before and after; `null` stands for "not there". */
export type Change = Readonly<
  Record<RecordId, Readonly<{ before: MapRecord | null; after: MapRecord | null }>>
>;

type Draft = Record<RecordId, Change[RecordId]>;

/** Whether the change does nothing. */
export function isEmpty(change: Change): boolean {
  for (const _ in change) return false;
  return true;
}

/** The change that leads from one state to another. */
export function diff(from: MapRecords, to: MapRecords): Change {
  const change = emptyDraft();
  for (const id of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const before = from[id] ?? null;
    const after = to[id] ?? null;
    if (!sameValue(before, after)) change[id] = { before, after };
  }
  return change;
}

/**
 * Applies a change field by field, so that edits others made to the same record survive. An edit of
 * a record that is gone does not bring it back.
 */
export function applyChange(records: MapRecords, change: Change): MapRecords {
  const next = Object.assign(emptyDraft() as unknown as Record<RecordId, MapRecord>, records);
  for (const [id, { before, after }] of Object.entries(change)) {
    const record = applyToRecord(next[id] ?? null, before, after);
    if (record) next[id] = record;
    else delete next[id];
  }
  return next;
}

function applyToRecord(
  current: MapRecord | null,
  before: MapRecord | null,
  after: MapRecord | null,
): MapRecord | null {
  if (after === null) return null;
  if (before === null) return after;
  if (current === null) return null;
  if (current === before) return after;
  const next: Record<string, unknown> = { ...current };
  for (const field of changedFields(before, after)) {
    if (Object.hasOwn(after, field)) next[field] = after[field];
    else delete next[field];
  }
  return next as MapRecord;
}

/** The change that leads back, provided nothing happened in between. */
export function invert(change: Change): Change {
  const inverse = emptyDraft();
  for (const [id, { before, after }] of Object.entries(change))
    inverse[id] = { before: after, after: before };
  return inverse;
}

/** Two changes made one after the other, as one. What the second takes back is left out. */
export function squash(first: Change, second: Change): Change {
  const squashed = Object.assign(emptyDraft(), first);
  for (const [id, { before, after }] of Object.entries(second)) {
    const known = first[id];
    const start = known ? known.before : before;
    if (sameValue(start, after)) delete squashed[id];
    else squashed[id] = { before: start, after };
  }
  return squashed;
}

/**
 * The change that takes `change` back now. Fields that no longer hold our value, records somebody
 * else changed after we added them and records that are already back are left alone.
 */
export function undoOf(change: Change, records: MapRecords): Change {
  const undo = emptyDraft();
  for (const [id, { before, after }] of Object.entries(change)) {
    const current = records[id] ?? null;
    const restored = undoneRecord(current, before, after);
    if (!sameValue(current, restored)) undo[id] = { before: current, after: restored };
  }
  return undo;
}

function undoneRecord(
  current: MapRecord | null,
  before: MapRecord | null,
  after: MapRecord | null,
): MapRecord | null {
  if (after === null) return current ?? before;
  if (before === null) return sameValue(current, after) ? null : current;
  if (current === null) return null;
  const restored: Record<string, unknown> = { ...current };
  for (const field of changedFields(before, after)) {
    if (!sameField(current, after, field)) continue;
    if (Object.hasOwn(before, field)) restored[field] = before[field];
    else delete restored[field];
  }
  return restored as MapRecord;
}

/** Names such as `toString` are fields only where the record has them itself. */
function sameField(a: MapRecord, b: MapRecord, field: string): boolean {
  return Object.hasOwn(a, field) === Object.hasOwn(b, field) && sameValue(a[field], b[field]);
}

/** The fields in which two states of a record differ. */
export function changedFields(before: MapRecord, after: MapRecord): string[] {
  const fields = Object.keys(before).filter(
    (field) => !Object.hasOwn(after, field) || !sameValue(before[field], after[field]),
  );
  for (const field of Object.keys(after)) if (!Object.hasOwn(before, field)) fields.push(field);
  return fields;
}

/** Without a prototype, so that a record may be called `constructor` or `__proto__`. */
function emptyDraft(): Draft {
  return Object.create(null) as Draft;
}
