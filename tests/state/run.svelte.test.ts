import { describe, expect, it, vi } from 'vitest';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { BLOCK_SIZE } from '#simulation/monte-carlo/block.ts';
import type { RunQuestion, RunTerms } from '#state/run-work.ts';
import { Run, RUN_TERMS } from '#state/run.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { sampleMap as sample } from '../support/sample-map.ts';
import { desksHere, type Fate } from '../support/desk-here.ts';

const scenario = Object.values(sample).find(({ kind }) => kind === 'scenario')!;
const compared = optionOf(sample, scenario.id);
const question: RunQuestion = {
  records: sample,
  segment: null,
  shown: optionOf(sample, null),
  compared: null,
};

function setUp(
  workers: number,
  terms: Partial<RunTerms> = {},
  fates: readonly Fate[] = [],
  keeperFates: readonly Fate[] = [],
) {
  const helpers = desksHere(fates);
  const keepers = desksHere(keeperFates);
  const run = new Run(
    new WorkerPool(helpers.start, workers, 200),
    new WorkerPool(keepers.start, 1, 200),
    { ...RUN_TERMS, restMs: 0, fewest: 4, most: 12, precision: 0.05, ...terms },
  );
  return { run, helpers: helpers.desks, keepers: keepers.desks };
}

const finished = (run: Run) => vi.waitUntil(() => run.status === 'done', { timeout: 30_000 });

describe('a run', () => {
  it('gives the same figures to the last bit whatever the number of workers', async () => {
    const results = [];
    for (const workers of [1, 2, 5]) {
      const { run } = setUp(workers, { fewest: 6, most: 6 });
      run.follow({ ...question, compared });
      await finished(run);
      results.push(run.report);
    }
    expect(results[0]!.shown.customers).toBe(6 * BLOCK_SIZE);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('shows what the first customers say and then refines it', async () => {
    const { run } = setUp(2);
    const seen: number[] = [];
    run.follow(question);
    await vi.waitUntil(
      () => {
        const blocks = run.report?.blocks;
        if (blocks !== undefined && blocks !== seen.at(-1)) seen.push(blocks);
        return run.status === 'done';
      },
      { interval: 0, timeout: 30_000 },
    );
    expect(seen[0]).toBeLessThan(seen.at(-1)!);
    expect(run.progress).toBe(1);
  });

  it('goes on until the lifetime value is precise enough, or says that it stopped before', async () => {
    const precise = setUp(2, { precision: 0.02, most: 60 }).run;
    precise.follow(question);
    await finished(precise);
    const { value, standardError } = precise.report!.shown.lifetimeValue;
    expect(standardError / Math.abs(value)).toBeLessThan(0.0205);
    expect(precise.report!.blocks).toBeLessThan(60);
    expect(precise.isCapped).toBe(false);
    const capped = setUp(2, { precision: 0.0001, most: 5 }).run;
    capped.follow(question);
    await finished(capped);
    expect(capped.report!.blocks).toBe(5);
    expect(capped.isCapped).toBe(true);
  });

  it('replaces a worker that dies, and the result is the same', async () => {
    const calm = setUp(2, { fewest: 8, most: 8 }).run;
    calm.follow(question);
    await finished(calm);
    const { run, helpers } = setUp(2, { fewest: 8, most: 8 }, ['dies']);
    run.follow(question);
    await finished(run);
    expect(helpers).toHaveLength(3);
    expect(helpers[0]!.isTerminated).toBe(true);
    expect(run.report).toEqual(calm.report);
  });

  it.each(['dies', 'silent', 'tires'] as const)(
    'begins once more when the worker that keeps its customers %s, with the same result',
    async (fate) => {
      const calm = setUp(2, { fewest: 8, most: 8 }).run;
      calm.follow(question);
      await finished(calm);
      const { run, keepers } = setUp(2, { fewest: 8, most: 8 }, [], [fate]);
      run.follow(question);
      await finished(run);
      expect(keepers).toHaveLength(2);
      expect(run.report).toEqual(calm.report);
    },
  );

  it('replaces a worker that falls silent', async () => {
    const { run, helpers } = setUp(1, {}, ['silent']);
    run.follow(question);
    await finished(run);
    expect(helpers).toHaveLength(2);
  });

  it('fails, and says so, where every worker dies', async () => {
    const { run, helpers } = setUp(1, {}, Array<Fate>(6).fill('dies'));
    run.follow(question);
    await vi.waitUntil(() => run.status === 'failed');
    expect(helpers).toHaveLength(6);
    expect(run.report).toBeNull();
  });

  it('stops when it is cancelled, keeps what it knows, and can be started again', async () => {
    const { run } = setUp(2, { fewest: 400, most: 400 });
    run.follow(question);
    await vi.waitUntil(() => run.report !== null);
    run.cancel();
    const { blocks } = run.report!;
    expect(run.status).toBe('cancelled');
    await new Promise((resume) => setTimeout(resume, 100));
    expect(run.report!.blocks).toBe(blocks);
    expect(run.status).toBe('cancelled');
    void run.start();
    await vi.waitUntil(() => run.report!.blocks > blocks);
    run.close();
  });

  it('waits until the map rests, and forgets what was asked before', async () => {
    const { run, helpers } = setUp(1, { restMs: 20 });
    const other: MapRecords = { ...sample };
    run.follow(question);
    run.follow({ ...question, records: other });
    expect(run.isStale).toBe(true);
    await finished(run);
    expect(run.isStale).toBe(false);
    const asked = helpers[0]!.tasks.filter(({ kind }) => kind === 'simulate');
    expect(new Set(asked.map(({ task }) => JSON.stringify(task))).size).toBe(asked.length);
    expect(Object.keys(helpers[0]!.tasks[0]!.change)).toHaveLength(Object.keys(other).length);
  });

  it('compares with the same customers, so that a difference is far surer than its sides', async () => {
    const { run } = setUp(3, { fewest: 12, most: 12 });
    run.follow({ ...question, compared });
    await finished(run);
    const { shown, compared: other, difference } = run.report!;
    const apart = Math.hypot(shown.lifetimeValue.standardError, other!.lifetimeValue.standardError);
    expect(difference!.lifetimeValue.standardError).toBeLessThan(apart / 3);
    expect(difference!.lifetimeValue.value).toBeCloseTo(
      other!.lifetimeValue.value - shown.lifetimeValue.value,
      8,
    );
  });

  it('says why there is nothing to simulate', async () => {
    const { run } = setUp(2);
    run.follow({ ...question, records: recordsFrom([{ id: 'm', kind: 'map', title: 'Empty' }]) });
    await finished(run);
    expect(run.findings!.map(({ code }) => code)).toEqual(['flowWithoutTouchpoint']);
    expect(run.report).toBeNull();
  });

  it('says where peaks and ends lie once it is done, until the map changes', async () => {
    const { run } = setUp(2);
    run.follow(question);
    await vi.waitUntil(() => run.remembered !== null, { timeout: 30_000 });
    expect(run.status).toBe('done');
    expect(Object.keys(run.remembered!.end)).toContain('touchpoint-row');
    run.follow({ ...question, records: { ...sample } });
    expect(run.remembered).toBeNull();
  });

  it('tells the story of a customer', async () => {
    const { run } = setUp(1);
    run.follow(question);
    await finished(run);
    const story = await run.story(3);
    expect(story!.customer).toBe(3);
    expect(story!.encounters.length).toBeGreaterThan(0);
    expect(await run.story(3)).toEqual(story);
  });
});
