import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faceFeelings, feelingOfQuality, nearestFace, qualityOfFeeling } from '#domain/scale.ts';

describe('feelings and qualities', () => {
  it('tie the five faces to 2.5, 5, 7.5, 8.75 and 10', () => {
    expect(faceFeelings.map(qualityOfFeeling)).toEqual([2.5, 5, 7.5, 8.75, 10]);
  });

  it('are one number on two scales', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (quality) => {
        expect(qualityOfFeeling(feelingOfQuality(quality))).toBeCloseTo(quality, 9);
      }),
    );
  });

  it('show the nearest face', () => {
    expect([0, 2.5, 3.7, 3.8, 6.5, 7.5, 8.2, 9.5, 10].map(nearestFace)).toEqual([
      0, 0, 0, 1, 2, 2, 3, 4, 4,
    ]);
  });
});
