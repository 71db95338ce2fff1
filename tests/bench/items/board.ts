/** The board of the product beside Svelte Flow as it comes. */
import { inNewBrowser, openPage, type Opened } from '../browser.ts';
import type { Bench } from '../item.ts';
import type { BoardPage } from '../pages/board.ts';
import { beside, besideFigure, FRAME, type Row } from '../rows.ts';

const MAPS = [
  { cards: 200, rounds: 5, atMost: 1 / 2 },
  { cards: 5000, rounds: 3, atMost: 1 / 20 },
];
const ZOOM_ROUNDS = 2;
const ZOOM_FRAMES = 40;
const OTHER = 'Svelte Flow, default';

type Side = 'ours' | 'other';
type Sides = Record<Side, number[]>;
type Shown = Readonly<{ time: number; elements: number; heap: number }>;

export async function measureBoard({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async (opened) => {
    const rows: Row[] = [];
    for (const { cards, rounds, atMost } of MAPS) {
      const [times, elements, heap] = [sides(), sides(), sides()];
      for (let round = 0; round < rounds; round++)
        for (const side of inOrder(round)) {
          const shown = await show(opened, `${pages.origin}/board.html?${cards}`, side);
          times[side].push(shown.time);
          elements[side].push(shown.elements);
          heap[side].push(shown.heap);
        }
      const name = `${cards.toLocaleString('en')} cards`;
      const isLarge = cards === 5000;
      rows.push(
        beside({
          ...{ what: `first render of ${name}`, unit: 'ms', ...times, otherIs: OTHER },
          goal: { number: 1, atMost },
        }),
        beside({
          ...{ what: `  elements with ${name}`, unit: '', ...elements, otherIs: OTHER },
          ...(isLarge && { goal: { number: 4, atMost: 1 / 40 } }),
        }),
        beside({
          ...{ what: `  heap taken with ${name}`, unit: 'MB', ...heap, otherIs: OTHER },
          ...(isLarge && { goal: { number: 4, atMost: 1 / 15 } }),
        }),
      );
    }
    return [...rows, ...(await zoomRows(opened, `${pages.origin}/board.html?dense`))];
  });
}

/** Each side first in every second round. */
function inOrder(round: number): readonly Side[] {
  return round % 2 === 0 ? ['ours', 'other'] : ['other', 'ours'];
}

function sides(): Sides {
  return { ours: [], other: [] };
}

async function show({ page, protocol }: Opened, address: string, side: Side): Promise<Shown> {
  const board = await openPage<BoardPage>(page, address);
  const before = { heap: await heapOf(protocol), elements: await board.elements() };
  await page.click(`#${side}`);
  const time = (await board.shown())!;
  const elements = (await board.elements()) - before.elements;
  return { time, elements, heap: (await heapOf(protocol)) - before.heap };
}

/** Megabytes in use after what nobody needs was thrown away. */
async function heapOf(protocol: Opened['protocol']): Promise<number> {
  await protocol.send('HeapProfiler.collectGarbage');
  return (await protocol.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** All 5,000 cards in view. The goal of one frame is taken as less than one and a half. */
async function zoomRows({ page }: Opened, address: string): Promise<Row[]> {
  const frames = sides();
  for (let round = 0; round < ZOOM_ROUNDS; round++)
    for (const side of inOrder(round)) {
      const board = await openPage<BoardPage>(page, address);
      await page.click(`#${side}`);
      await board.shown();
      frames[side].push(...(await board.zoomFarAway(ZOOM_FRAMES)));
    }
  const what = 'a frame of zooming with all 5,000 cards in view';
  return [
    besideFigure({
      ...{ what, unit: 'ms', ours: frames.ours, by: 'p95', ...FRAME },
      goal: { number: 3, atMost: 1.5 },
    }),
    beside({ what: '  the same', unit: 'ms', ...frames, otherIs: OTHER }),
  ];
}
