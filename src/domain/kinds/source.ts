/** A source: the research behind a statement, with a quote and a link people may open. */
import * as v from 'valibot';
import { idOf, idsOf, linkSchema, textSchema, titleSchema, written } from '../kind.ts';

export const sourceSorts = [
  'interview',
  'survey',
  'analytics',
  'support',
  'study',
  'other',
] as const;

export const sourceSchema = v.looseObject({
  id: idOf<'source'>(),
  kind: v.literal('source'),
  ...written,
  sort: v.optional(v.picklist(sourceSorts)),
  link: v.optional(linkSchema),
  quote: v.optional(textSchema),
  date: v.optional(titleSchema),
  /** The records it says something about. */
  about: v.optional(idsOf<string>()),
});
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>;

export const sourceKind = {
  kind: 'source',
  schema: sourceSchema,
  estimates: {},
  references: [{ field: 'about', to: [], shape: 'many', whenGone: 'clear' }],
} as const;
