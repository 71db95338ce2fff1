/** The engines alone, in the browser. */
import { inNewBrowser, openPage } from '../browser.ts';
import type { Bench } from '../item.ts';
import type { EnginesPage, Shape } from '../pages/engines.ts';
import { alone, beside, besideFigure, FRAME, type Row } from '../rows.ts';
import { measureMonteCarlo } from './monte-carlo.ts';

const EXACT_ROUNDS = 300;
const DENSE_ROUNDS = 5;
const MOST_DIFFERENCE = 1e-9;

const GRIDS: readonly Readonly<{
  shape: Shape;
  touchpoints: number;
  spread: number;
  rounds: number;
  limit: number;
}>[] = [
  { shape: 'map', touchpoints: 40, spread: 0, rounds: 20, limit: 1 },
  { shape: 'map', touchpoints: 40, spread: 0.5, rounds: 15, limit: 0 },
  { shape: 'map', touchpoints: 100, spread: 0, rounds: 15, limit: 0 },
  { shape: 'map', touchpoints: 100, spread: 0.5, rounds: 12, limit: 100 / FRAME.figure },
  { shape: 'chain', touchpoints: 40, spread: 0, rounds: 20, limit: 1 },
  { shape: 'chain', touchpoints: 100, spread: 0.5, rounds: 12, limit: 100 / FRAME.figure },
];

export async function measureEngines(bench: Bench): Promise<Row[]> {
  return [...(await measureSolvers(bench)), ...(await measureMonteCarlo(bench))];
}

async function measureSolvers({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    const engines = await openPage<EnginesPage>(page, `${pages.origin}/engines.html`);
    const rows: Row[] = [
      besideFigure({
        what: 'EXACT, 100 touchpoints with loops',
        unit: 'ms',
        ours: await engines.exact(100, EXACT_ROUNDS),
        by: 'p95',
        ...FRAME,
        goal: { number: 7, atMost: 2 / FRAME.figure },
      }),
    ];
    for (const { shape, touchpoints, spread, rounds, limit } of GRIDS) {
      const { first, edits } = await engines.grid(shape, touchpoints, spread, rounds);
      const name = `${touchpoints} touchpoints, sigma ${spread}, ${shape === 'map' ? 'loops, pains, offers' : 'plain chain'}`;
      rows.push(
        besideFigure({
          what: `GRID forecast after an edit, ${name}`,
          unit: 'ms',
          ours: edits,
          ...FRAME,
          ...(limit > 0 && { goal: { number: 7, atMost: limit } }),
        }),
        alone({ what: `  the first one, nothing kept`, unit: 'ms', ours: [first] }),
      );
    }
    const once = await engines.exact(1000, DENSE_ROUNDS);
    const { ours, other, difference } = await engines.exactBesideDense(1000, DENSE_ROUNDS);
    if (!(difference < MOST_DIFFERENCE)) throw new Error(`EXACT and LU differ by ${difference}`);
    rows.push(
      beside({
        what: 'EXACT, 1,000 touchpoints with loops, all results',
        unit: 'ms',
        ours,
        other,
        otherIs: 'dense LU, visits only',
        goal: { number: 8, atMost: 1 / 30 },
      }),
      alone({ what: '  with 400 pains and 250 offers taken once at most', unit: 'ms', ours: once }),
    );
    return rows;
  });
}
