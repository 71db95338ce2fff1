/** Copies of records with what stands in them. What is copied together refers to each other. */
import { COMPLETE } from '../kinds/path.ts';
import { nextColour } from '../queries/next-colour.ts';
import { ofKind } from '../queries/of-kind.ts';
import { pathsFrom } from '../queries/paths-from.ts';
import { allPlacementsAt, placementsOf } from '../queries/placements-at.ts';
import { grouped } from '../queries/remembered.ts';
import { siblingsOf } from '../queries/siblings-of.ts';
import { touchpointsOf } from '../queries/touchpoints-in-order.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { translated } from '../references.ts';
import { isKind, kindOf } from '../schema.ts';
import type { Draft } from './draft.ts';
import { keysAt } from './insert.ts';
import { scaleShares } from './shares.ts';

/** Puts the copies into the draft. Returns the copy of each original. */
export function copyRecords(
  draft: Draft,
  records: MapRecords,
  asked: Iterable<RecordId>,
  newId: () => RecordId,
): Map<RecordId, RecordId> {
  const ids = new Map<RecordId, RecordId>();
  for (const id of withContents(records, asked)) ids.set(id, newId());
  const copies = [...ids].map(([id, copy]) => ({
    original: records[id]!,
    record: copyOf(records[id]!, copy, ids),
  }));
  for (const [, group] of grouped(copies, ({ record }) => placeOf(record)))
    putInPlace(draft, group);
  for (const [id, copy] of ids)
    if (records[id]!.kind === 'touchpoint') scaleShares(draft, pathsFrom(draft.records(), copy), 1);
  return ids;
}

/** The ids to copy: those asked for and what stands in them. */
function withContents(records: MapRecords, asked: Iterable<RecordId>): Set<RecordId> {
  const ids = new Set<RecordId>();
  const placed: RecordId[] = [];
  for (const id of asked) {
    const record = records[id];
    if (!record || record.kind === 'map' || record.kind === 'path' || !kindOf(record.kind))
      continue;
    if (record.kind === 'placement') placed.push(id);
    else ids.add(id);
    for (const inside of cardsIn(records, record)) ids.add(inside);
  }
  const items = [...ids].filter((id) => placementsOf(records, id).length > 0);
  for (const id of [...ids]) for (const inside of placedAndDrawn(records, id, ids)) ids.add(inside);
  for (const item of items) for (const { id } of placementsOf(records, item)) ids.add(id);
  for (const id of placed) {
    if (ids.has(records[id]!['touchpoint'] as RecordId)) continue;
    ids.add(records[id]!['item'] as RecordId);
    ids.add(id);
  }
  return ids;
}

function cardsIn(records: MapRecords, record: MapRecord): RecordId[] {
  if (record.kind !== 'stage' && record.kind !== 'lane') return [];
  const field = record.kind;
  const notes = ofKind(records, 'note').filter((note) => note[field] === record.id);
  const touchpoints = field === 'stage' ? touchpointsOf(records, record.id) : [];
  return [...touchpoints, ...notes].map(({ id }) => id);
}

/** The placements at a copied touchpoint and its paths to others that are copied. */
function placedAndDrawn(records: MapRecords, id: RecordId, ids: ReadonlySet<RecordId>): RecordId[] {
  if (records[id]!.kind !== 'touchpoint') return [];
  const paths = pathsFrom(records, id).filter(({ to }) => to === COMPLETE || ids.has(to));
  return [...allPlacementsAt(records, id), ...paths].map((record) => record.id);
}

function copyOf(
  original: MapRecord,
  id: RecordId,
  ids: ReadonlyMap<RecordId, RecordId>,
): MapRecord {
  const copy = translated(original, (mention) => ids.get(mention.id) ?? mention.id);
  return { ...copy!, id };
}

/** The same for all records that are ordered among each other. */
function placeOf(record: MapRecord): string {
  const fields = kindOf(record.kind)?.orderedWithin ?? [];
  return JSON.stringify([record.kind, ...fields.map((field) => record[field])]);
}

type Copy = Readonly<{ original: MapRecord; record: MapRecord }>;

/** After the last of the originals where they stand together; in a copied place, ordered as there. */
function putInPlace(draft: Draft, group: readonly Copy[]): void {
  const { original, record } = group[0]!;
  const isOrdered = kindOf(record.kind)!.orderedWithin !== undefined;
  if (!isOrdered || placeOf(original) !== placeOf(record)) {
    for (const copy of group) draft.put(copy.record);
    return;
  }
  const siblings = siblingsOf(draft.records(), original);
  const rank = new Map(siblings.map(({ id }, index) => [id, index]));
  const sorted = [...group].sort((a, b) => rank.get(a.original.id)! - rank.get(b.original.id)!);
  const after = sorted.at(-1)!.original.id;
  const keys = keysAt(draft, siblings, { after }, sorted.length);
  sorted.forEach((copy, index) => {
    draft.put({ ...copy.record, order: keys[index] });
    recolour(draft, copy.record);
  });
}

/** A colour means one partner, or one segment. */
function recolour(draft: Draft, record: MapRecord): void {
  if (!isKind(record, 'partner') && !isKind(record, 'segment')) return;
  if (record.colour === undefined) return;
  draft.set(record.id, { colour: undefined });
  draft.set(record.id, { colour: nextColour(draft.records(), record.kind) });
}
