import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  extinctionProbability,
  invitedCustomers,
  offspringMean,
  referralChain,
  referralMultiplier,
  totalProgeny,
} from '../../../src/simulation/analysis/referral-chain.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { between, normalised, publishedCase } from '../models.ts';

const anOffspring = fc
  .array(between(0.01, 1), { minLength: 1, maxLength: 6 })
  .map((weights) => normalised(weights));
const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

test('P25: families that die out', () => {
  const { inputs, expected, tolerance } = publishedCase('P25') as unknown as {
    inputs: Record<'a' | 'b', number[]>;
    expected: Record<'a' | 'b', number>;
    tolerance: number;
  };
  expectClose(extinctionProbability(inputs.a), expected.a, tolerance);
  expectClose(extinctionProbability(inputs.b), expected.b, tolerance);
});

test('P26: five invitations, of which 12 percent are accepted', () => {
  const { inputs, expected, tolerance } = publishedCase('P26') as unknown as {
    inputs: { K: number; accept: number };
    expected: Record<'m' | 'mean' | 'var' | 'P1' | 'P2' | 'P3', number>;
    tolerance: number;
  };
  const chain = referralChain(invitedCustomers(inputs.K, inputs.accept));
  expectClose(chain.mean, expected.m, tolerance);
  expectClose(chain.total.multiplier, expected.mean, tolerance);
  expect(chain.total.capped).toBe(false);
  expectClose(chain.variance, expected.var, tolerance);
  expectAllClose(
    chain.distribution.slice(0, 3),
    [expected.P1, expected.P2, expected.P3],
    tolerance,
  );
});

describe('the multiplier', () => {
  test('of the rowing machine', () => {
    expectClose(referralMultiplier(0.4451 * 0.162 * 5 * 0.1).multiplier, 1.0374, 5e-5);
  });

  test('is capped from one on: three generations, also at exactly one', () => {
    expect(referralMultiplier(1)).toEqual({ multiplier: 4, capped: true });
    expect(referralMultiplier(2)).toEqual({ multiplier: 15, capped: true });
    expectClose(referralMultiplier(1.5).multiplier, (1.5 ** 4 - 1) / 0.5, 1e-12);
    expectClose(referralMultiplier(1.5, 5).multiplier, (1.5 ** 6 - 1) / 0.5, 1e-12);
    expect(referralChain([0, 0, 1]).variance).toBe(Infinity);
  });

  test('is one where nobody is brought', () => {
    for (const mean of [0, -1, NaN])
      expect(referralMultiplier(mean)).toEqual({ multiplier: 1, capped: false });
  });
});

describe('the distribution of totals', () => {
  test('sums to the chance of ending, with the mean and variance that are said', () => {
    const chain = referralChain(invitedCustomers(3, 0.1, 0.8), 120);
    const [mean, square] = [1, 2].map((power) =>
      sum(chain.distribution.map((chance, at) => chance * (at + 1) ** power)),
    ) as [number, number];
    expectClose(sum(chain.distribution), 1, 1e-10);
    expectClose(mean, chain.total.multiplier, 1e-9);
    expectClose(square - mean ** 2, chain.variance, 1e-8);
  });

  test('sums to the extinction probability where the chain may go on for ever', () => {
    const offspring = [0.4, 0, 0.1, 0.5];
    const { extinction, distribution } = referralChain(offspring, 200);
    expect(extinction).toBeLessThan(1);
    expectClose(sum(distribution), extinction, 1e-6);
  });

  test('never more than one in all', () => {
    fc.assert(
      fc.property(anOffspring, (offspring) => {
        const chances = totalProgeny(offspring, 25);
        expect(chances.length).toBe(25);
        expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
        expect(sum(chances)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('who is brought', () => {
  test('probabilities sum to one, the mean is promoters times invitations times acceptance', () => {
    fc.assert(
      fc.property(between(0, 8), between(0, 1), between(0, 1), (invitations, joins, share) => {
        const offspring = invitedCustomers(invitations, joins, share);
        expectClose(sum(offspring), 1, 1e-12);
        expectClose(offspringMean(offspring), invitations * joins * share, 1e-12);
      }),
    );
  });

  test('nobody, for lack of invitations', () => {
    expect(invitedCustomers(0, 0.5)).toEqual([1]);
    expect(invitedCustomers(-2, 0.5)).toEqual([1]);
    expect(offspringMean(invitedCustomers(2, 3))).toBe(2);
  });
});

describe('extinction', () => {
  test('is where the generating function meets the diagonal first', () => {
    fc.assert(
      fc.property(anOffspring, (offspring) => {
        const q = extinctionProbability(offspring);
        const at = offspring.reduce((total, chance, count) => total + chance * q ** count, 0);
        expectClose(at, q, 1e-10);
        expect(q < 1).toBe(offspringMean(offspring) > 1);
      }),
    );
  });

  test('is certain at a mean of one, impossible where everybody brings somebody', () => {
    expect(extinctionProbability([0.5, 0, 0.5])).toBe(1);
    expect(extinctionProbability([0, 1])).toBe(0);
    expect(extinctionProbability([1])).toBe(1);
  });
});
