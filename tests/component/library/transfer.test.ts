import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { throughlineJson } from '#formats/throughline-json.ts';
import LibraryStage from './LibraryStage.svelte';
import { jsonFile, libraryApp, mapCalled } from './library-app.ts';

async function show(...args: Parameters<typeof libraryApp>) {
  await page.viewport(1200, 800);
  const desk = await libraryApp(...args);
  await render(LibraryStage, { app: desk.app });
  return desk;
}

const mapFile = (title: string, mapId: string, name = `${title}.json`) =>
  jsonFile(throughlineJson.write(mapCalled(title), { mapId, exportedAs: null }), name);

function drag(type: string, files: readonly File[] = []) {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  if (files.length === 0) dataTransfer.setData('text/plain', 'words');
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

const titlesIn = async ({ store }: Awaited<ReturnType<typeof libraryApp>>) =>
  (await store.list()).maps.map(({ summary }) => summary?.title).sort();

describe('dropping', () => {
  it('a file on the library says what will happen, then opens the map', async () => {
    const desk = await show();
    const file = mapFile('From Anna', 'anna');
    expect(drag('dragenter', [file]).defaultPrevented).toBe(true);
    await expect.element(page.getByText(/Drop files to add/)).toBeVisible();
    drag('drop', [file]);
    await vi.waitFor(() => expect(desk.app.map?.editor.mapId).toBe('anna'));
    await expect.element(page.getByText(/Drop files to add/)).not.toBeInTheDocument();
  });

  it('a file on an open map leaves that one open and offers the new one', async () => {
    const desk = await show([mapCalled('Mine')]);
    await desk.app.open('map-Mine');
    drag('drop', [mapFile('From Anna', 'anna')]);
    await expect
      .element(page.getByText('From Anna was added to your library.').first())
      .toBeVisible();
    expect(desk.app.map?.editor.title).toBe('Mine');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await vi.waitFor(() => expect(desk.app.map?.editor.title).toBe('From Anna'));
  });

  it('several files adds all of their maps', async () => {
    const desk = await show();
    drag('drop', [mapFile('One', 'm1'), mapFile('Two', 'm2')]);
    await vi.waitFor(async () => expect(await titlesIn(desk)).toEqual(['One', 'Two']));
    expect(desk.app.map).toBeNull();
    await expect.element(page.getByRole('link', { name: 'Two' })).toBeVisible();
  });

  it('anything but files is left to whoever it is for', async () => {
    await show();
    expect(drag('dragenter').defaultPrevented).toBe(false);
    expect(drag('drop').defaultPrevented).toBe(false);
    expect(page.getByText(/Drop files to add/).query()).toBeNull();
  });
});

describe('what is to be said before anything is added', () => {
  it('names what was refused and why, and adds nothing', async () => {
    const desk = await show([mapCalled('Mine')]);
    drag('drop', [jsonFile('<!doctype html>', 'page.html'), jsonFile('{"a": [1,', 'cut.json')]);
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toHaveTextContent('page.html');
    await expect.element(dialog).toHaveTextContent('a web page');
    await expect.element(dialog).toHaveTextContent(/cut\.json.*Line 1/s);
    await expect.element(dialog).toHaveTextContent('nothing was changed');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(await titlesIn(desk)).toEqual(['Mine']);
  });

  it('lists findings with their places', async () => {
    const desk = await show();
    const parsed = JSON.parse(await mapFile('Odd', 'odd').text()) as {
      records: { id: string; title?: unknown; quality?: unknown }[];
    };
    const touchpoint = parsed.records.find(({ id }) => id === 'I look')!;
    touchpoint.quality = { likely: 99, basis: 'guess' };
    drag('drop', [jsonFile(JSON.stringify(parsed), 'odd.json')]);
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toHaveTextContent('1 thing to know');
    await expect.element(dialog).toHaveTextContent('Touchpoint “I look”, field “quality.likely”');
    expect(await titlesIn(desk)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add 1 map' }).click();
    await vi.waitFor(() => expect(desk.app.map?.editor.title).toBe('Odd'));
  });

  it('asks what to do with a map that is here already; Escape does nothing at all', async () => {
    const desk = await show([mapCalled('Mine')]);
    const theirs = mapFile('Mine', 'map-Mine', 'theirs.json');
    const other = jsonFile(
      throughlineJson.write(mapCalled('Mine', ['Something else']), {
        mapId: 'map-Mine',
        exportedAs: null,
      }),
    );
    const before = await desk.store.readRaw('map-Mine');
    drag('drop', [theirs]);
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toHaveTextContent('already, exactly so');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();

    drag('drop', [other]);
    await expect.element(dialog).toHaveTextContent('in another state');
    await expect.element(dialog.getByRole('radio', { name: /as a copy/ })).toBeChecked();
    await dialog.getByRole('radio', { name: /Replace/ }).click();
    await expect.element(dialog.getByRole('button', { name: 'Replace 1 map' })).toBeVisible();
    await dialog.getByRole('radio', { name: /as a copy/ }).click();
    await dialog.getByRole('button', { name: 'Add 1 map' }).click();
    await vi.waitFor(async () => expect(await titlesIn(desk)).toEqual(['Mine', 'Mine (copy)']));
    expect(await desk.store.readRaw('map-Mine')).toEqual(before);
  });
});
