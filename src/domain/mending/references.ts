/**
 * Second step of a repair: what records say about each other. A card whose stage or lane is gone moves
 * to the first one there is; what cannot be without the missing goes; other mentions are taken out.
 */
import { finding, quoted } from '../finding.ts';
import type { LaneSort } from '../kinds/lane.ts';
import { COMPLETE } from '../kinds/path.ts';
import { mayBeAlternative } from '../queries/alternatives.ts';
import { cardKindOf, firstLaneOfNotes } from '../queries/lane-cards.ts';
import { ofKind } from '../queries/of-kind.ts';
import type { MapRecord, RecordId } from '../records.ts';
import { isMeant, translated, type Mention } from '../references.ts';
import type { Repair } from './repair.ts';

/** Leaves no mention of what is not there. */
export function repairReferences(repair: Repair): void {
  for (let again = true; again;) {
    again = false;
    for (const record of repair.each()) if (!repairOne(repair, record)) again = true;
  }
}

/** False when the record had to go, so that others may mention what is gone. */
function repairOne(repair: Repair, record: MapRecord): boolean {
  const done: { mention: Mention; to: RecordId | null }[] = [];
  const kept = translated(record, (mention) => {
    if (isRight(repair, record, mention)) return mention.id;
    const to = homeOf(repair, record, mention);
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

/** Where a card can stand instead. Null: nowhere, or it need not. */
function homeOf(repair: Repair, record: MapRecord, { field, id }: Mention): RecordId | null {
  if (record.kind !== 'touchpoint' && record.kind !== 'note') return null;
  const records = repair.draft.records();
  if (field === 'stage')
    return ofKind(records, 'stage')[0]?.id ?? made(repair, 'stage', id, { title: '' });
  if (field !== 'lane' || record.kind !== 'note') return null;
  return firstLaneOfNotes(records)?.id ?? made(repair, 'lane', id, { sort: 'notes' });
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

/** Opens circles of alternatives at the touchpoint with the smallest id, which becomes the main one. */
export function repairCircles(repair: Repair): void {
  let records = repair.draft.records();
  for (const touchpoint of repair.each('touchpoint')) {
    const { id, alternativeTo: main } = touchpoint;
    if (typeof main !== 'string' || mayBeAlternative(records, id, main)) continue;
    repair.draft.set(id, { alternativeTo: undefined });
    repair.note('referenceCleared', touchpoint, 'alternativeTo', { value: quoted(main) });
    records = repair.draft.records();
  }
}
