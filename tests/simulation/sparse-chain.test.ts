import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factor, solveColumn, solveRow } from '../../src/simulation/linear-algebra.ts';
import {
  returnVisits,
  solveInflow,
  solveToGo,
  sparseChain,
  type WeightedLink,
} from '../../src/simulation/sparse-chain.ts';
import { fundamentalMatrix } from '../../src/simulation/markov.ts';
import { between } from './models.ts';

/** Links whose weights leave every point with a total below 1. */
function leakyLinks(size: number, most: number): fc.Arbitrary<WeightedLink[]> {
  const point = fc.integer({ min: 0, max: size - 1 });
  return fc
    .array(fc.record({ from: point, to: point, weight: between(0, 1) }), {
      maxLength: most,
    })
    .map((links) => {
      const total = new Map<number, number>();
      for (const { from, weight } of links) total.set(from, (total.get(from) ?? 0) + weight);
      return links.map((link) => ({
        ...link,
        weight: (0.95 * link.weight) / Math.max(1, total.get(link.from)!),
      }));
    });
}

function denseOf(size: number, links: readonly WeightedLink[], scale: Float64Array): Float64Array {
  const entries = new Float64Array(size * size);
  for (let i = 0; i < size; i++) entries[i * size + i] = 1;
  for (const { from, to, weight } of links) entries[from * size + to]! -= scale[from]! * weight;
  return entries;
}

function compared(size: number, most: number, runs: number) {
  const values = (max: number) =>
    fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(leakyLinks(size, most), values(100), values(1), (links, given, scales) => {
      const right = Float64Array.from(given);
      const scale = Float64Array.from(scales);
      const chain = sparseChain(size, links);
      const factors = factor(denseOf(size, links, scale), size);
      const inflow = solveInflow(chain, right, scale);
      const toGo = solveToGo(chain, right, scale);
      const row = solveRow(factors, right);
      const column = solveColumn(factors, right);
      for (let i = 0; i < size; i++) {
        expect(Math.abs(inflow[i]! - row[i]!)).toBeLessThan(1e-9 * (1 + row[i]!));
        expect(Math.abs(toGo[i]! - column[i]!)).toBeLessThan(1e-9 * (1 + column[i]!));
      }
    }),
    { numRuns: runs },
  );
}

describe('sparse systems agree with dense ones', () => {
  test('small journeys', () => compared(6, 12, 200));
  test('journeys with large loops', () => compared(40, 70, 60));
});

test('a slow large loop is solved as well', () => {
  const size = 60;
  const links = Array.from({ length: size }, (_, from) => ({
    from,
    to: (from + 1) % size,
    weight: 1 - 1e-9,
  }));
  const backwards = links.map(({ from, to, weight }) => ({
    from: to,
    to: from,
    weight: weight / 2,
  }));
  const both = [...links.map((link) => ({ ...link, weight: link.weight / 2 })), ...backwards];
  const start = new Float64Array(size);
  start[0] = 1;
  const ones = new Float64Array(size).fill(1);
  const visits = solveInflow(sparseChain(size, both), start, ones);
  const total = visits.reduce((sum, value) => sum + value, 0);
  expect(Math.abs(total * 1e-9 - 1)).toBeLessThan(1e-6);
});

test('returns are the diagonal of the fundamental matrix', () => {
  for (const size of [5, 160]) {
    fc.assert(
      fc.property(leakyLinks(size, 2 * size), (links) => {
        const between = Array.from({ length: size }, () => new Array<number>(size).fill(0));
        for (const { from, to, weight } of links) between[from]![to]! += weight;
        const fundamental = fundamentalMatrix(between);
        const returns = returnVisits(sparseChain(size, links));
        for (let i = 0; i < size; i++) {
          expect(Math.abs(returns[i]! - fundamental[i]![i]!)).toBeLessThan(1e-9 * returns[i]!);
        }
      }),
      { numRuns: size > 100 ? 3 : 100 },
    );
  }
});
