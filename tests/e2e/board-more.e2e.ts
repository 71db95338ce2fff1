/**
 * More of the board as people use it: notes moved by mouse, one line per segment, a file dropped on an
 * open map, a save that fails, and two tabs on one map.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const card = (page: Page, title: string) =>
  page.locator('.svelte-flow__node').filter({ hasText: title });
const saving = (page: Page, words: string) => page.locator('.status', { hasText: words });
const SAVED = 'Saved in this browser';

interface MapFile {
  records: { id: string; kind: string; title?: string; lane?: string; stage?: string }[];
}

// Stories of several steps, on a machine that does other things too.
test.describe.configure({ timeout: 90_000 });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('#card-touchpoint-advert')).toBeVisible();
  await expect(page.locator('path.felt')).toHaveAttribute('d', /C/);
  await expect(page).toHaveURL(/#\/map\//);
});

/** The map on screen as a file. */
async function exported(page: Page): Promise<MapFile> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8')) as MapFile;
}

async function placeOf(page: Page, id: string): Promise<string> {
  const { lane, stage } = (await exported(page)).records.find((record) => record.id === id)!;
  return `${lane} ${stage}`;
}

async function middleOf(page: Page, title: string) {
  const box = (await card(page, title).first().boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++)
    await page.mouse.move(
      from.x + ((to.x - from.x) * step) / 10,
      from.y + ((to.y - from.y) * step) / 10,
    );
  await expect(page.locator('.landing')).toBeVisible();
  await page.mouse.up();
}

async function rename(page: Page, old: string, title: string) {
  await card(page, old).dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(title);
  await page.keyboard.press('Control+Enter');
}

test.describe('notes by mouse', () => {
  test.use({ viewport: { width: 1440, height: 1100 } });

  test('a thought is dragged to another stage, then among the notes, and comes back', async ({
    page,
  }) => {
    const thought = 'Will I row tonight?';
    const [from, note] = [
      await middleOf(page, thought),
      await middleOf(page, 'Ask the drivers what people say'),
    ];
    const shop = await middleOf(page, 'Would I really use it?');

    await drag(page, from, shop);
    await expect.poll(async () => (await middleOf(page, thought)).x).toBeLessThan(from.x - 100);
    expect(await placeOf(page, 'note-evening')).toBe('lane-thoughts stage-interested');

    await drag(page, await middleOf(page, thought), note);
    await expect.poll(async () => (await middleOf(page, thought)).y).toBeGreaterThan(from.y + 30);
    expect(await placeOf(page, 'note-evening')).toBe('lane-notes stage-delivery');

    await page.locator('.board').focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await middleOf(page, thought)).x).toBeCloseTo(from.x, 0);
    expect(await placeOf(page, 'note-evening')).toBe('lane-thoughts stage-installation');
  });

  test('a note dragged into the thoughts becomes one', async ({ page }) => {
    const note = 'Do those who row in the first week';
    await drag(page, await middleOf(page, note), await middleOf(page, 'Where is it now?'));
    await expect(card(page, note).locator('.thought')).toBeVisible();
    expect(await placeOf(page, 'note-first-week')).toBe('lane-thoughts stage-delivery');
  });
});

test('each segment has a line of its own, which carries its name', async ({ page }) => {
  const lines = page.locator('path.segment');
  const names = page.locator('text.segment-name');
  const add = page.getByRole('button', { name: 'Add a segment' });
  await add.click();
  await expect(page.getByRole('heading', { name: 'Segment 1' })).toBeAttached();
  await expect(lines, 'with one segment there is nothing to tell apart').toHaveCount(0);
  await add.click();
  await expect(page.getByRole('heading', { name: 'Segment 2' })).toBeAttached();
  const title = page.getByRole('complementary').getByRole('textbox', { name: 'Title' });
  await title.fill('Clubs');
  await title.press('Enter');
  await expect(lines).toHaveCount(2);
  await expect(names.filter({ hasText: 'Segment 1' })).toBeVisible();
  await expect(names.filter({ hasText: 'Clubs' })).toBeVisible();

  // They live the same journey, so the lines lie on each other, and their names must not.
  const [first, second] = [
    (await names.nth(0).boundingBox())!,
    (await names.nth(1).boundingBox())!,
  ];
  expect(second.y - first.y).toBeGreaterThan(8);
  const colours = await lines.evaluateAll((all) =>
    all.map((line) => getComputedStyle(line).stroke),
  );
  expect(new Set(colours).size).toBe(2);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'One line for each segment' }).click();
  await expect(lines).toHaveCount(0);
  await expect(names).toHaveCount(0);
  await page.getByRole('button', { name: 'One line for each segment' }).click();
  await page.getByRole('button', { name: 'Clubs', exact: true }).click();
  await expect(lines, 'one segment alone is the felt line').toHaveCount(0);
});

