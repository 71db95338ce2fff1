import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteBeta, inverseIncompleteBeta } from '../../src/simulation/incomplete-beta.ts';
import { expectClose } from './close-to.ts';
import { between } from './models.ts';

const shape = between(0.2, 40);
/** Shapes that do not heap nearly everything on the ends. */
const wide = between(0.8, 40);

describe('the distribution function', () => {
  test('of an even number is the number, of Beta(2, 2) is 3x^2 - 2x^3', () => {
    expectClose(incompleteBeta(0.3, 1, 1), 0.3, 1e-14);
    expectClose(incompleteBeta(0.3, 2, 2), 3 * 0.09 - 2 * 0.027, 1e-14);
  });

  test('of the arc sine law', () => {
    expectClose(incompleteBeta(0.2, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 1e-13);
  });

  test('counts successes: P(Bin(n, p) >= k) = I_p(k, n - k + 1)', () => {
    const [n, p] = [9, 0.35];
    let [atLeast, ways] = [0, 1];
    for (let k = n; k >= 0; k--) {
      atLeast += ways * p ** k * (1 - p) ** (n - k);
      if (k > 0) expectClose(incompleteBeta(p, k, n - k + 1), atLeast, 1e-13);
      ways = (ways * k) / (n - k + 1);
    }
  });

  test('mirrors when the shapes change places', () => {
    fc.assert(
      fc.property(between(0, 1), shape, shape, (x, a, b) => {
        expectClose(incompleteBeta(x, a, b), 1 - incompleteBeta(1 - x, b, a), 1e-12);
      }),
    );
  });

  test('stays within its ends, and knows no other shapes', () => {
    expect([-1, 0, 1, 2].map((x) => incompleteBeta(x, 2, 3))).toEqual([0, 0, 1, 1]);
    expect([incompleteBeta(0.5, 0, 1), incompleteBeta(NaN, 1, 1)]).toEqual([NaN, NaN]);
  });
});

describe('its inverse', () => {
  test('leads back', () => {
    fc.assert(
      fc.property(between(0.0001, 0.9999), wide, wide, (p, a, b) => {
        expectClose(incompleteBeta(inverseIncompleteBeta(p, a, b), a, b), p, 1e-11);
      }),
    );
  });

  test('rises with the share', () => {
    fc.assert(
      fc.property(between(0, 1), between(0, 1), shape, shape, (p, q, a, b) => {
        const [less, more] = [Math.min(p, q), Math.max(p, q)];
        const rise = inverseIncompleteBeta(more, a, b) - inverseIncompleteBeta(less, a, b);
        expect(rise).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('stays within 0 and 1, and knows no other shapes', () => {
    expect([-1, 0, 1, 2].map((p) => inverseIncompleteBeta(p, 2, 3))).toEqual([0, 0, 1, 1]);
    expect([inverseIncompleteBeta(0.5, 0, 1), inverseIncompleteBeta(NaN, 1, 1)]).toEqual([
      NaN,
      NaN,
    ]);
  });
});
