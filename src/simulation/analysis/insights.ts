/** Closer looks at a map, each asked for by its topic: one answer per segment that is seen. */
import type { MapRecords, RecordId } from '#domain/records.ts';
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import { isComputable, type SegmentModel } from '../map-models.ts';
import type { Model } from '../model.ts';
import { boxDrivers, type BoxDriver } from './box-drivers.ts';
import { partnerContributions, type Contributions } from './contribution-shares.ts';
import { dissatisfiedStayers, type DissatisfiedStayers } from './dissatisfied-stayers.ts';
import { negativePositions, type NegativePosition } from './negative-positions.ts';
import { offerBreakEvens, type OfferBreakEven } from './offer-break-even.ts';
import { optionModels } from './option-totals.ts';
import type { Option } from './option.ts';
import { removalEffects, type RemovalEffect } from './removal-effect.ts';
import { servicePriorities, type ServicePriority } from './service-priority.ts';

/** What each topic says of one segment. */
export interface InsightTopics {
  /** Whom to look after although nobody complains. */
  service: readonly ServicePriority[];
  /** From which take-up on each offer pays. */
  offers: readonly OfferBreakEven[];
  /** What would be lost without each touchpoint. */
  removal: readonly RemovalEffect[];
  /** What passes through each partner. */
  partners: readonly Contributions[];
  /** What moves the shares of delighted and of dissatisfied customers. */
  boxes: readonly BoxDriver[];
  /** Who is dissatisfied and stays. */
  stayers: readonly DissatisfiedStayers[];
  /** Where customers cost more from here on than they bring. */
  negative: readonly NegativePosition[];
}
export type InsightTopic = keyof InsightTopics;

export type Insight<Topic extends InsightTopic> = readonly Readonly<{
  /** Null for a map without segments. */
  segment: RecordId | null;
  arrivals: number;
  says: InsightTopics[Topic];
}>[];

/** Pairs of permutations for the Shapley values of more partners than can be told exactly. */
const SHAPLEY_PAIRS = 40;

/** The answer of a topic for each segment; null where the map cannot be computed. */
export function insightInto<Topic extends InsightTopic>(
  records: MapRecords,
  option: Option,
  segment: RecordId | null,
  topic: Topic,
  grid: GridOptions,
): Insight<Topic> | null {
  const parts = optionModels(records, option, segment);
  if (!isComputable(parts)) return null;
  const look = TOPICS[topic] as (part: SegmentModel, grid: GridOptions) => InsightTopics[Topic];
  return parts.map((part) => ({
    segment: part.segment,
    arrivals: part.model.arrivals,
    says: look(part, grid),
  }));
}

const nameOf = ({ segment }: SegmentModel) => segment ?? '';
const asItIs = (model: Model, grid: GridOptions) => forecast(model, { ...grid, importance: false });

const TOPICS: Readonly<{
  [Topic in InsightTopic]: (part: SegmentModel, grid: GridOptions) => InsightTopics[Topic];
}> = {
  service: (part, grid) => servicePriorities([{ segment: nameOf(part), model: part.model }], grid),
  offers: ({ model }, grid) => offerBreakEvens(model, grid),
  removal: ({ model }, grid) => removalEffects(model, grid),
  partners: ({ model }, grid) => partnerContributions(model, { ...grid, pairs: SHAPLEY_PAIRS }),
  boxes: ({ model }, grid) => boxDrivers(model, grid),
  stayers: ({ model }, grid) => dissatisfiedStayers(model, grid),
  negative: (part, grid) => negativePositions({ [nameOf(part)]: asItIs(part.model, grid) }),
};
