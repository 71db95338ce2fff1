/** Where the words about the selected chart point stand: clear of lines, numbers and of one another. */
import { COLUMN } from '#domain/queries/board-layout.ts';
import {
  numberPlace,
  type ChartPoint,
  type ChartScale,
  type ChartShapes,
} from '#domain/queries/chart-geometry.ts';
import {
  freePlaces,
  placesBeside,
  type Box,
  type Obstacles,
  type Place,
} from '#domain/queries/free-places.ts';
import { widthOfText } from '#domain/text-lines.ts';

/** What is said about a point, at the height it is said of. The first has the first choice of places. */
export type ReadoutWord = Readonly<{ key: string; text: string; at: number }>;

/** The chart round the point. */
export type ReadoutChart = Readonly<{
  points: readonly ChartPoint[];
  scale: ChartScale;
  shapes: ChartShapes;
  compared: ChartShapes | null;
  /** Where the flags of promises hang, by touchpoint. */
  flags: ReadonlyMap<string, Box>;
  room: Box;
}>;

const SIZE = 11;
const HEIGHT = 16;
const PADDING = 3;
/** How far from the plumb line the words and the bracket of the gap stand. */
const GAP = 13;
const BRACKET = 22;

/** The places of the words by their keys. `gap` is said at the bracket left of the point. */
export function readoutPlaces(
  point: ChartPoint,
  words: readonly ReadoutWord[],
  gap: Readonly<{ text: string; top: number; bottom: number }> | null,
  chart: ReadoutChart,
): Map<string, Place> {
  const labels = words.map(({ key, text, at }) => ({
    key,
    at,
    places: placesBeside({ x: point.x, y: at }, sizeOf(text), {
      side: 'right',
      gap: GAP,
      room: chart.room,
    }),
  }));
  const obstacles = obstaclesOf(point, chart, gap !== null);
  if (!gap) return freePlaces(labels, obstacles);
  const atBracket = { key: 'gap', places: placesAtBracket(point.x, gap, chart.room) };
  return freePlaces([atBracket, ...labels], obstacles);
}

function sizeOf(text: string) {
  return { width: widthOfText(text, SIZE) * 1.06 + 2 * PADDING, height: HEIGHT };
}

/** Left of the bracket, at its middle if that is free. */
function placesAtBracket(
  x: number,
  { text, top, bottom }: Readonly<{ text: string; top: number; bottom: number }>,
  room: Box,
): Place[] {
  const middle = (top + bottom) / 2;
  const reach = Math.max(8, Math.abs(bottom - top) / 2);
  const at = { x: x - BRACKET, y: middle };
  return placesBeside(at, sizeOf(text), { side: 'left', gap: 5, room }).filter(
    ({ x: left, y }) => left < at.x && Math.abs(y + HEIGHT / 2 - middle) <= reach,
  );
}

function obstaclesOf(selected: ChartPoint, chart: ReadoutChart, hasGap: boolean): Obstacles {
  const { scale, shapes, compared } = chart;
  const near = chart.points.filter(({ x }) => Math.abs(x - selected.x) <= 2 * COLUMN);
  const boxes = near.flatMap((point) => marksOf(point, point === selected, chart));
  if (hasGap && selected.reference !== null && selected.delivered !== null) {
    const ends = [scale.y(selected.reference), scale.y(selected.delivered)];
    const top = Math.min(...ends);
    boxes.push(box(selected.x - BRACKET - 4, top, 8, Math.max(...ends) - top));
  }
  const along = (heightAt: (x: number) => number | null, weight: number) => ({
    weight,
    points: xsRound(selected.x).flatMap((x) => {
      const y = heightAt(x);
      return y === null ? [] : [{ x, y }];
    }),
  });
  const lines = [
    along(shapes.feltAt, 70),
    along(shapes.deliveredAt, 5),
    ...(compared ? [along(compared.feltAt, 6)] : []),
    { weight: 40, points: near.flatMap((point) => barPoints(point, scale)) },
  ];
  return { boxes, lines };
}

function xsRound(x: number): number[] {
  const xs: number[] = [];
  for (let at = x - 1.5 * COLUMN; at <= x + 1.5 * COLUMN; at += 4) xs.push(at);
  return xs;
}

function barPoints({ x, reference }: ChartPoint, scale: ChartScale) {
  if (reference === null) return [];
  const steps = Array.from({ length: COLUMN / 4 + 1 }, (_, i) => x - COLUMN / 2 + 4 * i);
  return steps.map((at) => ({ x: at, y: scale.y(reference) }));
}

/** What is drawn at one point: its dots, its number and the flag of its promise. */
function marksOf(point: ChartPoint, isSelected: boolean, chart: ReadoutChart): Box[] {
  const { scale, flags } = chart;
  const { x, drawn, satisfaction } = point;
  const boxes = [box(x - 9, scale.y(drawn) - 9, 18, 18)];
  if (satisfaction !== null) {
    const number = numberPlace(point, scale);
    const height = isSelected ? 20 : 14;
    const base = number.y + (isSelected && number.isBelow ? 6 : 0);
    boxes.push(box(x - 8, scale.y(satisfaction) - 8, 16, 16));
    boxes.push(box(x - height, base - height + 2, 2 * height, height + 2));
  }
  const flag = flags.get(point.id);
  if (flag) boxes.push(flag);
  return boxes;
}

function box(x: number, y: number, width: number, height: number): Box {
  return { x, y, width, height };
}
