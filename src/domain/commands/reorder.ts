/** Moving records among those they are ordered with. */
import { siblingsOf } from '../queries/siblings-of.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import type { Draft } from './draft.ts';
import { keysAt, type Where } from './insert.ts';

/**
 * Gives records a place among the siblings they have once `fields` are set (the stage or lane they
 * move to), in the order in which they come. Nothing is written when they stand there already.
 */
export function moveTo(
  draft: Draft,
  records: MapRecords,
  moving: readonly MapRecord[],
  fields: Readonly<Record<string, unknown>>,
  where: Where,
): void {
  const first = moving[0];
  if (!first) return;
  const ids = new Set<RecordId>(moving.map((record) => record.id));
  const now = siblingsOf(records, { ...first, ...fields });
  const staying = now.filter((record) => !ids.has(record.id));
  const place = { ...where, ...(where.before && { before: standing(now, where.before, ids) }) };
  if (standsThere(now, staying, moving, place)) return;
  const keys = keysAt(draft, staying, place, moving.length);
  moving.forEach((record, index) => draft.set(record.id, { ...fields, order: keys[index] }));
}

/** The sibling to stand before: of those that move along, the next one that stays. */
function standing(
  now: readonly MapRecord[],
  before: RecordId,
  moving: ReadonlySet<RecordId>,
): RecordId | null {
  const index = now.findIndex((record) => record.id === before);
  if (index === -1) return null;
  return now.slice(index).find((record) => !moving.has(record.id))?.id ?? null;
}

function standsThere(
  now: readonly MapRecord[],
  staying: readonly MapRecord[],
  moving: readonly MapRecord[],
  { before, after }: Where,
): boolean {
  const at = before === undefined && after !== undefined ? indexAfter(staying, after) : -1;
  const found = before ? staying.findIndex((record) => record.id === before) : at;
  const index = found === -1 ? staying.length : found;
  const wanted = [...staying.slice(0, index), ...moving, ...staying.slice(index)];
  return (
    wanted.length === now.length && wanted.every((record, place) => record.id === now[place]!.id)
  );
}

function indexAfter(staying: readonly MapRecord[], after: RecordId | null): number {
  if (after === null) return 0;
  const index = staying.findIndex((record) => record.id === after);
  return index === -1 ? -1 : index + 1;
}
