/** A pain point: what goes wrong for the customer, how often and how badly. */
import * as v from 'valibot';
import { money, share, type EstimateField } from '../estimate.ts';
import { estimateEntries, idOf, textSchema, titleSchema, written } from '../kind.ts';

export const painPointEstimates = {
  likelihood: share(0.3),
  /** Points of quality lost when it happens: 1 small, 2 medium, 3 severe. */
  loss: { unit: 'points', min: 0, max: 10, fallback: 2, assumed: [1, 3] },
  /** Share of those it happens to who tell us. */
  voiced: share(0.3),
  /** Share of the told cases that we mend. */
  recovered: share(0.5),
  recoveryCost: money(0),
} as const satisfies Record<string, EstimateField>;

export const painPointSchema = v.looseObject({
  id: idOf<'painPoint'>(),
  kind: v.literal('painPoint'),
  ...written,
  owner: v.optional(titleSchema),
  quote: v.optional(textSchema),
  ...estimateEntries(painPointEstimates),
});
export type PainPoint = Readonly<v.InferOutput<typeof painPointSchema>>;

export const painPointKind = {
  kind: 'painPoint',
  schema: painPointSchema,
  estimates: painPointEstimates,
  references: [],
} as const;
