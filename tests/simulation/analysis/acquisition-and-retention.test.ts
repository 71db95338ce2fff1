import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestSplit,
  budgetCurve,
  curveThrough,
  responseTo,
  splitBudget,
  type BudgetQuestion,
} from '../../../src/simulation/analysis/acquisition-and-retention.ts';
import { expectClose } from '../close-to.ts';
import { between } from '../models.ts';

const question: BudgetQuestion = {
  budget: 20_000,
  prospects: 1000,
  margin: 60,
  discount: 0.1,
  acquisition: { ceiling: 0.4, rate: 0.05 },
  retention: { ceiling: 0.8, rate: 0.1 },
};

describe('the response to spending', () => {
  test('rises towards its ceiling with ever less for the same money', () => {
    fc.assert(
      fc.property(between(0.05, 1), between(0.001, 0.5), between(0, 50), (ceiling, rate, money) => {
        const at = (spending: number) => responseTo({ ceiling, rate }, spending);
        expect(at(money + 5)).toBeLessThanOrEqual(ceiling);
        expect(at(money + 10) - at(money + 5)).toBeLessThanOrEqual(at(money + 5) - at(money));
      }),
    );
  });

  test('goes through what is known', () => {
    const curve = curveThrough(0.4, 5, 0.1)!;
    expectClose(responseTo(curve, 5), 0.1, 1e-12);
    expectClose(responseTo(curve, 0), 0, 1e-12);
    expectClose(curve.rate, -Math.log(0.75) / 5, 1e-12);
  });

  test('no curve through nothing, or beyond its ceiling', () => {
    expect(curveThrough(0.4, 0, 0.1)).toBeNull();
    expect(curveThrough(0.4, 5, 0)).toBeNull();
    expect(curveThrough(0.4, 5, 0.4)).toBeNull();
    expect(curveThrough(1.2, 5, 0.4)).toBeNull();
    expect(responseTo({ ceiling: 0.5, rate: 1 }, -3)).toBe(0);
  });
});

describe('one budget', () => {
  test('is spent in full, and worth the formula of Blattberg and Deighton', () => {
    fc.assert(
      fc.property(between(0.05, 0.95), (share) => {
        const {
          perProspect: A,
          perCustomer: R,
          won: a,
          kept: r,
          equity,
        } = splitBudget(question, share);
        const { margin: m, discount: d, prospects, budget } = question;
        expectClose(prospects * (A + a * R), budget, 1e-9);
        const kept = r / (1 + d);
        const perPerson = a * m - A + (a * (m - R / r) * kept) / (1 - kept);
        expectClose(equity, prospects * perPerson, 1e-9);
      }),
    );
  });

  test('is worth the sum over periods of those still there', () => {
    const { perProspect, perCustomer, won, kept, equity } = splitBudget(question, 0.6);
    let sum = won * 60 - perProspect;
    for (let t = 1; t < 400; t++)
      sum += (won * kept ** (t - 1) * (kept * 60 - perCustomer)) / 1.1 ** t;
    expectClose(equity, 1000 * sum, 1e-9);
  });

  test('is best where no other split is better', () => {
    const best = bestSplit(question);
    expect(best.acquisitionShare).toBeGreaterThan(0);
    expect(best.acquisitionShare).toBeLessThan(1);
    for (const { equity } of budgetCurve(question, 1000))
      expect(equity).toBeLessThanOrEqual(best.equity);
  });

  test('moves to keeping the more customers there are', () => {
    const shares = [0, 500, 2000].map(
      (customers) => bestSplit({ ...question, customers }).acquisitionShare,
    );
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares[2]).toBeLessThan(shares[0]!);
  });

  test('ends: all into winning keeps nobody, all into keeping wins nobody, no money nothing', () => {
    const winning = splitBudget(question, 1);
    expect([winning.perCustomer, winning.kept]).toEqual([0, 0]);
    expectClose(winning.equity, 1000 * (winning.won * 60 - 20), 1e-12);
    const keeping = splitBudget(question, 0);
    expect([keeping.won, keeping.perCustomer, keeping.equity]).toEqual([0, 0, 0]);
    expect(splitBudget({ ...question, budget: 0 }, 0.5).equity).toBe(0);
    expect(splitBudget(question, 3)).toEqual(winning);
    // Where nobody can be won or kept, spending nothing is best: all into keeping, with nobody to keep.
    const hopeless = { ...question, acquisition: { ceiling: 0, rate: 1 } };
    expect(bestSplit(hopeless).equity).toBe(0);
  });
});
