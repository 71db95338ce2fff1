/**
 * What the library shows of a map without opening it: its title, counts, the words to find it by and
 * its curve in small. Made from the records and what is felt there; stored with the map.
 */
import type { MapRecords, RecordId } from '../records.ts';
import { mapOf, ofKind } from './of-kind.ts';
import { touchpointsOf } from './touchpoints-in-order.ts';

/** One touchpoint of the small curve: `x` as a share of the width; heights 0 to 10, null where nobody comes. */
export type MiniaturePoint = Readonly<{
  x: number;
  satisfaction: number | null;
  reference: number | null;
}>;

/** `stages`: where one stage ends and the next begins, as shares of the width. */
export type MiniatureCurve = Readonly<{
  stages: readonly number[];
  points: readonly MiniaturePoint[];
}>;

export type MapSummary = Readonly<{
  title: string;
  touchpoints: number;
  partners: number;
  curve: MiniatureCurve;
  /** Titles of touchpoints and partners, one a line. */
  search: string;
}>;

/** What is felt at each touchpoint, as a forecast says it. */
export type FeltByTouchpoint = Readonly<
  Record<RecordId, Readonly<{ satisfaction: number | null; reference: number | null }>>
>;

/** More points than this cannot be told apart in a picture of a few hundred pixels. */
const MOST_POINTS = 120;
const LONGEST_SEARCH = 4_000;
const NEUTRAL = 7.5;

/** The summary; without a forecast the curve has no points. */
export function summaryOf(records: MapRecords, felt: FeltByTouchpoint | null): MapSummary {
  const touchpoints = ofKind(records, 'touchpoint');
  const partners = ofKind(records, 'partner');
  const named = [...touchpoints, ...partners].map(({ title }) => title.trim());
  return {
    title: mapOf(records)?.title.trim() ?? '',
    touchpoints: touchpoints.length,
    partners: partners.length,
    curve: curveOf(records, felt),
    search: cut([...new Set(named)].filter((title) => title !== '').join('\n')),
  };
}

function curveOf(records: MapRecords, felt: FeltByTouchpoint | null): MiniatureCurve {
  const columns: (RecordId | null)[] = [];
  const starts: number[] = [];
  for (const stage of ofKind(records, 'stage')) {
    starts.push(columns.length);
    const ids = touchpointsOf(records, stage.id).map((touchpoint) => touchpoint.id);
    columns.push(...(ids.length > 0 ? ids : [null]));
  }
  const points = columns.flatMap((id, column): MiniaturePoint[] => {
    const result = id === null ? undefined : felt?.[id];
    if (!result) return [];
    const x = round((column + 0.5) / columns.length, 4);
    const { satisfaction, reference } = result;
    return [{ x, satisfaction: rounded(satisfaction), reference: rounded(reference) }];
  });
  const stages = starts.slice(1).map((start) => round(start / columns.length, 4));
  return { stages, points: thinned(points) };
}

/** Of many points, from each of equal groups the one furthest from neutral. */
function thinned(points: readonly MiniaturePoint[]): readonly MiniaturePoint[] {
  if (points.length <= MOST_POINTS) return points;
  const size = Math.ceil(points.length / MOST_POINTS);
  return Array.from({ length: Math.ceil(points.length / size) }, (_, group) =>
    points
      .slice(group * size, (group + 1) * size)
      .reduce((far, point) => (distance(point) > distance(far) ? point : far)),
  );
}

function distance({ satisfaction }: MiniaturePoint): number {
  return satisfaction === null ? -1 : Math.abs(satisfaction - NEUTRAL);
}

/** The point to mark: where it is felt furthest from neutral; null where nothing is felt. */
export function tellingPoint({ points }: MiniatureCurve): MiniaturePoint | null {
  return points.reduce<MiniaturePoint | null>(
    (far, point) =>
      point.satisfaction !== null && (!far || distance(point) > distance(far)) ? point : far,
    null,
  );
}

/** A stored summary of any release as this one knows it; null for what is none. Never throws. */
export function summaryFrom(value: unknown): MapSummary | null {
  if (typeof value !== 'object' || value === null) return null;
  const { title, touchpoints, partners, curve, search } = value as Record<string, unknown>;
  if (typeof title !== 'string') return null;
  const { stages, points } = (typeof curve === 'object' && curve ? curve : {}) as Record<
    string,
    unknown
  >;
  return {
    title,
    touchpoints: countFrom(touchpoints),
    partners: countFrom(partners),
    curve: {
      stages: listFrom(stages).filter(isShare).slice(0, 1_000),
      points: listFrom(points).filter(isPoint).filter(isAscending).slice(0, MOST_POINTS),
    },
    search: typeof search === 'string' ? search : '',
  };
}

function listFrom(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function countFrom(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : 0;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isPoint(value: unknown): value is MiniaturePoint {
  if (typeof value !== 'object' || value === null) return false;
  const { x, satisfaction, reference } = value as Record<string, unknown>;
  return isShare(x) && isHeight(satisfaction) && isHeight(reference);
}

/** A curve goes from left to right. */
function isAscending(
  point: MiniaturePoint,
  index: number,
  all: readonly MiniaturePoint[],
): boolean {
  return index === 0 || point.x > all[index - 1]!.x;
}

function isHeight(value: unknown): boolean {
  return value === null || (typeof value === 'number' && value >= 0 && value <= 10);
}

/** Whole lines only, so that no title stands there by half. */
function cut(text: string): string {
  return text.length <= LONGEST_SEARCH
    ? text
    : text.slice(0, text.lastIndexOf('\n', LONGEST_SEARCH) + 1).trimEnd();
}

function rounded(height: number | null): number | null {
  if (height === null || !Number.isFinite(height)) return null;
  return Math.min(10, Math.max(0, round(height, 2)));
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
