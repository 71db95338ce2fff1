import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  netPromoterScore,
  netPromoterScoreOf,
} from '../../../src/simulation/analysis/net-promoter-score.ts';
import { expectClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

test('P23: a half, a third and a sixth', () => {
  const { inputs, expected, tolerance } = publishedCase('P23') as unknown as {
    inputs: Record<'promoters' | 'passives' | 'detractors' | 'n', number>;
    expected: Record<'nps' | 'var' | 'se', number>;
    tolerance: number;
  };
  const { score, variance, standardError } = netPromoterScore(inputs, inputs.n)!;
  expectClose(score, expected.nps, tolerance);
  expectClose(variance, expected.var, tolerance);
  expectClose(standardError, expected.se, tolerance);
});

test('from ratings: variance is that of answers counted 1, 0 and -1', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(counts, (ratings) => {
      const answers = ratings.flatMap((count, rating) =>
        new Array<number>(count).fill(rating >= 9 ? 1 : rating <= 6 ? -1 : 0),
      );
      fc.pre(answers.length > 0);
      const mean = answers.reduce((sum, one) => sum + one, 0) / answers.length;
      const square = answers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / answers.length;
      const result = netPromoterScoreOf(ratings)!;
      expectClose(result.score, 100 * mean, 1e-10);
      expectClose(result.variance, square, 1e-10);
      expectClose(result.standardError, 100 * Math.sqrt(square / answers.length), 1e-7);
    }),
  );
});

test('unanimous answers are sure; without answers there is no score', () => {
  const all = { promoters: 1, passives: 0, detractors: 0 };
  expect(netPromoterScore(all, 10)).toEqual({ score: 100, variance: 0, standardError: 0 });
  expect(netPromoterScore(all, 0)!.standardError).toBeNull();
  expect(netPromoterScoreOf([])).toBeNull();
  expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 }, 0)).toBeNull();
  expect(netPromoterScore({ promoters: 2, passives: 0, detractors: -1 }, 9)).toBeNull();
});
