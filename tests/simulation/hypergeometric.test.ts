import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hypergeometricOfOne } from '../../src/simulation/hypergeometric.ts';
import { expectClose } from './close-to.ts';
import { between } from './models.ts';

test('2F1(1, 1; 2; z) is -ln(1 - z) / z, also close to its end', () => {
  for (const z of [0.1, 0.5, 0.9, 0.91, 0.999, 0.99999])
    expectClose(hypergeometricOfOne(1, 2, z), -Math.log1p(-z) / z, 1e-10);
  const last = 1 - 2 ** -27;
  expectClose(hypergeometricOfOne(1, 2, last), -Math.log1p(-last) / last, 1e-8);
});

test('2F1(1, b; b; z) is 1 / (1 - z)', () => {
  for (const z of [0.3, 0.7, 0.95, 0.9999])
    expectClose(hypergeometricOfOne(3, 3, z), 1 / (1 - z), 1e-10);
});

test('series and fraction agree where one takes over from the other', () => {
  fc.assert(
    fc.property(between(0.05, 30), between(0, 10), between(0, 0.98), (b, more, z) => {
      const c = b + more;
      let [sum, term] = [0, 1];
      for (let k = 0; k < 3000; k++) {
        sum += term;
        term *= ((b + k) * z) / (c + k);
      }
      expectClose(hypergeometricOfOne(b, c, z), sum, 1e-10);
    }),
  );
});

test('it is continued by its neighbours: c F(b, c) = c + b z F(b + 1, c + 1)', () => {
  fc.assert(
    fc.property(between(0.05, 30), between(0, 10), between(0, 0.9999), (b, more, z) => {
      const c = b + more;
      const onward = c + b * z * hypergeometricOfOne(b + 1, c + 1, z);
      expectClose(c * hypergeometricOfOne(b, c, z), onward, 1e-9);
    }),
  );
});

test('at 0 it is 1; at 1 it is Gauss’s sum, or without end', () => {
  expect(hypergeometricOfOne(2, 3, 0)).toBe(1);
  // The sum of 2 / ((k + 1)(k + 2)) is 2.
  expectClose(hypergeometricOfOne(1, 3, 1), 2, 1e-12);
  expectClose(hypergeometricOfOne(1, 3, 1 - 1e-8), 2, 1e-6);
  expect(hypergeometricOfOne(1, 2, 1)).toBe(Infinity);
});

test('refuses what it does not cover', () => {
  expect(() => hypergeometricOfOne(1, 2, 1.1)).toThrow(RangeError);
  expect(() => hypergeometricOfOne(-1, 2, 0.5)).toThrow(RangeError);
  expect(() => hypergeometricOfOne(3, 2, 0.5)).toThrow(RangeError);
  expect(() => hypergeometricOfOne(1, 2, NaN)).toThrow(RangeError);
});
