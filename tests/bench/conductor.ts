/** What is measured, in which order, against which builds; and the table at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserName } from './browser.ts';
import type { Bench } from './item.ts';
import { measureAnalysis } from './items/analysis.ts';
import { measureBoard } from './items/board.ts';
import { measureEdits } from './items/edits.ts';
import { measureEngines } from './items/engines.ts';
import { measureFiles } from './items/files.ts';
import { measureStart } from './items/start.ts';
import { measureStorage } from './items/storage.ts';
import { LoadWatch } from './load.ts';
import type { Row } from './rows.ts';
import { servePages, serveProduct } from './sites.ts';
import { tableText } from './table.ts';

const ITEMS: Readonly<Record<string, (bench: Bench) => Promise<Row[]>>> = {
  start: measureStart,
  edits: measureEdits,
  engines: measureEngines,
  analysis: measureAnalysis,
  storage: measureStorage,
  files: measureFiles,
  board: measureBoard,
};

/** Builds, measures the items named, or all of them, and prints one table. */
export async function conduct(root: string, wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in ITEMS));
  if (unknown.length > 0)
    throw new Error(
      `There is no ${unknown.join(', ')}; items are ${Object.keys(ITEMS).join(', ')}`,
    );
  const folder = await mkdtemp(path.join(tmpdir(), 'throughline-bench-'));
  const rows: Row[] = [];
  const load = new LoadWatch();
  try {
    console.log('Building the product and the pages to measure it with ...');
    const product = await serveProduct(root, path.join(folder, 'product'));
    const pages = await servePages(root, path.join(folder, 'pages'));
    for (const [name, measure] of Object.entries(ITEMS)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log(`Measuring ${name}; ${await load.look()}`);
      try {
        rows.push(...(await measure({ product, pages, folder })));
      } catch (error) {
        // What could not be measured does not take the rest along.
        console.error(`${name} could not be measured:`, error);
        process.exitCode = 1;
      }
    }
    await Promise.all([product.close(), pages.close()]);
    console.log(`\n${tableText(rows)}\n`);
    console.log('Medians (min to max); goals are those of the design, by number.');
    console.log(
      `Machine: ${load.machine()}; ${await browserName(folder)}; Node ${process.version}.`,
    );
    console.log(`Load: ${await load.summary()}`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
