/**
 * What options bring at first order, before any of them is solved: along the gradients of the option they depart from,
 * and by a coarse lattice where these know nothing, as of an offer that is switched.
 */
import type { RecordId } from '#domain/records.ts';
import type { MeasureName } from '../grid-measures.ts';
import { isComputable, type SegmentModel } from '../map-models.ts';
import type { optionModels } from './option-totals.ts';
import {
  coarseResults,
  meanByArrivals,
  resultAlong,
  resultOf,
  type SegmentGradient,
} from './segment-gradient.ts';

/** For each segment, in the order in which they are seen. */
export type MeasureGradients = Readonly<{
  measure: MeasureName;
  segments: readonly SegmentGradient[];
}>;

/** By measure, in the order of the gradients: what the option comes to beyond the base. */
export type FirstGains = readonly number[];

/** For each option its gains; null where it leaves nothing to compute. */
export function firstGains(
  base: readonly SegmentModel[],
  gradients: readonly MeasureGradients[],
  options: readonly ReturnType<typeof optionModels>[],
): (FirstGains | null)[] {
  const measures = gradients.map(({ measure }) => measure);
  let coarse: readonly number[] | null = null;
  return options.map((parts) => {
    if (!isComputable(parts)) return null;
    const along = gradients.map(({ segments }) => {
      const result = resultAlong(base, segments, parts);
      return result === null ? null : result - resultOf(segments);
    });
    if (!along.includes(null)) return along as number[];
    const before = (coarse ??= coarseResults(base, measures));
    return coarseResults(parts, measures).map((result, at) => result - before[at]!);
  });
}

/** By measure, what a touchpoint brings that goes so many points better, as its slopes say. */
export function gainsOfQuality(
  gradients: readonly MeasureGradients[],
  touchpoint: RecordId,
  points: number,
): FirstGains {
  return gradients.map(({ segments }) => {
    const arrivals = segments.map((one) => one.arrivals);
    const slopes = segments.map(({ gradient }) => {
      const own = gradient.touchpoints.find(({ id }) => id === touchpoint);
      return own?.quality ?? 0;
    });
    return points * meanByArrivals(arrivals, slopes);
  });
}
