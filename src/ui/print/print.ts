/**
 * Printing: the pages are put beside the app just before and taken away after. What they need is
 * loaded when a map has been open for a while, so that the browser's own menu prints them too.
 */
import { flushSync, mount, unmount } from 'svelte';
import { usualMeasure } from '#state/measure-choice.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';

async function load() {
  const [pages, picture, { pictureWords }] = await Promise.all([
    import('./PrintPages.svelte'),
    import('#state/picture.ts'),
    import('../picture-words.ts'),
  ]);
  return { PrintPages: pages.default, pictureWords, svgOf: await picture.svgWriter() };
}

let loaded: Awaited<ReturnType<typeof load>> | null = null;
let shown: { pages: Record<string, unknown>; address: string } | null = null;

/** Loads what printing needs and has worked out what stands there, so that it is there when the browser asks. */
export async function readyPrint(map: OpenMap): Promise<void> {
  loaded ??= await load();
  await workOut(map);
}

/** What decides is worked out while somebody looks; a printed page is looked at, if it takes no longer than this. */
const PATIENCE_MS = 4000;
const STEP_MS = 100;

/** Waits for what decides and for the first simulated customers, whose figures stand among the others. */
async function workOut({ analysis, forecast }: OpenMap): Promise<void> {
  if (!analysis) return;
  analysis.setUsualMeasure(usualMeasure(forecast));
  const { sensitivity, run } = analysis;
  const stop = sensitivity.watch();
  const isDone = () =>
    (!sensitivity.isStale || sensitivity.hasFailed) &&
    ((run.report !== null && !run.isStale) || run.status === 'failed' || run.findings !== null);
  for (let waited = 0; waited < PATIENCE_MS && !isDone(); waited += STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  stop();
}

/** Prints an open map once its picture can be shown. */
export async function printMap(map: OpenMap): Promise<void> {
  await readyPrint(map);
  const image = new Image();
  image.src = putPages(map);
  await image.decode();
  window.print();
}

/** The browser is about to print: whoever asked for it. */
export function beforePrint(map: OpenMap): void {
  if (loaded && !shown) putPages(map);
}

export function afterPrint(): void {
  if (!shown) return;
  URL.revokeObjectURL(shown.address);
  void unmount(shown.pages);
  shown = null;
}

/** The address of the picture on the pages. */
function putPages(map: OpenMap): string {
  afterPrint();
  const { PrintPages, pictureWords, svgOf } = loaded!;
  const drawing = svgOf(map, pictureWords, 'onPage');
  const address = URL.createObjectURL(drawing.blob);
  const props = { map, picture: { address, ...drawing } };
  shown = { pages: mount(PrintPages, { target: document.body, props }), address };
  flushSync();
  return address;
}
