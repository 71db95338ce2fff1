import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceCut } from '../../../src/simulation/analysis/offer-arithmetic.ts';
import { expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

test('P28: a quarter off, for the loyal and for those at risk', () => {
  const { inputs, expected, tolerance } = publishedCase('P28') as unknown as {
    inputs: { margin: number; discount: number };
    expected: Record<
      'loyal' | 'atrisk',
      Record<'off' | 'on' | 'inc' | 'breakeven', number> & { wasted_share?: number }
    >;
    tolerance: number;
  };
  // The chances of buying stand in the title of the case.
  for (const [who, buysWithout, buysWith] of [
    ['loyal', 0.6, 0.7],
    ['atrisk', 0.1, 0.4],
  ] as const) {
    const result = priceCut({ ...inputs, buysWithout, buysWith });
    expectClose(result.without, expected[who].off, tolerance);
    expectClose(result.with, expected[who].on, tolerance);
    expectClose(result.increment, expected[who].inc, tolerance);
    expectClose(result.breakEven, expected[who].breakeven, tolerance);
    expectClose(result.wastedShare, expected[who].wasted_share ?? 0.25, tolerance);
  }
});

test('at the break-even nothing is gained, above it something', () => {
  const cut = fc.record({
    margin: between(10, 100),
    discount: between(0, 9),
    buysWithout: between(0, 1),
    contactCost: between(0, 5),
  });
  fc.assert(
    fc.property(cut, (offer) => {
      const { breakEven } = priceCut({ ...offer, buysWith: 0.5 });
      expectClose(priceCut({ ...offer, buysWith: breakEven! }).increment, 0, 1e-9);
      const above = priceCut({ ...offer, buysWith: breakEven! + 0.01 });
      expect(above.increment).toBeGreaterThan(0);
    }),
  );
});

test('ends: nothing left of the margin, nobody buys, more would have bought without', () => {
  const offer = { margin: 40, discount: 40, buysWithout: 0.2, buysWith: 0.5 };
  expect(priceCut(offer).breakEven).toBeNull();
  expect(priceCut({ ...offer, buysWith: 0 }).wastedShare).toBeNull();
  expect(priceCut({ ...offer, buysWith: 0.1 }).wastedShare).toBe(1);
  // Sold at a loss so far: any purchase at a better margin pays.
  expect(priceCut({ margin: -5, discount: -10, buysWithout: 0.5, buysWith: 0 }).breakEven).toBe(0);
});
