/** What one does to the place the cursor stands in. Their keys work while the board has the focus. */
import { faceFeelings, qualityOfFeeling } from '#domain/scale.ts';
import { find } from '#domain/queries/of-kind.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { mapAction, type MapAction } from './action.ts';

const onBoard = { scope: 'board' } as const;

const hasSelection = (map: OpenMap) => map.board.selection.ids.size > 0;
const hasCursor = (map: OpenMap) => map.board.selection.cursor !== null;

const selectedTouchpoint = (map: OpenMap) =>
  find(map.editor.records, 'touchpoint', map.board.inspected);

function go(id: 'goLeft' | 'goRight' | 'goUp' | 'goDown', key: string): MapAction {
  const direction = id.slice(2).toLowerCase() as 'left' | 'right' | 'up' | 'down';
  return mapAction(id, 'move', (map) => map.board.move(direction), {
    ...onBoard,
    shortcuts: [key],
    isKeyOnly: true,
  });
}

function shift(id: 'shiftLeft' | 'shiftRight' | 'shiftUp' | 'shiftDown', key: string): MapAction {
  const direction = id.slice(5).toLowerCase() as 'left' | 'right' | 'up' | 'down';
  return mapAction(id, 'edit', (map) => map.deeds.shift(direction), {
    ...onBoard,
    shortcuts: [`Alt+${key}`],
    when: hasCursor,
  });
}

function face(id: 'face1' | 'face2' | 'face3' | 'face4' | 'face5'): MapAction {
  const place = Number(id.slice(4));
  const quality = qualityOfFeeling(faceFeelings[place - 1]!);
  const run = (map: OpenMap) => {
    const touchpoint = selectedTouchpoint(map);
    if (touchpoint) map.deeds.setQuality(touchpoint.id, quality);
  };
  return mapAction(id, 'face', run, {
    ...onBoard,
    shortcuts: [String(place)],
    when: (map) => selectedTouchpoint(map) !== null,
  });
}

export const boardActions: readonly MapAction[] = [
  go('goLeft', 'ArrowLeft'),
  go('goRight', 'ArrowRight'),
  go('goUp', 'ArrowUp'),
  go('goDown', 'ArrowDown'),
  mapAction('rename', 'edit', (map) => map.titles.openAtCursor(), {
    ...onBoard,
    shortcuts: ['Enter', 'F2'],
    when: hasCursor,
  }),
  mapAction('toggleSelected', 'edit', (map) => map.deeds.toggleSelected(), {
    ...onBoard,
    shortcuts: ['Space'],
    when: (map) => map.deeds.canToggleSelected,
  }),
  mapAction('remove', 'edit', (map) => map.deeds.removeSelected(), {
    ...onBoard,
    shortcuts: ['Delete', 'Backspace'],
    when: hasSelection,
  }),
  shift('shiftLeft', 'ArrowLeft'),
  shift('shiftRight', 'ArrowRight'),
  shift('shiftUp', 'ArrowUp'),
  shift('shiftDown', 'ArrowDown'),
  face('face1'),
  face('face2'),
  face('face3'),
  face('face4'),
  face('face5'),
  mapAction('clearSelection', 'move', (map) => map.board.selection.clear(), {
    ...onBoard,
    shortcuts: ['Escape'],
    isKeyOnly: true,
  }),
];
