import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, log, normalQuantile } from '../../src/simulation/portable-math.ts';
import { between } from './models.ts';

describe('portable mathematics', () => {
  test('e^x is right to 15 digits', () => {
    fc.assert(
      fc.property(between(-60, 60), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15);
      }),
      { numRuns: 2000 },
    );
    expect(exp(0)).toBe(1);
    expect(exp(1000)).toBe(exp(700));
    expect(exp(-1000)).toBe(exp(-700));
  });

  test('ln x is right to 15 digits and undoes e^x', () => {
    fc.assert(
      fc.property(between(-300, 300), (power) => {
        const x = 10 ** (power / 10);
        const wrong = Math.abs(log(x) - Math.log(x));
        expect(wrong).toBeLessThan(1e-15 * Math.max(1, Math.abs(Math.log(x))));
      }),
      { numRuns: 2000 },
    );
    expect(log(1)).toBe(0);
    expect(log(Math.E)).toBeCloseTo(1, 15);
  });

  /** Abramowitz and Stegun, table 26.5, and R's qnorm. */
  const QUANTILES: readonly (readonly [number, number])[] = [
    [0.5, 0],
    [0.6, 0.2533471031357997],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-6, -4.753424308822899],
    [1e-10, -6.361340902404056],
  ];
  test.each(QUANTILES)('the normal quantile of %d is %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-13);
  });

  test('the normal quantile is symmetric and rises', () => {
    fc.assert(
      fc.property(between(0.0001, 0.4999), (p) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 11);
        expect(normalQuantile(p + 0.0001)).toBeGreaterThan(normalQuantile(p));
      }),
    );
  });
});
