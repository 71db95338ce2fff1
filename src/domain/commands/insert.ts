/** Putting new records into a map: checked, made to fit, and given a place among their siblings. */
import { isCleanJson } from '../clean-json.ts';
import { fieldSchema, settle } from '../fields.ts';
import type { LaneSort } from '../kinds/lane.ts';
import { COMPLETE } from '../kinds/path.ts';
import { cardKindOf } from '../queries/lane-cards.ts';
import { byOrder } from '../order.ts';
import type { MapRecord, RecordId } from '../records.ts';
import { isMeant, translated } from '../references.ts';
import { kindOf } from '../schema.ts';
import { isValidRecord } from '../validate.ts';
import type { Draft } from './draft.ts';
import { makeRoom } from './make-room.ts';

/**
 * A place among siblings: before one (null: at the end) or after one (null: at the start). Nothing
 * said, or a sibling that is not there: at the end.
 */
export type Where = Readonly<{
  before?: RecordId | null | undefined;
  after?: RecordId | null | undefined;
}>;

/**
 * Adds records that stand in one place, in the given order. Those whose id is taken or that cannot be
 * (a needed field is missing, what they belong to is not there) are left out. Returns the ids added.
 */
export function insertRecords(
  draft: Draft,
  added: readonly MapRecord[],
  where: Where = {},
): RecordId[] {
  const fitting: MapRecord[] = [];
  for (const record of added) {
    const fit = admitted(draft, record);
    if (fit && !fitting.some((other) => other.id === fit.id)) fitting.push(fit);
  }
  const first = fitting[0];
  if (!first) return [];
  const keys = kindOf(first.kind)!.orderedWithin
    ? keysAt(draft, siblingsIn(draft, first), where, fitting.length)
    : [];
  fitting.forEach((record, index) =>
    draft.put(keys.length > 0 ? { ...record, order: keys[index] } : record),
  );
  return fitting.map((record) => record.id);
}

/** Order keys for `count` records at a place among siblings in order. */
export function keysAt(
  draft: Draft,
  siblings: readonly MapRecord[],
  { before, after }: Where,
  count: number,
): string[] {
  if (before !== undefined) return makeRoom(draft, siblings, before, count);
  if (after === undefined) return makeRoom(draft, siblings, null, count);
  const index = after === null ? 0 : siblings.findIndex((other) => other.id === after) + 1;
  const next = index === 0 && after !== null ? null : (siblings[index]?.id ?? null);
  return makeRoom(draft, siblings, next, count);
}

/** The same as `siblingsOf`, without going through everything else. */
function siblingsIn(draft: Draft, record: MapRecord): MapRecord[] {
  const fields = kindOf(record.kind)?.orderedWithin ?? [];
  const siblings: MapRecord[] = [];
  for (const other of draft.ofKind(record.kind))
    if (fields.every((field) => other[field] === record[field])) siblings.push(other);
  return siblings.sort(byOrder);
}

/** The record as it may enter the map, its order key apart; null when it may not. */
function admitted(draft: Draft, record: MapRecord): MapRecord | null {
  if (record.kind === 'map' || record.id === COMPLETE || draft.get(record.id)) return null;
  if (!kindOf(record.kind)) return null;
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (fieldSchema(record.kind, field)) {
      const settled = settle(record.kind, field, value);
      if (settled.ok && settled.value !== undefined) fields[field] = settled.value;
    } else if (value !== undefined && field !== '__proto__' && isCleanJson(value)) {
      fields[field] = value;
    }
  }
  if (kindOf(record.kind)!.orderedWithin) fields['order'] = 'a0';
  const known = translated(fields as MapRecord, (mention) =>
    isMeant(draft.get(mention.id), mention) ? mention.id : null,
  );
  const fit = known && withFittingLane(draft, known);
  return fit && isValidRecord(fit) ? fit : null;
}

function withFittingLane(draft: Draft, record: MapRecord): MapRecord | null {
  const lane = record['lane'];
  if (typeof lane !== 'string') return record;
  const sort = draft.get(lane)?.['sort'] as LaneSort;
  if (cardKindOf(sort) === record.kind) return record;
  if (record.kind === 'note') return null;
  const { lane: _, ...rest } = record;
  return rest;
}
