/** How metrics are written, and how what is modelled compares with them. */
import { metricRange } from '#domain/queries/metrics.ts';
import type { Measure, Metric } from '#domain/kinds/metric.ts';
import type { Range } from '#domain/estimate.ts';
import type { MapRecords } from '#domain/records.ts';
import { messages } from '../messages/measured-messages.ts';
import { difference, number, percent } from '../shared/format.ts';
import { metricName } from './metric-names.ts';

/** Half of the last place that is written, in the unit of the measure. */
const UNSEEN: Readonly<Record<Measure, number>> = {
  conversion: 5e-4,
  churn: 5e-4,
  dropOff: 5e-4,
  rating: 0.5,
  satisfaction: 0.05,
};

/** A figure met to the tenth place reads like the one it meets. */
const met = (exact: number) => Number(exact.toPrecision(7));

/** A figure in the unit people know: percent, points from -100 to 100, or a score of 0 to 10. */
export function figureText(measures: Measure, exact: number): string {
  const value = met(exact);
  if (measures === 'satisfaction') return number(value, 1);
  return measures === 'rating' ? number(value, 0) : percent(value, 1);
}

/** How far one figure lies from another, with its sign; shares in percentage points. */
export function differenceText(measures: Measure, by: number): string {
  if (measures === 'satisfaction') return difference(by, (value) => number(value, 1));
  if (measures === 'rating') return difference(by, (value) => number(value, 0));
  return messages.measured.points(difference(100 * by, (value) => number(value, 1)));
}

/** Whether two figures read the same. */
export function isMet(measures: Measure, value: number, other: number): boolean {
  return Math.abs(value - other) <= UNSEEN[measures];
}

/** A figure as it is written, in steps of the last place; halves go away from 0, as in writing. */
function written(measures: Measure, exact: number): number {
  return Math.sign(exact) * Math.round(met(Math.abs(exact) / (2 * UNSEEN[measures])));
}

/** One metric beside the model. */
export type Comparison = Readonly<{
  metric: Metric;
  name: string;
  range: Range;
  modelled: number | null;
  /** Null where nothing is modelled. */
  isInside: boolean | null;
  texts: Readonly<{ measured: string; range: string; modelled: string; difference: string }>;
}>;

/** Null for a metric without a value. `modelled` is null where the model gives none. */
export function comparisonOf(
  records: MapRecords,
  metric: Metric,
  modelled: number | null,
): Comparison | null {
  const range = metricRange(metric);
  if (!range) return null;
  const { measures } = metric;
  const words = messages.measured;
  const text = (value: number) => figureText(measures, value);
  const [at, low, high] = [modelled ?? 0, range.low, range.high].map((one) =>
    written(measures, one),
  ) as [number, number, number];
  const isInside = modelled === null ? null : at >= low && at <= high;
  return {
    metric,
    name: metricName(records, metric),
    range,
    modelled,
    isInside,
    texts: {
      measured: text(range.likely),
      range: words.range(text(range.low), text(range.high)),
      modelled: modelled === null ? words.sheet.nothing : text(modelled),
      difference:
        modelled === null ? words.sheet.nothing : differenceText(measures, modelled - range.likely),
    },
  };
}
