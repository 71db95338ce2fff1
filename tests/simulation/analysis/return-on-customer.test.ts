import { expect, test } from 'vitest';
import { returnOnCustomer } from '../../../src/simulation/analysis/return-on-customer.ts';
import { returnOnMarketing } from '../../../src/simulation/analysis/return-on-marketing.ts';
import { expectClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

const { inputs, expected, tolerance } = publishedCase('P17') as unknown as {
  inputs: { CE0: number; CE1: number; profit: number; customers: number } & Record<
    'A' | 'B',
    { cost: number; value: number }
  >;
  expected: Record<'roc' | 'roiA' | 'roiB' | 'netA' | 'netB', number>;
  tolerance: number;
};

test('P17: a hundred pays five and grows to a hundred and ten', () => {
  const { CE0: equityBefore, CE1: equityAfter, profit } = inputs;
  expectClose(returnOnCustomer({ equityBefore, equityAfter, profit }), expected.roc, tolerance);
});

test('P17: the lower return on money is the higher one on customers', () => {
  const { A, B, customers } = inputs;
  const [a, b] = [A, B].map(({ cost, value }) =>
    returnOnMarketing(customers * value, customers * cost),
  );
  expectClose(a!.rate, expected.roiA, tolerance);
  expectClose(b!.rate, expected.roiB, tolerance);
  expectClose(a!.net, expected.netA, tolerance);
  expectClose(b!.net, expected.netB, tolerance);
  const onCustomers = (net: number) =>
    returnOnCustomer({ equityBefore: 1e5, equityAfter: 1e5, profit: net })!;
  expect(onCustomers(b!.net)).toBeGreaterThan(onCustomers(a!.net));
});

test('profit taken out of the customers themselves is no return', () => {
  expect(returnOnCustomer({ equityBefore: 100, equityAfter: 80, profit: 20 })).toBe(0);
  expectClose(returnOnCustomer({ equityBefore: 100, equityAfter: 70, profit: 20 }), -0.1, 1e-12);
});

test('no return on nothing', () => {
  for (const equityBefore of [0, -5, NaN])
    expect(returnOnCustomer({ equityBefore, equityAfter: 10, profit: 1 })).toBeNull();
});
