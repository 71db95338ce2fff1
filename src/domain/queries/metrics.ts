/** What is known of the journey: which metrics there are, what each is about, and how exact it is. */
import { clampTo, rangeOf, score, type Estimate, type Range } from '../estimate.ts';
import { measureFields, measures, type Measure, type Metric } from '../kinds/metric.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { ofKind } from './of-kind.ts';
import { touchpointsOf } from './touchpoints-in-order.ts';

/** What a metric is about and of whom; a null place is the whole journey, a null segment everybody. */
export type MetricScope = Readonly<{
  measures: Measure;
  touchpoint: RecordId | null;
  stage: RecordId | null;
  segment: RecordId | null;
}>;

export function scopeOf({ measures, touchpoint, stage, segment }: Metric): MetricScope {
  return {
    measures,
    touchpoint: touchpoint ?? null,
    stage: touchpoint ? null : (stage ?? null),
    segment: segment ?? null,
  };
}

/** The same text for metrics that are about the same thing. */
export function scopeKey({ measures, touchpoint, stage, segment }: MetricScope): string {
  return JSON.stringify([measures, touchpoint, stage, segment]);
}

/** All metrics: of the whole journey, then stage by stage, each stage before its touchpoints; everybody before segments. */
export function metricsInOrder(records: MapRecords): readonly Metric[] {
  const places = ofKind(records, 'stage').flatMap(({ id }) => [
    id,
    ...touchpointsOf(records, id).map((touchpoint): RecordId => touchpoint.id),
  ]);
  const at = new Map(places.map((id, index) => [id, index]));
  const placeOf = ({ touchpoint, stage }: Metric) => at.get((touchpoint ?? stage)!) ?? -1;
  const segments = ofKind(records, 'segment').map(({ id }) => id);
  return ofKind(records, 'metric').toSorted(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      measures.indexOf(one.measures) - measures.indexOf(other.measures) ||
      segments.indexOf(one.segment!) - segments.indexOf(other.segment!),
  );
}

/** The metrics of one touchpoint or stage; null for those of the whole journey. */
export function metricsAt(records: MapRecords, place: RecordId | null): readonly Metric[] {
  return metricsInOrder(records).filter((metric) => {
    const { touchpoint, stage } = scopeOf(metric);
    return (touchpoint ?? stage) === place;
  });
}

/**
 * Low, likely and high of what was measured, within the bounds of the measure; null without a value. Where no range is
 * stated a rating has that of a score on the same scale, since a part of it would be nothing at 0.
 */
export function metricRange({ measures, value }: Metric): Range | null {
  if (!value) return null;
  const field = measureFields[measures];
  const within: Estimate = { ...value, likely: clampTo(field, value.likely) };
  if (measures !== 'rating') return rangeOf(within, field);
  const silent = rangeOf({ likely: within.likely / 20 + 5, basis: value.basis }, score())!;
  const [low, high] = [value.low ?? silent.low * 20 - 100, value.high ?? silent.high * 20 - 100];
  return {
    likely: within.likely,
    basis: value.basis,
    low: Math.min(within.likely, clampTo(field, low)),
    high: Math.max(within.likely, clampTo(field, high)),
  };
}

/** The satisfaction measured at a touchpoint, of one segment or of everybody; null where there is none. */
export function measuredSatisfaction(
  records: MapRecords,
  touchpoint: RecordId,
  segment: RecordId | null,
): Range | null {
  const wanted = scopeKey({
    ...{ measures: 'satisfaction', touchpoint: touchpoint },
    ...{ stage: null, segment },
  });
  const found = ofKind(records, 'metric').find(
    (metric) => metric.value && scopeKey(scopeOf(metric)) === wanted,
  );
  return found ? metricRange(found) : null;
}
