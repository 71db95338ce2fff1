/** Selects what was pressed on the board: a card, a stage, or the empty cell there. */
import { COLUMN } from '#domain/queries/board-layout.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';

/** `x` and `y` are measured from the corner of the board on screen. A selected card stays selected with others. */
export function pressedPlace(map: OpenMap, target: EventTarget | null, x: number, y: number): void {
  const element = target instanceof Element ? target : null;
  const card = element?.closest<HTMLElement>('.svelte-flow__node')?.dataset['id'];
  const stage = element?.closest('[id^="stage-"]')?.id.slice('stage-'.length);
  if (card !== undefined) {
    if (!map.board.selection.has(card)) map.board.selectRecord(card);
  } else if (stage !== undefined) map.board.selectStage(stage);
  else goToCell(map, x, y);
}

function goToCell(map: OpenMap, x: number, y: number): void {
  const { viewport } = map.view;
  const [boardX, boardY] = [(x - viewport.x) / viewport.zoom, (y - viewport.y) / viewport.zoom];
  const lane = map.board.layout.lanes.find((one) => boardY >= one.y && boardY < one.y + one.height);
  const column = Math.floor(boardX / COLUMN);
  if (!lane || lane.folded || !map.board.layout.columns[column]) map.board.selection.clear();
  else map.board.goTo({ lane: lane.id, column, row: 0 });
}
