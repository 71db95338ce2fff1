import { expect, test } from 'vitest';
import {
  answersForNetPromoterScore,
  blocksForValue,
  customersForMean,
  customersForShare,
  standardError,
} from '../../../src/simulation/analysis/sample-size.ts';
import { expectClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

test('P32: a share within a point, a net promoter score within two', () => {
  const { inputs, expected, tolerance } = publishedCase('P32') as unknown as {
    inputs: Record<'p' | 'half' | 'nps_sd' | 'nps_half_points', number>;
    expected: Record<'prop' | 'nps', number>;
    tolerance: number;
  };
  expectClose(customersForShare(inputs.p, inputs.half), expected.prop, tolerance);
  const answers = answersForNetPromoterScore(inputs.nps_sd, inputs.nps_half_points);
  expectClose(answers, expected.nps, tolerance);
});

test('a mean: so many customers give just the half-width that was asked for', () => {
  const customers = customersForMean(201, 3.26)!;
  expectClose(1.96 * standardError(201, customers)!, 3.26, 1e-12);
  expectClose(customers, 14_604, 1);
  expectClose(customersForMean(201, 3.26, 2.576)! / customers, (2.576 / 1.96) ** 2, 1e-12);
});

test('ends and nonsense', () => {
  expect(customersForMean(0, 0)).toBe(0);
  expect(customersForMean(1, 0)).toBe(Infinity);
  expect(customersForMean(-1, 1)).toBeNull();
  expect(customersForMean(1, -1)).toBeNull();
  expect(customersForShare(1.2, 0.1)).toBeNull();
  expect(customersForShare(1, 0.1)).toBe(0);
  expect(standardError(2, 0)).toBeNull();
});

test('blocks: enough for a part of the mean, and next to nothing for a part of the spread', () => {
  // A block of 1,024 customers who differ by 200 has a standard error of 6.25.
  const after = (blocks: number, value: number) =>
    blocksForValue({ value, standardError: 6.25 / Math.sqrt(blocks), spread: 200 }, blocks, 0.01);
  expect(after(4, 200)).toBe(10);
  expect(after(9, -200)).toBe(10);
  // A quarter of the spread: 50, and 157 blocks are 160,000 customers.
  expect(after(4, 50)).toBe(157);
  expect(after(4, 0)).toBe(157);
  expect(after(25, 0.001)).toBe(157);
  expect(blocksForValue({ value: 5, standardError: 0, spread: 0 }, 3, 0.01)).toBe(3);
  expect(blocksForValue({ value: 0, standardError: 0, spread: 0 }, 3, 0.01)).toBe(3);
});
