import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  priorFromDrawn,
  transitionEstimates,
} from '../../../src/simulation/analysis/transition-estimates.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

const words = (text: string) => text.split(' ');

function expectRows(actual: readonly (readonly number[] | null)[], rows: number[][], by: number) {
  expect(actual.length).toBe(rows.length);
  rows.forEach((row, at) => expectAllClose(actual[at]!, row, by));
}

test('P33: likelihood, mode and mean with a prior', () => {
  const { inputs, expected, tolerance } = publishedCase('P33') as unknown as {
    inputs: { sequence: string; hyper: number[][] };
    expected: Record<'mle' | 'map' | 'postmean', number[][]>;
    tolerance: number;
  };
  const found = transitionEstimates([words(inputs.sequence)], { prior: inputs.hyper });
  expect(found.states).toEqual(['a', 'b', 'c']);
  expectRows(found.likelihood, expected.mle, tolerance);
  expectRows(found.mode, expected.map, tolerance);
  expectRows(found.mean, expected.postmean, tolerance);
});

test('P34: six journeys with an end', () => {
  const { inputs, expected, tolerance } = publishedCase('P34') as unknown as {
    inputs: { journeys: string[]; absorbing: string };
    expected: { p_ab: number; p_de: number };
    tolerance: number;
  };
  const states = ['a', 'b', 'c', 'd', 'e'];
  const { likelihood } = transitionEstimates(inputs.journeys.map(words), {
    states,
    absorbing: [inputs.absorbing],
  });
  expectClose(likelihood[0]![1], expected.p_ab, tolerance);
  expectClose(likelihood[3]![4], expected.p_de, tolerance);
  expect(likelihood[4]).toEqual([0, 0, 0, 0, 1]);
});

const journeys = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }), {
  maxLength: 6,
});

test('rows sum to one; an even prior of 1 has the likelihood as its mode', () => {
  fc.assert(
    fc.property(journeys, (log) => {
      const { likelihood, mode, mean } = transitionEstimates(log, { states: ['a', 'b', 'c'] });
      for (const row of [...likelihood, ...mode, ...mean]) {
        if (row)
          expectClose(
            row.reduce((sum, one) => sum + one, 0),
            1,
            1e-12,
          );
      }
      expect(mode).toEqual(likelihood);
    }),
  );
});

test('a drawn path holds against a small log and gives way to a large one', () => {
  const prior = priorFromDrawn([
    [0, 0.9, 0.1],
    [0, 0, 1],
    [0, 0, 0],
  ]);
  const seen = (times: number) =>
    transitionEstimates(new Array<string[]>(times).fill(['a', 'c']), {
      states: ['a', 'b', 'c'],
      prior,
    }).mean[0]!;
  expectAllClose(seen(0), [0, 0.9, 0.1], 1e-12);
  expectAllClose(seen(2), [0, 9 / 12, 3 / 12], 1e-12);
  expect(seen(1000)[2]).toBeGreaterThan(0.99);
});

test('what never happened has no share, journeys of one state no path, foreign states no place', () => {
  const alone = transitionEstimates([['a'], ['b']]);
  expect(alone.likelihood).toEqual([null, null]);
  expect(alone.mode).toEqual([null, null]);
  expect(alone.mean).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
  const known = transitionEstimates([['a', 'x', 'b', 'a']], { states: ['a', 'b'] });
  expect(known.counts).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(transitionEstimates([])).toMatchObject({ states: [], mean: [] });
});
