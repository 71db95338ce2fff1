import { curveMonotoneX, line } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monotoneCurve, type Point } from '#domain/queries/monotone-curve.ts';

const points = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 200 }), y: fc.integer({ min: 0, max: 400 }) }),
    {
      minLength: 3,
      maxLength: 12,
    },
  )
  .map((steps) => {
    let x = 0;
    return steps.map(({ gap, y }): Point => ({ x: (x += gap), y }));
  });

const numbersIn = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('monotone curve', () => {
  it('is the curve that d3 draws', () => {
    const draw = line<Point>()
      .x((point) => point.x)
      .y((point) => point.y)
      .curve(curveMonotoneX);
    fc.assert(
      fc.property(points, (list) => {
        const ours = numbersIn(monotoneCurve(list)!.path);
        const theirs = numbersIn(draw(list)!);
        expect(ours).toHaveLength(theirs.length);
        ours.forEach((value, i) => expect(Math.abs(value - theirs[i]!)).toBeLessThan(0.011));
      }),
    );
  });

  it('goes through every point and never leaves the heights of its two neighbours', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const curve = monotoneCurve(list)!;
        for (const [i, point] of list.entries()) {
          expect(curve.at(point.x)).toBeCloseTo(point.y, 6);
          const next = list[i + 1];
          if (!next) continue;
          const y = curve.at(point.x + part * (next.x - point.x));
          expect(y).toBeGreaterThanOrEqual(Math.min(point.y, next.y) - 1e-6);
          expect(y).toBeLessThanOrEqual(Math.max(point.y, next.y) + 1e-6);
        }
      }),
    );
  });

  it('keeps the height of its ends beyond them, and is nothing without points', () => {
    const curve = monotoneCurve([
      { x: 10, y: 5 },
      { x: 20, y: 9 },
    ])!;
    expect(curve.at(0)).toBe(5);
    expect(curve.at(99)).toBe(9);
    expect(monotoneCurve([])).toBeNull();
  });
});
