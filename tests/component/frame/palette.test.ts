import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { messages } from '#ui/messages/messages.ts';
import FrameScreen from './FrameScreen.svelte';
import { appForTest, type TestApp } from './test-app.ts';

async function show(): Promise<TestApp> {
  await page.viewport(1440, 900);
  const opened = await appForTest();
  await render(FrameScreen, { app: opened.app });
  await expect.element(page.getByText('17.6%').first()).toBeVisible();
  return opened;
}

const board = () => document.querySelector<HTMLElement>('.board')!;
const chosen = () =>
  document.querySelector('[role="option"][aria-selected="true"]')?.textContent?.trim();
const press = (keys: string) => userEvent.keyboard(keys);

beforeEach(() => localStorage.clear());

describe('the palette', () => {
  it('opens by Ctrl K, finds an action, runs it and is gone', async () => {
    const { app, map } = await show();
    board().focus();
    await press('{Control>}k{/Control}');
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    await press('sel all');
    expect(chosen()).toContain('Select all cards');
    await expect.element(page.getByRole('option').first()).toHaveTextContent('Ctrl A');
    await press('{Enter}');
    expect(map.board.selection.ids.size).toBe(map.board.layout.cards.length);
    expect(app.overlay).toBeNull();
    expect(document.activeElement).toBe(board());
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('goes to a record by its title and says what Enter does', async () => {
    const { map } = await show();
    await press('{Control>}k{/Control}');
    await press('i wait for');
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Go to I wait for delivery');
    await press('{Enter}');
    expect(map.board.inspected).toBe('touchpoint-wait');
    expect(document.activeElement).toBe(board());
  });

  it('opens how a figure is computed, by its name', async () => {
    const { map } = await show();
    await press('{Control>}k{/Control}');
    await press('lifetime value');
    expect(chosen()).toContain('How “Lifetime value” is computed');
    await press('{Enter}');
    expect(map.explanation.shown).toEqual({ figure: 'lifetimeValue', place: null });
  });

  it('knows exactly the figures that have a value, under their names', async () => {
    await show();
    await press('{Control>}k{/Control}');
    await press('computed');
    const labels = () =>
      [...document.querySelectorAll('[role="option"] .label')].map((one) => one.textContent.trim());
    const shown = [...document.querySelectorAll('.figures .cell')]
      .filter((cell) => cell.querySelector('b')!.textContent !== messages.frame.figures.unknown)
      .map((cell) => cell.querySelector('.name')!.textContent.trim().split(', index')[0]);
    expect(shown.length).toBeGreaterThan(4);
    expect(labels().sort()).toEqual(shown.map((name) => `How “${name}” is computed`).sort());
  });

  it('opens how satisfaction is computed at the selected touchpoint, and only there', async () => {
    const { map } = await show();
    map.board.selectRecord('stage-1');
    await press('{Control>}k{/Control}');
    await press('satisfaction here');
    expect(chosen()).toBeUndefined();
    await press('{Escape}{Escape}');
    map.board.selectRecord('touchpoint-wait');
    await press('{Control>}k{/Control}');
    await press('satisfaction here');
    expect(chosen()).toContain('How satisfaction here is computed');
    await press('{Enter}');
    expect(map.explanation.shown).toEqual({ figure: 'satisfaction', place: 'touchpoint-wait' });
  });

  it('lists what was chosen last first', async () => {
    await show();
    await press('{Control>}k{/Control}');
    await press('whole board{Enter}');
    await press('{Control>}k{/Control}');
    expect(chosen()).toContain('See the whole board');
    await expect.element(page.getByRole('group', { name: 'Recent' })).toBeVisible();
  });

  it('moves with arrow keys round the ends and tells the reader', async () => {
    await show();
    await press('{Control>}k{/Control}');
    const field = page.getByRole('combobox').element();
    const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    const first = active();
    await press('{ArrowUp}');
    expect(active()).toBe([...document.querySelectorAll('[role="option"]')].at(-1));
    await press('{ArrowDown}');
    expect(active()).toBe(first);
    await press('{PageDown}');
    expect(active()).not.toBe(first);
  });

  it('says when nothing is found; Escape takes back what was typed, then closes', async () => {
    const { app } = await show();
    page.getByRole('button', { name: 'Find an action or a record' }).element().focus();
    await press('{Enter}');
    await press('zebra crossing');
    await expect.element(page.getByText('Nothing here is called “zebra crossing”.')).toBeVisible();
    await press('{Escape}');
    await expect.element(page.getByRole('combobox')).toHaveValue('');
    await press('{Escape}');
    expect(app.overlay).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Find an action or a record');
  });

  it('searches records only by the slash', async () => {
    await show();
    board().focus();
    await press('/');
    await expect.element(page.getByRole('dialog', { name: 'Search this map' })).toBeVisible();
    await press('undo');
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(0);
  });

  it('adds at the cursor and begins typing there', async () => {
    const { map } = await show();
    map.board.selectRecord('touchpoint-wait');
    await press('{Control>}k{/Control}');
    await press('add a pain{Enter}');
    expect(map.titles.id).not.toBeNull();
    map.titles.commit('Nobody tells me anything');
    expect(map.board.cardAtCursor?.touchpoint).toBe('touchpoint-wait');
  });
});

describe('keys of the window', () => {
  it('work wherever the focus is, but not in fields, dialogs and menus', async () => {
    const { app, map } = await show();
    map.deeds.setQuality('touchpoint-wait', 9);
    await press('{Control>}z{/Control}');
    expect(map.editor.canUndo).toBe(false);
    await press('{Control>}y{/Control}');
    expect(map.editor.canUndo).toBe(true);

    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await press('f?/');
    expect(app.overlay).toBeNull();
    await press('{Escape}');

    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await press('{Control>}z{/Control}?');
    expect(map.editor.canUndo).toBe(true);
    expect(app.overlay).toBeNull();
    await press('{Escape}');

    app.show('help');
    await expect.element(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
    await press('{Control>}z{/Control}');
    expect(map.editor.canUndo).toBe(true);
  });

  it('open the palette even while typing', async () => {
    const { app } = await show();
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await press('{Control>}k{/Control}');
    expect(app.overlay).toBe('palette');
  });

  it('pressed alone can be switched off', async () => {
    const { app } = await show();
    board().focus();
    await press('?');
    await page.getByRole('switch', { name: /^Keys pressed alone/ }).click();
    await press('{Escape}');
    expect(app.overlay).toBeNull();
    board().focus();
    await press('?');
    expect(app.overlay).toBeNull();
    await press('{Control>}k{/Control}');
    expect(app.overlay).toBe('palette');
  });
});

describe('the help sheet', () => {
  it('lists every key of the table and the board, and closes by its button', async () => {
    const { app } = await show();
    app.show('help');
    const dialog = page.getByRole('dialog', { name: 'All keys' });
    await expect.element(dialog).toBeVisible();
    for (const text of [
      'Undo',
      'Move left',
      'It goes awfully',
      'See the whole board',
      'Take it and make the next',
    ])
      await expect.element(dialog).toHaveTextContent(text);
    expect(dialog.element().textContent).not.toMatch(/present/i);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(app.overlay).toBeNull();
  });
});

describe('the clipboard', () => {
  function clip(type: 'copy' | 'cut' | 'paste', data = new DataTransfer()): DataTransfer {
    const event = new ClipboardEvent(type, {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return data;
  }

  const selectedTouchpoint = ({ map }: TestApp) =>
    [...map.board.selection.ids]
      .map((id) => map.editor.records[id]!)
      .find((record) => record.kind === 'touchpoint')!;

  it('carries whole cards, and their titles for everybody else', async () => {
    const opened = await show();
    const { map } = opened;
    board().focus();
    map.board.selectRecord('touchpoint-wait');
    const data = clip('copy');
    expect(data.getData('text/plain')).toContain('I wait for delivery');
    const before = map.board.layout.columns.length;
    clip('paste', data);
    expect(map.board.layout.columns).toHaveLength(before + 1);
    const pasted = selectedTouchpoint(opened);
    expect(pasted.id).not.toBe('touchpoint-wait');
    expect(pasted).toMatchObject({ kind: 'touchpoint', title: 'I wait for delivery' });
    expect(pasted['promise']).toEqual(map.editor.records['touchpoint-wait']!['promise']);
  });

  it('cuts and gives back, also by text alone', async () => {
    const opened = await show();
    const { map } = opened;
    board().focus();
    map.board.selectRecord('touchpoint-wait');
    const before = map.editor.records['touchpoint-wait'];
    const data = clip('cut');
    expect(map.editor.records['touchpoint-wait']).toBeUndefined();
    const onlyText = new DataTransfer();
    onlyText.setData('text/plain', data.getData('text/plain'));
    clip('paste', onlyText);
    const pasted = selectedTouchpoint(opened);
    expect(pasted['quality']).toEqual(before!['quality']);
    map.editor.undo();
    map.editor.undo();
    expect(map.editor.records['touchpoint-wait']).toEqual(before);
  });

  it('makes cards of lines, and leaves fields alone', async () => {
    const { map } = await show();
    board().focus();
    map.board.selectRecord('touchpoint-wait');
    const lines = new DataTransfer();
    lines.setData('text/plain', 'First\nSecond');
    const before = map.board.layout.columns.length;
    clip('paste', lines);
    expect(map.board.layout.columns).toHaveLength(before + 2);
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    clip('paste', lines);
    expect(map.board.layout.columns).toHaveLength(before + 2);
  });

  it('takes broken cards for text', async () => {
    const { map } = await show();
    board().focus();
    map.board.selectRecord('touchpoint-wait');
    const data = new DataTransfer();
    data.setData('text/plain', 'Only words');
    data.setData(
      'application/x-throughline-cards+json',
      '{"format":"throughline-cards","records":[{"kind"',
    );
    clip('paste', data);
    expect(map.editor.records[map.board.selection.single!]).toMatchObject({ title: 'Only words' });
  });
});
