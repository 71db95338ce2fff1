import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { backgroundHere } from '../../state/support/background-here.ts';
import LibraryStage from './LibraryStage.svelte';
import { libraryApp, mapCalled } from './library-app.ts';

afterEach(() => vi.restoreAllMocks());

const three = () => [
  mapCalled('Weekend by train'),
  mapCalled('Printer', ['I unpack', 'I wait for the parcel', 'I print']),
  mapCalled('Club', []),
];

async function show(...args: Parameters<typeof libraryApp>) {
  await page.viewport(1200, 800);
  const desk = await libraryApp(...args);
  await render(LibraryStage, { app: desk.app });
  return desk;
}

const card = (title: string) => page.getByRole('link', { name: title, exact: true });
const titles = () =>
  [...document.querySelectorAll('[data-card]')].map((link) => link.textContent?.trim());
/** What is said at once; the frame has an alert of its own for what is announced. */
const banner = () => page.getByRole('main').getByRole('alert');
const focused = () => document.activeElement;
const press = (keys: string) => userEvent.keyboard(keys);

describe('the cards', () => {
  it('show title, counts, last change and the curve of each map, the last changed first', async () => {
    await show(three());
    await expect.element(card('Printer')).toBeVisible();
    expect(titles()).toEqual(['Weekend by train', 'Printer', 'Club']);
    await expect.element(page.getByText('3 touchpoints', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Nothing drawn yet')).toBeVisible();
    const [train, , club] = document.querySelectorAll('.card');
    expect(train?.querySelector('.felt')?.getAttribute('d')).toMatch(/^M.*C/);
    expect(train?.querySelector('.mark')).not.toBeNull();
    expect(club?.querySelector('svg .felt')).toBeNull();
  });

  it('open by click and by Enter', async () => {
    const { app } = await show(three());
    await card('Printer').click();
    await vi.waitFor(() => expect(app.map?.editor.title).toBe('Printer'));
    await app.goToLibrary();
    await expect.element(card('Club')).toBeVisible();
    (card('Club').element() as HTMLElement).focus();
    await press('{Enter}');
    await vi.waitFor(() => expect(app.map?.editor.title).toBe('Club'));
  });

  it('are walked through by arrow keys, Home and End', async () => {
    await show(three());
    await expect.element(card('Club')).toBeVisible();
    (card('Weekend by train').element() as HTMLElement).focus();
    await press('{ArrowRight}');
    expect(focused()).toBe(card('Printer').element());
    await press('{End}');
    expect(focused()).toBe(card('Club').element());
    await press('{ArrowRight}');
    expect(focused()).toBe(card('Club').element());
    await press('{Home}');
    expect(focused()).toBe(card('Weekend by train').element());
  });

  it('are renamed in place, and the focus comes back', async () => {
    const { store } = await show(three());
    await expect.element(card('Printer')).toBeVisible();
    (card('Printer').element() as HTMLElement).focus();
    await press('{F2}');
    await press('Printer for two{Enter}');
    await expect.element(card('Printer for two')).toBeVisible();
    await vi.waitFor(() => expect(focused()).toBe(card('Printer for two').element()));
    expect((await store.list()).maps.map(({ summary }) => summary?.title)).toContain(
      'Printer for two',
    );
    await press('{F2}');
    await press('Never{Escape}');
    await expect.element(card('Printer for two')).toBeVisible();
    expect(titles()).not.toContain('Never');
  });

  it('go to the trash by Delete; the next has the focus, and Undo brings it back', async () => {
    await show(three());
    await expect.element(card('Printer')).toBeVisible();
    (card('Printer').element() as HTMLElement).focus();
    await press('{Delete}');
    await expect.element(card('Printer')).not.toBeInTheDocument();
    await vi.waitFor(() => expect(focused()).toBe(card('Club').element()));
    await expect.element(page.getByText('Printer moved to trash.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(card('Printer')).toBeVisible();
  });

  it('have a menu by button, by right click and by the keyboard', async () => {
    const { downloads } = await show(three());
    await card('Printer').click({ button: 'right' });
    await expect.element(page.getByRole('menuitem', { name: 'Open' })).toHaveFocus();
    await press('{ArrowDown}{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: 'Duplicate' })).toHaveFocus();
    await press('{Escape}');
    await page.getByRole('button', { name: 'What to do with Printer' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect.element(card('Printer (copy)')).toBeVisible();
    await page.getByRole('button', { name: 'What to do with Club' }).click();
    await page.getByRole('menuitem', { name: /Export/ }).click();
    await vi.waitFor(() => expect(downloads[0]?.fileName).toBe('Club.throughline.json'));
  });
});

describe('finding', () => {
  it('starts with the slash and says in which words a map was found', async () => {
    await show(three());
    await expect.element(card('Printer')).toBeVisible();
    await press('/');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await press('PARCEL');
    await expect.element(page.getByText('“I wait for the parcel”')).toBeVisible();
    expect(titles()).toEqual(['Printer']);
    await expect.element(page.getByText('1 map found')).toBeInTheDocument();
    await press('{Escape}');
    await vi.waitFor(() => expect(titles().length).toBe(3));
  });

  it('of nothing says so and leads back', async () => {
    await show(three());
    await page.getByRole('searchbox').fill('zebra');
    await expect.element(page.getByText('No map has “zebra” in it.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all maps' }).last().click();
    await vi.waitFor(() => expect(titles().length).toBe(3));
  });

  it('is sorted by title on demand', async () => {
    await show(three());
    await page.getByRole('combobox', { name: 'Sort by' }).selectOptions('Title');
    await vi.waitFor(() => expect(titles()).toEqual(['Club', 'Printer', 'Weekend by train']));
  });
});

describe('a new map', () => {
  it('is one click away, with the cursor in its first touchpoint', async () => {
    const { app } = await show();
    await page.getByRole('button', { name: 'New map' }).click();
    await vi.waitFor(() => expect(app.map?.titles.id).toEqual(expect.any(String)));
    const open = app.map!.editor.shown[app.map!.titles.id!];
    expect(open?.kind).toBe('touchpoint');
  });

  it('may be the sample, and an empty library says how to start', async () => {
    const { app } = await show();
    await expect.element(page.getByText('There is no map here yet.')).toBeVisible();
    await page.getByRole('button', { name: /Rowing machine at home/ }).click();
    await vi.waitFor(() => expect(app.map?.editor.title).toBe('Rowing machine at home'));
  });

  it('that is the sample gets its curve in the library, which never says that there is none', async () => {
    const { app, library } = await show();
    const summarise = vi.spyOn(backgroundHere, 'summarise');
    let goOn = (): void => undefined;
    summarise.mockImplementationOnce(async (records) => {
      await new Promise<void>((resolve) => (goOn = resolve));
      return backgroundHere.summarise(records);
    });
    await library.deeds.addTemplate('rowing-machine');
    expect(app.map).toBeNull();
    await expect.element(card('Rowing machine at home')).toBeVisible();
    await expect.element(page.getByText('8 touchpoints, 3 partners')).toBeVisible();
    await expect.element(page.getByText('No curve')).not.toBeInTheDocument();
    await vi.waitFor(() => expect(summarise).toHaveBeenCalled());
    goOn();
    await vi.waitFor(() => expect(document.querySelector('.card .felt')).not.toBeNull());
  });
});

describe('the trash', () => {
  it('puts a map back, deletes another for good only after a question', async () => {
    const { app, store } = await show(three());
    await store.moveToTrash('map-Printer');
    await store.moveToTrash('map-Club');
    await page.getByRole('button', { name: 'Trash, 2 maps' }).click();
    await page.getByRole('button', { name: 'Put Printer back' }).click();
    await vi.waitFor(() => expect(titles()).toContain('Printer'));
    expect(document.querySelector('dialog')?.contains(focused())).toBe(true);
    await page.getByRole('button', { name: 'Delete Club for good' }).click();
    await expect.element(page.getByRole('button', { name: 'Keep' })).toHaveFocus();
    expect(await store.listTrash()).toHaveLength(1);
    await page.getByRole('button', { name: 'Delete for good', exact: true }).click();
    await expect.element(page.getByText('The trash is empty.')).toBeVisible();
    expect(await store.listTrash()).toHaveLength(0);
    await press('{Escape}');
    await vi.waitFor(() => expect(app.overlay).toBeNull());
    await expect.element(page.getByRole('button', { name: 'Trash, empty' })).toHaveFocus();
  });
});

describe('where the maps are', () => {
  it('is said, and the browser is asked on demand', async () => {
    const { answer } = await show(three());
    await expect.element(page.getByText(/on this device, and nowhere else/)).toBeVisible();
    await expect.element(page.getByText(/3 maps, 1\.2 MB/)).toBeVisible();
    answer.reply = 'notPersisted';
    await page.getByRole('button', { name: 'Ask it not to' }).click();
    await expect.element(page.getByText(/did not agree/)).toBeVisible();
  });

  it('has a backup one click away', async () => {
    const { downloads } = await show(three());
    await page.getByRole('button', { name: 'Back up to a file' }).click();
    await vi.waitFor(() =>
      expect(downloads[0]?.fileName).toMatch(/^Throughline backup 2030-06-01/),
    );
    await expect.element(page.getByText(/Last backup file: today/)).toBeVisible();
  });

  it('is reminded of when the backup is old', async () => {
    const { clock, library } = await show(three());
    clock.now += 8 * 24 * 3600 * 1000;
    await library.refresh();
    await expect.element(page.getByText('There is no backup file of your maps yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Not now' }).click();
    await vi.waitFor(() => expect(document.querySelector('.banner')).toBeNull());
  });
});

describe('trouble', () => {
  it('with storage is said for as long as it lasts, and work goes on', async () => {
    const { app } = await show(three(), {
      failure: { kind: 'refused' },
      knownMaps: [{ title: 'The lost one' }],
    });
    await expect.element(banner()).toHaveTextContent('Nothing is saved');
    await expect.element(page.getByText(/Here should be: The lost one/)).toBeVisible();
    await expect.element(page.getByText(/in this tab only/)).toBeVisible();
    await page.getByRole('button', { name: 'New map' }).click();
    await vi.waitFor(() => expect(app.map).not.toBeNull());
  });

  it('with data of a newer release shows nothing else, and a way to save them', async () => {
    const { downloads } = await show([], { failure: { kind: 'newer' } });
    await expect.element(page.getByText(/made with a newer version/)).toBeVisible();
    expect(page.getByRole('button', { name: 'New map' }).query()).toBeNull();
    await page.getByRole('button', { name: 'Save all data to a file' }).click();
    await vi.waitFor(() => expect(downloads[0]?.text).toContain('"all": true'));
  });

  it('that lost maps names them until it was seen', async () => {
    const lost = { mapId: 'x', title: 'My best map', known: 4, found: null };
    await show(three(), { losses: [{ kind: 'missing', maps: [lost] }] });
    await expect.element(banner()).toHaveTextContent('My best map');
    await page.getByRole('button', { name: 'I have seen this' }).click();
    await expect.element(banner()).not.toBeInTheDocument();
  });

  it('with one map leaves the others alone and saves what is left of it', async () => {
    const { library, downloads } = await show(three());
    library.markBroken('map-Printer');
    await expect.element(page.getByText(/This map cannot be read/)).toBeVisible();
    await expect.element(card('Club')).toBeVisible();
    await page.getByRole('button', { name: 'Save what is left to a file' }).click();
    await vi.waitFor(() => expect(downloads[0]?.fileName).toBe('Printer (unchecked).json'));
  });

  it('with an address says that the map is not here', async () => {
    const { app } = await show(three());
    await app.open('nowhere');
    await expect.element(banner()).toHaveTextContent('not in this browser');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.element(banner()).not.toBeInTheDocument();
  });
});
