import { describe, expect, test } from 'vitest';
import { makeLattice } from '../../src/simulation/lattice.ts';
import { DEFAULT_PSYCHOLOGY } from '../../src/simulation/model.ts';
import {
  encounter,
  feltValue,
  nextExpectation,
  optOutAt,
  referenceFor,
  satisfactionFrom,
} from '../../src/simulation/psychology.ts';
import { expectClose } from './close-to.ts';
import { publishedCase } from './models.ts';

const psychology = DEFAULT_PSYCHOLOGY;

describe('felt value', () => {
  const { expected, tolerance } = publishedCase('P19') as unknown as {
    expected: Record<'v1' | 'vm1' | 'v2' | 'vm2' | 'v100' | 'EvZ', number>;
    tolerance: number;
  };

  test('P19: Tversky and Kahneman', () => {
    expectClose(feltValue(1, psychology), expected.v1, tolerance);
    expectClose(feltValue(-1, psychology), expected.vm1, tolerance);
    expectClose(feltValue(2, psychology), expected.v2, tolerance);
    expectClose(feltValue(-2, psychology), expected.vm2, tolerance);
    expectClose(feltValue(100, psychology), expected.v100, tolerance);
  });

  test('P19: inconsistency alone costs value', () => {
    const { noise } = makeLattice(10, 4001);
    const mean = noise.reduce((sum, { z, weight }) => sum + weight * feltValue(z, psychology), 0);
    expectClose(mean, expected.EvZ, tolerance);
  });

  test('a basic touchpoint cannot please, a delighter cannot disappoint', () => {
    expect(feltValue(2, psychology, 'basic')).toBe(0);
    expect(feltValue(-2, psychology, 'basic')).toBe(feltValue(-2, psychology));
    expect(feltValue(2, psychology, 'delighter')).toBe(feltValue(2, psychology));
    expect(feltValue(-2, psychology, 'delighter')).toBe(0);
  });
});

describe('one encounter', () => {
  test('opt-out holds as given at neutral, falls with satisfaction, and is certain or impossible for ever', () => {
    expect(optOutAt(7.5, 0.2, psychology)).toBeCloseTo(0.2, 15);
    const logit = (p: number) => Math.log(p / (1 - p));
    expect(logit(optOutAt(9.5, 0.2, psychology))).toBeCloseTo(logit(0.2) - 0.5 * 2, 12);
    for (const satisfaction of [0, 5, 10]) {
      expect(optOutAt(satisfaction, 0, psychology)).toBe(0);
      expect(optOutAt(satisfaction, 1, psychology)).toBe(1);
    }
  });

  test('a promise pulls the reference, and expectations start from there', () => {
    expect(referenceFor(7, null, psychology)).toBe(7);
    expect(referenceFor(7, 9, psychology)).toBe(8);
    const met = encounter({ optOut: 0.05, promise: 9, kano: 'performance' }, 7, 9, psychology);
    expect(met.gap).toBe(1);
    expect(met.next).toBeCloseTo(8 + 0.3, 12);
  });

  test('the bar rises by one share and falls by another, within the scale', () => {
    expect(nextExpectation(7, 1, psychology)).toBeCloseTo(7.3, 12);
    expect(nextExpectation(7, -1, psychology)).toBeCloseTo(6.9, 12);
    expect(nextExpectation(10, 1, psychology)).toBe(10);
  });

  test('satisfaction stays within the scale', () => {
    expect(satisfactionFrom(9.9, 4, psychology)).toBe(10);
    expect(satisfactionFrom(1, -9, psychology)).toBe(0);
    expect(satisfactionFrom(7, -2, psychology)).toBe(6.5);
  });
});
