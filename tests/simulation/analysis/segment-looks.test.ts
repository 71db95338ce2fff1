/** Closer looks at one segment, each against numbers computed by hand. */
import { describe, expect, test } from 'vitest';
import { arrivalsForecast } from '../../../src/simulation/analysis/arrivals-forecast.ts';
import { budgetShare } from '../../../src/simulation/analysis/budget-share.ts';
import { marketStanding } from '../../../src/simulation/analysis/market-standing.ts';
import { offerPriceCuts } from '../../../src/simulation/analysis/offer-price-cuts.ts';
import { parityPrice } from '../../../src/simulation/analysis/parity-price.ts';
import { referralReach } from '../../../src/simulation/analysis/referral-reach.ts';
import { sampledSegment } from '../../../src/simulation/analysis/sampled-segment.ts';
import { spendingChoice } from '../../../src/simulation/analysis/spending-choice.ts';
import { warningsCost } from '../../../src/simulation/analysis/warnings-cost.ts';
import type { ModelOffer } from '../../../src/simulation/model.ts';
import { aChain, aModel } from '../models.ts';
import { loopModel, partOf } from './look-parts.ts';

/** Everybody completes, satisfied with exactly this. */
const content = (quality: number, values = {}) =>
  aModel({
    touchpoints: aChain([{ quality, optOut: 0, margin: 10 }]),
    expectation: quality,
    ...values,
  });

describe('arrivals', () => {
  const VIDEO_RECORDERS = [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890];

  test('P27: a published fit, continued past its peak', () => {
    const [forecast] = arrivalsForecast(partOf(loopModel(), { arrivalsSoFar: VIDEO_RECORDERS }));
    expect(forecast!.fit!.market).toBeCloseTo(67_981, -1);
    expect(forecast!.peak).toBeCloseTo(7.0923, 3);
    expect(forecast!.curve).toHaveLength(16);
    expect(forecast!.curve[15]).toBeLessThan(forecast!.curve[10]!);
  });

  test('without a fit say so, and without arrivals say nothing', () => {
    expect(arrivalsForecast(partOf(loopModel(), { arrivalsSoFar: [1, 2] }))).toEqual([
      { seen: [1, 2], fit: null, peak: 0, curve: [] },
    ]);
    expect(arrivalsForecast(partOf(loopModel()))).toEqual([]);
  });
});

describe('talking to others', () => {
  test('where all are delighted, who brings whom follows from promoters and people reached', () => {
    const model = content(10, { invitations: 2.5, acceptance: 0.2 });
    const promoters = sampledSegment(partOf(model)).rating!.promoters.value;
    expect(promoters).toBeGreaterThan(0.8);
    const [reach] = referralReach(partOf(model));
    expect(reach!.promoters).toBeCloseTo(promoters, 12);
    expect(reach!.mean).toBeCloseTo(promoters * 2.5 * 0.2, 12);
    expect(reach!.total.multiplier).toBeCloseTo(1 / (1 - reach!.mean), 12);
    // Two or three people, each joining with one fifth.
    const nobodyJoins = (0.8 ** 2 + 0.8 ** 3) / 2;
    expect(reach!.nobody).toBeCloseTo(1 - promoters * (1 - nobodyJoins), 12);
  });

  test('a chain that would not end is cut', () => {
    const [reach] = referralReach(partOf(content(10, { invitations: 20, acceptance: 0.5 })));
    expect(reach!.mean).toBeGreaterThan(1);
    expect(reach!.total.capped).toBe(true);
  });

  test('where all are unhappy, each who warns four puts off one of ten', () => {
    const model = content(2);
    const part = partOf(model, { toldPerDetractor: 4, deterred: 0.1 });
    const [cost] = warningsCost(part, {});
    expect(cost!.detractors).toBeCloseTo(1, 3);
    expect(cost!.lost).toBeCloseTo(400 * cost!.detractors, 9);
    expect(cost!.value).toBeCloseTo(10 * cost!.lost, 6);
    expect(cost!.steady).toBeCloseTo(1000 / (1 + 0.4 * cost!.detractors), 9);
    expect(warningsCost(partOf(model, { toldPerDetractor: 4 }), {})).toEqual([]);
  });
});