test.describe('a file dropped on the open board', () => {
  async function drop(page: Page, name: string, text: string) {
    const transfer = await page.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], fileName, { type: 'application/json' }));
        return data;
      },
      [name, text] as const,
    );
    for (const event of ['dragenter', 'dragover'])
      await page.dispatchEvent('.board', event, { dataTransfer: transfer });
    await expect(page.getByText('Drop files to add their maps')).toBeVisible();
    await page.dispatchEvent('.board', 'drop', { dataTransfer: transfer });
  }

  test('is taken into the library, and nothing of the open map changes', async ({ page }) => {
    const before = await exported(page);
    const mapOf = (address: string) => address.split('?')[0];
    const open = mapOf(page.url());
    const other = {
      format: 'throughline-map',
      version: 1,
      records: before.records.map((record) =>
        record.kind === 'map' ? { ...record, title: 'A map from elsewhere' } : record,
      ),
    };
    await drop(page, 'elsewhere.json', JSON.stringify(other));
    await expect(page.getByText(/A map from elsewhere/).first()).toBeVisible();
    expect(mapOf(page.url())).toBe(open);
    expect((await exported(page)).records).toEqual(before.records);
    await page.getByRole('button', { name: 'Library' }).click();
    await expect(page.getByText('A map from elsewhere').first()).toBeVisible();
    await expect(page.getByText('Rowing machine at home').first()).toBeVisible();
  });

  test('that is the same map once more asks first and changes nothing', async ({ page }) => {
    const before = await exported(page);
    const changed = before.records.map((record) =>
      record.id === 'touchpoint-wait' ? { ...record, title: 'I wait for weeks' } : record,
    );
    await drop(page, 'again.json', JSON.stringify({ ...before, records: changed }));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    expect(await card(page, 'I wait for delivery').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect((await exported(page)).records).toEqual(before.records);
  });

  test('that is no map is refused with the reason, and changes nothing', async ({ page }) => {
    const before = await exported(page);
    await drop(page, 'broken.json', '{"format": "throughline-map", "version": 1, "records": [');
    await expect(page.getByRole('dialog')).toContainText('broken.json');
    await page.keyboard.press('Escape');
    expect((await exported(page)).records).toEqual(before.records);
  });
});

test.describe('a save that fails', () => {
  /** From now on, or no longer, every transaction that writes rows ends as on a full disk. */
  const setBroken = (page: Page, broken: boolean) =>
    page.evaluate((isBroken) => Object.assign(window, { isBroken }), broken);

  const failures = (page: Page) =>
    page.evaluate(() => (window as { failures?: number }).failures ?? 0);

  test.beforeEach(async ({ page }) => {
    await page.evaluate(() => {
      const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!.value as (
        this: IDBObjectStore,
        ...args: unknown[]
      ) => IDBRequest;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: unknown[]) {
        const request = put.apply(this, args) as IDBRequest<IDBValidKey>;
        const here = window as { isBroken?: boolean; failures?: number };
        if (here.isBroken) {
          here.failures = (here.failures ?? 0) + 1;
          this.transaction.abort();
        }
        return request;
      };
    });
  });

  test('is visible, keeps the edit, and is tried again by itself', async ({ page }) => {
    await expect(saving(page, SAVED)).toBeVisible();
    await setBroken(page, true);
    await rename(page, 'I wait for delivery', 'I wait and wait');
    await expect(saving(page, 'Not saved yet')).toBeVisible();
    await expect(card(page, 'I wait and wait')).toBeVisible();
    await expectAccessible(page);
    await rename(page, 'I put it together', 'I build it');
    const failed = await failures(page);
    await expect.poll(() => failures(page), { timeout: 15_000 }).toBeGreaterThan(failed);
    await expect(saving(page, 'Not saved yet')).toBeVisible();

    await setBroken(page, false);
    await expect(saving(page, SAVED)).toBeVisible({ timeout: 15_000 });
    await page.reload();
    await expect(card(page, 'I wait and wait')).toBeVisible();
    await expect(card(page, 'I build it')).toBeVisible();
  });

  test('is tried again at once when somebody asks for it', async ({ page }) => {
    await setBroken(page, true);
    await rename(page, 'I wait for delivery', 'I wait and wait');
    await expect(saving(page, 'Not saved yet')).toBeVisible();
    await setBroken(page, false);
    await page.getByRole('button', { name: 'Try now' }).click();
    await expect(saving(page, SAVED)).toBeVisible();
  });

  test('loses nothing when the page is left while it lasts', async ({ page }) => {
    await setBroken(page, true);
    await rename(page, 'I wait for delivery', 'I wait and wait');
    await expect(saving(page, 'Not saved yet')).toBeVisible();
    await page.reload();
    await expect(card(page, 'I wait and wait')).toBeVisible();
    await expect(saving(page, SAVED)).toBeVisible();
  });
});

test('two tabs on one map follow each other, also when both edit at once', async ({
  page,
  context,
}) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(card(second, 'I wait for delivery')).toBeVisible();

  await rename(second, 'I wait for delivery', 'I wait at home');
  await expect(card(page, 'I wait at home')).toBeVisible();
  await page.locator('#card-touchpoint-buy').click();
  await page.keyboard.press('1');
  const score = (tab: Page) => tab.locator('path.felt').getAttribute('d');
  await expect.poll(async () => (await score(second)) === (await score(page))).toBe(true);

  await Promise.all([
    rename(page, 'I put it together', 'I build it'),
    rename(second, 'I ask for help', 'I call them'),
  ]);
  for (const tab of [page, second]) {
    await expect(card(tab, 'I build it')).toBeVisible();
    await expect(card(tab, 'I call them')).toBeVisible();
    await expect(saving(tab, SAVED)).toBeVisible();
  }
  // Undo takes back one's own edits only.
  await page.keyboard.press('Control+z');
  await expect(card(second, 'I put it together')).toBeVisible();
  await expect(card(second, 'I call them')).toBeVisible();
  expect((await exported(page)).records).toEqual((await exported(second)).records);
});
