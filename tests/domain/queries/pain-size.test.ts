import { describe, expect, it } from 'vitest';
import { painSize } from '#domain/queries/pain-size.ts';
import { recordsFrom } from '#domain/records.ts';

const said = (likely: number) => ({ likely, basis: 'guess' });
const records = recordsFrom([
  { id: 'late', kind: 'painPoint', title: 'Late', likelihood: said(0.3), loss: said(3) },
]);
const card = { id: 'placed', item: 'late' };
const worth = (atRisk: number, largestPain: number) => ({
  painPoints: { placed: { atRisk } },
  largestPain,
});

describe('size of a pain point', () => {
  it('is its part of the largest value at risk', () => {
    expect(painSize(records, card, worth(2, 4))).toEqual({
      measure: 'money',
      atRisk: 2,
      part: 0.5,
    });
  });

  it('is what it costs in points where nothing costs money', () => {
    const size = painSize(records, card, worth(0, 0));
    expect(size).toMatchObject({ measure: 'points', likelihood: 0.3, loss: 3 });
    expect(size!.part).toBeCloseTo(0.6, 12);
  });

  it('is nothing before it is computed', () => {
    expect(painSize(records, card, { painPoints: {}, largestPain: 0 })).toBeNull();
  });
});
