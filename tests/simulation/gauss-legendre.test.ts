import { expect, test } from 'vitest';
import { gaussLegendre } from '../../src/simulation/gauss-legendre.ts';
import { expectAllClose, expectClose } from './close-to.ts';

const integral = (count: number, value: (x: number) => number) =>
  gaussLegendre(count).reduce((sum, { x, weight }) => sum + weight * value(x), 0);

test('two nodes at a half minus and plus the root of a twelfth', () => {
  const off = 1 / Math.sqrt(12);
  const nodes = gaussLegendre(2);
  expectAllClose(
    nodes.map(({ x }) => x),
    [0.5 - off, 0.5 + off],
    1e-15,
  );
});

test('polynomials up to degree 2n - 1 are exact, the next is not', () => {
  for (const count of [1, 2, 5, 24]) {
    for (let degree = 0; degree < 2 * count; degree++)
      expectClose(
        integral(count, (x) => x ** degree),
        1 / (degree + 1),
        1e-13,
      );
  }
  expect(Math.abs(integral(2, (x) => x ** 4) - 1 / 5)).toBeGreaterThan(1e-3);
});

test('no nodes, no rule', () => {
  expect(() => gaussLegendre(0)).toThrow(RangeError);
});
