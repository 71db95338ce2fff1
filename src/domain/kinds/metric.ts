/** A metric: something measured about the journey, to stand beside what is computed. */
import * as v from 'valibot';
import type { EstimateField } from '../estimate.ts';
import { estimateEntries, idOf, titleSchema, written } from '../kind.ts';

export const measures = ['conversion', 'churn', 'dropOff', 'rating', 'satisfaction'] as const;

export const metricEstimates = {
  value: { unit: 'factor', min: -1e12, max: 1e12, fallback: null },
} as const satisfies Record<string, EstimateField>;

export const metricSchema = v.looseObject({
  id: idOf<'metric'>(),
  kind: v.literal('metric'),
  ...written,
  measures: v.picklist(measures),
  touchpoint: v.optional(idOf<'touchpoint'>()),
  stage: v.optional(idOf<'stage'>()),
  segment: v.optional(idOf<'segment'>()),
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
