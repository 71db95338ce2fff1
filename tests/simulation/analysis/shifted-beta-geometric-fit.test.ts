import fc from 'fast-check';
import { expect, test } from 'vitest';
import { survivalShares } from '../../../src/simulation/analysis/shifted-beta-geometric.ts';
import { fitLeaving } from '../../../src/simulation/analysis/shifted-beta-geometric-fit.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

test('P10: the High-End customers of Fader and Hardie, and what becomes of them', () => {
  const { inputs, expected, tolerance } = publishedCase('P10') as unknown as {
    inputs: { survival_pct: number[] };
    expected: { alpha: number; beta: number; LL: number; S: number[] };
    tolerance: Record<'alpha' | 'beta' | 'LL' | 'S', number>;
  };
  const fit = fitLeaving(inputs.survival_pct.map((percent) => 10 * percent))!;
  expectClose(fit.alpha, expected.alpha, tolerance.alpha);
  expectClose(fit.beta, expected.beta, tolerance.beta);
  expectClose(fit.logLikelihood, expected.LL, tolerance.LL);
  const later = survivalShares(fit, 12).slice(7);
  expectAllClose(
    later.map((share) => 100 * share),
    expected.S,
    tolerance.S,
  );
});

test('finds the shapes that a large cohort was made with', () => {
  fc.assert(
    fc.property(between(0.2, 5), between(0.2, 5), (alpha, beta) => {
      const remaining = [1, ...survivalShares({ alpha, beta }, 10)].map((share) => 1e6 * share);
      const fit = fitLeaving(remaining)!;
      expectClose(fit.alpha, alpha, 1e-6);
      expectClose(fit.beta, beta, 1e-6);
    }),
  );
});

test.each([
  ['nothing was observed', []],
  ['one period does not tell two shapes', [100, 80]],
  ['nobody leaves', [100, 100, 100]],
  ['nobody stays', [100, 0, 0]],
  ['counts rise', [100, 80, 90]],
  ['counts below 0', [100, 50, -10]],
  ['counts are no numbers', [100, NaN, 50]],
  ['all are alike: each period the same share leaves', [1000, 800, 640, 512]],
  ['leaving speeds up', [1000, 900, 500, 100]],
])('no fit where %s', (_, remaining) => {
  expect(fitLeaving(remaining)).toBeNull();
});
