import { describe, expect, it } from 'vitest';
import { keyOnBoard } from '#ui/board/board-keys.ts';
import { appForTest } from './test-app.ts';

function press(
  map: Parameters<typeof keyOnBoard>[1],
  key: string,
  more: KeyboardEventInit = {},
  target: HTMLElement = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.addEventListener('keydown', (pressed) => keyOnBoard(pressed, map), { once: true });
  target.dispatchEvent(event);
  return event;
}

describe('the keys of the board', () => {
  it('walk, edit and leave', async () => {
    const { map } = await appForTest();
    expect(press(map, 'ArrowRight').defaultPrevented).toBe(true);
    expect(map.board.cardAtCursor?.column).toBe(0);
    press(map, 'Enter');
    expect(map.titles.id).toBe(map.board.cardAtCursor?.id);
    map.titles.cancel();
    press(map, 'Escape');
    expect(map.board.selection.ids.size).toBe(0);
  });

  it('set a face, also on a row of digits that needs Shift for them', async () => {
    const { map } = await appForTest();
    const quality = () => map.editor.records['touchpoint-wait']!['quality'];
    map.board.selectRecord('touchpoint-wait');
    press(map, '5');
    expect(quality()).toMatchObject({ likely: 10 });
    press(map, '&', { code: 'Digit1' });
    expect(quality()).toMatchObject({ likely: 2.5 });
  });

  it('move cards with Alt, and leave combinations of the app alone', async () => {
    const { map } = await appForTest();
    map.board.selectRecord('touchpoint-wait');
    const before = map.board.cardAtCursor!.column;
    press(map, 'ArrowRight', { altKey: true });
    expect(map.board.cardAtCursor!.column).toBe(before + 1);
    expect(press(map, 'z', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(press(map, 'f').defaultPrevented).toBe(false);
  });

  it('do nothing to the page where there is nothing to do, and remove what is selected', async () => {
    const { map } = await appForTest();
    expect(press(map, ' ').defaultPrevented).toBe(true);
    expect(press(map, '3').defaultPrevented).toBe(false);
    map.board.selectRecord('touchpoint-wait');
    press(map, 'Delete');
    expect(map.editor.records['touchpoint-wait']).toBeUndefined();
  });

  it('leave Enter and Space to a button that stands on the board', async () => {
    const { map } = await appForTest();
    map.board.move('right');
    const button = document.body.appendChild(document.createElement('button'));
    expect(press(map, 'Enter', {}, button).defaultPrevented).toBe(false);
    expect(map.titles.id).toBeNull();
    button.remove();
  });
});
