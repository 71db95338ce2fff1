import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  pertDistribution,
  pertQuantile,
  pertShareUpTo,
} from '../../../src/simulation/analysis/pert-distribution.ts';
import { expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

const { inputs, expected, tolerance } = publishedCase('P31') as unknown as {
  inputs: Record<'min' | 'mode' | 'max', number>;
  expected: Record<'alpha' | 'beta' | 'mean' | 'sd' | 'classic_sd', number>;
  tolerance: number;
};
const published = pertDistribution({ low: inputs.min, likely: inputs.mode, high: inputs.max });

const anEstimate = fc
  .tuple(between(-10, 10), between(-10, 10), between(-10, 10))
  .map((numbers) => numbers.toSorted((a, b) => a - b) as [number, number, number])
  .filter(([low, , high]) => high - low > 0.1)
  .map(([low, likely, high]) => pertDistribution({ low, likely, high }));

test('P31: 2, 4 and 12', () => {
  expectClose(published.alpha, expected.alpha, tolerance);
  expectClose(published.beta, expected.beta, tolerance);
  expectClose(published.mean, expected.mean, tolerance);
  expectClose(published.deviation, expected.sd, tolerance);
  // The well-known rule of thumb is something else.
  expectClose((published.high - published.low) / 6, expected.classic_sd, tolerance);
  expect(Math.abs(published.deviation - expected.classic_sd)).toBeGreaterThan(0.05);
});

test('draws at evenly spaced ranks have the mean and deviation that are said', () => {
  fc.assert(
    fc.property(anEstimate, (pert) => {
      const count = 4000;
      const draws = Array.from({ length: count }, (_, i) => pertQuantile(pert, (i + 0.5) / count));
      const mean = draws.reduce((sum, one) => sum + one, 0) / count;
      const square = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count;
      const width = pert.high - pert.low;
      expect(Math.abs(mean - pert.mean) / width).toBeLessThan(1e-4);
      expect(Math.abs(Math.sqrt(square) - pert.deviation) / width).toBeLessThan(1e-3);
    }),
    { numRuns: 20 },
  );
});

test('rank and value lead to each other; values rise with their rank and stay inside', () => {
  fc.assert(
    fc.property(anEstimate, between(0.001, 0.999), between(0, 1), (pert, rank, other) => {
      expectClose(pertShareUpTo(pert, pertQuantile(pert, rank)), rank, 1e-9);
      const [less, more] = [Math.min(rank, other), Math.max(rank, other)];
      const [low, high] = [pertQuantile(pert, less), pertQuantile(pert, more)];
      expect(pert.low <= low && low <= high && high <= pert.high).toBe(true);
    }),
  );
  expect([0, 1].map((rank) => pertQuantile(published, rank))).toEqual([2, 12]);
  // -9.984 + (6.458 + 9.984) rounds to more than 6.458.
  const rounding = pertDistribution({ low: -9.984, likely: 0, high: 6.457999999999998 });
  expect(pertQuantile(rounding, 1)).toBe(rounding.high);
  expect([1, 2, 12, 20].map((x) => pertShareUpTo(published, x))).toEqual([0, 0, 1, 1]);
});

test('a certain value', () => {
  const certain = pertDistribution({ low: 3, likely: 3, high: 3 });
  expect([certain.mean, certain.deviation]).toEqual([3, 0]);
  expect([0, 0.2, 1].map((rank) => pertQuantile(certain, rank))).toEqual([3, 3, 3]);
  expect([pertShareUpTo(certain, 2.9), pertShareUpTo(certain, 3)]).toEqual([0, 1]);
});

test('numbers in the wrong order are put right, no numbers are refused', () => {
  expect(pertDistribution({ low: 12, likely: 4, high: 2 })).toEqual(published);
  expect(pertDistribution({ low: 2, likely: 99, high: 12 }).likely).toBe(12);
  expect(() => pertDistribution({ low: NaN, likely: 1, high: 2 })).toThrow(RangeError);
  expect(() => pertDistribution({ low: 0, likely: 1, high: Infinity })).toThrow(RangeError);
});
