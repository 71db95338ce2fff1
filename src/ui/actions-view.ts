/** How the board is looked at, and how the map leaves the browser. */
import { unfoldLanes } from '#state/gestures/lane-deeds.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { HandOver } from '#state/page-port.ts';
import { appAction, mapAction, type Action } from './action.ts';
import type { ActionWords } from './messages/actions.ts';

const ZOOM_STEP = 1.25;

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
  mapAction('fit', 'view', (map) => map.view.fit(map.board.layout), { shortcuts: ['F'] }),
  mapAction('zoomIn', 'view', (map) => map.view.zoomBy(ZOOM_STEP), { shortcuts: ['+', '='] }),
  mapAction('zoomOut', 'view', (map) => map.view.zoomBy(1 / ZOOM_STEP), { shortcuts: ['-'] }),
  mapAction('zoomToLife', 'view', (map) => map.view.zoomTo(1), { shortcuts: ['Shift+0'] }),
  mapAction('foldLane', 'view', (map) => map.deeds.foldLane(laneAtCursor(map)!.id, true), {
    when: (map) => laneAtCursor(map) !== null,
  }),
  mapAction('unfoldLanes', 'view', unfoldLanes, {
    when: (map) => map.board.layout.lanes.some((lane) => lane.folded),
  }),
  handOver('exportJson', 'json'),
  handOver('exportPng', 'png'),
  handOver('exportSvg', 'svg'),
  handOver('print', 'print', ['Mod+P']),
];
