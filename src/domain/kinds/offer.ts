/** An offer: something offered at a touchpoint, by us or with a partner, and what it earns whom. */
import * as v from 'valibot';
import { money, share, type EstimateField } from '../estimate.ts';
import { estimateEntries, idOf, textSchema, titleSchema, written } from '../kind.ts';

export const offerRules = ['always', 'afterPain'] as const;
export const offerCountings = ['once', 'everyVisit'] as const;

export const offerEstimates = {
  /** Share of those shown it who take it. */
  takeUp: share(0.2),
  /** Share who would have bought anyway. Absent: half the take-up, deliberately sceptical. */
  wouldBuyAnyway: share(null),
  marginWith: money(0),
  marginWithout: money(0),
  partnerMarginWith: money(0),
  partnerMarginWithout: money(0),
  /** Points of quality it adds for those who take it. Absent: from the partner's quality, else 0.5. */
  lift: { unit: 'points', min: -10, max: 10, fallback: null },
} as const satisfies Record<string, EstimateField>;

export const offerSchema = v.looseObject({
  id: idOf<'offer'>(),
  kind: v.literal('offer'),
  ...written,
  /** Absent: our own. */
  partner: v.optional(idOf<'partner'>()),
  need: v.optional(textSchema),
  condition: v.optional(textSchema),
  owner: v.optional(titleSchema),
  rule: v.optional(v.picklist(offerRules)),
  counting: v.optional(v.picklist(offerCountings)),
  off: v.optional(v.boolean()),
  ...estimateEntries(offerEstimates),
});
export type Offer = Readonly<v.InferOutput<typeof offerSchema>>;

export const offerKind = {
  kind: 'offer',
  schema: offerSchema,
  estimates: offerEstimates,
  references: [{ field: 'partner', to: ['partner'], shape: 'one', whenGone: 'clear' }],
} as const;
