/** Which figure a metric measures: what stands beside it is that figure, of the map as drawn and of its customers. */
import type { Metric } from '#domain/kinds/metric.ts';
import { scopeOf } from '#domain/queries/metrics.ts';
import type { FigurePlace } from './calculation.ts';

/** It has a calculation wherever something is modelled; nobody is asked for a rating of a single place. */
export function figureOfMetric(metric: Metric): FigurePlace {
  const { measures, touchpoint, stage } = scopeOf(metric);
  const place = touchpoint ?? stage;
  const isOfJourney = measures === 'conversion' && place === null;
  return { figure: isOfJourney ? 'completion' : measures, place, metric: metric.id };
}
