/**
 * The rows of the database. What is read is `unknown` until it passed through here: storage guards
 * the structure, the domain judges the contents.
 */
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { isRecord } from './change-text.ts';

/** The last batch of one writer (one opening of a map in one tab) that is in the log. */
export type WriterEntry = Readonly<{ writer: string; number: number; revision: number }>;

/**
 * The small row each save reads and writes. `revision` counts the changes of the map, `folded` says
 * up to which they are in the snapshot and may be missing from the log, `incarnation` tells a map
 * from another that had its id before.
 */
export type HeadRow = Readonly<{
  id: string;
  incarnation: string;
  revision: number;
  folded: number;
  createdAt: number;
  updatedAt: number;
  writers: readonly WriterEntry[];
}>;

/** All records of a map as one value, as they were at `revision`. */
export type SnapshotRow = Readonly<{
  id: string;
  revision: number;
  records: readonly MapRecord[];
}>;

/** One saved batch; its key is [mapId, revision], so the log of a map is read by range. */
export type ChangeRow = Readonly<{
  mapId: string;
  revision: number;
  writer: string;
  number: number;
  at: number;
  change: string;
}>;

/** What a card of the library shows; anything besides the title is the caller's. */
export type MapSummary = Readonly<{ title: string; [field: string]: unknown }>;

export type SummaryRow = Readonly<{ id: string; summary: MapSummary }>;
export type TrashRow = Readonly<{ id: string; at: number }>;
export type SettingRow = Readonly<{ key: string; value: unknown }>;

/**
 * A place in a stored map that cannot be used; the rest of the map can. `count`: how many records of
 * the snapshot or saved edits of the log stood there.
 */
export type Damage = Readonly<{
  part: 'snapshot' | 'log';
  place: string;
  reason: string;
  count: number;
}>;

export function readHead(value: unknown): HeadRow | null {
  if (!isObject(value)) return null;
  const { id, incarnation, revision, folded, createdAt, updatedAt, writers } = value;
  if (typeof id !== 'string' || typeof incarnation !== 'string') return null;
  if (!isCount(revision) || !isCount(folded) || folded > revision) return null;
  if (typeof createdAt !== 'number' || typeof updatedAt !== 'number') return null;
  if (!Array.isArray(writers) || !writers.every(isWriterEntry)) return null;
  return value as HeadRow;
}

/** The records of a snapshot and the places that hold none; null when nothing can be read. */
export function readSnapshot(
  value: unknown,
): { records: MapRecords; revision: number; damage: Damage[] } | null {
  if (!isObject(value) || !Array.isArray(value['records']) || !isCount(value['revision']))
    return null;
  const damage: Damage[] = [];
  const records = (value['records'] as unknown[]).filter((record, index): record is MapRecord => {
    if (isRecord(record)) return true;
    damage.push({ part: 'snapshot', place: String(index), reason: 'not a record', count: 1 });
    return false;
  });
  return { records: recordsFrom(records), revision: value['revision'], damage };
}

export function readSummary(value: unknown): MapSummary | null {
  const summary = isObject(value) ? value['summary'] : null;
  return isObject(summary) && typeof summary['title'] === 'string' ? (summary as MapSummary) : null;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isWriterEntry(value: unknown): value is WriterEntry {
  return (
    isObject(value) &&
    typeof value['writer'] === 'string' &&
    isCount(value['number']) &&
    isCount(value['revision'])
  );
}
