/** The small curve of a map as shapes, by the same geometry as the chart on the board. */
import { chartShapes, type ChartPoint, type ChartShapes } from '#domain/queries/chart-geometry.ts';
import {
  tellingPoint,
  type MiniatureCurve,
  type MiniaturePoint,
} from '#domain/queries/map-summary.ts';
import { gradientStops } from '../shared/score-colour.ts';

/** The drawing is stretched to the width of its card; only its height is in pixels. */
export const MINIATURE = { width: 360, height: 132 } as const;

const SIDE = 20;
const TOP = 14;
const BOTTOM = 18;
/** One scale for all maps, so that cards can be compared; it reaches lower only where a map does. */
const LOWEST = 3;

export type MiniatureShapes = Readonly<{
  shapes: ChartShapes;
  /** Lines between stages. */
  stages: readonly number[];
  gradient: Readonly<{ top: number; bottom: number }>;
  /** The point to mark: its place in percent of the width and in pixels, and its score. */
  mark: Readonly<{ left: number; top: number; score: number }> | null;
}>;

export function miniatureShapes(curve: MiniatureCurve): MiniatureShapes {
  const inner = MINIATURE.width - 2 * SIDE;
  const x = (share: number) => SIDE + share * inner;
  const lowest = Math.min(LOWEST, ...curve.points.map((point) => point.satisfaction ?? LOWEST));
  const bottom = Math.max(0, Math.floor(lowest));
  const perPoint = (MINIATURE.height - TOP - BOTTOM) / (10 - bottom);
  const y = (score: number) => TOP + (10 - score) * perPoint;
  const points = curve.points.map((point) => chartPoint(point, x(point.x)));
  const telling = tellingPoint(curve);
  return {
    shapes: chartShapes(points, { y, bottom, top: TOP }, reachOf(points, inner)),
    stages: curve.stages.map(x),
    gradient: { top: y(10), bottom: y(0) },
    mark:
      telling === null || telling.satisfaction === null
        ? null
        : {
            left: (x(telling.x) / MINIATURE.width) * 100,
            top: y(telling.satisfaction),
            score: telling.satisfaction,
          },
  };
}

/** The stops of the colour scale from top to bottom, by their part of the way. */
export const miniatureStops = [...gradientStops]
  .reverse()
  .map(([score, colour]) => ({ offset: 1 - score / 10, colour }));

function chartPoint({ satisfaction, reference }: MiniaturePoint, x: number): ChartPoint {
  return { id: '', x, drawn: 0, delivered: null, reference, satisfaction };
}

/** Half the smallest distance between two touchpoints, so that the steps of the bar meet. */
function reachOf(points: readonly ChartPoint[], width: number): number {
  const gaps = points.slice(1).map((point, index) => point.x - points[index]!.x);
  return Math.min(width / 2, ...gaps) / 2;
}
