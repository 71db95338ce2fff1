import { expect, test } from 'vitest';
import { negativePositions } from '../../../src/simulation/analysis/negative-positions.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel } from '../models.ts';

const journey = (margin: number, arrivals: number) =>
  forecast(
    aModel({
      arrivals,
      touchpoints: aChain([
        { optOut: 0.5, margin },
        { optOut: 0, cost: 10 },
        { optOut: 0, cost: 4 },
      ]),
    }),
  );

test('where more is spent from here on than will come, the costliest first', () => {
  const found = negativePositions({ good: journey(100, 200), poor: journey(0, 100) });
  expect(found.map(({ segment, touchpointId }) => [segment, touchpointId])).toEqual([
    ['good', 't1'],
    ['poor', 't0'],
    ['poor', 't1'],
    ['good', 't2'],
    ['poor', 't2'],
  ]);
  expectClose(found[0]!.valueToGo, -14, 1e-9);
  expectClose(found[0]!.visits, 100, 1e-9);
  expectClose(found[0]!.ahead, -1400, 1e-8);
  expectClose(found[1]!.valueToGo, -7, 1e-9);
});

test('a value of 0, or nobody there, is no negative position', () => {
  const free = forecast(
    aModel({ touchpoints: aChain([{ optOut: 1 }, { cost: 5 }]), arrivals: 10 }),
  );
  expect(negativePositions({ all: free })).toEqual([]);
  expect(negativePositions({})).toEqual([]);
});
