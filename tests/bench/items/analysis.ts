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

export async function measureAnalysis({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    const analysis = await openPage<AnalysisPage>(page, `${pages.origin}/analysis.html`);
    const rows: Row[] = [];
    for (const { subject, name, rounds } of SUBJECTS) {
      const rankings = await repeated(Math.max(1, rounds - 2), () => analysis.rank(subject));
      const tornados = await repeated(rounds, () => analysis.tornado(subject));
      const blocks = [...rankings, ...tornados].map(({ longestTask }) => longestTask);
      rows.push(
        alone({ what: `Tornado, ${name}`, unit: 'ms', ours: tornados.map(({ done }) => done) }),
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
          what: '  longest task of the page in all of these (0: none over 50 ms)',
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
