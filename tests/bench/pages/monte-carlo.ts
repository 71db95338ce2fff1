/** Monte Carlo in the browser: by kernel, in TypeScript, with plain objects, in several workers, and as a whole run. */
import { optionOf } from '#simulation/analysis/option.ts';
import deskWorkerUrl from '#simulation/desk-worker.ts?worker&url';
import { compiledKernel } from '#simulation/monte-carlo/kernel-runner.ts';
import { deskWorker } from '#state/browser-ports.ts';
import { Run, RUN_TERMS } from '#state/run.svelte.ts';
import { startWorker } from '#state/start-worker.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { sampleMap } from '../../support/sample-map.ts';
import { journeyNamed, type JourneyName } from '../journeys.ts';
import { mapToCompute } from '../maps.ts';
import blockWorkerUrl from './block-worker.ts?worker&url';
import type { BlockTask } from './block-worker.ts';
import { runBlocks, runnersOf, type Engine, type Ran } from './blocks.ts';
import { simulatePlainly } from './plain-objects.ts';
import { offer } from './timing.ts';

export const SEED = 1;
const WORKERS = 4;

const known = new Map<string, ReturnType<typeof runnersOf>>();
const helpers: Worker[] = [];

const maps = { sample: () => sampleMap, large: () => mapToCompute(200, 0.5) };
export type MapName = keyof typeof maps;

const api = {
  hasKernel: (): boolean => compiledKernel() !== null,

  /** Runs blocks here, after the first call with what it made then. */
  blocks(journey: JourneyName, engine: Engine, first: number, count: number): Ran {
    const key = `${journey} ${engine}`;
    const runners = known.get(key) ?? runnersOf(journey, engine, SEED);
    known.set(key, runners);
    return runBlocks(runners, first, count);
  },

  plainObjects(journey: JourneyName, customers: number): Ran {
    const models = journeyNamed(journey);
    const start = performance.now();
    const lifetimeValues = models.map((model) => simulatePlainly(model, customers, SEED));
    const seconds = (performance.now() - start) / 1000;
    return { customers: customers * models.length, seconds, lifetimeValues };
  },

  /** Seconds until so many workers have run `count` blocks of each segment between them. */
  async workers(workers: number, journey: JourneyName, count: number): Promise<number> {
    while (helpers.length < workers) helpers.push(startWorker(blockWorkerUrl));
    const share = Math.ceil(count / workers);
    const start = performance.now();
    await Promise.all(
      helpers
        .slice(0, workers)
        .map((worker, at) => ran(worker, { journey, seed: SEED, first: at * share, count: share })),
    );
    return (performance.now() - start) / 1000;
  },

  /**
   * Milliseconds from a question to the first result and to a standard error below 1 % of the lifetime value, by new
   * workers that know nothing of the map and, the second time, by the same ones.
   */
  async run(name: MapName): Promise<{ first: number; precise: number; blocks: number }[]> {
    const records = maps[name]();
    const start = () => deskWorker(startWorker(deskWorkerUrl));
    const pools = [new WorkerPool(start, WORKERS), new WorkerPool(start, 1)] as const;
    const times = [];
    for (const seed of [SEED, SEED + 1, SEED + 2, SEED + 3]) {
      const run = new Run(pools[0], pools[1], { ...RUN_TERMS, restMs: 0, seed });
      times.push(await followed(run, { records, option: optionOf(records, null) }));
    }
    for (const pool of pools) pool.close();
    return times;
  },

  /** Milliseconds from stopping a run that would go on until every worker has answered something else. */
  async stop(name: MapName): Promise<number> {
    const records = maps[name]();
    const start = () => deskWorker(startWorker(deskWorkerUrl));
    const pools = [new WorkerPool(start, WORKERS), new WorkerPool(start, 1)] as const;
    const run = new Run(pools[0], pools[1], {
      ...RUN_TERMS,
      restMs: 0,
      precision: 0,
      most: 100_000,
    });
    const shown = optionOf(records, null);
    run.follow({ records, segment: null, shown, compared: null });
    while (!run.report) await new Promise((resume) => setTimeout(resume));
    if (run.status !== 'running') throw new Error('The run was over before it could be stopped');
    const before = performance.now();
    run.cancel();
    await Promise.all(Array.from({ length: WORKERS }, (_, customer) => run.story(customer)));
    const took = performance.now() - before;
    for (const pool of pools) pool.close();
    return took;
  },
};

function ran(worker: Worker, task: BlockTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = reject;
    worker.postMessage(task);
  });
}

async function followed(
  run: Run,
  {
    records,
    option,
  }: { records: ReturnType<typeof mapToCompute>; option: ReturnType<typeof optionOf> },
) {
  const start = performance.now();
  run.follow({ records, segment: null, shown: option, compared: null });
  let first = NaN;
  for (;;) {
    await new Promise((resume) => setTimeout(resume));
    if (run.status === 'failed') throw new Error('The run failed');
    const { report } = run;
    if (!report) continue;
    if (Number.isNaN(first)) first = performance.now() - start;
    const { value, standardError } = report.shown.lifetimeValue;
    if (standardError / Math.abs(value) < 0.01 || run.status === 'done')
      return { first, precise: performance.now() - start, blocks: report.blocks };
  }
}

offer(api);
export type MonteCarloPage = typeof api;
