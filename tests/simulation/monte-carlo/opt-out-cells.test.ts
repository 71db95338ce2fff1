import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_SIZE } from '../../../src/simulation/monte-carlo/block.ts';
import {
  cellOf,
  OPT_OUT_CELLS,
  optOutCells,
} from '../../../src/simulation/monte-carlo/opt-out-cells.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { runnerFor } from '../../../src/simulation/monte-carlo/runner.ts';
import { sum } from '../../../src/simulation/monte-carlo/statistics.ts';
import { tellStory } from '../../../src/simulation/monte-carlo/story.ts';
import { aChain, aModel, between, withPsychology } from '../models.ts';

/** sBG of the High-End customers (Fader and Hardie 2007). */
const ALPHA = 0.668;
const BETA = 3.806;
const MEAN = ALPHA / (ALPHA + BETA);

/** One touchpoint again and again, which earns 1 at each visit that does not end in leaving. */
const renewals = withPsychology(
  aModel({
    touchpoints: aChain([{ optOut: MEAN, margin: 1, next: [{ to: 0, share: 1 }] }]),
    concentration: ALPHA + BETA,
  }),
  { stayingWeight: 0 },
);

describe('opting out that differs between customers', () => {
  test('has the mean that was given, in ascending cells', () => {
    fc.assert(
      fc.property(between(0.001, 0.999), between(0.2, 200), (mean, concentration) => {
        const cells = optOutCells(mean, concentration)!;
        expect(sum(cells) / OPT_OUT_CELLS).toBeCloseTo(mean, 9);
        for (let at = 1; at < OPT_OUT_CELLS; at++) {
          expect(cells[at]).toBeGreaterThanOrEqual(cells[at - 1]!);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('is nothing where nobody or everybody leaves, or all are alike', () => {
    expect(optOutCells(0, 3)).toBeNull();
    expect(optOutCells(1, 3)).toBeNull();
    expect(optOutCells(0.1, null)).toBeNull();
  });

  test('has the variance of its beta distribution', () => {
    const cells = optOutCells(MEAN, ALPHA + BETA)!;
    const variance = sum(cells.map((own) => (own - MEAN) ** 2)) / OPT_OUT_CELLS;
    expect(variance).toBeCloseTo((MEAN * (1 - MEAN)) / (ALPHA + BETA + 1), 5);
  });

  test('takes its cell from the upper bits of a word', () => {
    expect([cellOf(0), cellOf(-1), cellOf(1 << 22)]).toEqual([0, OPT_OUT_CELLS - 1, 1]);
  });

  test('keeps High-End customers as the shifted beta geometric does', () => {
    const runner = runnerFor(planFor(renewals, 12));
    const blocks = 200;
    const passes = Array.from({ length: blocks }, (_, at) => [
      ...runner.run(at).lifetimeValue,
    ]).flat();
    let expected = 1;
    for (let year = 1; year <= 12; year++) {
      expected *= (BETA + year - 1) / (ALPHA + BETA + year - 1);
      const share = passes.filter((own) => own >= year).length / passes.length;
      const error = Math.sqrt((expected * (1 - expected)) / (blocks * BLOCK_SIZE));
      expect(Math.abs(share - expected)).toBeLessThan(4 * error);
    }
  });

  test('stays the same for a customer at every visit, and differs between customers', () => {
    const plan = planFor(renewals, 5);
    const chances = Array.from({ length: 200 }, (_, customer) => [
      ...new Set(tellStory(plan, customer).encounters.map(({ optOut }) => optOut)),
    ]);
    for (const own of chances) expect(own).toHaveLength(1);
    expect(new Set(chances.flat()).size).toBeGreaterThan(100);
  });
});
