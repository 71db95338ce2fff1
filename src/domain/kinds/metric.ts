/**
 * A metric: something measured about the journey, to stand beside what is computed. Shares are 0 to 1,
 * a rating is -100 to 100, satisfaction 0 to 10.
 */
import * as v from 'valibot';
import { score, share, type EstimateField } from '../estimate.ts';
import { estimateEntries, idOf, titleSchema, written } from '../kind.ts';
import { periods } from './map.ts';

export const measures = ['conversion', 'churn', 'dropOff', 'rating', 'satisfaction'] as const;
export type Measure = (typeof measures)[number];

export const metricEstimates = {
  value: { unit: 'factor', min: -1e12, max: 1e12, fallback: null },
} as const satisfies Record<string, EstimateField>;

/** The unit and the bounds of a metric's value, by what it measures. */
export const measureFields: Readonly<Record<Measure, EstimateField>> = {
  /** Share of those who come who go through to the end of the stage or of the journey. */
  conversion: share(null),
  /** Share of customers who leave for good in a period. */
  churn: share(null),
  /** Share who leave for good: of the visits to a touchpoint, of those who reach a stage, of all who arrive. */
  dropOff: share(null),
  /** Promoters minus detractors, in points. */
  rating: { unit: 'factor', min: -100, max: 100, fallback: null },
  satisfaction: score(),
};

export const metricSchema = v.looseObject({
  id: idOf<'metric'>(),
  kind: v.literal('metric'),
  ...written,
  measures: v.picklist(measures),
  touchpoint: v.optional(idOf<'touchpoint'>()),
  stage: v.optional(idOf<'stage'>()),
  segment: v.optional(idOf<'segment'>()),
  /** The period that a churn is about; absent: the map's. */
  period: v.optional(v.picklist(periods)),
  owner: v.optional(titleSchema),
  ...estimateEntries(metricEstimates),
});
export type Metric = Readonly<v.InferOutput<typeof metricSchema>>;

export const metricKind = {
  kind: 'metric',
  schema: metricSchema,
  estimates: metricEstimates,
  references: [
    { field: 'touchpoint', to: ['touchpoint'], shape: 'one', whenGone: 'remove' },
    { field: 'stage', to: ['stage'], shape: 'one', whenGone: 'remove' },
    { field: 'segment', to: ['segment'], shape: 'one', whenGone: 'remove' },
  ],
} as const;
