/** Adding and moving notes. */
import type { Change } from '../change.ts';
import { fitsLane } from '../queries/lane-cards.ts';
import { find, ofKind } from '../queries/of-kind.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';
import { moveTo } from './reorder.ts';

/** New notes in a cell, before another one there (null or absent: last). A missing title is empty. */
export function addNotes(
  records: MapRecords,
  added: {
    ids: readonly RecordId[];
    titles: readonly string[];
    lane: RecordId;
    stage: RecordId;
    before?: RecordId | null | undefined;
  },
): Change {
  const { ids, titles, lane, stage, before } = added;
  const draft = new Draft(records);
  const notes = ids.map((id, index) => ({
    id,
    kind: 'note',
    title: titles[index] ?? '',
    lane,
    stage,
  }));
  insertRecords(draft, notes, { before });
  return draft.change();
}

/** Moves notes into a cell, before another one there (null: last), in the order in which they stood. */
export function moveNotes(
  records: MapRecords,
  ids: Iterable<RecordId>,
  { lane, stage, before }: { lane: RecordId; stage: RecordId; before: RecordId | null },
): Change {
  const draft = new Draft(records);
  const asked = new Set(ids);
  if (!fitsLane(records, { kind: 'note' }, lane) || !find(records, 'stage', stage))
    return draft.change();
  const notes = ofKind(records, 'note');
  const moving = ofKind(records, 'stage').flatMap((from) =>
    notes.filter((note) => asked.has(note.id) && note.stage === from.id),
  );
  moveTo(draft, records, moving, { lane, stage }, { before });
  return draft.change();
}
