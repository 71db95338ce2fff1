/** That the parts of a number give it, all the way down, and that two numbers are the same. */
import { expect } from 'vitest';
import { wholeOf, type Step } from '../../../src/simulation/explain/calculation.ts';

export function expectToAddUp(step: Step, path: string): void {
  const here = `${path} > ${step.code} ${step.subject ?? ''}`;
  if (step.by && step.parts && step.value !== null) {
    const whole = wholeOf(step.by, step.parts);
    const size = Math.max(
      1,
      Math.abs(step.value),
      ...step.parts.map(({ value }) => Math.abs(value ?? 0)),
    );
    expect(whole, here).not.toBeNull();
    expect(
      Math.abs(whole! - step.value) / size,
      `${here}: ${whole} is not ${step.value}`,
    ).toBeLessThan(1e-9);
  }
  for (const part of step.parts ?? []) expectToAddUp(part, here);
}

/** `shown` is undefined where nothing is known of it. */
export function expectSame(
  found: number | null,
  shown: number | null | undefined,
  what: string,
  tolerance = 1e-9,
): void {
  if (shown === undefined) return;
  // Nothing, and what is over a score next to zero, has no distance to itself.
  if (shown === null || found === null || !Number.isFinite(shown)) {
    expect(found, what).toBe(shown);
    return;
  }
  expect(
    Math.abs(found - shown) / Math.max(1, Math.abs(shown)),
    `${what}: ${found} is not ${shown}`,
  ).toBeLessThan(tolerance);
}
