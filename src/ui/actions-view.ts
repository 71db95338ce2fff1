/** Which view is shown, how the board is looked at, and how the map leaves the browser. */
import { unfoldLanes } from '#state/gestures/lane-deeds.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { HandOver } from '#state/page-port.ts';
import type { ViewName } from '#state/views.svelte.ts';
import { appAction, mapAction, type Action } from './action.ts';
import type { ActionWords } from './messages/actions.ts';

const ZOOM_STEP = 1.25;

/** The keys of the views; one without is found in the switch and the palette. */
const VIEW_ACTIONS = [
  ['showBoard', 'board', 'B'],
  ['showResults', 'results', 'R'],
  ['showDecide', 'decide', 'D'],
] as const satisfies readonly (readonly [ActionWords, ViewName, string])[];

const isOnBoard = (map: OpenMap) => map.views.shown === 'board';

function laneAtCursor(map: OpenMap) {
  const lane = map.board.selection.cursor?.lane;
  return map.board.layout.lanes.find(({ id }) => id === lane) ?? null;
}

function handOver(id: ActionWords, as: HandOver, shortcuts?: readonly string[]): Action {
  return appAction(id, 'handOver', (app) => app.page?.handOver(as), {
    shortcuts,
    enabled: (app) => app.map !== null && app.page !== null,
  });
}

export const viewActions: readonly Action[] = [
  ...VIEW_ACTIONS.map(([id, view, key]) =>
    mapAction(id, 'show', (map) => map.views.show(view), { shortcuts: [key] }),
  ),
  mapAction('fit', 'view', (map) => map.view.fit(map.board.layout), {
    shortcuts: ['F'],
    when: isOnBoard,
  }),
  mapAction('zoomIn', 'view', (map) => map.view.zoomBy(ZOOM_STEP), {
    shortcuts: ['+', '='],
    when: isOnBoard,
  }),
  mapAction('zoomOut', 'view', (map) => map.view.zoomBy(1 / ZOOM_STEP), {
    shortcuts: ['-'],
    when: isOnBoard,
  }),
  mapAction('zoomToLife', 'view', (map) => map.view.zoomTo(1), {
    shortcuts: ['Shift+0'],
    when: isOnBoard,
  }),
  mapAction('foldLane', 'view', (map) => map.deeds.foldLane(laneAtCursor(map)!.id, true), {
    when: (map) => laneAtCursor(map) !== null,
  }),
  mapAction('unfoldLanes', 'view', unfoldLanes, {
    when: (map) => map.board.layout.lanes.some((lane) => lane.folded),
  }),
  handOver('exportJson', 'json'),
  handOver('exportPng', 'png'),
  handOver('exportSvg', 'svg'),
  handOver('exportMermaid', 'mermaid'),
  handOver('print', 'print', ['Mod+P']),
];
