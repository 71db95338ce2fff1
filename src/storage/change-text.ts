/**
 * A change as the text that stands in the log and in the tail. Text, because it is made once for
 * both, cannot be altered afterwards, and one unreadable row is one unreadable row.
 */
import type { Change } from '#domain/change.ts';
import type { MapRecord } from '#domain/records.ts';

/** Throws a TypeError for what JSON cannot hold (cycles, big integers). */
export function writeChange(change: Change): string {
  return JSON.stringify(
    Object.entries(change).map(([id, { before, after }]) => [id, before, after]),
  );
}

/** The change, or null when the text is not one. */
export function readChange(text: unknown): Change | null {
  if (typeof text !== 'string') return null;
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(entries)) return null;
  const change = Object.create(null) as Record<string, Change[string]>;
  for (const entry of entries as unknown[]) {
    if (!Array.isArray(entry)) return null;
    const [id, before, after] = entry as unknown[];
    if (typeof id !== 'string' || !isSide(before, id) || !isSide(after, id)) return null;
    change[id] = { before, after };
  }
  return change;
}

/** The change as others will read it: plain JSON values, shared with nobody. */
export function plainChange(change: Change): Change {
  const plain = readChange(writeChange(change));
  if (!plain)
    throw new TypeError('A change maps the id of each record to the record before and after');
  return plain;
}

/** A record, as far as storage looks: an object under its own id. */
export function isRecord(value: unknown): value is MapRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as { id?: unknown }).id === 'string'
  );
}

function isSide(value: unknown, id: string): value is MapRecord | null {
  return value === null || (isRecord(value) && value.id === id);
}
