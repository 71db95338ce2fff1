/** From a deed of a person to new figures on the screen, in the product itself. */
import { throughlineJson } from '#formats/throughline-json.ts';
import type { Page } from 'playwright';
import { inNewBrowser } from '../browser.ts';
import type { Bench } from '../item.ts';
import { mapToCompute } from '../maps.ts';
import { besideFigure, FRAME, type Row } from '../rows.ts';

const SIZES = [
  { touchpoints: 40, spread: 0 },
  { touchpoints: 40, spread: 0.5 },
  { touchpoints: 100, spread: 0 },
  { touchpoints: 100, spread: 0.5 },
];
const ROUNDS = 2;
const MOVES = 14;
/** The first moves of a drag start the worker and are compiled; they do not count. */
const WARM_UP = 3;
const KEYS = ['1', '4', '2', '5', '3', '1', '4', '2'];
/** A person's pause between two keys. */
const PAUSE_MS = 400;
const GIVE_UP_MS = 5000;
/** The third dot of the chart. */
const DOT = 2;

type Times = { drag: number[]; keys: number[] };

export async function measureEdits({ product, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    await page.goto(product.origin);
    await page.locator('.figures b').first().waitFor();
    const maps: { name: string; address: string; times: Times }[] = [];
    for (const { touchpoints, spread } of SIZES) {
      const address = await importMap(page, touchpoints, spread);
      const name = `${touchpoints} touchpoints, sigma ${spread}`;
      maps.push({ name, address, times: { drag: [], keys: [] } });
    }
    for (let round = 0; round < ROUNDS; round++)
      for (const { address, times } of maps) {
        await openMap(page, address);
        times.drag.push(...(await dragDot(page)));
        times.keys.push(...(await pressKeys(page)));
      }
    return maps.flatMap(({ name, times }) => [
      besideFigure({
        what: `drag to new figures, ${name}`,
        unit: 'ms',
        ours: times.drag,
        ...FRAME,
      }),
      besideFigure({ what: `key to new figures, ${name}`, unit: 'ms', ours: times.keys, ...FRAME }),
    ]);
  });
}

/** Brings a map in as a file and answers with its address. */
async function importMap(page: Page, touchpoints: number, spread: number): Promise<string> {
  const text = throughlineJson.write(mapToCompute(touchpoints, spread), {
    mapId: `bench-${touchpoints}-${10 * spread}`,
    exportedAs: null,
  });
  await page.getByRole('button', { name: 'Library' }).click();
  const before = page.url();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  const file = { name: 'map.throughline.json', mimeType: 'application/json' };
  await (await chooser).setFiles({ ...file, buffer: Buffer.from(text) });
  await page.waitForURL((address) => address.href !== before && address.hash.includes('/map/'));
  await page.locator('.figures b').first().waitFor();
  return page.url().replace(/\?.*$/, '');
}

/** From an empty page, so that every visit starts alike. */
async function openMap(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('.figures b').first().waitFor();
  await page.evaluate(watchFigures);
}

type Watched = { deed: number | null; took: number | null };

/** Runs in the page: from the time stamp of an input event to the change of a figure's text. */
function watchFigures(): void {
  const watched: Watched = { deed: null, took: null };
  Object.assign(window, { watched });
  for (const type of ['pointermove', 'keydown'])
    addEventListener(type, ({ timeStamp }) => (watched.deed ??= timeStamp), true);
  new MutationObserver(() => {
    if (watched.deed !== null) watched.took ??= performance.now() - watched.deed;
  }).observe(document.querySelector('.figures')!, {
    ...{ subtree: true, characterData: true, childList: true },
  });
}

/** Milliseconds until a figure changed after a deed; null when none did. */
async function timeOf(page: Page, deed: () => Promise<void>): Promise<number | null> {
  await page.evaluate(() => {
    Object.assign((window as unknown as { watched: Watched }).watched, { deed: null, took: null });
  });
  await deed();
  return page
    .waitForFunction(() => (window as unknown as { watched: Watched }).watched.took, undefined, {
      timeout: GIVE_UP_MS,
    })
    .then((handle) => handle.jsonValue())
    .catch(() => null);
}

async function dragDot(page: Page): Promise<number[]> {
  const box = (await page.locator('g.drawn .ring').nth(DOT).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times: (number | null)[] = [];
  for (let move = 1; move <= MOVES; move++) {
    const down = 8 * (move <= MOVES / 2 ? move : MOVES - move + 0.5);
    times.push(await timeOf(page, () => page.mouse.move(x, y + down)));
  }
  await page.mouse.up();
  return changed(times.slice(WARM_UP));
}

async function pressKeys(page: Page): Promise<number[]> {
  await page.locator('.board').focus();
  const times: (number | null)[] = [];
  for (const key of KEYS) {
    await page.waitForTimeout(PAUSE_MS);
    times.push(await timeOf(page, () => page.keyboard.press(key)));
  }
  return changed(times.slice(1));
}

/** The deeds that changed a figure as it is written; the others changed it by less than that. */
function changed(times: readonly (number | null)[]): number[] {
  const found = times.filter((time) => time !== null);
  if (found.length < times.length / 2)
    throw new Error(`Only ${found.length} of ${times.length} edits changed a figure`);
  return found;
}
