/** Which card a cell would get, and the change that makes it once it has a title. */
import { addNotes } from '#domain/commands/note.ts';
import { addItem } from '#domain/commands/placement.ts';
import { addStage } from '#domain/commands/stage.ts';
import { addTouchpoints } from '#domain/commands/touchpoint.ts';
import type { Change } from '#domain/change.ts';
import type { Placeable } from '#domain/kinds/placement.ts';
import type { LaneSort } from '#domain/kinds/lane.ts';
import type { RecordId } from '#domain/records.ts';
import type { Board } from './board.svelte.ts';
import { STAGE_ROW, type Cell } from './selection.svelte.ts';

/** `id` is what stands on the board, `item` what carries the title. */
export type NewCard = Readonly<{
  id: RecordId;
  item: RecordId;
  label: string;
  make: (title: string) => Change;
}>;

const PLACED: Readonly<Partial<Record<LaneSort, { kind: Placeable; label: string }>>> = {
  painPoints: { kind: 'painPoint', label: 'addPainPoint' },
  offers: { kind: 'offer', label: 'addOffer' },
  solutions: { kind: 'solution', label: 'addSolution' },
};

/**
 * The card that a cell would get: after the one at the cell's column for stages and touchpoints, below
 * what stands there for all others. Null where nothing can stand: in the chart, in the value lane, and
 * under an empty stage for what needs a touchpoint.
 */
export function newCardAt(board: Board, cell: Cell): NewCard | null {
  const { editor, layout } = board;
  const id = editor.newId();
  const stage = board.stageAt(cell.column);
  if (cell.lane === STAGE_ROW || !stage) {
    const make = (title: string) => addStage(editor.records, { id, title, after: stage });
    return { id, item: id, label: 'addStage', make };
  }
  const lane = layout.lanes.find((candidate) => candidate.id === cell.lane);
  if (!lane || lane.sort === 'experience' || lane.sort === 'value') return null;
  const touchpoint = layout.columns[cell.column]?.touchpoint ?? null;
  if (lane.sort === 'touchpoints') {
    const place = { stage, after: touchpoint, lane: lane.id };
    const make = (title: string) =>
      addTouchpoints(editor.records, { ids: [id], titles: [title], ...place });
    return { id, item: id, label: 'addTouchpoint', make };
  }
  const placed = PLACED[lane.sort];
  if (placed) {
    if (!touchpoint) return null;
    const placementId = editor.newId();
    const make = (title: string) =>
      addItem(editor.records, { kind: placed.kind, id, placementId, title, touchpoint });
    return { id: placementId, item: id, label: placed.label, make };
  }
  const make = (title: string) =>
    addNotes(editor.records, { ids: [id], titles: [title], lane: lane.id, stage });
  return { id, item: id, label: 'addNote', make };
}
