import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  partialInformation,
  perfectInformation,
} from '../../../src/simulation/analysis/value-of-information.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';
import { evenNumbers } from './even-numbers.ts';

test('P29: which plant to build', () => {
  const { inputs, expected, tolerance } = publishedCase('P29') as unknown as {
    inputs: { payoff: number[][]; p: number[] };
    expected: { emv: number[]; evwpi: number; evpi: number };
    tolerance: number;
  };
  const { means, best, knowing, worth } = perfectInformation(inputs.payoff, inputs.p)!;
  expectAllClose(means, expected.emv, tolerance);
  expect(best).toBe(1);
  expectClose(knowing, expected.evwpi, tolerance);
  expectClose(worth, expected.evpi, tolerance);
});

const payoffs = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }))
  .chain(([options, draws]) =>
    fc.array(fc.array(between(-10, 10), { minLength: draws, maxLength: draws }), {
      minLength: options,
      maxLength: options,
    }),
  );

test('knowing more never costs, and one assumption never tells more than all', () => {
  fc.assert(
    fc.property(payoffs, fc.integer({ min: 1, max: 40 }), fc.nat(), (rows, bins, seed) => {
      const uniform = evenNumbers(seed);
      const assumption = rows[0]!.map(() => uniform());
      const { worth } = perfectInformation(rows)!;
      const partial = partialInformation(rows, assumption, bins)!;
      expect(partial).toBeGreaterThanOrEqual(0);
      expect(partial).toBeLessThanOrEqual(worth);
    }),
  );
});

describe('knowing one of two assumptions', () => {
  // Option 0 brings nothing, option 1 brings x + y / 2 - 0.75 with both even from 0 to 1.
  const uniform = evenNumbers(11);
  const draws = Array.from({ length: 20_000 }, () => [uniform(), uniform()] as const);
  const rows = [draws.map(() => 0), draws.map(([x, y]) => x + y / 2 - 0.75)];

  test('is worth what calculus says', () => {
    // Knowing x: mean of max(0, x - 1/2) is 1/8. Knowing y: mean of max(0, (y - 1/2) / 2) is 1/16.
    const x = draws.map(([one]) => one);
    const y = draws.map(([, other]) => other);
    expectClose(partialInformation(rows, x), 0.125, 0.004);
    expectClose(partialInformation(rows, y), 0.0625, 0.004);
  });

  test('is worth nothing where it decides nothing, or does not vary', () => {
    expect(partialInformation(rows, evenlyUnrelated())).toBeLessThan(0.01);
    expect(
      partialInformation(
        rows,
        draws.map(() => 3),
      ),
    ).toBeLessThan(0.003);
    expectClose(
      partialInformation(
        [rows[1]!],
        draws.map(([x]) => x),
      ),
      0,
      1e-12,
    );
  });

  function evenlyUnrelated(): number[] {
    const other = evenNumbers(12);
    return draws.map(() => other());
  }
});

test('an assumption with few values is cut only between them', () => {
  const rows = [
    [0, 0, 0, 0, 0, 0],
    [-1, -1, -1, -1, 5, 5],
  ];
  // The value 1 came four times, 2 twice: one knows when to take the second option.
  expectClose(partialInformation(rows, [1, 1, 1, 1, 2, 2], 2), 10 / 6 - 1, 1e-12);
  expect(partialInformation(rows, [1, 1, 1, 1, 1, 1], 6)).toBe(0);
});

test('nothing to choose from, nothing to know', () => {
  expect(perfectInformation([])).toBeNull();
  expect(perfectInformation([[]])).toBeNull();
  expect(perfectInformation([[1, 2]], [0, 0])).toBeNull();
  expect(partialInformation([], [])).toBeNull();
  expectClose(partialInformation([[1, 2]], [1, 2], 0), 0, 1e-12);
});
