import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../src/simulation/linear-algebra.ts';
import {
  absorption,
  everVisited,
  expectedSteps,
  finiteHorizonReward,
  fundamentalMatrix,
  stepVariance,
  visitVariance,
} from '../../src/simulation/markov.ts';
import { expectAllClose } from './close-to.ts';
import { publishedCase } from './models.ts';

function expectMatrix(actual: Matrix, expected: Matrix, tolerance: number) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((row, i) => expectAllClose(actual[i]!, row, tolerance));
}

/** A published case of this file, whose inputs and results are matrices, vectors and one tolerance. */
function chainCase(id: string) {
  return publishedCase(id) as unknown as {
    inputs: Record<'Q' | 'R' | 'P', number[][]> & { r: number[] };
    expected: Record<'N' | 'B' | 'H' | 'var_visits', number[][]> &
      Record<'t' | 'var_t' | 'n1' | 'n2', number[]>;
    tolerance: number;
  };
}

describe('absorbing Markov chains', () => {
  test("P01: the drunkard's walk", () => {
    const { inputs, expected, tolerance } = chainCase('P01');
    const fundamental = fundamentalMatrix(inputs.Q);
    expectMatrix(fundamental, expected.N, tolerance);
    expectAllClose(expectedSteps(fundamental), expected.t, tolerance);
    expectAllClose(stepVariance(fundamental), expected.var_t, tolerance);
    expectMatrix(absorption(fundamental, inputs.R), expected.B, tolerance);
    expectMatrix(visitVariance(fundamental), expected.var_visits, tolerance);
  });

  test('P02: the rook chain, where variances are large', () => {
    const { inputs, expected, tolerance } = chainCase('P02');
    const fundamental = fundamentalMatrix(inputs.Q);
    expectMatrix(fundamental, expected.N, tolerance);
    expectAllClose(expectedSteps(fundamental), expected.t, tolerance);
    expectAllClose(stepVariance(fundamental), expected.var_t, tolerance);
  });

  test('P03: five states, with the chance of ever coming back', () => {
    const { inputs, expected, tolerance } = chainCase('P03');
    const fundamental = fundamentalMatrix(inputs.Q);
    expectMatrix(absorption(fundamental, inputs.R), expected.B, tolerance);
    expectAllClose(expectedSteps(fundamental), expected.t, tolerance);
    expectMatrix(everVisited(fundamental), expected.H, tolerance);
  });

  test('P05: reward over a few steps', () => {
    const { inputs, expected, tolerance } = chainCase('P05');
    expectAllClose(finiteHorizonReward(inputs.P, inputs.r, 1), expected.n1, tolerance);
    expectAllClose(finiteHorizonReward(inputs.P, inputs.r, 2), expected.n2, tolerance);
  });

  test('a chain that never ends has no fundamental matrix', () => {
    expect(() => fundamentalMatrix([[1]])).toThrow(RangeError);
  });
});
