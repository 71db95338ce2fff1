/**
 * What the experience chart draws for the columns in view: the computed heights where there are any,
 * and the drawn dots always. The chart has one scale for the whole map, so it does not jump while one
 * pans.
 */
import {
  bandShape,
  chartScale,
  chartShapes,
  type ChartPoint,
  type ChartScale,
  type ChartShapes,
} from '#domain/queries/chart-geometry.ts';
import { COLUMN, type BoardColumn, type BoardLane } from '#domain/queries/board-layout.ts';
import { chartPoints, type Heights } from '#domain/queries/chart-points.ts';
import { messages } from '../messages/messages.ts';
import { percent } from '../shared/format.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';

type Figures = Readonly<{ touchpoints: Readonly<Record<string, Heights>> }> | null;

/** What stands at the touchpoint that is remembered most. */
export type RememberedMark = Readonly<{ label: string; hint: string }>;

/** A segment's line; `end` is null while that is out of view. */
export type SegmentCurve = Readonly<{
  id: string;
  title: string;
  colour: string;
  path: string;
  end: Readonly<{ x: number; y: number }> | null;
}>;

function mostOf(shares: Readonly<Record<string, number>>) {
  const [first] = Object.entries(shares).sort(([, a], [, b]) => b - a);
  return first ? { id: first[0], share: first[1] } : null;
}

export class ChartModel {
  readonly #map: OpenMap;
  readonly #lane: () => BoardLane;
  readonly #window: () => Readonly<{ from: number; to: number }>;

  readonly #points = $derived.by(() =>
    this.#pointsOf(this.#map.board.layout.columns, this.#map.forecast.figures),
  );
  readonly scale = $derived.by((): ChartScale => {
    const lane = this.#lane();
    return chartScale(this.#points, lane.y, lane.height);
  });
  /** The points in view and one beyond on either side, so that lines run out of the picture. */
  readonly points = $derived.by(() => this.#inView(this.#points));
  readonly shapes = $derived.by((): ChartShapes => this.#shapesOf(this.points));
  /** Where the felt line may lie, as the numbers behind it are not known better; '' while that is not known. */
  readonly band = $derived.by((): string => {
    const uncertainty = this.#map.analysis?.uncertainty;
    if (!uncertainty || uncertainty.isStale) return '';
    const bands = uncertainty.summary?.options[0]?.satisfaction ?? {};
    const ranges = this.points.flatMap(({ id, x, satisfaction }) => {
      const band = bands[id];
      return band && satisfaction !== null ? [{ x, low: band.low, high: band.high }] : [];
    });
    return bandShape(ranges, this.scale);
  });
  /** The touchpoint where most peaks lie and the one where most journeys end, with what to say of it. */
  readonly remembered = $derived.by((): ReadonlyMap<string, RememberedMark> => {
    const said = this.#map.analysis?.run.remembered;
    const peak = said && mostOf(said.peak);
    const end = said && mostOf(said.end);
    const words = messages.board.chart;
    const marks = new Map<string, RememberedMark>();
    if (end) marks.set(end.id, { label: words.end, hint: words.endHint(percent(end.share)) });
    if (peak) {
      const hint = words.peakHint(percent(peak.share));
      const isBoth = peak.id === end?.id;
      marks.set(peak.id, {
        label: isBoth ? words.peakAndEnd : words.peak,
        hint: isBoth ? `${hint} ${words.endHint(percent(end.share))}` : hint,
      });
    }
    return marks;
  });
  readonly compared = $derived.by((): ChartShapes | null => {
    const figures = this.#map.forecast.comparedFigures;
    if (!figures) return null;
    return this.#shapesOf(this.#inView(this.#pointsOf(this.#map.board.layout.columns, figures)));
  });
  /** One felt line per segment, where the map has several and all are shown together. */
  readonly segments = $derived.by((): SegmentCurve[] => {
    const shown = this.#map.forecast.shown;
    if (shown?.status !== 'computed' || !this.#map.lens.showsSegments) return [];
    return this.#map.lens.segments.flatMap((segment): SegmentCurve[] => {
      const figures = shown.segments[segment.id];
      if (!figures) return [];
      const all = this.#pointsOf(this.#map.board.layout.columns, figures);
      const points = this.#inView(all);
      const last = all.findLast(({ satisfaction }) => satisfaction !== null);
      const isSeen = last !== undefined && points.includes(last);
      const end = isSeen ? { x: last.x, y: this.scale.y(last.satisfaction!) } : null;
      const colour = `var(--id-${segment.colour ?? 'slate'})`;
      const path = this.#shapesOf(points).felt;
      return [{ id: segment.id, title: segment.title, colour, path, end }];
    });
  });

  constructor(
    map: OpenMap,
    lane: () => BoardLane,
    window: () => Readonly<{ from: number; to: number }>,
  ) {
    this.#map = map;
    this.#lane = lane;
    this.#window = window;
  }

  /** What a touchpoint is compared to, or null. */
  comparedSatisfaction(id: string): number | null {
    return this.#map.forecast.comparedFigures?.touchpoints[id]?.satisfaction ?? null;
  }

  #shapesOf(points: readonly ChartPoint[]): ChartShapes {
    return chartShapes(points, this.scale, COLUMN / 2);
  }

  #pointsOf(columns: readonly BoardColumn[], figures: Figures): ChartPoint[] {
    return chartPoints(this.#map.lens.effective, columns, figures?.touchpoints ?? null);
  }

  #inView(points: readonly ChartPoint[]): ChartPoint[] {
    const { from, to } = this.#window();
    return points.filter((point) => point.x >= from - 2 * COLUMN && point.x <= to + 2 * COLUMN);
  }
}
