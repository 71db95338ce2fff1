import { describe, expect, test } from 'vitest';
import {
  referralMultiplier,
  referralSlope,
} from '../../../src/simulation/analysis/referral-chain.ts';
import { improvementsOf } from '../../../src/simulation/analysis/improvements.ts';
import { optionTotals } from '../../../src/simulation/analysis/option-totals.ts';
import type { OptionWorth } from '../../../src/simulation/analysis/option-worth.ts';
import { optionOf } from '../../../src/simulation/analysis/option.ts';
import { Desk } from '../../../src/simulation/desk.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import type { Model } from '../../../src/simulation/model.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { runnerFor } from '../../../src/simulation/monte-carlo/runner.ts';
import type { Sample } from '../../../src/simulation/monte-carlo/sample.ts';
import type { Measured } from '../../../src/simulation/monte-carlo/statistics.ts';
import { compare, summarise } from '../../../src/simulation/monte-carlo/summary.ts';
import { rower, withTouchpoint } from '../models.ts';
import { sampleMap } from '../../support/sample-map.ts';

const BLOCKS = 6;
const SEEDS = 120;

/** Two segments, the customers of the second bringing many others. */
const segments: readonly Model[] = [
  { ...rower(), arrivals: 1000, acquisitionCost: 10 },
  { ...rower(), arrivals: 400, invitations: 10, acceptance: 0.4 },
];
const better = segments.map((model) => withTouchpoint(model, 'wait', () => ({ quality: 7.5 })));

function samplesOf(models: readonly Model[], seed: number): Sample[] {
  return models.map((model, at) => {
    const runner = runnerFor(planFor(model, 2 * seed + at));
    return { model, blocks: Array.from({ length: BLOCKS }, (_, block) => runner.run(block)) };
  });
}

/** How far a figure really varies over seeds, against what each run says of its own error. */
function deviationOverError(of: (seed: number) => Measured): number {
  const found = Array.from({ length: SEEDS }, (_, seed) => of(seed + 1));
  const mean = (read: (one: Measured) => number) =>
    found.reduce((sum, one) => sum + read(one), 0) / SEEDS;
  const centre = mean(({ value }) => value);
  const deviation = mean(({ value }) => (value - centre) ** 2);
  return Math.sqrt(deviation / mean(({ standardError }) => standardError ** 2));
}

describe('customer equity', () => {
  const run = summarise(samplesOf(segments, 1));

  test('is the computed lifetime value times what the simulated promoters bring', () => {
    const parts = segments.map((model, at) => {
      const { promoters } = run.segments[at]!;
      const { multiplier } = referralMultiplier(promoters * model.invitations * model.acceptance);
      const { lifetimeValue } = forecast(model).journey;
      return model.arrivals * (lifetimeValue * multiplier - model.acquisitionCost);
    });
    expect(run.customerEquity.value).toBeCloseTo(parts[0]! + parts[1]!, 6);
    expect(run.segments.map(({ equity }) => equity)).toEqual(
      parts.map((part) => expect.closeTo(part, 6) as number),
    );
  });

  test('varies over seeds as its standard error says', () => {
    const ratio = deviationOverError((seed) => summarise(samplesOf(segments, seed)).customerEquity);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  test('differs over seeds as the error of the difference says, which common customers make small', () => {
    const between = (seed: number) =>
      compare(samplesOf(segments, seed), samplesOf(better, seed)).customerEquity;
    const ratio = deviationOverError(between);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
    const [one, other] = [segments, better].map((models) => summarise(samplesOf(models, 1)));
    const apart = Math.hypot(
      one!.customerEquity.standardError,
      other!.customerEquity.standardError,
    );
    const { value, standardError } = between(1);
    expect(value).toBeCloseTo(other!.customerEquity.value - one!.customerEquity.value, 6);
    expect(standardError).toBeLessThan(0.95 * apart);
  });

  test('is not simulated at all where nobody is invited', () => {
    const alone = segments.map((model) => ({ ...model, invitations: 0 }));
    expect(summarise(samplesOf(alone, 1)).customerEquity.standardError).toBe(0);
  });
});

test('the slope of the multiplier is that of its graph, capped or not', () => {
  for (const mean of [0, 0.2, 0.9, 1.3, 3]) {
    const step = 1e-6;
    const [low, high] = [mean - step, mean + step].map((at) => referralMultiplier(at).multiplier);
    const slope = (high! - low!) / (2 * step);
    if (mean > 0) expect(referralSlope(mean) / slope).toBeCloseTo(1, 6);
  }
  expect(referralSlope(-1)).toBe(0);
});

test('what an option is worth lies round the computed difference', () => {
  const base = optionOf(sampleMap, null);
  const { with: option } = improvementsOf(sampleMap, base).find(({ kind }) => kind === 'quality')!;
  const change = Object.fromEntries(
    Object.values(sampleMap).map((record) => [record.id, { before: null, after: record }]),
  );
  const task = { base, option, segment: null, seed: 1, blocks: 4 };
  const worth = new Desk().take({ id: 1, kind: 'worth', change, task })[0] as OptionWorth;
  const [before, after] = [base, option].map((one) => optionTotals(sampleMap, one, null, {})!);
  const { value, standardError } = worth.lifetimeValue;
  expect(value).toBeCloseTo(after!.lifetimeValue - before!.lifetimeValue, 9);
  expect(standardError).toBeGreaterThan(0);
  expect(worth.customerEquity.value).toBeGreaterThan(0);
  expect(worth.customerEquity.standardError).toBeGreaterThan(0);
});
