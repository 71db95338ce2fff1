/** Kills one browser after the other on the same profile, and says what each of them left. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { evenNumbers } from '../../simulation/analysis/even-numbers.ts';
import { serveProduct } from '../sites.ts';
import { startBrowser } from './browser.ts';
import { textOf } from './edits.ts';
import { editUntilKilled, firstVisit, lookAt, type Finding, type Legacy } from './life.ts';

const KILLS = 25;

type Death = Readonly<{ legacy: Legacy; finding: Finding; loss: string }>;

/** Builds, kills and looks; the exit code is 1 when anything acknowledged was lost. */
export async function conduct(root: string, args: readonly string[]): Promise<void> {
  const { kills, seed } = readArguments(args);
  const random = evenNumbers(seed);
  const folder = await mkdtemp(path.join(tmpdir(), 'throughline-torture-'));
  const deaths: Death[] = [];
  let titles = 0;
  console.log(`${kills} kills with seed ${seed}: npm run torture -- ${kills} --seed=${seed}`);
  const product = await serveProduct(root, path.join(folder, 'product'));
  try {
    const profile = path.join(folder, 'profile');
    let legacy = await firstVisit(profile, product.origin);
    for (let round = 0; round <= kills; round++) {
      const running = await startBrowser(profile);
      const finding = await lookAt(running.page, product.origin, legacy);
      if (round > 0) deaths.push(report(round, legacy, finding));
      if (round < kills)
        legacy = await editUntilKilled(running, finding.state, random, () => `E${++titles}`);
      else await running.context.close();
    }
  } finally {
    await product.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  console.log(`\n${tableText(deaths)}`);
  if (deaths.some(({ loss }) => loss !== '')) process.exitCode = 1;
}

function readArguments(args: readonly string[]): { kills: number; seed: number } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' } },
    allowPositionals: true,
  });
  const kills = Number(positionals[0] ?? KILLS);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  if (!Number.isSafeInteger(kills) || kills < 1 || positionals.length > 1)
    throw new Error('Say how many kills: npm run torture -- 25');
  if (!Number.isSafeInteger(seed)) throw new Error('The seed is a whole number: --seed=7');
  return { kills, seed };
}

/** What is missing, in words; nothing when all is well. */
function lossOf({ states, acknowledged }: Legacy, finding: Finding): string {
  const { kept, state } = finding;
  if (states.length === 0) return 'nothing to compare with';
  if (kept < 0) return `the map is as it never was: ${textOf(state)}`;
  if (kept < acknowledged) return `${acknowledged - kept} acknowledged edits are gone`;
  if (!finding.isTailKept) return 'edits of the tail are gone';
  if (finding.isTailOffered) return 'the tail was not replayed';
  return '';
}

function report(round: number, legacy: Legacy, finding: Finding): Death {
  const loss = lossOf(legacy, finding);
  const { acknowledged, states, lasted, victim } = legacy;
  const line = [
    `kill ${String(round).padStart(3)} of the ${victim.padEnd(7)} after ${String(Math.round(lasted)).padStart(4)} ms:`,
    `${states.length - 1} edits, ${acknowledged} acknowledged, ${finding.kept} there`,
  ].join(' ');
  console.log(line + (finding.tails > 0 ? ', from the tail' : '') + (loss && `; LOST: ${loss}`));
  return { legacy, finding, loss };
}

function tableText(deaths: readonly Death[]): string {
  const sum = (of: (death: Death) => number) => deaths.reduce((all, death) => all + of(death), 0);
  const rows: [string, number][] = [
    ['kills', deaths.length],
    ['  of the page alone', sum(({ legacy }) => (legacy.victim === 'page' ? 1 : 0))],
    ['edits begun', sum(({ legacy }) => legacy.states.length - 1)],
    ['  acknowledged before the kill', sum(({ legacy }) => legacy.acknowledged)],
    ['  there after it', sum(({ finding }) => Math.max(0, finding.kept))],
    ['kills while an edit was not acknowledged', sum(isMidway)],
    ['tails replayed', sum(({ finding }) => finding.tails)],
    ['kills with a loss', sum(({ loss }) => (loss === '' ? 0 : 1))],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows
    .map(([what, count]) => `${what.padEnd(width)} | ${String(count).padStart(5)}`)
    .join('\n');
}

function isMidway({ legacy }: Death): number {
  return legacy.acknowledged < legacy.states.length - 1 ? 1 : 0;
}
