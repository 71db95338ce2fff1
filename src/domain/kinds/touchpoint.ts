/** A touchpoint: a contact or action of the customer, the unit of a journey. */
import * as v from 'valibot';
import { count, money, score, share } from '../estimate.ts';
import { estimateEntries, idOf, orderSchema, textSchema, titleSchema, written } from '../kind.ts';

export const channels = [
  'advert',
  'website',
  'app',
  'shop',
  'phone',
  'email',
  'chat',
  'social',
  'post',
  'delivery',
  'product',
  'home',
  'event',
  'service',
  'payment',
  'people',
  'other',
] as const;
export const actors = ['customer', 'us', 'partner', 'otherCustomers', 'nobody'] as const;
export const momentsOfTruth = ['zero', 'first', 'second', 'ultimate'] as const;
export const kanoTypes = ['performance', 'basic', 'delighter'] as const;

/** The four levers; where any is rated, their mean is the delivered quality. */
export const leverEstimates = {
  ease: score(),
  speed: score(),
  generosity: score(),
  humanLanguage: score(),
} as const;

export const touchpointEstimates = {
  /** How well it goes, before pain points and offers; 7.5 is neutral. */
  quality: score(7.5),
  ...leverEstimates,
  /** Satisfaction a survey found here; quality is solved from it. */
  observedSatisfaction: score(),
  /** Share of visits after which customers leave for good, at neutral satisfaction. */
  optOut: share(null),
  /** Share of visits after which customers were seen to leave; the opt-out is solved from it. */
  observedDropOff: share(null),
  /** Earned by us when the customer passes. Absent at a purchase: 100, as an index. */
  margin: money(null),
  /** Spent by us at every visit. */
  cost: money(0),
  /** In periods of the map. */
  duration: count(1, 1_000),
  promise: score(),
  entryWeight: share(null),
  /** Share among the alternatives of one moment. */
  alternativeShare: share(null),
} as const;

export const touchpointSchema = v.looseObject({
  id: idOf<'touchpoint'>(),
  kind: v.literal('touchpoint'),
  ...written,
  stage: idOf<'stage'>(),
  lane: v.optional(idOf<'lane'>()),
  order: orderSchema,
  channel: v.optional(v.picklist(channels)),
  /** The channel in the map's own words, shown instead of the usual name. */
  channelTitle: v.optional(titleSchema),
  actor: v.optional(v.picklist(actors)),
  owner: v.optional(titleSchema),
  need: v.optional(textSchema),
  quote: v.optional(textSchema),
  momentOfTruth: v.optional(v.picklist(momentsOfTruth)),
  kano: v.optional(v.picklist(kanoTypes)),
  purchase: v.optional(v.boolean()),
  /** The touchpoint whose moment this one shares in another lane. */
  alternativeTo: v.optional(idOf<'touchpoint'>()),
  ...estimateEntries(touchpointEstimates),
});
export type Touchpoint = Readonly<v.InferOutput<typeof touchpointSchema>>;

export const touchpointKind = {
  kind: 'touchpoint',
  schema: touchpointSchema,
  estimates: touchpointEstimates,
  references: [
    { field: 'stage', to: ['stage'], shape: 'one', whenGone: 'remove' },
    { field: 'lane', to: ['lane'], shape: 'one', whenGone: 'clear' },
    { field: 'alternativeTo', to: ['touchpoint'], shape: 'one', whenGone: 'clear' },
  ],
  orderedWithin: ['stage'],
} as const;
