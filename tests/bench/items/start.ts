/** The first visit: what has to be loaded, and how long until the sample can be used. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inNewBrowser } from '../browser.ts';
import type { Bench } from '../item.ts';
import { alone, besideFigure, type Row } from '../rows.ts';
import type { Site } from '../sites.ts';

const ROUNDS = 5;
const SLOWED = 4;
/** What the page goes on loading after it can be used. */
const AFTERWARDS_MS = 1500;

/** Excalidraw, as measured for the design; it is not built here. */
const EXCALIDRAW = { kilobytes: 415, usableMs: 2422 };

type Visit = Readonly<{ usable: number; before: string[]; after: string[] }>;

export async function measureStart(bench: Bench): Promise<Row[]> {
  const slow: Visit[] = [];
  const fast: Visit[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    slow.push(await firstVisit(bench, SLOWED));
    fast.push(await firstVisit(bench, 1));
  }
  const inspector = await scriptsOfInspector(bench.product);
  const loaded = [...new Set(fast.flatMap(({ before }) => before))];
  const all = [...new Set(fast.flatMap(({ before, after }) => [...before, ...after]))];
  const [needed, ofInspector] = [
    loaded.filter((file) => !inspector.has(file)),
    all.filter((file) => inspector.has(file)),
  ];
  const later = all.filter((file) => !loaded.includes(file) && !inspector.has(file));
  const size = async (files: readonly string[]) => [await kilobytes(bench.product, files)];
  const other = { figure: EXCALIDRAW.kilobytes, figureIs: 'Excalidraw (not in this run)' };
  const goal = { number: 13, atMost: 1 / 2 };
  return [
    besideFigure({
      what: `JavaScript in gzip until the sample can be used, ${needed.length} files, without the inspector`,
      unit: 'KB',
      ours: await size(needed),
      ...other,
      goal,
    }),
    besideFigure({
      what: 'the same with the inspector, which comes beside it',
      unit: 'KB',
      ours: await size([...new Set([...needed, ...ofInspector])]),
      ...other,
    }),
    alone({
      what: 'JavaScript that comes by itself afterwards',
      unit: 'KB',
      ours: await size(later),
    }),
    besideFigure({
      what: `sample can be used, first visit, main thread slowed ${SLOWED}x`,
      unit: 'ms',
      ours: slow.map(({ usable }) => usable),
      figure: EXCALIDRAW.usableMs,
      figureIs: other.figureIs,
      goal,
    }),
    alone({
      what: 'sample can be used, first visit, not slowed',
      unit: 'ms',
      ours: fast.map(({ usable }) => usable),
    }),
  ];
}

/** One visit with a profile that was never used: the library is empty, so the sample is made. */
async function firstVisit({ product, folder }: Bench, slowed: number): Promise<Visit> {
  return inNewBrowser(folder, async ({ context, page, protocol }) => {
    await context.addInitScript(watchUntilUsable);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    const since = product.asked.length;
    await page.goto(product.origin);
    await page.waitForFunction(() => 'usableAt' in window, undefined, { timeout: 60_000 });
    await page.waitForTimeout(AFTERWARDS_MS);
    const { usable, began } = await page.evaluate(() => ({
      usable: (window as unknown as { usableAt: number }).usableAt,
      began: performance.timeOrigin,
    }));
    const scripts = product.asked.slice(since).filter((asked) => asked.path.endsWith('.js'));
    const isBefore = (asked: { at: number }) => asked.at <= began + usable;
    return {
      usable,
      before: scripts.filter(isBefore).map((asked) => asked.path),
      after: scripts.filter((asked) => !isBefore(asked)).map((asked) => asked.path),
    };
  });
}

/** Runs in the page: notes when cards, the felt curve and the key figures are on the screen. */
function watchUntilUsable(): void {
  const isUsable = () =>
    document.querySelector('.svelte-flow__node') !== null &&
    Boolean(document.querySelector('path.felt')?.getAttribute('d')) &&
    document.querySelector('.figures b') !== null;
  const look = () => {
    if (!isUsable()) return void requestAnimationFrame(look);
    setTimeout(() => Object.assign(window, { usableAt: performance.now() }));
  };
  requestAnimationFrame(look);
}

type Manifest = Readonly<Record<string, { file: string; imports?: string[] }>>;

/** The scripts that only the inspector needs, by path. */
async function scriptsOfInspector({ folder }: Site): Promise<Set<string>> {
  const text = await readFile(path.join(folder, '.vite/manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  const filesOf = (entry: string, found = new Set<string>()): Set<string> => {
    const { file, imports = [] } = manifest[entry]!;
    if (found.has(file)) return found;
    found.add(file);
    for (const name of imports) filesOf(name, found);
    return found;
  };
  const without = filesOf('index.html');
  filesOf('src/ui/MapScreen.svelte', without);
  const own = [...filesOf('src/ui/inspector/Inspector.svelte')].filter(
    (file) => !without.has(file),
  );
  return new Set(own.map((file) => `/${file}`));
}

async function kilobytes({ folder }: Site, files: readonly string[]): Promise<number> {
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file))));
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000;
}
