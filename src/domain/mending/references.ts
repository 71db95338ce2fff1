/**
 * Second step of a repair: what records say about each other. A card whose stage or lane is gone moves
 * to the first one there is; what cannot be without the missing goes; other mentions are taken out.
 */
import { finding, quoted } from '../finding.ts';
import type { LaneSort } from '../kinds/lane.ts';
import { COMPLETE } from '../kinds/path.ts';
import { cardKindOf, firstLaneOfNotes } from '../queries/lane-cards.ts';
import { ofKind } from '../queries/of-kind.ts';
import type { MapRecord, RecordId } from '../records.ts';
import { isMeant, translated, type Mention } from '../references.ts';
import type { Repair } from './repair.ts';

/** Leaves no mention of what is not there. */
export function repairReferences(repair: Repair): void {
  const homes = new Homes(repair);
  for (let again = true; again;) {
    again = false;
    for (const record of repair.each()) if (!repairOne(repair, homes, record)) again = true;
  }
}

/** False when the record had to go, so that others may mention what is gone. */
function repairOne(repair: Repair, homes: Homes, record: MapRecord): boolean {
  const done: { mention: Mention; to: RecordId | null }[] = [];
  const kept = translated(record, (mention) => {
    if (isRight(repair, record, mention)) return mention.id;
    const to = homes.of(record, mention);
    done.push({ mention, to });
    return to;
  });
  if (kept === record) return true;
  if (kept) {
    repair.draft.put(kept);
    for (const { mention, to } of done) noteMention(repair, kept, mention, to);
    return true;
  }
  const { mention } = done.find(({ to, mention }) => to === null && mention.whenGone === 'remove')!;
  repair.draft.remove(record.id);
  repair.note('recordOrphaned', record, mention.field, { value: quoted(mention.id) });
  return false;
}

function noteMention(repair: Repair, record: MapRecord, mention: Mention, to: RecordId | null) {
  const value = quoted(mention.id);
  if (to === null) repair.note('referenceCleared', record, mention.field, { value });
  else repair.note('recordMoved', record, mention.field, { value, to });
  if (to !== null) repair.moved.add(record.id);
}

function isRight(repair: Repair, record: MapRecord, mention: Mention): boolean {
  const other = repair.draft.get(mention.id);
  if (!isMeant(other, mention)) return false;
  return mention.field !== 'lane' || cardKindOf(other!['sort'] as LaneSort) === record.kind;
}

/** Where cards without a place can stand: looked for once, as no stage or lane goes meanwhile. */
class Homes {
  readonly #repair: Repair;
  #stage: RecordId | null = null;
  #lane: RecordId | null = null;

  constructor(repair: Repair) {
    this.#repair = repair;
  }

  /** Null: nowhere, or it need not. */
  of({ kind }: MapRecord, { field, id }: Mention): RecordId | null {
    if (field === 'stage' && (kind === 'touchpoint' || kind === 'note'))
      return (this.#stage ??= firstStage(this.#repair, id));
    if (field === 'lane' && kind === 'note') return (this.#lane ??= notesLane(this.#repair, id));
    return null;
  }
}

function firstStage(repair: Repair, wanted: RecordId): RecordId {
  const first = ofKind(repair.draft.records(), 'stage')[0];
  return first?.id ?? made(repair, 'stage', wanted, { title: '' });
}

function notesLane(repair: Repair, wanted: RecordId): RecordId {
  const lane = firstLaneOfNotes(repair.draft.records());
  return lane?.id ?? made(repair, 'lane', wanted, { sort: 'notes' });
}

/** With the id that cards know it by, where that is free. */
function made(
  repair: Repair,
  kind: 'stage' | 'lane',
  wanted: RecordId,
  fields: Readonly<Record<string, unknown>>,
): RecordId {
  const id = repair.freeId(wanted === COMPLETE ? kind : wanted);
  const record = { id, kind, order: 'a0', ...fields };
  repair.add(record);
  repair.moved.add(id);
  repair.findings.push(finding(kind === 'stage' ? 'stageMade' : 'laneMade', { id, kind }));
  return id;
}

/**
 * Opens circles of alternatives at the touchpoint with the smallest id, which becomes the main one.
 * Each touchpoint is passed once: a walk that meets itself has found a circle.
 */
export function repairCircles(repair: Repair): void {
  const walks = new Map<RecordId, RecordId>();
  for (const { id: start } of repair.each('touchpoint')) {
    let at: RecordId | null = start;
    for (; at !== null && !walks.has(at); at = pointedTo(repair, at)) walks.set(at, start);
    if (at !== null && walks.get(at) === start) openCircle(repair, at);
  }
}

function pointedTo(repair: Repair, touchpoint: RecordId): RecordId | null {
  const main = repair.draft.get(touchpoint)?.['alternativeTo'];
  return typeof main === 'string' ? main : null;
}

function openCircle(repair: Repair, member: RecordId): void {
  let smallest = member;
  for (let at = pointedTo(repair, member)!; at !== member; at = pointedTo(repair, at)!)
    if (at < smallest) smallest = at;
  const touchpoint = repair.draft.get(smallest)!;
  repair.draft.set(smallest, { alternativeTo: undefined });
  const value = quoted(touchpoint['alternativeTo']);
  repair.note('referenceCleared', touchpoint, 'alternativeTo', { value });
}
