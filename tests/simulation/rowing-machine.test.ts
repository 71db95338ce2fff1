/** The rowing machine's what-ifs, as the specification prints them. */
import { describe, expect, test } from 'vitest';
import {
  allOffersIncrement,
  offerIncrements,
} from '../../src/simulation/analysis/offer-increment.ts';
import { journeyTotals } from '../../src/simulation/analysis/journey-totals.ts';
import { valuesAtRisk } from '../../src/simulation/analysis/value-at-risk.ts';
import { forecast } from '../../src/simulation/forecast.ts';
import type { Model, ModelTouchpoint, Psychology } from '../../src/simulation/model.ts';
import { expectClose } from './close-to.ts';
import { publishedCase, rower, withPsychology, withTouchpoint } from './models.ts';

const plain = journeyTotals(rower());

function gain(id: string, change: (one: ModelTouchpoint) => Partial<ModelTouchpoint>): number {
  return journeyTotals(withTouchpoint(rower(), id, change)).lifetimeValue - plain.lifetimeValue;
}

describe('what raises the lifetime value', () => {
  test.each<[string, string, Partial<ModelTouchpoint>, number]>([
    ['no pain while waiting', 'wait', { pains: [] }, 3.95],
    ['no pain at installation', 'install', { pains: [] }, 1.73],
    ['no pain with support', 'support', { pains: [] }, 1.91],
    ['no promise that cannot be kept', 'wait', { promise: 6.5 }, 2.72],
    ['a better wait', 'wait', { quality: 7.5 }, 2.97],
    ['a better use', 'use', { quality: 9 }, 2.5],
  ])('%s', (_, id, change, expected) => {
    expectClose(
      gain(id, () => change),
      expected,
      0.008,
    );
  });

  test('fixing the whole wait', () => {
    expectClose(
      gain('wait', () => ({ promise: 6.5, pains: [] })) + plain.lifetimeValue,
      169.6,
      0.05,
    );
  });
});

describe('each great experience raises the bar', () => {
  const delight = (model: Model) => withTouchpoint(model, 'buy', () => ({ quality: 9.5 }));
  const before = forecast(rower());
  const after = forecast(delight(rower()));

  test('delight at the purchase is worth money and costs satisfaction later', () => {
    expectClose(after.journey.lifetimeValue - before.journey.lifetimeValue, 11.4, 0.05);
    expectClose(before.touchpoints['wait']!.satisfaction, 4.54, 0.006);
    expectClose(after.touchpoints['wait']!.satisfaction, 4.43, 0.006);
    expectClose(before.touchpoints['install']!.satisfaction, 5.99, 0.006);
    expectClose(after.touchpoints['install']!.satisfaction, 5.88, 0.006);
  });

  test('and the sum of connected experiences falls, though without adaptation it would rise', () => {
    expect(after.journey.experienceSum).toBeLessThan(before.journey.experienceSum - 0.04);
    const memoryless = (model: Model) => withPsychology(model, { barUp: 0, barDown: 0 });
    const [plainSum, delightedSum] = [rower(), delight(rower())].map(
      (model) => journeyTotals(memoryless(model)).experienceSum,
    );
    expectClose(plainSum, -1.794, 0.012);
    expectClose(delightedSum, -0.996, 0.012);
  });
});

describe('what the psychology decides', () => {
  test.each<[Partial<Psychology>, number]>([
    [{ surpriseWeight: 0 }, 175.4],
    [{ surpriseWeight: 0.5 }, 151.3],
    [{ spread: 0 }, 171],
    [{ spread: 1 }, 148.2],
    [{ stayingWeight: 0.25 }, 167.7],
    [{ stayingWeight: 0.72 }, 155],
    [{ lossAversion: 1.955 }, 165.4],
    [{ barUp: 0.1 }, 165.5],
    [{ barUp: 0.5 }, 161.5],
    [{ barDown: 0 }, 161.7],
    [{ barDown: 0.3 }, 164.9],
    [{ promiseWeight: 0 }, 164.2],
    [{ diminishing: 1 }, 162.3],
  ])('%o gives %d', (change, expected) => {
    expectClose(journeyTotals(withPsychology(rower(), change)).lifetimeValue, expected, 0.055);
  });
});

describe('offers and pains', () => {
  test('P38: what all offers add, purchases that would have been made anyway kept', () => {
    const { expected, tolerance } = publishedCase('P38') as unknown as {
      expected: { dCLV: number; dPartner: number };
      tolerance: number;
    };
    const { lifetimeValue, partnerTotal } = allOffersIncrement(rower());
    expectClose(lifetimeValue, expected.dCLV, tolerance);
    expectClose(partnerTotal, expected.dPartner, tolerance);
  });

  test('each offer alone, nearly adding up to all', () => {
    const increments = offerIncrements(rower());
    expect(increments.map(({ offerId }) => offerId)).toEqual([
      'buy offer',
      'use offer',
      'support offer',
    ]);
    const sum = increments.reduce((total, one) => total + one.lifetimeValue, 0);
    expect(Math.abs(sum - allOffersIncrement(rower()).lifetimeValue)).toBeLessThan(0.1);
    for (const { lifetimeValue, partnerTotal } of increments) {
      expect(lifetimeValue).toBeGreaterThan(0);
      expect(partnerTotal).toBeGreaterThan(0);
    }
  });

  test('an offer that is off already gains the same', () => {
    const off = {
      ...rower(),
      touchpoints: rower().touchpoints.map((one) => ({
        ...one,
        offers: one.offers.map((offer) => ({ ...offer, on: offer.id !== 'buy offer' })),
      })),
    };
    expect(offerIncrements(off)[0]).toEqual(offerIncrements(rower())[0]);
  });

  test('service priority of silent pain', () => {
    const [wait, install, support] = valuesAtRisk(rower());
    expect([wait, install, support].map((one) => one!.touchpointId)).toEqual([
      'wait',
      'install',
      'support',
    ]);
    expectClose(wait!.unvoicedPain, 0.09346, 6e-4);
    expectClose(wait!.lossIfAlways, 15.128, 0.006);
    expectClose(wait!.valueAtRisk, 3.18, 0.006);
    expectClose(install!.valueAtRisk, 1.38, 0.006);
    expectClose(support!.valueAtRisk, 1.32, 0.006);
  });
});
