/** A path: a directed way from a touchpoint to another or to the end, and the share who take it. */
import * as v from 'valibot';
import { share } from '../estimate.ts';
import { estimateEntries, idOf, titleSchema, textSchema } from '../kind.ts';

/** Where a path leads that completes the journey. */
export const COMPLETE = 'complete';

export const pathEstimates = {
  /** Part of those who pass `from`; shares out of one touchpoint are normalised when computed. */
  share: share(1),
} as const;

export const pathSchema = v.looseObject({
  id: idOf<'path'>(),
  kind: v.literal('path'),
  title: v.optional(titleSchema),
  detail: v.optional(textSchema),
  from: idOf<'touchpoint'>(),
  /** A touchpoint, or `complete`. */
  to: idOf<'touchpoint'>(),
  ...estimateEntries(pathEstimates),
});
export type Path = Readonly<v.InferOutput<typeof pathSchema>>;

export const pathKind = {
  kind: 'path',
  schema: pathSchema,
  estimates: pathEstimates,
  references: [
    { field: 'from', to: ['touchpoint'], shape: 'one', whenGone: 'remove' },
    { field: 'to', to: ['touchpoint', COMPLETE], shape: 'one', whenGone: 'remove' },
  ],
} as const;
