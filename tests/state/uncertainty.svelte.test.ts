/** Draws of all numbers: how many there are, and that it is known when time cut them short. */
import { expect, it, vi } from 'vitest';
import { optionOf } from '#simulation/analysis/option.ts';
import { DRAW_TERMS, Uncertainty } from '#state/uncertainty.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere } from '../support/desk-here.ts';
import { sampleMap } from '../support/sample-map.ts';

async function draw(terms: Partial<typeof DRAW_TERMS>): Promise<Uncertainty> {
  const pool = (size: number) => new WorkerPool(desksHere().start, size);
  const uncertainty = new Uncertainty(pool(1), pool(1), { ...DRAW_TERMS, restMs: 0, ...terms });
  uncertainty.watch();
  uncertainty.follow({ records: sampleMap, segment: null, options: [optionOf(sampleMap, null)] });
  await vi.waitUntil(() => uncertainty.progress >= 1, { timeout: 60_000 });
  return uncertainty;
}

it('makes all draws that are wanted where there is time', async () => {
  const uncertainty = await draw({ draws: 12, fewest: 3, mostMs: 60_000 });
  expect(uncertainty.summary!.draws).toBe(12);
  expect(uncertainty.isCutShort).toBe(false);
  uncertainty.close();
});

it('says when it stopped at fewer', async () => {
  const uncertainty = await draw({ draws: 500, fewest: 3, mostMs: -1, partMs: 0 });
  expect(uncertainty.summary!.draws).toBe(3);
  expect(uncertainty.isCutShort).toBe(true);
  uncertainty.close();
});
