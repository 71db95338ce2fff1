/** Comparing numbers as the published cases ask for it. */
import { expect } from 'vitest';

/** Tolerances below 1e-3 grow with the size of the expected value. */
export function expectClose(
  actual: number | null | undefined,
  expected: number,
  tolerance: number,
) {
  const allowed = tolerance < 1e-3 ? tolerance * Math.max(1, Math.abs(expected)) : tolerance;
  const distance = Math.abs((actual ?? NaN) - expected);
  expect(distance <= allowed, `${actual} should be within ${allowed} of ${expected}`).toBe(true);
}

export function expectAllClose(
  actual: ArrayLike<number | null>,
  expected: readonly number[],
  tolerance: number,
) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => expectClose(actual[index], value, tolerance));
}
