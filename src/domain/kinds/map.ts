/** The map itself: what it is about, the terms of business, and how customers react in general. */
import * as v from 'valibot';
import { score, share, type EstimateField } from '../estimate.ts';
import { estimateEntries, idOf, idsOf, textSchema, titleSchema, written } from '../kind.ts';

const factor = (
  fallback: number,
  min: number,
  max: number,
  assumed: readonly [number, number],
): EstimateField => ({ unit: 'factor', min, max, fallback, assumed });

export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof periods)[number];

/** How many of each period a year holds; for the discount per period. */
export const periodsPerYear: Readonly<Record<Period, number>> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/**
 * Symbols of the specification: barUp alpha_up, barDown alpha_dn, lossAversion lambda, diminishing a,
 * surpriseWeight eta, stayingWeight kappa, promiseWeight w, spread sigma. Assumed ranges are its
 * tornado ranges.
 */
export const psychologyEstimates = {
  barUp: factor(0.3, 0, 1, [0.1, 0.5]),
  barDown: factor(0.1, 0, 1, [0, 0.3]),
  lossAversion: factor(2.25, 0, 10, [1.82, 2.25]),
  diminishing: factor(0.88, 0.1, 1, [0.88, 1]),
  surpriseWeight: factor(0.25, 0, 2, [0, 0.5]),
  stayingWeight: factor(0.5, 0, 5, [0.25, 1.1]),
  promiseWeight: factor(0.5, 0, 1, [0, 1]),
  spread: factor(0, 0, 5, [0, 1]),
} as const;

export const mapEstimates = {
  ...psychologyEstimates,
  /** Yearly discount rate, 0.10 is ten percent. */
  discountPerYear: { unit: 'share', min: 0, max: 10, fallback: 0.1, assumed: [0.05, 0.15] },
  brandPromise: score(7.5),
  /** Gamma: how far a partner's quality above neutral lifts the touchpoint. */
  liftWeight: share(0.4),
} as const satisfies Record<string, EstimateField>;

export const mapSchema = v.looseObject({
  id: idOf<'map'>(),
  kind: v.literal('map'),
  ...written,
  /** What business we are in, in one sentence of the customer's. */
  business: v.optional(textSchema),
  who: v.optional(textSchema),
  from: v.optional(textSchema),
  to: v.optional(textSchema),
  when: v.optional(v.picklist(['today', 'future'])),
  currency: v.optional(v.pipe(v.string(), v.maxLength(10))),
  period: v.optional(v.picklist(periods)),
  /** The name of the map as drawn, without any scenario. */
  baseTitle: v.optional(titleSchema),
  /** Solutions that are on in the map as drawn. */
  solutions: v.optional(idsOf<'solution'>()),
  ...estimateEntries(mapEstimates),
});
export type JourneyMap = Readonly<v.InferOutput<typeof mapSchema>>;

export const mapKind = {
  kind: 'map',
  schema: mapSchema,
  estimates: mapEstimates,
  references: [{ field: 'solutions', to: ['solution'], shape: 'many', whenGone: 'clear' }],
} as const;