describe('the market', () => {
  test('with equal scores it is shared in halves, and a point decides by the logit', () => {
    const [even] = marketStanding(partOf(content(7.5)), {});
    expect(even).toMatchObject({ ours: 7.5, byDifference: 0.5, byRatio: 0.5 });
    expect(even!.withPointMore).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 9);
    const [behind] = marketStanding(partOf(content(7.5, { competitorScore: 8.5 })), {});
    expect(behind!.byDifference).toBeCloseTo(1 / (1 + Math.exp(0.5)), 9);
    expect(behind!.byRatio).toBeCloseTo(7.5 / 16, 9);
    expect(behind!.withPointMore).toBeCloseTo(0.5, 9);
  });

  test('a quarter more quality is worth a quarter more money at parity', () => {
    const model = content(7.5, { competitorScore: 6 });
    const [answer] = parityPrice(partOf(model, { competitorPrice: 80, price: 64 }), {});
    expect(answer!.qualityRatio).toBeCloseTo(1.25, 9);
    expect(answer!.parity).toBeCloseTo(100, 9);
    expect(answer!.valueAdded).toBeCloseTo(1.25, 9);
    const [quality] = parityPrice(partOf(model, { competitorPrice: 80, qualityWeight: 0.75 }), {});
    expect(quality!.parity).toBeCloseTo(80 * 1.25 ** 3, 9);
    expect(quality!.price).toBeNull();
    expect(parityPrice(partOf(model, { price: 64 }), {})).toEqual([]);
  });

  test('a quarter of the budget is worth 10, so three quarters are worth 30', () => {
    expect(budgetShare(partOf(content(7.5), { shareOfBudget: 0.25 }), {})).toEqual([
      { share: 0.25, lifetimeValue: 10, elsewhere: 30, perPoint: 400 },
    ]);
    expect(budgetShare(partOf(content(7.5)), {})).toEqual([]);
  });
});

describe('winning against keeping', () => {
  const model = loopModel(0.8, { acquisitionCost: 40, arrivals: 1000 });
  const stated = { prospects: 10_000, retentionCost: 10, winnable: 0.4, keepable: 0.9 };

  test('today’s split is what is spent today, and the best is no worse', () => {
    const [choice] = spendingChoice(partOf(model, stated), {});
    expect(choice!.budget).toBe(50_000);
    expect(choice!.today).toBeCloseTo(0.8, 12);
    expect(choice!.gain).toBeGreaterThanOrEqual(0);
    const isMoreToWinning = choice!.best > choice!.today;
    expect(choice!.perUnitWinning > choice!.perUnitKeeping).toBe(isMoreToWinning);
  });

  test('where nobody more can be kept, one more in keeping only costs', () => {
    const [choice] = spendingChoice(partOf(model, { ...stated, keepable: 0.8000001 }), {});
    expect(choice!.perUnitKeeping).toBeLessThan(0);
    expect(choice!.best).toBeGreaterThan(choice!.today);
  });

  test('says nothing without costs or prospects, or beyond a ceiling', () => {
    expect(spendingChoice(partOf(model, { retentionCost: 10 }), {})).toEqual([]);
    expect(spendingChoice(partOf(model, { prospects: 10_000 }), {})).toEqual([]);
    expect(spendingChoice(partOf(model, { ...stated, winnable: 0.05 }), {})).toEqual([]);
    expect(spendingChoice(partOf(loopModel(0.8), stated), {})).toEqual([]);
  });
});

test('P28: a quarter off for the loyal costs 13.5 each, and is wasted on six of seven', () => {
  const offer: ModelOffer = {
    id: 'off',
    partner: null,
    takeUp: 0.7,
    base: 0.6,
    ourMargin: 15,
    partnerMargin: 0,
    ourMarginWithout: 40,
    partnerMarginWithout: 0,
    lift: 0,
    rule: 'always',
    on: true,
    counting: 'once',
  };
  const extra = { ...offer, id: 'extra', ourMargin: 50 };
  const model = aModel({ touchpoints: aChain([{ offers: [offer, extra] }, { offers: [offer] }]) });
  const cuts = offerPriceCuts(partOf(model));
  expect(cuts.map(({ offerId }) => offerId)).toEqual(['off']);
  expect(cuts[0]!.increment).toBeCloseTo(-13.5, 9);
  expect(cuts[0]!.breakEven).toBeCloseTo(1.6, 9);
  expect(cuts[0]!.wastedShare).toBeCloseTo(6 / 7, 9);
});
