import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAt, makeLattice, valueAt } from '../../src/simulation/lattice.ts';
import { between } from './models.ts';

test('the noise is a trapezoid over five standard deviations', () => {
  const { noise, levels } = makeLattice();
  expect(levels).toBe(101);
  expect(noise).toHaveLength(61);
  expect([noise[0]!.z, noise[30]!.z, noise[60]!.z]).toEqual([-5, 0, 5]);
  expect(noise.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 14);
  const density = (z: number) => Math.exp((-z * z) / 2);
  expect(noise[1]!.weight / noise[30]!.weight).toBeCloseTo(density(noise[1]!.z), 14);
  expect(noise[0]!.weight / noise[30]!.weight / density(5)).toBeCloseTo(0.5, 12);
  expect(noise.reduce((sum, { z, weight }) => sum + weight * z * z, 0)).toBeCloseTo(1, 4);
});

test('what is added between two levels keeps its amount and its mean, up to both ends', () => {
  const lattice = makeLattice();
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(0, 10, 7.5, 9.95), between(0, 10)), (expectation) => {
      const values = new Float64Array(2 * lattice.levels);
      addAt(lattice, values, lattice.levels, expectation, 2);
      const mean = values.reduce((sum, one, at) => sum + (one * (at - lattice.levels)) / 10, 0);
      expect(values.reduce((sum, one) => sum + one, 0)).toBeCloseTo(2, 12);
      expect(mean).toBeCloseTo(2 * expectation, 10);
      expect(values.filter((one) => one !== 0).length).toBeLessThanOrEqual(2);
    }),
  );
});

test('values between levels are read in a straight line', () => {
  const lattice = makeLattice();
  const straight = Float64Array.from({ length: lattice.levels }, (_, level) => 3 - level / 20);
  for (const expectation of [0, 0.04, 7.5, 9.99, 10]) {
    expect(valueAt(lattice, straight, 0, expectation)).toBeCloseTo(3 - expectation / 2, 12);
  }
});
