import { expect, test } from 'vitest';
import {
  opportunityBand,
  opportunityScore,
  rankedOpportunities,
  scoreFromAnswers,
} from '../../../src/simulation/analysis/opportunity-score.ts';
import { expectAllClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

test('P24: importance and what is not satisfied of it', () => {
  const { inputs, expected, tolerance } = publishedCase('P24') as unknown as {
    inputs: { pairs: [number, number][] };
    expected: number[];
    tolerance: number;
  };
  expectAllClose(
    inputs.pairs.map(([importance, satisfaction]) => opportunityScore(importance, satisfaction)),
    expected,
    tolerance,
  );
});

test('bands and their limits', () => {
  expect([20, 15.01, 15, 12, 11.99, 10, 9.99, 0].map(opportunityBand)).toEqual([
    'extreme',
    'extreme',
    'high',
    'high',
    'worthConsidering',
    'worthConsidering',
    'unattractive',
    'unattractive',
  ]);
});

test('the best opportunity comes first, unknown ones are left out', () => {
  const ranked = rankedOpportunities([
    { id: 'served', importance: 9, satisfaction: 9 },
    { id: 'unasked', importance: 9, satisfaction: null },
    { id: 'missing', importance: 9, satisfaction: 3 },
    { id: 'unweighed', importance: null, satisfaction: 3 },
  ]);
  expect(ranked).toEqual([
    { id: 'missing', score: 15, band: 'high' },
    { id: 'served', score: 9, band: 'unattractive' },
  ]);
});

test('numbers beyond the scale count as its ends', () => {
  expect(opportunityScore(12, -3)).toBe(20);
  expect(opportunityScore(-1, 5)).toBe(0);
});

test('scores from answers 1 to 5', () => {
  expect(scoreFromAnswers([1, 2, 3, 3, 1])).toBe(4);
  expect(scoreFromAnswers([0, 0, 0, 0, 0])).toBeNull();
  expect(scoreFromAnswers([])).toBeNull();
});
