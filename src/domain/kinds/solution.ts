/** A solution: a change one could make, with its effort and what it would change. */
import * as v from 'valibot';
import { money, type EstimateField } from '../estimate.ts';
import { effectsSchema, estimateEntries, idOf, textSchema, titleSchema, written } from '../kind.ts';

export const solutionEstimates = {
  effort: { unit: 'days', min: 0, max: 1e6, fallback: null },
  /** Money spent once to make it. */
  cost: money(null),
} as const satisfies Record<string, EstimateField>;

export const solutionSchema = v.looseObject({
  id: idOf<'solution'>(),
  kind: v.literal('solution'),
  ...written,
  owner: v.optional(titleSchema),
  capability: v.optional(textSchema),
  effects: v.optional(effectsSchema),
  ...estimateEntries(solutionEstimates),
});
export type Solution = Readonly<v.InferOutput<typeof solutionSchema>>;

export const solutionKind = {
  kind: 'solution',
  schema: solutionSchema,
  estimates: solutionEstimates,
  references: [{ field: 'effects', to: [], shape: 'effects', whenGone: 'clear' }],
} as const;
