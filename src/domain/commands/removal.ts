/**
 * What goes with a record that is removed, and what becomes of those that stay. References say most
 * of it (see the table of kinds); the rest is here: things placed nowhere, alternatives, shares.
 */
import { pathsFrom } from '../queries/paths-from.ts';
import { ofKind } from '../queries/of-kind.ts';
import { placementsOf } from '../queries/placements-at.ts';
import { touchpointsInOrder, touchpointsOf } from '../queries/touchpoints-in-order.ts';
import { grouped } from '../queries/remembered.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { mentionsOf, translated, type Mention } from '../references.ts';
import { Draft } from './draft.ts';
import { makeRoom } from './make-room.ts';
import { scaleShares } from './shares.ts';

export type RemovalOptions = Readonly<{
  /** What becomes of the cards of a removed stage; the default is to remove them with it. */
  stageContents?: 'remove' | 'toNeighbour' | undefined;
  /** Keep pain points, offers and solutions that are placed nowhere any more. */
  keepItems?: boolean | undefined;
}>;

/** A draft in which the records and all that depends on them are gone. The map record stays. */
export function planRemoval(
  records: MapRecords,
  ids: Iterable<RecordId>,
  { stageContents = 'remove', keepItems = false }: RemovalOptions = {},
): Draft {
  const draft = new Draft(records);
  const asked = new Set([...ids].filter((id) => records[id] && records[id].kind !== 'map'));
  if (asked.size === 0) return draft;
  if (stageContents === 'toNeighbour') moveContents(draft, records, asked);
  const before = draft.records();
  const uses = usesIn(before);
  const gone = withDependants(before, uses, asked, keepItems);
  for (const id of gone) draft.remove(id);
  promoteAlternatives(draft, before, gone);
  clearReferences(draft, uses, gone);
  rescaleShares(draft, before, gone);
  return draft;
}

/** Moves the cards of removed stages to the stage before, or to the one after where there is none. */
function moveContents(draft: Draft, records: MapRecords, asked: ReadonlySet<RecordId>): void {
  const stages = ofKind(records, 'stage').map(({ id }) => id as RecordId);
  const first = stages.findIndex((id) => !asked.has(id));
  if (first === -1) return;
  moveInto(draft, stages.slice(0, first), stages[first]!, 'start');
  let neighbour = stages[first]!;
  for (const stage of stages.slice(first + 1)) {
    if (asked.has(stage)) moveInto(draft, [stage], neighbour, 'end');
    else neighbour = stage;
  }
}

function moveInto(
  draft: Draft,
  from: readonly RecordId[],
  to: RecordId,
  where: 'start' | 'end',
): void {
  const records = draft.records();
  const touchpoints = from.flatMap((stage) => touchpointsOf(records, stage));
  moveCards(draft, touchpoints, touchpointsOf(records, to), to, where);
  const notes = ofKind(records, 'note');
  const moving = from.flatMap((stage) => notes.filter((note) => note.stage === stage));
  for (const [lane, cards] of grouped(moving, (note) => note.lane)) {
    const there = notes.filter((note) => note.stage === to && note.lane === lane);
    moveCards(draft, cards, there, to, where);
  }
}

function moveCards(
  draft: Draft,
  cards: readonly MapRecord[],
  there: readonly MapRecord[],
  stage: RecordId,
  where: 'start' | 'end',
): void {
  const before = where === 'start' ? (there[0]?.id ?? null) : null;
  const keys = makeRoom(draft, there, before, cards.length);
  cards.forEach((card, index) => draft.set(card.id, { stage, order: keys[index] }));
}

type Use = Readonly<{ id: RecordId; mention: Mention }>;

/** Who mentions each record. */
function usesIn(records: MapRecords): Map<RecordId, Use[]> {
  const uses = new Map<RecordId, Use[]>();
  for (const id in records)
    for (const mention of mentionsOf(records[id]!)) {
      const known = uses.get(mention.id);
      if (known) known.push({ id, mention });
      else uses.set(mention.id, [{ id, mention }]);
    }
  return uses;
}

/** The records asked for and all that cannot be without them. */
function withDependants(
  records: MapRecords,
  uses: ReadonlyMap<RecordId, readonly Use[]>,
  asked: ReadonlySet<RecordId>,
  keepItems: boolean,
): Set<RecordId> {
  const gone = new Set<RecordId>();
  const open = [...asked];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (gone.has(id)) continue;
    gone.add(id);
    for (const use of uses.get(id) ?? []) if (use.mention.whenGone === 'remove') open.push(use.id);
    const item = records[id]!.kind === 'placement' ? (records[id]!['item'] as RecordId) : null;
    if (item !== null && !keepItems && records[item] && isNowhere(records, item, gone))
      open.push(item);
  }
  return gone;
}

/** What stands at no touchpoint can be neither seen nor computed. */
function isNowhere(records: MapRecords, item: RecordId, gone: ReadonlySet<RecordId>): boolean {
  return placementsOf(records, item).every((placement) => gone.has(placement.id));
}

/**
 * Alternatives of a removed touchpoint turn to its own main touchpoint if that stays; else the first
 * of them in order becomes the main one.
 */
function promoteAlternatives(draft: Draft, records: MapRecords, gone: ReadonlySet<RecordId>): void {
  const promoted = new Map<RecordId, RecordId>();
  for (const { id, alternativeTo } of touchpointsInOrder(records)) {
    if (gone.has(id) || alternativeTo === undefined || !gone.has(alternativeTo)) continue;
    const main = firstThatStays(records, alternativeTo, gone);
    const known = main.stays ? main.id : promoted.get(main.id);
    if (known === undefined) promoted.set(main.id, id);
    draft.set(id, { alternativeTo: known });
  }
}

function firstThatStays(
  records: MapRecords,
  start: RecordId,
  gone: ReadonlySet<RecordId>,
): { id: RecordId; stays: boolean } {
  let id = start;
  for (const passed = new Set<RecordId>(); gone.has(id) && !passed.has(id);) {
    passed.add(id);
    const next = records[id]!['alternativeTo'];
    if (typeof next !== 'string' || !records[next]) break;
    id = next;
  }
  return { id, stays: !gone.has(id) };
}

function clearReferences(
  draft: Draft,
  uses: ReadonlyMap<RecordId, readonly Use[]>,
  gone: ReadonlySet<RecordId>,
): void {
  for (const removed of gone)
    for (const { id } of uses.get(removed) ?? []) {
      const record = draft.get(id);
      const kept = record && translated(record, (said) => (gone.has(said.id) ? null : said.id));
      if (kept && kept !== record) draft.put(kept);
    }
}

function rescaleShares(draft: Draft, records: MapRecords, gone: ReadonlySet<RecordId>): void {
  const starts = new Set<RecordId>();
  for (const id of gone) {
    const record = records[id]!;
    if (record.kind === 'path') starts.add(record['from'] as RecordId);
  }
  for (const start of starts) {
    const left = pathsFrom(records, start).filter((path) => !gone.has(path.id));
    if (!gone.has(start)) scaleShares(draft, left, 1);
  }
}
