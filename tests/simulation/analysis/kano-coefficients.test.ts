import { expect, test } from 'vitest';
import { kanoCoefficients } from '../../../src/simulation/analysis/kano-coefficients.ts';
import { expectClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

test('P22: a spell-checker and two features', () => {
  const { inputs, expected, tolerance } = publishedCase('P22') as unknown as {
    inputs: Record<string, Record<'A' | 'O' | 'M' | 'I', number>>;
    expected: Record<string, [number, number]>;
    tolerance: number;
  };
  const features = Object.entries(inputs);
  expect(features.length).toBe(3);
  for (const [feature, { A, O, M, I }] of features) {
    const answers = { attractive: A, performance: O, basic: M, indifferent: I };
    const { better, worse } = kanoCoefficients(answers)!;
    expectClose(better, expected[feature]![0], tolerance);
    expectClose(worse, expected[feature]![1], tolerance);
  }
});

test('ends: all delighted, all indifferent, nobody asked, impossible counts', () => {
  const none = { attractive: 0, performance: 0, basic: 0, indifferent: 0 };
  expect(kanoCoefficients({ ...none, attractive: 3 })).toEqual({ better: 1, worse: 0 });
  expect(kanoCoefficients({ ...none, basic: 3 })).toEqual({ better: 0, worse: -1 });
  expect(kanoCoefficients({ ...none, indifferent: 3 })).toEqual({ better: 0, worse: 0 });
  expect(kanoCoefficients(none)).toBeNull();
  expect(kanoCoefficients({ ...none, attractive: 3, basic: -1 })).toBeNull();
  expect(kanoCoefficients({ ...none, attractive: NaN })).toBeNull();
});
