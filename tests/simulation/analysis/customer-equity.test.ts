import { expect, test } from 'vitest';
import {
  customerEquity,
  referredPerArrival,
} from '../../../src/simulation/analysis/customer-equity.ts';
import { expectClose } from '../close-to.ts';

const referred = referredPerArrival({
  customers: 0.4451,
  promoters: 0.162,
  invitations: 5,
  acceptance: 0.1,
});

test('segments add up, each with its own referral', () => {
  const { equity, withoutReferral, segments, capped } = customerEquity([
    { id: 'rowers', arrivals: 1000, lifetimeValue: 163.166, referred },
    { id: 'strollers', arrivals: 500, lifetimeValue: -20, referred: 0 },
  ]);
  expectClose(referred, 0.0361, 5e-5);
  expectClose(segments[0]!.equity, 163_166 / (1 - referred), 1e-9);
  expectClose(segments[1]!.equity, -10_000, 1e-12);
  expectClose(equity, 163_166 / (1 - referred) - 10_000, 1e-9);
  expectClose(withoutReferral, 153_166, 1e-12);
  expect(capped).toBe(false);
});

test('winning customers is paid once, for those who come by themselves', () => {
  const { equity } = customerEquity([
    { id: 'all', arrivals: 100, lifetimeValue: 50, referred: 0.5, acquisitionCost: 30 },
  ]);
  expect(equity).toBe(100 * 50 * 2 - 100 * 30);
});

test('a segment of which each brings more than one is capped, and says so', () => {
  const { equity, capped, segments } = customerEquity([
    { id: 'wild', arrivals: 10, lifetimeValue: 1, referred: 2 },
    { id: 'tame', arrivals: 10, lifetimeValue: 1, referred: 0 },
  ]);
  expect(equity).toBe(160);
  expect(capped).toBe(true);
  expect(segments.map((one) => one.capped)).toEqual([true, false]);
});

test('nobody is worth nothing', () => {
  expect(customerEquity([]).equity).toBe(0);
  expect(
    customerEquity([{ id: 'none', arrivals: -5, lifetimeValue: 10, referred: 0.2 }]).equity,
  ).toBe(0);
});
