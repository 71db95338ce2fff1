import { expect, test } from 'vitest';
import {
  gainForReturn,
  returnOnMarketing,
} from '../../../src/simulation/analysis/return-on-marketing.ts';
import { expectClose } from '../close-to.ts';
import { publishedCase } from '../models.ts';

test('P18: what seventy million at 44.7 percent brought', () => {
  const { inputs, expected, tolerance } = publishedCase('P18') as unknown as {
    inputs: { E: number; ROI: number };
    expected: { dCE: number };
    tolerance: number;
  };
  const gain = gainForReturn(inputs.ROI, inputs.E);
  expectClose(gain, expected.dCE, tolerance);
  expectClose(returnOnMarketing(expected.dCE, inputs.E).rate, inputs.ROI, 1e-4);
});

test('a gain of nothing loses what was spent; nothing spent has no rate', () => {
  expect(returnOnMarketing(0, 10)).toEqual({ rate: -1, net: -10 });
  expect(returnOnMarketing(10, 0)).toEqual({ rate: null, net: 10 });
});
