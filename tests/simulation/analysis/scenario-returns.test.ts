import { expect, test } from 'vitest';
import { recordsFrom, type RecordId } from '#domain/records.ts';
import { moneySpent, scenarioReturns } from '../../../src/simulation/analysis/scenario-returns.ts';
import type { Option } from '../../../src/simulation/analysis/option.ts';
import { aChain, aModel } from '../models.ts';

/** Everybody pays, nobody recommends; equity is arrivals times margin. */
const paying = (segment: string, margin: number, arrivals = 1000) => ({
  segment: segment as RecordId,
  model: aModel({
    touchpoints: aChain([{ optOut: 0, margin }]),
    arrivals,
    invitations: 0,
  }),
});

test('P17: from 100 to 110 with 5 paid out is 15 %, here 5 spent is 5 %', () => {
  const [one] = scenarioReturns([paying('a', 100)], [paying('a', 110)], 5000);
  expect(one!.equityBefore).toBeCloseTo(100_000, 6);
  expect(one!.equityAfter).toBeCloseTo(110_000, 6);
  expect(one!.returnOnCustomer).toBeCloseTo(0.05, 9);
  expect(one!.marketing.net).toBeCloseTo(5000, 6);
  expect(one!.marketing.rate).toBeCloseTo(1, 9);
});

test('what is spent is spent for all segments together', () => {
  const before = [paying('a', 100), paying('b', 10)];
  const found = scenarioReturns(before, [paying('b', 20), paying('a', 100)], 4400);
  expect(found.map(({ segment, spent }) => [segment, spent])).toEqual([
    ['b', 0],
    ['a', 0],
    [null, 4400],
  ]);
  expect(found[0]!.returnOnCustomer).toBeCloseTo(1, 9);
  expect(found[0]!.marketing.rate).toBeNull();
  expect(found[2]!.returnOnCustomer).toBeCloseTo((10_000 - 4400) / 110_000, 9);
});

test('a segment that only one side has is left out, and nothing has no return', () => {
  expect(scenarioReturns([paying('a', 1)], [paying('b', 1)], 0)).toEqual([]);
  const [one] = scenarioReturns([paying('a', 0)], [paying('a', 10)], 0);
  expect(one!.returnOnCustomer).toBeNull();
});

test('solutions of one side cost, those of the other are saved, those of both count nothing', () => {
  const solution = (id: string, cost?: number) => ({
    id,
    kind: 'solution',
    title: id,
    ...(cost !== undefined && { cost: { likely: cost, basis: 'guess' } }),
  });
  const records = recordsFrom([
    solution('a', 100),
    solution('b', 30),
    solution('c', 7),
    solution('free'),
  ]);
  const option = (...ids: string[]): Option => ({ solutions: ids, effects: [] });
  expect(moneySpent(records, option('b', 'c'), option('a', 'c', 'free'))).toBe(70);
});
