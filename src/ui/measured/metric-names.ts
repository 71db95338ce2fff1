/** What metrics are called: by their own title, else by what they are about. */
import type { Period } from '#domain/kinds/map.ts';
import type { Measure, Metric } from '#domain/kinds/metric.ts';
import { scopeOf } from '#domain/queries/metrics.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { messages } from '../messages/measured-messages.ts';

/** What a measure is called; churn with its period. */
export function measureName(records: MapRecords, measures: Measure, period?: Period): string {
  const words = messages.measured;
  return measures === 'churn'
    ? words.churnIn[period ?? mapOf(records)?.period ?? 'month']
    : words.measures[measures];
}

/** Its title; without one the measure, where, and of whom if not of everybody. */
export function metricName(records: MapRecords, metric: Metric): string {
  if (metric.title) return metric.title;
  const words = messages.measured;
  const { measures, touchpoint, stage, segment } = scopeOf(metric);
  const titleOf = (id: RecordId) =>
    (records[id]?.['title'] as string | undefined) || messages.inspector.untitled;
  const place = touchpoint ?? stage;
  const measure = measureName(records, measures, metric.period);
  const what = words.at(measure, place ? titleOf(place) : words.wholeJourney.toLowerCase());
  return segment ? words.for(what, titleOf(segment)) : what;
}
