import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  sobolByQuadrature,
  sobolBySampling,
} from '../../../src/simulation/analysis/sobol-indices.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';
import { evenNumbers } from './even-numbers.ts';

const { inputs, expected, tolerance } = publishedCase('P30') as unknown as {
  inputs: { a: number; b: number };
  expected: { S1: number[]; ST: number[] };
  tolerance: number;
};

/** Ishigami's function of three angles between -pi and pi. */
function ishigami(shares: readonly number[]): number {
  const [x, y, z] = shares.map((share) => Math.PI * (2 * share - 1)) as [number, number, number];
  return Math.sin(x) + inputs.a * Math.sin(y) ** 2 + inputs.b * z ** 4 * Math.sin(x);
}

function table(rows: number, columns: number, seed: number): number[][] {
  const uniform = evenNumbers(seed);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => uniform()));
}

describe('by quadrature', () => {
  test('P30: Ishigami', () => {
    const { first, total, mean, variance } = sobolByQuadrature(ishigami, 3);
    expectAllClose(first, expected.S1, tolerance);
    expectAllClose(total, expected.ST, tolerance);
    const { a, b } = inputs;
    expectClose(mean, a / 2, 1e-10);
    expectClose(
      variance,
      a ** 2 / 8 + (b * Math.PI ** 4) / 5 + (b ** 2 * Math.PI ** 8) / 18 + 0.5,
      1e-9,
    );
  });

  test('without interactions, first and total are the same and sum to one', () => {
    fc.assert(
      fc.property(between(0.1, 3), between(0.1, 3), between(0.1, 3), (a, b, c) => {
        const { first, total } = sobolByQuadrature(([x, y, z]) => a * x! + b * y! - c * z!, 3, 4);
        const all = a * a + b * b + c * c;
        expectAllClose(first, [(a * a) / all, (b * b) / all, (c * c) / all], 1e-10);
        expectAllClose(total, first, 1e-10);
      }),
    );
  });

  test('what only acts together has no first order: the product of two signs', () => {
    const { first, total } = sobolByQuadrature(([x, y]) => (x! - 0.5) * (y! - 0.5), 2, 8);
    expectAllClose(first, [0, 0], 1e-12);
    expectAllClose(total, [1, 1], 1e-12);
  });

  test('nothing varies, nothing decides; too many inputs are refused', () => {
    expect(sobolByQuadrature(() => 3, 2, 5)).toMatchObject({ first: [0, 0], total: [0, 0] });
    expect(() => sobolByQuadrature(() => 0, 6)).toThrow(RangeError);
  });
});

describe('by sampling', () => {
  test('comes near the exact indices', () => {
    const [one, other] = [table(20_000, 3, 1), table(20_000, 3, 2)];
    const { first, total } = sobolBySampling(ishigami, one, other);
    expectAllClose(first, expected.S1, 0.03);
    expectAllClose(total, expected.ST, 0.03);
  });

  test('an input that does not count has a total of exactly 0', () => {
    const { total } = sobolBySampling(([x]) => x! ** 2, table(50, 2, 3), table(50, 2, 4));
    expect(total[1]).toBe(0);
    expect(total[0]).toBeGreaterThan(0.5);
  });

  test('nothing varies, nothing decides; no draws are refused', () => {
    const indices = sobolBySampling(() => 3, table(10, 2, 5), table(10, 2, 6));
    expect(indices).toEqual({ first: [0, 0], total: [0, 0], mean: 3, variance: 0 });
    expect(() => sobolBySampling(() => 0, [], [])).toThrow(RangeError);
  });
});
