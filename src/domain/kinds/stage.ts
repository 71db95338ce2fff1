/** A stage: a phase of the journey, left to right. */
import * as v from 'valibot';
import { score } from '../estimate.ts';
import { estimateEntries, idOf, orderSchema, textSchema, written } from '../kind.ts';

export const stageEstimates = {
  /** The best experience people know from elsewhere at this stage; lifts what they expect. */
  benchmark: score(),
} as const;

export const stageSchema = v.looseObject({
  id: idOf<'stage'>(),
  kind: v.literal('stage'),
  ...written,
  order: orderSchema,
  owner: v.optional(textSchema),
  ...estimateEntries(stageEstimates),
});
export type Stage = Readonly<v.InferOutput<typeof stageSchema>>;

export const stageKind = {
  kind: 'stage',
  schema: stageSchema,
  estimates: stageEstimates,
  references: [],
  orderedWithin: [],
} as const;
