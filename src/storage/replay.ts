/** Changes applied many at a time, and the exact change between two states of a few records. */
import { applyChange, type Change } from '#domain/change.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { sameValue } from '#domain/same-value.ts';

/** The same as applying each in turn, but the records nobody touched are copied once. */
export function applyAll(records: MapRecords, changes: readonly Change[]): MapRecords {
  const [first] = changes;
  if (!first) return records;
  if (changes.length === 1) return applyChange(records, first);
  const ids = idsIn(changes);
  const touched = emptyRecords();
  for (const id of ids) if (records[id]) touched[id] = records[id];
  const replayed = changes.reduce(applyChange, touched as MapRecords);
  const next: Record<string, MapRecord> = Object.assign(emptyRecords(), records);
  for (const id of ids)
    if (replayed[id]) next[id] = replayed[id];
    else delete next[id];
  return next;
}

/** What differs between two states, looking only at these records. */
export function changeBetween(from: MapRecords, to: MapRecords, ids: Iterable<string>): Change {
  const change = Object.create(null) as Record<string, Change[string]>;
  for (const id of ids) {
    const before = from[id] ?? null;
    const after = to[id] ?? null;
    if (!sameValue(before, after)) change[id] = { before, after };
  }
  return change;
}

/** The ids of all records these changes touch. */
export function idsIn(changes: readonly Change[]): Set<string> {
  return new Set(changes.flatMap((change) => Object.keys(change)));
}

function emptyRecords(): Record<string, MapRecord> {
  return Object.create(null) as Record<string, MapRecord>;
}
