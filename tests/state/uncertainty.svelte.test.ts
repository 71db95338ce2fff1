/** Draws of all numbers: the bands they give, how many there are, and that it is known when time cut them short. */
import { describe, expect, it, vi } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { optionTotals } from '#simulation/analysis/option-totals.ts';
import { DRAW_TERMS, Uncertainty } from '#state/uncertainty.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere, type Fate } from '../support/desk-here.ts';
import { sampleMap } from '../support/sample-map.ts';

const shown = optionOf(sampleMap, null);
const compared = optionOf(sampleMap, ofKind(sampleMap, 'scenario')[0]!.id);
const pool = (size: number) => new WorkerPool(desksHere().start, size);
const drawn = (uncertainty: Uncertainty) =>
  vi.waitUntil(() => uncertainty.progress >= 1, { timeout: 60_000 });

describe('uncertainty of the numbers', () => {
  it('waits until somebody looks, and gives bands round what is computed', async () => {
    const uncertainty = new Uncertainty(pool(3), pool(1), { ...DRAW_TERMS, restMs: 0, draws: 60 });
    uncertainty.follow({ records: sampleMap, segment: null, options: [shown, compared] });
    await new Promise((resume) => setTimeout(resume, 30));
    expect(uncertainty.summary).toBeNull();
    uncertainty.watch();
    await drawn(uncertainty);
    const [own, other] = uncertainty.summary!.options;
    const { lifetimeValue } = optionTotals(sampleMap, shown, null, {})!;
    expect(own!.totals.lifetimeValue.low).toBeLessThan(lifetimeValue);
    expect(own!.totals.lifetimeValue.high).toBeGreaterThan(lifetimeValue);
    expect(own!.gains.lifetimeValue).toEqual({ low: 0, median: 0, high: 0, mean: 0 });
    expect(own!.best.lifetimeValue + other!.best.lifetimeValue).toBeCloseTo(1, 12);
    // The same draws on both sides: the difference is far surer than either of them.
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(other!.gains.lifetimeValue)).toBeLessThan(width(own!.totals.lifetimeValue) / 3);
    expect(Object.keys(own!.satisfaction)).toHaveLength(ofKind(sampleMap, 'touchpoint').length);
  });

  it('is the same whoever draws', async () => {
    const summaries = [];
    for (const size of [1, 3]) {
      const one = new Uncertainty(pool(size), pool(1), { ...DRAW_TERMS, restMs: 0, draws: 20 });
      one.watch();
      one.follow({ records: sampleMap, segment: null, options: [shown] });
      await drawn(one);
      summaries.push(one.summary);
    }
    expect(summaries[1]).toEqual(summaries[0]);
  });
});

async function draw(terms: Partial<typeof DRAW_TERMS>): Promise<Uncertainty> {
  const uncertainty = new Uncertainty(pool(1), pool(1), { ...DRAW_TERMS, restMs: 0, ...terms });
  uncertainty.watch();
  uncertainty.follow({ records: sampleMap, segment: null, options: [shown] });
  await drawn(uncertainty);
  return uncertainty;
}

it('makes all draws that are wanted where there is time', async () => {
  const uncertainty = await draw({ draws: 12, fewest: 3, mostMs: 60_000 });
  expect(uncertainty.summary!.draws).toBe(12);
  expect(uncertainty.isCutShort).toBe(false);
  uncertainty.stop();
});

it('says when it stopped at fewer', async () => {
  const uncertainty = await draw({ draws: 500, fewest: 3, mostMs: -1, partMs: 0 });
  expect(uncertainty.summary!.draws).toBe(3);
  expect(uncertainty.isCutShort).toBe(true);
  uncertainty.stop();
});

it('begins anew when the worker that keeps the draws dies, and fails when that dies too', async () => {
  for (const [fates, isFine] of [
    [['tires'] as Fate[], true],
    [new Array<Fate>(60).fill('tires'), false],
  ] as const) {
    const terms = { ...DRAW_TERMS, restMs: 0, draws: 12, partMs: 0 };
    const uncertainty = new Uncertainty(pool(1), new WorkerPool(desksHere(fates).start, 1), terms);
    uncertainty.watch();
    uncertainty.follow({ records: sampleMap, segment: null, options: [shown] });
    await vi.waitUntil(() => uncertainty.progress === 1 || uncertainty.hasFailed, {
      timeout: 60_000,
    });
    expect(uncertainty.hasFailed).toBe(!isFine);
    if (isFine) expect(uncertainty.summary!.draws).toBe(12);
    uncertainty.stop();
  }
});
