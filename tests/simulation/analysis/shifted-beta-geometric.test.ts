import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  discountedLifetime,
  discountedResidualLifetime,
  leavingShapes,
  leavingShares,
  retentionIn,
  survivalShares,
} from '../../../src/simulation/analysis/shifted-beta-geometric.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

const shapes = fc.record({ alpha: between(0.1, 20), beta: between(0.1, 20) });

test('P11: shapes of 1 and 1', () => {
  const { inputs, expected, tolerance } = publishedCase('P11') as unknown as {
    inputs: { alpha: number; beta: number };
    expected: { P: number[]; S: number[] };
    tolerance: number;
  };
  expectAllClose(leavingShares(inputs, 5), expected.P, tolerance);
  expectAllClose(survivalShares(inputs, 5), expected.S, tolerance);
});

test('P12: discounted lifetime, and what is left of it after renewals', () => {
  const { inputs, expected, tolerance } = publishedCase('P12') as unknown as {
    inputs: { alpha: number; beta: number; d: number };
    expected: { DEL: number; DERL: number[] };
    tolerance: number;
  };
  expectClose(discountedLifetime(inputs, inputs.d), expected.DEL, tolerance);
  expectAllClose(
    expected.DERL.map((_, renewals) => discountedResidualLifetime(inputs, inputs.d, renewals)),
    expected.DERL,
    tolerance,
  );
});

describe('properties', () => {
  test('everybody leaves once or is still there, and staying gets likelier', () => {
    fc.assert(
      fc.property(shapes, (one) => {
        const left = leavingShares(one, 30).reduce((sum, share) => sum + share, 0);
        expectClose(left + survivalShares(one, 30)[29]!, 1, 1e-12);
        expect(retentionIn(one, 5)).toBeGreaterThan(retentionIn(one, 4));
      }),
    );
  });

  test('the lifetime is the discounted sum of survival', () => {
    fc.assert(
      fc.property(shapes, between(0.05, 1), (one, discount) => {
        const survival = survivalShares(one, 800);
        const sum = survival.reduce((all, share, t) => all + share / (1 + discount) ** (t + 1), 1);
        expectClose(discountedLifetime(one, discount), sum, 1e-9);
        // Before the first renewal, all but the first payment is left, one period nearer.
        const rest = (sum - 1) * (1 + discount);
        expectClose(discountedResidualLifetime(one, discount, 0), rest, 1e-9);
      }),
    );
  });

  test('a high concentration is everybody alike', () => {
    const alike = leavingShapes(0.2, 1e9);
    expectAllClose(survivalShares(alike, 3), [0.8, 0.64, 0.512], 1e-8);
    expectClose(discountedLifetime(alike, 0.1), 1.1 / 0.3, 1e-7);
  });
});

test('without discounting the lifetime may have no end', () => {
  expect(discountedLifetime({ alpha: 0.7, beta: 4 }, 0)).toBe(Infinity);
  // Mean of a geometric lifetime over Beta(3, 4): (a + b - 1) / (a - 1).
  expectClose(discountedLifetime({ alpha: 3, beta: 4 }, 0), 3, 1e-12);
});

test('ends and nonsense', () => {
  expect(leavingShares({ alpha: 1, beta: 1 }, 0)).toEqual([]);
  expect(survivalShares({ alpha: 1, beta: 1 }, 0)).toEqual([]);
  expect(() => retentionIn({ alpha: 0, beta: 1 }, 1)).toThrow(RangeError);
  expect(() => leavingShapes(1, 5)).toThrow(RangeError);
  expect(() => leavingShares({ alpha: NaN, beta: 1 }, 3)).toThrow(RangeError);
  expect(() => discountedLifetime({ alpha: 1, beta: 1 }, -0.1)).toThrow(RangeError);
});
