import { expect, test } from 'vitest';
import { promiseGaps } from '../../../src/simulation/analysis/promise-gaps.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel } from '../models.ts';

const stages = ['before', 'after', 'never'];
const model = (expectation: number, promise: number | null) =>
  aModel({
    stages,
    expectation,
    arrivals: 50,
    touchpoints: aChain([
      { stage: 'before', quality: 7, optOut: 0 },
      { stage: 'after', quality: 6, promise, optOut: 0 },
      { stage: 'after', quality: 8, optOut: 0 },
    ]),
  });

test('stages by segments: against promises made, and against what was expected', () => {
  const gaps = promiseGaps({
    keen: forecast(model(9, 9)),
    easy: forecast(model(5, null)),
  });
  expect(gaps.map(({ stage }) => stage)).toEqual(stages);
  const [before, after, never] = gaps.map(({ segments }) => segments);
  expect(before!.map(({ segment }) => segment)).toEqual(['keen', 'easy']);
  expect(before!.map(({ promiseGap }) => promiseGap)).toEqual([null, null]);
  expectClose(before![0]!.brandPromiseGap, -2, 1e-9);
  expectClose(before![1]!.brandPromiseGap, 2, 1e-9);
  // Only the touchpoint that promises counts for the promise; both count for the stage.
  expectClose(after![0]!.promiseGap, -3, 1e-9);
  expect(after![1]!.promiseGap).toBeNull();
  expectClose(after![0]!.brandPromiseGap, -2, 1e-9);
  expectClose(after![0]!.visits, 100, 1e-9);
  expect(never![0]).toEqual({
    segment: 'keen',
    promiseGap: null,
    brandPromiseGap: null,
    visits: 0,
  });
});

test('a segment without a stage has an empty cell in it', () => {
  const short = forecast(aModel({ touchpoints: aChain([{ stage: 'before' }]), arrivals: 10 }));
  const gaps = promiseGaps({ all: forecast(model(7, 8)), short });
  expect(gaps[1]!.segments[1]).toEqual({
    segment: 'short',
    promiseGap: null,
    brandPromiseGap: null,
    visits: 0,
  });
  expect(promiseGaps({})).toEqual([]);
});
