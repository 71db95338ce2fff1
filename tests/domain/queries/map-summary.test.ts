import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  summaryFrom,
  summaryOf,
  tellingPoint,
  type FeltByTouchpoint,
} from '#domain/queries/map-summary.ts';
import { smallMap } from '../../support/small-map.ts';

const felt = (heights: Record<string, number | null>): FeltByTouchpoint =>
  Object.fromEntries(
    Object.entries(heights).map(([id, satisfaction]) => [id, { satisfaction, reference: 7.5 }]),
  );

describe('a summary', () => {
  it('counts touchpoints and partners and keeps their titles to be found by', () => {
    const records = smallMap({ before: ['a', 'b'], after: ['c'] }, [
      { id: 'p', kind: 'partner', title: 'Rowing club', order: 'a0' },
      { id: 'a', kind: 'touchpoint', title: ' I see it ' },
      { id: 'b', kind: 'touchpoint', title: '' },
      { id: 'c', kind: 'touchpoint', title: 'Rowing club' },
    ]);
    expect(summaryOf(records, null)).toMatchObject({
      title: 'Rower',
      touchpoints: 3,
      partners: 1,
      search: 'I see it\nRowing club',
      curve: { points: [] },
    });
  });

  it('puts touchpoints into the middle of equal columns and stages between them', () => {
    const records = smallMap({ one: ['a', 'b'], none: [], two: ['c'] });
    const { curve } = summaryOf(records, felt({ a: 5, b: 6, c: 9 }));
    expect(curve.points.map(({ x }) => x)).toEqual([0.125, 0.375, 0.875]);
    expect(curve.stages).toEqual([0.5, 0.75]);
  });

  it('keeps null where nobody comes, and heights within the scale', () => {
    const records = smallMap({ one: ['a', 'b', 'c'] });
    const { curve } = summaryOf(records, felt({ a: null, b: 10.4, c: Number.NaN }));
    expect(curve.points.map(({ satisfaction }) => satisfaction)).toEqual([null, 10, null]);
  });

  it('thins out a long curve and never loses the lowest point', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `t${index}`);
    const heights = Object.fromEntries(ids.map((id) => [id, id === 't777' ? 1.5 : 7]));
    const { curve } = summaryOf(smallMap({ one: ids }), felt(heights));
    expect(curve.points.length).toBeLessThanOrEqual(120);
    expect(tellingPoint(curve)?.satisfaction).toBe(1.5);
  });

  it('cuts the words after a whole title', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `touchpoint number ${index}`);
    const { search } = summaryOf(smallMap({ one: ids }), null);
    expect(search.length).toBeLessThanOrEqual(4000);
    expect(ids).toContain(search.split('\n').at(-1));
  });
});

describe('the telling point', () => {
  const at = (...heights: (number | null)[]) =>
    tellingPoint({
      stages: [],
      points: heights.map((satisfaction, x) => ({ x, satisfaction, reference: null })),
    })?.satisfaction ?? null;

  it('is the one furthest from neutral, below or above', () => {
    expect(at(7, 3, 9)).toBe(3);
    expect(at(7, 8, 9.5, 6)).toBe(9.5);
    expect(at(null, null)).toBeNull();
    expect(at()).toBeNull();
  });
});

describe('a stored summary', () => {
  it('is read as it was written', () => {
    const summary = summaryOf(smallMap({ one: ['a', 'b'] }), felt({ a: 5, b: null }));
    expect(summaryFrom(JSON.parse(JSON.stringify({ ...summary, madeAt: 5 })))).toEqual(summary);
  });

  it('of an earlier release has what it can', () => {
    expect(summaryFrom({ title: 'Old' })).toEqual({
      title: 'Old',
      touchpoints: 0,
      partners: 0,
      curve: { stages: [], points: [] },
      search: '',
    });
  });

  it('that is anything at all never throws and always gives a curve that goes to the right', () => {
    const shares = fc.array(
      fc.record({
        x: fc.oneof(fc.double(), fc.constant('1')),
        satisfaction: fc.option(fc.double()),
        reference: fc.option(fc.double()),
      }),
    );
    const stored = fc.oneof(
      fc.anything(),
      fc.record({
        title: fc.string(),
        curve: fc.record({ stages: fc.anything(), points: fc.oneof(fc.anything(), shares) }),
      }),
    );
    fc.assert(
      fc.property(stored, (value) => {
        const points = summaryFrom(value)?.curve.points ?? [];
        points.slice(1).forEach((point, index) => {
          expect(point.x).toBeGreaterThan(points[index]!.x);
        });
        for (const { x, satisfaction } of points) {
          expect(x >= 0 && x <= 1).toBe(true);
          expect(satisfaction === null || (satisfaction >= 0 && satisfaction <= 10)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
