/** A segment: a share of customers alike, with a persona's face, and how it differs from the rest. */
import * as v from 'valibot';
import { count, money, score, share } from '../estimate.ts';
import {
  countsOf,
  effectsSchema,
  estimateEntries,
  idOf,
  idsOf,
  orderSchema,
  textSchema,
  titleSchema,
  written,
} from '../kind.ts';
import { identityColours } from './partner.ts';

export const segmentEstimates = {
  /** Customers who start the journey, per period of the map. */
  arrivals: count(1_000),
  /** What they expect at the start. Absent: the brand promise. */
  expectation: score(),
  /** Yearly discount rate. Absent: the map's. */
  discountPerYear: { unit: 'share', min: 0, max: 10, fallback: null },
  invitations: count(5, 1_000),
  acceptance: share(0.1),
  /** Beta concentration of the opt-out: the lower, the more customers differ. */
  concentration: count(null),
  /** Share of the odds of leaving that contracts, points or effort take away. */
  switchingBarrier: share(0),
  competitorScore: score(7.5),
  acquisitionCost: money(0),
  shareOfBudget: share(null),
  benchmark: score(),
  toldPerDetractor: count(0, 1_000_000),
  deterred: share(0),
  followers: count(0),
  /** Share of the followers whom a recommendation reaches as an invitation would [assumption]. */
  followersReached: share(0.01),
  /** What they pay us, and what the competitor asks, for the same. */
  price: money(null),
  competitorPrice: money(null),
  /** Weight of quality against price when they choose. Absent: as much as price. */
  qualityWeight: share(null),
  /** People who could be won in a period, those who arrive among them. */
  prospects: count(null),
  /** The share of them whom no spending exceeds. Absent: halfway between today and everybody. */
  winnable: share(null),
  /** Money spent per customer and period to keep them, beyond the costs of touchpoints. */
  retentionCost: money(null),
  /** The share who stay whatever is spent. Absent: halfway between today and everybody. */
  keepable: share(null),
} as const;

export const segmentSchema = v.looseObject({
  id: idOf<'segment'>(),
  kind: v.literal('segment'),
  ...written,
  order: orderSchema,
  /** The persona: a name and a few words under the face. */
  persona: v.optional(titleSchema),
  face: v.optional(v.pipe(v.string(), v.maxLength(20))),
  quote: v.optional(textSchema),
  colour: v.optional(v.picklist(identityColours)),
  /** Touchpoints these customers never come to. */
  skips: v.optional(idsOf<'touchpoint'>()),
  effects: v.optional(effectsSchema),
  /** How many arrived in each period so far, the first one first. */
  arrivalsSoFar: v.optional(countsOf(600)),
  ...estimateEntries(segmentEstimates),
});
export type Segment = Readonly<v.InferOutput<typeof segmentSchema>>;

export const segmentKind = {
  kind: 'segment',
  schema: segmentSchema,
  estimates: segmentEstimates,
  references: [
    { field: 'skips', to: ['touchpoint'], shape: 'many', whenGone: 'clear' },
    { field: 'effects', to: [], shape: 'effects', whenGone: 'clear' },
  ],
  orderedWithin: [],
} as const;
