import { expect, test } from 'vitest';
import {
  answersForNetPromoterScore,
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
