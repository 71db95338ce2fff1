/**
 * The experience chart as shapes, in board pixels: from what was computed at each touchpoint to the
 * felt line, the delivered line, the stepped bar and the areas between. The board, the miniature and
 * the exported picture all draw from this.
 */
import { monotoneCurve, type Point } from './monotone-curve.ts';

/** One touchpoint on the chart; all heights 0 to 10, null where nobody comes. */
export type ChartPoint = Readonly<{
  id: string;
  x: number;
  drawn: number;
  delivered: number | null;
  reference: number | null;
  satisfaction: number | null;
}>;

export type ChartScale = Readonly<{ y: (score: number) => number; bottom: number; top: number }>;

/**
 * Heights to pixels in a box. The axis is cut at 3 as long as nothing lies lower, else it reaches
 * down to the whole point below the lowest.
 */
export function chartScale(points: readonly ChartPoint[], y: number, height: number): ChartScale {
  const heights = points.flatMap((p) => [p.drawn, p.delivered, p.reference, p.satisfaction]);
  const lowest = Math.min(...heights.filter((value) => value !== null), 10);
  const bottom = lowest >= 3.2 ? 3 : Math.max(0, Math.floor(lowest - 0.2));
  const top = y + TOP_MARGIN;
  const perPointWith = (margin: number) => (height - TOP_MARGIN - margin) / (10 - bottom);
  const tight = perPointWith(BOTTOM_MARGIN);
  const hasRoom = (lowest - bottom) * tight + BOTTOM_MARGIN >= NUMBER_BELOW;
  const perPoint = hasRoom ? tight : perPointWith(NUMBER_BELOW);
  return { y: (score) => top + (10 - score) * perPoint, bottom, top };
}

const TOP_MARGIN = 20;
const BOTTOM_MARGIN = 14;
/** The room a large number takes below its dot. */
const NUMBER_BELOW = 34;

export type ChartShapes = Readonly<{
  felt: string;
  delivered: string;
  bar: string;
  below: string;
  above: string;
  /** The height of the felt line at x, in pixels, or null where there is none. */
  feltAt: (x: number) => number | null;
  deliveredAt: (x: number) => number | null;
}>;

/** How finely the areas follow the felt line, in pixels. */
const STEP = 4;

/** The shapes of the chart. `reach` is how far a step of the bar stretches round its touchpoint. */
export function chartShapes(
  points: readonly ChartPoint[],
  scale: ChartScale,
  reach: number,
): ChartShapes {
  const felt = monotoneCurve(heightsOf(points, 'satisfaction', scale));
  const delivered = monotoneCurve(heightsOf(points, 'delivered', scale));
  const bar = heightsOf(points, 'reference', scale);
  const areas = felt ? areasBetween(bar, felt.at, reach) : { below: '', above: '' };
  return {
    felt: felt?.path ?? '',
    delivered: delivered?.path ?? '',
    bar: stepsOf(bar, reach),
    ...areas,
    feltAt: (x) => felt?.at(x) ?? null,
    deliveredAt: (x) => delivered?.at(x) ?? null,
  };
}

function heightsOf(
  points: readonly ChartPoint[],
  field: 'satisfaction' | 'delivered' | 'reference',
  scale: ChartScale,
): Point[] {
  return points.flatMap((point) => {
    const value = point[field];
    return value === null ? [] : { x: point.x, y: scale.y(value) };
  });
}

function stepsOf(bar: readonly Point[], reach: number): string {
  return bar
    .map(({ x, y }, i) => `${i === 0 ? `M${x - reach},` : 'V'}${fix(y)}H${x + reach}`)
    .join('');
}

/** A height and how far it may lie off, both 0 to 10. */
export type HeightRange = Readonly<{ x: number; low: number; high: number }>;

/** The space between the lows and the highs as one closed shape, cut off at the ends of the scale; '' for fewer than two. */
export function bandShape(ranges: readonly HeightRange[], { y, bottom }: ChartScale): string {
  const edge = (field: 'low' | 'high') =>
    monotoneCurve(ranges.map((range) => ({ x: range.x, y: y(Math.max(bottom, range[field])) })));
  const [low, high] = [edge('low'), edge('high')];
  const first = ranges[0]?.x;
  const last = ranges.at(-1)?.x;
  if (!low || !high || first === undefined || last === undefined || first === last) return '';
  const xs: number[] = [];
  for (let at = first; at < last; at += STEP) xs.push(at);
  xs.push(last);
  const there = xs.map((x) => `${fix(x)},${fix(high.at(x))}`);
  const back = xs.reverse().map((x) => `${fix(x)},${fix(low.at(x))}`);
  return `M${[...there, ...back].join('L')}Z`;
}

/** The areas between the bar and the felt line, one for each side on which the line may lie. */
function areasBetween(bar: readonly Point[], feltAt: (x: number) => number, reach: number) {
  const below: string[] = [];
  const above: string[] = [];
  for (const [i, { x, y }] of bar.entries()) {
    const from = i === 0 ? x : x - reach;
    const to = i === bar.length - 1 ? x : x + reach;
    const xs: number[] = [];
    for (let at = from; at < to; at += STEP) xs.push(at);
    xs.push(to);
    const curve = xs.map((at) => ({ x: at, y: feltAt(at) }));
    below.push(
      areaOf(
        curve.map((point) => ({ x: point.x, y: Math.max(point.y, y) })),
        y,
      ),
    );
    above.push(
      areaOf(
        curve.map((point) => ({ x: point.x, y: Math.min(point.y, y) })),
        y,
      ),
    );
  }
  return { below: below.join(''), above: above.join('') };
}

/** Nothing where the line lies on the other side all along. */
function areaOf(curve: readonly Point[], base: number): string {
  if (curve.every((point) => Math.abs(point.y - base) < 0.01)) return '';
  const first = curve[0]!;
  const line = curve.map((point) => `L${fix(point.x)},${fix(point.y)}`).join('');
  return `M${fix(first.x)},${fix(base)}${line}L${fix(curve.at(-1)!.x)},${fix(base)}Z`;
}

function fix(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * Where the number of a touchpoint stands: on the far side of the felt line from the bar, where the
 * paper is free. The height is that of its base line, in pixels.
 */
export function numberPlace(
  { drawn, reference, satisfaction }: ChartPoint,
  scale: ChartScale,
): Readonly<{ y: number; isBelow: boolean }> {
  const felt = satisfaction ?? drawn;
  const isBelow = felt < Math.max(reference ?? 0, drawn - 0.15);
  const marks = [scale.y(felt), scale.y(drawn)];
  return { isBelow, y: isBelow ? Math.max(...marks) + 22 : Math.min(...marks) - 14 };
}
