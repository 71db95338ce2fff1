/** Undo and redo, adding, and what one does with what is selected, wherever the focus is. */
import { addLane } from '#domain/commands/lane.ts';
import { addPartner } from '#domain/commands/partner.ts';
import { addRecord } from '#domain/commands/record.ts';
import type { Change } from '#domain/change.ts';
import type { LaneSort } from '#domain/kinds/lane.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { STAGE_ROW } from '#state/selection.svelte.ts';
import { appAction, mapAction, type Action } from './action.ts';
import { pasteFromClipboard, takeToClipboard } from './clipboard.ts';
import type { ActionWords } from './messages/actions.ts';

const hasSelection = (map: OpenMap) => map.board.selection.ids.size > 0;
const hasCards = (map: OpenMap | null) =>
  map !== null && [...map.board.selection.ids].some((id) => isCard(map, id));
const isCard = (map: OpenMap, id: RecordId) =>
  map.board.card(id) !== null || map.editor.records[id]?.kind === 'stage';

/** Opens a new card of a lane of this sort (or a new stage) in the column of the cursor. */
function begin(map: OpenMap, lane: RecordId | undefined): void {
  const column =
    map.board.selection.cursor?.column ?? Math.max(0, map.board.layout.columns.length - 1);
  if (lane === undefined) return;
  const row = lane === STAGE_ROW ? 0 : map.board.cardsIn(lane, column).length;
  map.titles.begin({ lane, column, row });
}

/** The lane of the cursor where it is of this sort, else the first one on the board. */
function laneFor(map: OpenMap, sort: LaneSort): RecordId | undefined {
  const lanes = map.board.layout.lanes.filter((lane) => lane.sort === sort && !lane.folded);
  const cursor = map.board.selection.cursor?.lane;
  return (lanes.find(({ id }) => id === cursor) ?? lanes[0])?.id;
}

function addTo(id: ActionWords, sort: LaneSort): Action {
  return mapAction(id, 'add', (map) => begin(map, laneFor(map, sort)), {
    when: (map) => laneFor(map, sort) !== undefined,
  });
}

/** Makes a record that has no place on the board and selects it, so that it can be described. */
function make(
  id: ActionWords,
  plan: (records: MapRecords, newId: RecordId, map: OpenMap) => Change,
): Action {
  return mapAction(id, 'add', (map) => {
    const newId = map.editor.newId();
    map.editor.commit(id, plan(map.editor.records, newId, map));
    map.board.selectRecord(newId);
  });
}

/** The lane of the cursor if it is a lane at all: one's own comes after it. */
function laneAtCursor(map: OpenMap): RecordId | undefined {
  const lane = map.board.selection.cursor?.lane;
  return ofKind(map.editor.records, 'lane').find(({ id }) => id === lane)?.id;
}

export const editActions: readonly Action[] = [
  mapAction('undo', 'edit', (map) => map.editor.undo(), {
    shortcuts: ['Mod+Z'],
    when: (map) => map.editor.canUndo,
  }),
  mapAction('redo', 'edit', (map) => map.editor.redo(), {
    shortcuts: ['Shift+Mod+Z', 'Mod+Y'],
    when: (map) => map.editor.canRedo,
  }),
  mapAction('duplicate', 'edit', (map) => map.deeds.duplicateSelected(), {
    shortcuts: ['Mod+D'],
    when: hasSelection,
  }),
  mapAction('selectAll', 'edit', (map) => map.board.selectAll(), {
    shortcuts: ['Mod+A'],
    when: (map) => map.board.layout.cards.length > 0,
  }),
  appAction('copy', 'edit', (app) => takeToClipboard(app, 'copy'), {
    shortcuts: ['Mod+C'],
    native: true,
    enabled: (app) => hasCards(app.map),
  }),
  appAction('cut', 'edit', (app) => takeToClipboard(app, 'cut'), {
    shortcuts: ['Mod+X'],
    native: true,
    enabled: (app) => hasCards(app.map),
  }),
  appAction('paste', 'edit', (app) => pasteFromClipboard(app), {
    shortcuts: ['Mod+V'],
    native: true,
    enabled: (app) => app.map !== null,
  }),

  addTo('addTouchpoint', 'touchpoints'),
  mapAction('addStage', 'add', (map) => begin(map, STAGE_ROW)),
  addTo('addPainPoint', 'painPoints'),
  addTo('addOffer', 'offers'),
  addTo('addSolution', 'solutions'),
  addTo('addThought', 'thoughts'),
  addTo('addNote', 'notes'),
  make('addLane', (records, id, map) => addLane(records, { id, after: laneAtCursor(map) })),
  make('addPartner', (records, id) => addPartner(records, { id, title: '' })),
  make('addSource', (records, id) => addRecord(records, { id, kind: 'source', title: '' })),
  make('addMetric', (records, id) =>
    addRecord(records, { id, kind: 'metric', title: '', measures: 'satisfaction' }),
  ),
  appAction('pasteMeasurements', 'add', (app) => app.show('measurements'), {
    enabled: (app) => app.map !== null,
  }),
  appAction('fitMetrics', 'edit', (app) => app.show('fitMetrics'), {
    enabled: (app) => !!app.map?.analysis && ofKind(app.map.editor.records, 'metric').length > 0,
  }),
  make('addOutcome', (records, id) => addRecord(records, { id, kind: 'outcome', title: '' })),
];
