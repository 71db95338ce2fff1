import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketShares, type ShareRule } from '../../../src/simulation/analysis/market-share.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between } from '../models.ts';

const rules: readonly [string, ShareRule][] = [
  ['logit', { rule: 'logit', sensitivity: 0.5 }],
  ['ratio', { rule: 'ratio' }],
];

describe.each(rules)('%s', (_, rule) => {
  test('shares sum to one, a higher score has a larger share, equals share alike', () => {
    fc.assert(
      fc.property(fc.array(between(0, 10), { minLength: 1, maxLength: 6 }), (scores) => {
        const shares = marketShares([...scores, scores[0]!], rule);
        expectClose(
          shares.reduce((sum, one) => sum + one, 0),
          1,
          1e-12,
        );
        expectClose(shares[scores.length], shares[0]!, 1e-12);
        scores.forEach((score, i) => {
          if (score > scores[0]!) expect(shares[i]).toBeGreaterThanOrEqual(shares[0]!);
        });
      }),
    );
  });

  test('alone, one has all; nobody, nothing', () => {
    expect(marketShares([6], rule)).toEqual([1]);
    expect(marketShares([], rule)).toEqual([]);
  });
});

test('logit: a point more changes the odds by e to the sensitivity', () => {
  const [ours, theirs] = marketShares([8.5, 7.5]);
  expectClose(ours! / theirs!, Math.exp(0.5), 1e-12);
  expectAllClose(marketShares([8, 6], { rule: 'logit', sensitivity: 0 }), [0.5, 0.5], 1e-12);
  expectAllClose(marketShares([10_000, 0], { rule: 'logit', sensitivity: 5 }), [1, 0], 1e-12);
});

test('ratio: in proportion, nothing below 0, and alike where nobody scores', () => {
  expectAllClose(marketShares([8, 6, 2], { rule: 'ratio' }), [0.5, 0.375, 0.125], 1e-12);
  expectAllClose(marketShares([8, -6], { rule: 'ratio' }), [1, 0], 1e-12);
  expectAllClose(marketShares([0, 0], { rule: 'ratio' }), [0.5, 0.5], 1e-12);
});
