/** A source: the research behind a statement, with a quote and a link people may open. */
import * as v from 'valibot';
import type { Basis } from '../estimate.ts';
import { idOf, idsOf, linkSchema, textSchema, titleSchema, written } from '../kind.ts';

export const sourceSorts = [
  'interview',
  'survey',
  'analytics',
  'support',
  'study',
  'other',
] as const;

/** What a number rests on once it cites a source of this sort. */
export const basisOfSort: Readonly<Record<(typeof sourceSorts)[number], Basis>> = {
  /** A few people, seen closely. */
  interview: 'observed',
  /** Many were asked the same. */
  survey: 'measured',
  /** Everybody was counted. */
  analytics: 'measured',
  /** Only those who speak up are heard. */
  support: 'observed',
  /** Measured, but on other people's customers. */
  study: 'observed',
  /** Nothing is known of how it was found. */
  other: 'guess',
};

/** Industries with a figure for how many customers leave a year. */
export const industries = ['mobile', 'insurance'] as const;
export type Industry = (typeof industries)[number];

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
  /** The share of customers who leave for good in a year; opt-outs that cite this source follow from it. */
  leaving: v.optional(
    v.looseObject({
      perYear: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      /** Absent: the map's own figure. */
      industry: v.optional(v.picklist(industries)),
    }),
  ),
});
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>;

export const sourceKind = {
  kind: 'source',
  schema: sourceSchema,
  estimates: {},
  references: [{ field: 'about', to: [], shape: 'many', whenGone: 'clear' }],
} as const;
