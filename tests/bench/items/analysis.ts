/** What a team waits for beside the live figures, on the sample and on a map of 200 touchpoints. */
import { inNewBrowser, openPage } from '../browser.ts';
import type { Bench } from '../item.ts';
import type { AnalysisPage, Subject } from '../pages/analysis.ts';
import { alone, besideFigure, type Row } from '../rows.ts';

const SUBJECTS: readonly Readonly<{ subject: Subject; name: string; rounds: number }>[] = [
  { subject: 'sample', name: 'the sample', rounds: 5 },
  { subject: 200, name: '200 touchpoints', rounds: 2 },
];
/** The longest that a run may hold the page up. */
const MOST_BLOCKED_MS = 50;
const PRECISE_MS = 100;

export async function measureAnalysis({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    const analysis = await openPage<AnalysisPage>(page, `${pages.origin}/analysis.html`);
    const rows: Row[] = [];
    for (const { subject, name, rounds } of SUBJECTS) {
      const runs = await repeated(rounds, () => analysis.run(subject));
      const rankings = await repeated(Math.max(1, rounds - 2), () => analysis.rank(subject));
      const tornados = await repeated(rounds, () => analysis.tornado(subject));
      const blocks = [...runs.map(({ warm }) => warm), ...rankings, ...tornados].map(
        ({ longestBlock }) => longestBlock,
      );
      const customers = Math.round(runs[0]!.customers / 1000);
      const error = (100 * runs[0]!.error).toFixed(2);
      rows.push(
        alone({
          what: `Run, ${name}: first figures, workers started anew`,
          unit: 'ms',
          ours: runs.map(({ cold }) => cold.first),
        }),
        alone({
          what: '  first figures after another edit',
          unit: 'ms',
          ours: runs.map(({ warm }) => warm.first),
        }),
        besideFigure({
          what: `  error ${error} % of lifetime value, ${customers} thousand customers`,
          unit: 'ms',
          ours: runs.map(({ warm }) => warm.done),
          figure: PRECISE_MS,
          figureIs: 'goal',
          goal: { number: 7, atMost: 1 },
        }),
        alone({ what: '  tornado', unit: 'ms', ours: tornados.map(({ done }) => done) }),
        alone({
          what: `  ranking of ${rankings[0]!.entries}: first gains`,
          unit: 'ms',
          ours: rankings.map(({ first }) => first),
        }),
        alone({
          what: '  ranking: every gain, simulated and drawn',
          unit: 'ms',
          ours: rankings.map(({ complete }) => complete),
        }),
        besideFigure({
          what: '  longest time the page was held up in all of these',
          unit: 'ms',
          ours: [Math.max(...blocks)],
          figure: MOST_BLOCKED_MS,
          figureIs: 'three frames',
        }),
      );
    }
    return rows;
  });
}

async function repeated<T>(rounds: number, deed: () => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let round = 0; round < rounds; round++) answers.push(await deed());
  return answers;
}
