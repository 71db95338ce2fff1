/** What a team waits for beside the live figures, on the sample and on maps of 200 and of 1,000 touchpoints. */
import { inNewBrowser, openPage } from '../browser.ts';
import type { Bench } from '../item.ts';
import type { AnalysisPage, Subject } from '../pages/analysis.ts';
import { alone, besideFigure, type Row } from '../rows.ts';

const SUBJECTS: readonly Readonly<{ subject: Subject; name: string; rounds: number }>[] = [
  { subject: 'sample', name: 'the sample', rounds: 5 },
  { subject: 200, name: '200 touchpoints', rounds: 2 },
];
/** On so large a map only what is seen first. */
const LARGE = { subject: 1000, name: '1,000 touchpoints', rounds: 2 } as const;
/** The longest that a run may hold the page up. */
const MOST_BLOCKED_MS = 50;

export async function measureAnalysis({ pages, folder }: Bench): Promise<Row[]> {
  return inNewBrowser(folder, async ({ page }) => {
    const analysis = await openPage<AnalysisPage>(page, `${pages.origin}/analysis.html`);
    const rows: Row[] = [];
    for (const { subject, name, rounds } of SUBJECTS) {
      const rankings = await repeated(Math.max(1, rounds - 2), () => analysis.rank(subject));
      const tornados = await repeated(rounds, () => analysis.tornado(subject));
      const bands = await repeated(rounds, () => analysis.bands(subject));
      const plans = await repeated(rounds, () => analysis.plan(subject));
      const row = (what: string, ours: readonly number[]) => alone({ what, unit: 'ms', ours });
      const [{ entries }] = rankings as [(typeof rankings)[0]];
      const [{ tried }] = plans as [(typeof plans)[0]];
      rows.push(
        row(
          `${name}: tornado, first seen`,
          tornados.map(({ first }) => first),
        ),
        row(
          '  tornado, the largest exact',
          tornados.map(({ exact }) => exact),
        ),
        row(
          '  ranking, solutions, pain points and quality seen at first order',
          rankings.map(({ first }) => first),
        ),
        row(
          `  ranking of ${entries}, all seen at first order`,
          rankings.map(({ all }) => all),
        ),
        row(
          '  ranking, the first ten of what to do exact',
          rankings.map(({ top }) => top),
        ),
        row(
          '  ranking, every gain exact',
          rankings.map(({ exact }) => exact),
        ),
        row(
          '  ranking, the first simulated and drawn too',
          rankings.map(({ complete }) => complete),
        ),
        row(
          '  bands, first seen',
          bands.map(({ first }) => first),
        ),
        row(
          '  bands, all draws',
          bands.map(({ all }) => all),
        ),
        row(
          `  best set of ${tried} tried, first seen`,
          plans.map(({ first }) => first),
        ),
        row(
          '  best set, the last',
          plans.map(({ last }) => last),
        ),
        longestTask([...rankings, ...tornados, ...bands, ...plans]),
      );
    }
    const { subject, name, rounds } = LARGE;
    const seen = (await repeated(rounds, () => analysis.firstSeen(subject))).flat();
    for (const what of new Set(seen.map((one) => one.what))) {
      const ours = seen.filter((one) => one.what === what).map(({ first }) => first);
      rows.push(alone({ what: `${name}: ${what}, first seen`, unit: 'ms', ours }));
    }
    rows.push(longestTask(seen));
    return rows;
  });
}

function longestTask(measured: readonly Readonly<{ longestTask: number }>[]): Row {
  return besideFigure({
    what: '  longest task of the page in all of these (0: none over 50 ms)',
    unit: 'ms',
    ours: [Math.max(...measured.map((one) => one.longestTask))],
    figure: MOST_BLOCKED_MS,
    figureIs: 'three frames',
  });
}

async function repeated<T>(rounds: number, deed: () => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let round = 0; round < rounds; round++) answers.push(await deed());
  return answers;
}
