import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapleyValues, type Coalition } from '../../../src/simulation/analysis/shapley-value.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';
import { evenNumbers } from './even-numbers.ts';

const { expected, tolerance } = publishedCase('P07') as unknown as {
  expected: { L: number; R1: number; R2: number };
  tolerance: number;
};
const gloves = ([left, right, other]: Coalition) => (left && (right || other) ? 1 : 0);

/** A game with a drawn worth for every coalition; nobody is worth something too. */
const aGame = fc.integer({ min: 1, max: 5 }).chain((players) =>
  fc.record({
    players: fc.constant(players),
    worths: fc.array(between(-5, 5), { minLength: 2 ** players, maxLength: 2 ** players }),
  }),
);
const worthIn = (worths: readonly number[]) => (coalition: Coalition) =>
  worths[coalition.reduce((set, isIn, i) => set + (isIn ? 2 ** i : 0), 0)]!;
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

describe('exact', () => {
  test('P07: a left glove is worth four right ones', () => {
    const { values, exact, standardErrors } = shapleyValues(3, gloves);
    expectAllClose(values, Object.values(expected), tolerance);
    expect(exact).toBe(true);
    expect(standardErrors).toEqual([0, 0, 0]);
  });

  test('efficiency: values sum to all minus nobody', () => {
    fc.assert(
      fc.property(aGame, ({ players, worths }) => {
        const { values } = shapleyValues(players, worthIn(worths));
        expectClose(sum(values), worths[worths.length - 1]! - worths[0]!, 1e-12);
      }),
    );
  });

  test('symmetry and dummy: equal players get the same, one who adds nothing gets nothing', () => {
    fc.assert(
      fc.property(fc.array(between(-5, 5), { minLength: 8, maxLength: 8 }), (worths) => {
        // Players 0 and 1 count alike, player 3 not at all.
        const worth = ([a, b, c]: Coalition) => worths[(a ? 1 : 0) + (b ? 1 : 0) + (c ? 3 : 0)]!;
        const { values } = shapleyValues(4, worth);
        expectClose(values[0], values[1]!, 1e-12);
        expectClose(values[3], 0, 1e-12);
      }),
    );
  });

  test('where players only add up, each gets his own', () => {
    const own = [3, -1, 0.5, 7, 0, 2, 1, 1, 4, -2, 5, 6];
    const worth = (coalition: Coalition) => sum(own.filter((_, i) => coalition[i]));
    expectAllClose(shapleyValues(12, worth).values, own, 1e-12);
  });

  test('nobody plays', () => {
    expect(shapleyValues(0, () => 1).values).toEqual([]);
  });
});

describe('sampled', () => {
  const sampled = (seed: number, pairs = 300) =>
    shapleyValues(3, gloves, { exactUpTo: 2, uniform: evenNumbers(seed), pairs });

  test('near the exact values, as near as it says, and efficient all the same', () => {
    const { values, standardErrors, exact } = sampled(7);
    expect(exact).toBe(false);
    Object.values(expected).forEach((value, i) => {
      expect(standardErrors[i]).toBeGreaterThan(0);
      expect(Math.abs(values[i]! - value)).toBeLessThan(4 * standardErrors[i]!);
    });
    expectClose(sum(values), 1, 1e-12);
  });

  test('the same numbers give the same values, others others', () => {
    expect(sampled(1, 20)).toEqual(sampled(1, 20));
    expect(sampled(1, 20)).not.toEqual(sampled(2, 20));
  });

  test('a pair of an order and its reverse is exact where only pairs of players interact', () => {
    const worth = ([a, b, c]: Coalition) => (a && b ? 2 : 0) + (b && c ? 4 : 0);
    for (const seed of [1, 2, 3, 4]) {
      const options = { exactUpTo: 0, uniform: evenNumbers(seed), pairs: 2 };
      expectAllClose(shapleyValues(3, worth, options).values, [1, 3, 2], 1e-12);
    }
  });

  test('no even numbers, no sampling', () => {
    expect(() => shapleyValues(13, () => 0)).toThrow(RangeError);
  });
});
