/** A stage: a phase of the journey, left to right. */
import * as v from 'valibot';
import { score } from '../estimate.ts';
import { estimateEntries, idOf, orderSchema, textSchema, written } from '../kind.ts';

/** How a quest is lived, each from the poor end to the good end; their words are the interface's. */
export const contrasts = [
  'stuckOrDiscovering',
  'hassleOrFun',
  'opaqueOrOpen',
  'confusedOrClear',
  'pushedOrInvited',
  'rushedOrOwnPace',
  'waitingOrFlowing',
  'aloneOrAccompanied',
  'anonymousOrKnown',
  'talkedAtOrListenedTo',
  'scriptedOrHuman',
  'riskyOrSafe',
  'doubtfulOrTrusting',
  'rigidOrFlexible',
  'scatteredOrJoinedUp',
  'averageOrMadeForMe',
  'dullOrInspiring',
  'helplessOrCapable',
  'watchingOrTakingPart',
  'takingOrGiving',
  'forgettableOrMemorable',
  'finishedOrGoingOn',
] as const;
export type Contrast = (typeof contrasts)[number];

/** From 1, wholly the poor end, to 5, wholly the good one; 3 is neutral, as with the five faces. */
const contrastRating = v.pipe(v.number(), v.minValue(1), v.maxValue(5));
const contrastEntries = Object.fromEntries(
  contrasts.map((contrast) => [contrast, v.optional(contrastRating)]),
) as Record<Contrast, v.OptionalSchema<typeof contrastRating, undefined>>;

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
  /** The quest scorecard: what was observed of the whole stage. */
  contrasts: v.optional(v.looseObject(contrastEntries)),
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
