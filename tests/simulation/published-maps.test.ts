/** Published models drawn as maps, through everything a map goes through: records, model, engine, result. */
import { describe, expect, test } from 'vitest';
import { brokenInvariants } from '#domain/invariants.ts';
import type { MapRecords } from '#domain/records.ts';
import { removalEffects } from '../../src/simulation/analysis/removal-effect.ts';
import { survivalShares } from '../../src/simulation/analysis/shifted-beta-geometric.ts';
import { forecastMap, newForecastCache } from '../../src/simulation/forecast-map.ts';
import { isComputable, modelsOf } from '../../src/simulation/map-models.ts';
import { BLOCK_SIZE } from '../../src/simulation/monte-carlo/block.ts';
import { planFor } from '../../src/simulation/monte-carlo/plan.ts';
import { runnerFor } from '../../src/simulation/monte-carlo/runner.ts';
import { journeyMap } from '../support/journey-map.ts';
import { expectAllClose, expectClose } from './close-to.ts';
import { publishedCase } from './models.ts';

const AS_DRAWN = { scenario: null, segment: null };

function forecastOf(records: MapRecords) {
  expect(brokenInvariants(records)).toEqual([]);
  const answer = forecastMap(records, AS_DRAWN, newForecastCache());
  if (answer.status !== 'computed') throw new Error(JSON.stringify(answer.findings));
  return answer.forecast;
}

function modelOf(records: MapRecords) {
  const parts = modelsOf(records, AS_DRAWN, newForecastCache());
  if (!isComputable(parts)) throw new Error(JSON.stringify(parts));
  return parts[0]!.model;
}

describe("P01: the drunkard's walk", () => {
  const { expected } = publishedCase('P01') as unknown as {
    expected: { N: number[][]; t: number[]; B: number[][] };
  };

  test.each([0, 1, 2])('from corner %d', (start) => {
    const { touchpoints, journey } = forecastOf(
      journeyMap({
        touchpoints: [0, 1, 2].map((at) => ({ entryWeight: at === start ? 1 : 0 })),
        paths: [
          [0, null, 0.5],
          [0, 1, 0.5],
          [1, 0, 0.5],
          [1, 2, 0.5],
          [2, 1, 0.5],
          [2, null, 0.5],
        ],
      }),
    );
    const each = [0, 1, 2].map((at) => touchpoints[`t${at}`]!);
    expectAllClose(
      each.map(({ visits }) => visits),
      expected.N[start]!,
      1e-9,
    );
    expectClose(journey.visits, expected.t[start]!, 1e-9);
    // Home lies behind the first corner, the bar behind the last.
    expectClose(each[0]!.completions, expected.B[start]![0]!, 1e-9);
    expectClose(each[2]!.completions, expected.B[start]![1]!, 1e-9);
  });
});

describe('P04: value by how long ago somebody bought', () => {
  const { inputs, expected, tolerance } = publishedCase('P04') as unknown as {
    inputs: { p: number[]; reward: number[]; whatif: { p4: number; reward4: number } };
    expected: { base: number; whatif: number };
    tolerance: number;
  };
  const value = (p: readonly number[], reward: readonly number[]) =>
    forecastOf(
      journeyMap({
        map: { discountPerYear: 0 },
        touchpoints: reward.map((money) => ({ margin: money })),
        paths: p.flatMap((buys, at): [number, number | null, number][] => [
          [at, 0, buys],
          [at, at + 1 < p.length ? at + 1 : null, 1 - buys],
        ]),
      }),
    ).journey.lifetimeValue;

  test('as it is and with less spent on the last', () => {
    const { p, reward, whatif } = inputs;
    expectClose(value(p, reward), expected.base, tolerance);
    const changed = value([...p.slice(0, 3), whatif.p4], [...reward.slice(0, 3), whatif.reward4]);
    expectClose(changed, expected.whatif, tolerance);
  });
});

test('P09: Gupta and Lehmann, a customer who comes again with 80 %', () => {
  const { journey } = forecastOf(
    journeyMap({
      map: { discountPerYear: 0.1, period: 'year' },
      touchpoints: [{ margin: 100, optOut: 0.2 }],
      paths: [[0, 0, 1]],
    }),
  );
  expectClose(journey.lifetimeValue, 293.3333, 1e-4);
  // The first renewal is a period away.
  expectClose(journey.lifetimeValue / 1.1, 266.6667, 1e-4);
});

test('P06: removal effects', () => {
  const { expected } = publishedCase('P06') as unknown as {
    expected: { p: number; re: Record<string, number>; share: Record<string, number> };
  };
  const records = journeyMap({
    touchpoints: [
      { entryWeight: 2 / 3, optOut: 0.5 },
      { entryWeight: 1 / 3 },
      { entryWeight: 0, optOut: 0.5 },
    ],
    paths: [
      [0, 1, 1],
      [1, 2, 1],
      [2, null, 1],
    ],
  });
  const model = modelOf(records);
  expectClose(forecastOf(records).journey.completion, expected.p, 1e-9);
  const effects = removalEffects(model);
  expectAllClose(
    effects.map(({ completionLost }) => completionLost),
    Object.values(expected.re),
    1e-9,
  );
  expectAllClose(
    effects.map(({ completionShare }) => completionShare),
    Object.values(expected.share),
    1e-9,
  );
});

describe.each(['P20', 'P40'])('%s: expectation is exponential smoothing', (id) => {
  const { inputs, expected, tolerance } = publishedCase(id) as unknown as {
    inputs: { q: number[]; E0: number; alpha: number };
    expected: { E: number[]; MSE: number };
    tolerance: { E: number; MSE: number };
  };
  const { q, E0, alpha } = inputs;
  const { touchpoints } = forecastOf(
    journeyMap({
      map: { barUp: alpha, barDown: alpha, brandPromise: E0 / 10 },
      touchpoints: q.map((quality) => ({ quality: quality / 10 })),
    }),
  );
  const each = q.map((_, at) => touchpoints[`t${at}`]!);

  test('at every encounter from the second on', () => {
    const found = each.slice(1).map(({ expectation }) => 10 * expectation!);
    expectAllClose(found.slice(0, expected.E.length), expected.E, tolerance.E);
  });

  test('with the mean squared surprise', () => {
    const squares = each.slice(1).reduce((sum, { gap }) => sum + (10 * gap!) ** 2, 0);
    expectClose(squares / (q.length - 1), expected.MSE, tolerance.MSE);
  });
});

test('P10: the shifted beta geometric, customers who differ in how soon they leave', () => {
  const { expected } = publishedCase('P10') as unknown as {
    expected: { alpha: number; beta: number };
  };
  const { alpha, beta } = expected;
  const records = journeyMap({
    map: { discountPerYear: 0, stayingWeight: 0 },
    touchpoints: [{ optOut: alpha / (alpha + beta), margin: 1 }],
    paths: [[0, 0, 1]],
    segment: { concentration: alpha + beta },
  });
  const runner = runnerFor(planFor(modelOf(records), 1));
  const blocks = 100;
  const survivors = new Array<number>(13).fill(0);
  for (let block = 0; block < blocks; block++) {
    // A unit is earned each year a customer stays.
    for (const years of runner.run(block).lifetimeValue) {
      for (let year = 0; year <= 12 && year <= years; year++) survivors[year]!++;
    }
  }
  const customers = blocks * BLOCK_SIZE;
  survivalShares({ alpha, beta }, 12).forEach((share, at) => {
    const error = Math.sqrt((share * (1 - share)) / customers);
    expect(Math.abs(survivors[at + 1]! / customers - share)).toBeLessThan(4 * error);
  });
});
