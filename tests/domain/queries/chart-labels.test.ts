import { describe, expect, it } from 'vitest';
import { flagPlace, lineNames } from '#domain/queries/chart-labels.ts';
import {
  chartScale,
  chartShapes,
  numberPlace,
  type ChartPoint,
} from '#domain/queries/chart-geometry.ts';
import { overlap, type Box } from '#domain/queries/free-places.ts';
import { widthOfText } from '#domain/text-lines.ts';

const pointAt = (drawn: number, satisfaction: number, reference: number): ChartPoint => ({
  id: 'a',
  x: 61,
  drawn,
  delivered: drawn,
  reference,
  satisfaction,
});
const scaleOf = (point: ChartPoint) => chartScale([point], 0, 258);
const numberBox = (point: ChartPoint): Box => ({
  x: point.x - 14,
  y: numberPlace(point, scaleOf(point)).y - 11,
  width: 28,
  height: 13,
});
const flagOf = (point: ChartPoint, promise: number) =>
  flagPlace(point, promise, scaleOf(point), chartShapes([point], scaleOf(point), 64).feltAt);

describe('the flag of a promise', () => {
  it('hangs at its usual place when nothing is in the way', () => {
    const point = pointAt(6.5, 4.5, 8.3);
    expect(flagOf(point, 8.5).y).toBe(scaleOf(point).y(8.5) - 22);
  });

  it.each([
    [8, 8.2, 7.8],
    [7.9, 7.9, 7.6],
    [8.6, 9.3, 7.8],
    [8.3, 8.1, 8.4],
  ])('drawn %f and felt %f, does not lie on the number or the dots', (drawn, felt, reference) => {
    const point = pointAt(drawn, felt, reference);
    const { y } = scaleOf(point);
    const flag = flagOf(point, 8);
    expect(overlap(flag, numberBox(point))).toBe(0);
    for (const score of [drawn, felt])
      expect(overlap(flag, { x: 53, y: y(score) - 8, width: 16, height: 16 })).toBe(0);
  });
});

describe('the names of the lines', () => {
  const words = { felt: 'felt', bar: 'the bar' };
  const boxesOf = (point: ChartPoint, flag: Box | null) => {
    const { felt, bar } = lineNames(point, scaleOf(point), words, flag);
    const feltWidth = widthOfText('felt', 11);
    return {
      felt: { x: felt.x - feltWidth, y: felt.y - 9, width: feltWidth, height: 11 },
      bar: { x: bar.x, y: bar.y - 9, width: widthOfText('the bar', 11), height: 11 },
    };
  };

  it.each([4.5, 6, 7.2, 7.4, 7.5, 7.6, 7.8, 8.1, 9])(
    'stand apart where %f is felt and the bar is 7.5',
    (felt) => {
      const { felt: feltName, bar } = boxesOf(pointAt(7.5, felt, 7.5), null);
      expect(overlap(feltName, bar)).toBe(0);
    },
  );

  it('name the bar below it where a flag hangs above', () => {
    const point = pointAt(6, 6, 7.9);
    const flag = flagOf(point, 8);
    expect(overlap(boxesOf(point, flag).bar, flag)).toBe(0);
  });
});
