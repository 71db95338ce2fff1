import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risingRoot } from '../../../src/simulation/analysis/rising-root.ts';
import { between } from '../models.ts';

test('finds where a bent rising function crosses', () => {
  fc.assert(
    fc.property(between(0.01, 9.99), (at) => {
      const bent = (x: number) => (x >= at ? (x - at) ** 0.88 : -2.25 * (at - x) ** 0.88);
      expect(Math.abs(risingRoot(0, 10, bent) - at)).toBeLessThan(1e-8);
    }),
  );
});

test('stays at the end that comes nearest', () => {
  expect(risingRoot(0, 10, (x) => x + 1)).toBe(0);
  expect(risingRoot(0, 10, (x) => x - 11)).toBe(10);
});
