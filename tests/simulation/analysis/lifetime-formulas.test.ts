import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lifetimeValueByTiming,
  marginMultiple,
} from '../../../src/simulation/analysis/lifetime-formulas.ts';
import { expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

test('P08: the table of multiples', () => {
  const { inputs, expected, tolerance } = publishedCase('P08') as unknown as {
    inputs: { r: number[]; i: number[] };
    expected: number[][];
    tolerance: number;
  };
  inputs.r.forEach((retention, row) =>
    inputs.i.forEach((discount, column) =>
      expectClose(marginMultiple(retention, discount), expected[row]![column]!, tolerance),
    ),
  );
});

test('P09: three conventions', () => {
  const { inputs, expected, tolerance } = publishedCase('P09') as unknown as {
    inputs: { m: number; r: number; d: number };
    expected: Record<'first_included_begin' | 'first_excluded' | 'first_included_end', number>;
    tolerance: number;
  };
  const values = lifetimeValueByTiming(inputs.m, inputs.r, inputs.d)!;
  expectClose(values.firstIncludedAtStart, expected.first_included_begin, tolerance);
  expectClose(values.firstExcluded, expected.first_excluded, tolerance);
  expectClose(values.firstIncludedAtEnd, expected.first_included_end, tolerance);
});

test('the conventions are the sums they stand for', () => {
  fc.assert(
    fc.property(between(0, 0.95), between(0.02, 0.5), between(-50, 50), (r, d, margin) => {
      let [atStart, excluded, atEnd] = [0, 0, 0];
      for (let t = 0; t < 600; t++) {
        const payment = (margin * r ** t) / (1 + d) ** t;
        atStart += payment;
        if (t > 0) excluded += payment;
        atEnd += payment / (1 + d);
      }
      const values = lifetimeValueByTiming(margin, r, d)!;
      expectClose(values.firstIncludedAtStart, atStart, 1e-9);
      expectClose(values.firstExcluded, excluded, 1e-9);
      expectClose(values.firstIncludedAtEnd, atEnd, 1e-9);
      expectClose(marginMultiple(r, d)! * margin, excluded, 1e-9);
    }),
  );
});

test('the elasticity of the multiple to retention, and growth of the margin', () => {
  const [r, i, by] = [0.8, 0.12, 1e-6];
  const relative = marginMultiple(r * (1 + by), i)! / marginMultiple(r, i)! - 1;
  expectClose(relative / by, 3.5, 1e-4);
  expectClose(marginMultiple(0.8, 0.1, 0.05), 0.8 / (1.1 - 0.84), 1e-12);
});

test('ends and nonsense', () => {
  expect(marginMultiple(0, 0.1)).toBe(0);
  expect(marginMultiple(1, 0)).toBe(Infinity);
  expect(marginMultiple(0.9, 0.1, 0.5)).toBe(Infinity);
  expect([marginMultiple(1.1, 0.1), marginMultiple(NaN, 0.1), marginMultiple(0.5, -1)]).toEqual([
    null,
    null,
    null,
  ]);
  expect(lifetimeValueByTiming(100, 1, 0)).toBeNull();
  expect(lifetimeValueByTiming(100, -0.1, 0.1)).toBeNull();
  expect(lifetimeValueByTiming(NaN, 0.5, 0.1)).toBeNull();
  expect(lifetimeValueByTiming(0, 0.5, 0.1)!.firstExcluded).toBe(0);
});
