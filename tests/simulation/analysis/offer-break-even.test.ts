import { describe, expect, test } from 'vitest';
import {
  offerBreakEven,
  offerBreakEvens,
} from '../../../src/simulation/analysis/offer-break-even.ts';
import {
  offerIncrement,
  offerIncrements,
} from '../../../src/simulation/analysis/offer-increment.ts';
import type { Model, ModelOffer } from '../../../src/simulation/model.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel, publishedCase, rower } from '../models.ts';

const OFFER: ModelOffer = {
  id: 'offer',
  partner: null,
  takeUp: 0.4,
  base: 0.1,
  ourMargin: 15,
  partnerMargin: 0,
  ourMarginWithout: 40,
  partnerMarginWithout: 0,
  lift: 0,
  rule: 'always',
  on: true,
  counting: 'everyVisit',
};
const shop = (offer: Partial<ModelOffer>) =>
  aModel({ touchpoints: aChain([{ optOut: 0, offers: [{ ...OFFER, ...offer }] }]) });

describe('a price cut on its own', () => {
  const { expected, tolerance } = publishedCase('P28') as unknown as {
    expected: Record<'loyal' | 'atrisk', { inc: number; breakeven: number }>;
    tolerance: number;
  };

  test('P28 as a map: pays for those at risk from 26.7 percent on', () => {
    const [found] = offerBreakEvens(shop({}));
    expect(found!.pays).toBe('from');
    expectClose(found!.breakEven, expected.atrisk.breakeven, tolerance);
    expectClose(found!.lifetimeValue, expected.atrisk.inc, tolerance);
  });

  test('P28 as a map: never pays for the loyal, where it would take 160 percent', () => {
    const [found] = offerBreakEvens(shop({ takeUp: 0.7, base: 0.6 }));
    expect(found).toMatchObject({ pays: 'never', breakEven: null });
    expectClose(found!.lifetimeValue, expected.loyal.inc, tolerance);
  });
});

test('shown after a pain only, it breaks even at the same take-up: who sees nothing buys as before', () => {
  const pain = { id: 'pain', likelihood: 0.5, loss: 1, voiced: 0, recovered: 0, recoveryCost: 0 };
  const model = aModel({
    touchpoints: aChain([{ optOut: 0, pains: [pain], offers: [{ ...OFFER, rule: 'afterPain' }] }]),
  });
  expectClose(offerBreakEven(model, 'offer').breakEven, 4 / 15, 1e-9);
});

test('the break-even rises with what would have been bought anyway', () => {
  const found = [0, 0.05, 0.1, 0.2, 0.3].map(
    (base) => offerBreakEven(shop({ base }), 'offer').breakEven!,
  );
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expectClose(found[0], 0, 1e-12);
  expectClose(found[4], 0.8, 1e-9);
});

/** The rowing machine with all offers changed. */
function rowerWith(change: (offer: ModelOffer) => Partial<ModelOffer>): Model {
  const model = rower();
  return {
    ...model,
    touchpoints: model.touchpoints.map((one) => ({
      ...one,
      offers: one.offers.map((offer) => ({ ...offer, ...change(offer) })),
    })),
  };
}

test('on a whole journey nothing is gained at the break-even, and the sign turns there', () => {
  // Who buys apparel anyway then brings much more than with the offer.
  const ourMarginWithout = 60;
  const gainAt = (takeUp: number) =>
    offerIncrement(
      rowerWith(({ id, takeUp: before }) => ({
        ourMarginWithout,
        takeUp: id === 'buy offer' ? takeUp : before,
      })),
      'buy offer',
    ).lifetimeValue;
  const [buy] = offerBreakEvens(rowerWith(() => ({ ourMarginWithout })));
  expect(buy).toMatchObject({ offerId: 'buy offer', pays: 'from' });
  expect(buy!.breakEven).toBeGreaterThan(0.05);
  expectClose(gainAt(buy!.breakEven!), 0, 1e-7);
  expect(gainAt(buy!.breakEven! + 0.02)).toBeGreaterThan(0.01);
  expect(gainAt(buy!.breakEven! - 0.02)).toBeLessThan(-0.01);
});

test('increments are those of the increment analysis', () => {
  const found = offerBreakEvens(rower());
  offerIncrements(rower()).forEach((increment, i) => expect(found[i]).toMatchObject(increment));
});

test('purchases at a loss pay up to a take-up only; some pay always or never', () => {
  // Showing it saves the loss on purchases without it.
  const upTo = offerBreakEven(shop({ ourMargin: -10, ourMarginWithout: -40 }), 'offer');
  expect(upTo.pays).toBe('upTo');
  expectClose(upTo.breakEven, 0.4, 1e-9);
  expect(offerBreakEven(shop({ ourMargin: 1, ourMarginWithout: -9 }), 'offer').pays).toBe('always');
  expect(offerBreakEven(shop({ ourMargin: -1, base: 0 }), 'offer').pays).toBe('never');
  expect(offerBreakEven(shop({ ourMargin: 0, base: 0 }), 'offer').pays).toBe('never');
  expect(offerBreakEven(shop({ base: 0 }), 'offer')).toEqual({ pays: 'from', breakEven: 0 });
});

test('an offer that is off has the same break-even; an unknown one never pays', () => {
  const off = offerBreakEven(shop({ on: false }), 'offer');
  expect(off).toEqual(offerBreakEven(shop({}), 'offer'));
  expect(offerBreakEven(shop({}), 'unheard of')).toEqual({ pays: 'never', breakEven: null });
});
