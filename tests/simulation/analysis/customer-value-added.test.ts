import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  customerValueAdded,
  perceivedQualityRatio,
  priceAtParity,
} from '../../../src/simulation/analysis/customer-value-added.ts';
import { expectClose } from '../close-to.ts';
import { between } from '../models.ts';

test('as good as the competitor at his price is parity', () => {
  const equal = { qualityRatio: 1, competitorPrice: 80 };
  expect(customerValueAdded(equal, 80)).toBe(1);
  expect(priceAtParity(equal)).toBe(80);
});

test('perceived quality is at parity where both please alike; nobody perceives nothing', () => {
  expect(perceivedQualityRatio(7.5, 7.5)).toBe(1);
  expectClose(perceivedQualityRatio(8.4, 7.5), 1.12, 1e-12);
  expect(perceivedQualityRatio(null, 7.5)).toBeNull();
  expect(perceivedQualityRatio(8, 0)).toBeNull();
});

test('with quality and price weighing the same, price may be higher as quality is', () => {
  expectClose(priceAtParity({ qualityRatio: 8.4 / 7.5, competitorPrice: 100 }), 112, 1e-12);
});

test('the price at parity is where customer value added passes 1', () => {
  const against = fc.record({
    qualityRatio: between(0.5, 1.5),
    competitorPrice: between(1, 500),
    qualityWeight: between(0, 0.95),
  });
  fc.assert(
    fc.property(against, (one) => {
      const price = priceAtParity(one)!;
      expectClose(customerValueAdded(one, price), 1, 1e-9);
      expect(customerValueAdded(one, price * 1.01)).toBeLessThan(1);
      expect(customerValueAdded(one, price * 0.99)).toBeGreaterThan(1);
      // Better quality never lowers what may be asked.
      const better = priceAtParity({ ...one, qualityRatio: one.qualityRatio * 1.1 })!;
      expect(better).toBeGreaterThanOrEqual(price);
    }),
  );
});

test('ends: only price counts, only quality counts', () => {
  const one = { qualityRatio: 1.2, competitorPrice: 50 };
  expect(priceAtParity({ ...one, qualityWeight: 0 })).toBe(50);
  expect(priceAtParity({ ...one, qualityWeight: 1 })).toBe(Infinity);
  expect(priceAtParity({ ...one, qualityRatio: 0.9, qualityWeight: 1 })).toBe(0);
  expectClose(customerValueAdded({ ...one, qualityWeight: 1 }, 9999), 1.2, 1e-12);
});

test('nonsense has no value', () => {
  const one = { qualityRatio: 1.2, competitorPrice: 50 };
  for (const price of [0, -3, NaN]) expect(customerValueAdded(one, price)).toBeNull();
  expect(priceAtParity({ ...one, qualityRatio: 0 })).toBeNull();
  expect(priceAtParity({ ...one, competitorPrice: -1 })).toBeNull();
  expect(priceAtParity({ ...one, qualityWeight: 1.5 })).toBeNull();
});
