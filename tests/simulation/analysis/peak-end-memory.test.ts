import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peakEndMemory } from '../../../src/simulation/analysis/peak-end-memory.ts';
import { expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

test('P21: patient A', () => {
  const { inputs, expected, tolerance } = publishedCase('P21') as unknown as {
    inputs: { pain: number[]; ref: number };
    expected: number;
    tolerance: number;
  };
  const memory = peakEndMemory(inputs.pain, inputs.ref)!;
  expectClose(memory.memory, expected, tolerance);
  expect([memory.peak, memory.end]).toEqual([8, 7]);
});

test('the peak is farthest from neutral on either side; of equals the later', () => {
  expect(peakEndMemory([2, 9, 8])!.peak).toBe(2);
  expect(peakEndMemory([6, 9, 7])!.peak).toBe(9);
  expect(peakEndMemory([9, 6, 7])!.peak).toBe(6);
});

test('how long it lasts makes no difference', () => {
  fc.assert(
    fc.property(fc.array(between(0, 10), { minLength: 1, maxLength: 8 }), (moments) => {
      const longer = moments.flatMap((moment) => [moment, moment]);
      expect(peakEndMemory(longer)).toEqual(peakEndMemory(moments));
    }),
  );
});

test('no moments, no memory; neutral moments are remembered as neutral', () => {
  expect(peakEndMemory([])).toBeNull();
  expect(peakEndMemory([7.5, 7.5])!.memory).toBe(7.5);
});
