import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logBeta, logGamma } from '../../src/simulation/log-gamma.ts';
import { expectClose } from './close-to.ts';
import { between } from './models.ts';

test('factorials, the root of pi and very small and large numbers', () => {
  expectClose(logGamma(1), 0, 1e-14);
  expectClose(logGamma(2), 0, 1e-14);
  expectClose(logGamma(6), Math.log(120), 1e-14);
  expectClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
  expectClose(logGamma(1e-6), 13.815509980749431, 1e-13);
  expectClose(logGamma(1000), 5905.220423209181, 1e-14);
});

test('each is the one before times its argument', () => {
  fc.assert(
    fc.property(between(0.001, 60), (x) => {
      expectClose(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-12);
    }),
  );
});

test('the beta function of whole numbers', () => {
  expectClose(Math.exp(logBeta(3, 4)), 1 / 60, 1e-14);
});

test('nothing at 0 and below', () => {
  expect([logGamma(0), logGamma(-1.5), logBeta(0, 1)]).toEqual([NaN, NaN, NaN]);
});
