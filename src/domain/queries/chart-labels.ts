/** Where words of the chart stand that would lie on one another: the flag of a promise and the names of the lines. */
import { widthOfText } from '../text-lines.ts';
import { COLUMN } from './board-layout.ts';
import { numberPlace, type ChartPoint, type ChartScale } from './chart-geometry.ts';
import { freePlaces, overlap, type Box } from './free-places.ts';
import type { Point } from './monotone-curve.ts';

/** The flag of a promise, in pixels. */
export const FLAG: Readonly<Pick<Box, 'width' | 'height'>> = { width: 84, height: 16 };
/** Its pole stands this far right of the left edge of the column. */
const POLE_AT = 12;
const FLAG_ABOVE = 22;
const STEP = 2;
const FARTHEST = 72;

/**
 * Where the flag of a promise hangs: just above the height that is promised, or higher, clear of the number, the dots
 * and the felt line; lower where that is nearer. `feltAt` is the height of that line in pixels.
 */
export function flagPlace(
  point: ChartPoint,
  promise: number,
  scale: ChartScale,
  feltAt: (x: number) => number | null,
): Box {
  const x = point.x - COLUMN / 2 + POLE_AT;
  const usual = scale.y(promise) - FLAG_ABOVE;
  const lowest = scale.y(scale.bottom) - FLAG.height;
  const places = Array.from({ length: FARTHEST / STEP + 1 }, (_, step) => step * STEP)
    .flatMap((away) => [
      { x, y: usual - away, ...FLAG, cost: away },
      { x, y: usual + away, ...FLAG, cost: away * 2 },
    ])
    .filter(({ y, cost }) => cost === 0 || (y >= scale.top - FLAG_ABOVE && y <= lowest));
  const along = (heightAt: (x: number) => number | null) =>
    Array.from({ length: FLAG.width / 4 + 1 }, (_, i) => x + 4 * i).flatMap((at) => {
      const y = heightAt(at);
      return y === null ? [] : [{ x: at, y }];
    });
  const level = point.reference === null ? null : scale.y(point.reference);
  const lines = [
    { points: along(feltAt), weight: 20 },
    { points: along(() => level), weight: 4 },
  ];
  const obstacles = { boxes: marksOf(point, scale), lines };
  return freePlaces([{ key: point.id, places }], obstacles).get(point.id)!;
}

/** The number of a touchpoint, its dot and its ring. */
function marksOf(point: ChartPoint, scale: ChartScale): Box[] {
  const ring = around(point.x, scale.y(point.drawn), 9);
  if (point.satisfaction === null) return [ring];
  return [ring, around(point.x, scale.y(point.satisfaction), 9), numberBox(point, scale)];
}

function numberBox(point: ChartPoint, scale: ChartScale): Box {
  return { x: point.x - 14, y: numberPlace(point, scale).y - 12, width: 28, height: 16 };
}

function around(x: number, y: number, reach: number): Box {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

/** `felt` is where the name ends, `bar` where it begins; both are base lines. */
export type LineNames = Readonly<{ felt: Point; bar: Point }>;

const NAME_SIZE = 11;
const NAME_HEIGHT = 13;
const ASCENT = 10;
const FELT_BEFORE = 18;
const BAR_AFTER = 9;

/** Where the lines carry their names, at the first touchpoint: that of the bar below it where it has no room above. */
export function lineNames(
  first: ChartPoint,
  scale: ChartScale,
  names: Readonly<{ felt: string; bar: string }>,
  flag: Box | null,
): LineNames {
  const felt = { x: first.x - FELT_BEFORE, y: numberPlace(first, scale).y };
  const feltWidth = widthOfText(names.felt, NAME_SIZE);
  const boxes = [
    { x: felt.x - feltWidth, y: felt.y - ASCENT, width: feltWidth, height: NAME_HEIGHT },
    ...(flag ? [flag] : []),
  ];
  const x = first.x - COLUMN / 2 + BAR_AFTER;
  const level = scale.y(first.reference ?? first.drawn);
  const width = widthOfText(names.bar, NAME_SIZE);
  const isFree = (y: number) =>
    boxes.every((box) => overlap(box, { x, y: y - ASCENT, width, height: NAME_HEIGHT }) === 0);
  const [above, below] = [level - 7, level + 14];
  return { felt, bar: { x, y: isFree(above) || !isFree(below) ? above : below } };
}
