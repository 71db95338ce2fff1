/** Closer looks at a map, each asked for by its topic: one answer per segment that is seen. */
import { recordsUnder } from '#domain/queries/records-under.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import { isComputable } from '../map-models.ts';
import { arrivalsForecast, type ArrivalsForecast } from './arrivals-forecast.ts';
import { boxDrivers, type BoxDriver } from './box-drivers.ts';
import { budgetShare, type BudgetShare } from './budget-share.ts';
import {
  partnerContributions,
  touchpointContributions,
  type Contributions,
} from './contribution-shares.ts';
import { dissatisfiedStayers, type DissatisfiedStayers } from './dissatisfied-stayers.ts';
import type { LookPart } from './look-part.ts';
import { marketStanding, type MarketStanding } from './market-standing.ts';
import { negativePositions, type NegativePosition } from './negative-positions.ts';
import { offerBreakEvens, type OfferBreakEven } from './offer-break-even.ts';
import { offerPriceCuts, type OfferPriceCut } from './offer-price-cuts.ts';
import { optionModels } from './option-totals.ts';
import { withOption, type Option } from './option.ts';
import { outcomeKanos, type OutcomeKano } from './outcome-kano.ts';
import { outcomeOpportunities, type OutcomeOpportunity } from './outcome-opportunities.ts';
import { parityPrice, type ParityPrice } from './parity-price.ts';
import { referralReach, type ReferralReach } from './referral-reach.ts';
import { removalEffects, type RemovalEffect } from './removal-effect.ts';
import { moneySpent, scenarioReturns, type ScenarioReturn } from './scenario-returns.ts';
import { servicePriorities, type ServicePriority } from './service-priority.ts';
import { spendingChoice, type SpendingChoice } from './spending-choice.ts';
import { survivalCurves, type SurvivalPeriod } from './survival-curves.ts';
import { valueByTiming, type ValueByTiming } from './value-by-timing.ts';
import { warningsCost, type WarningsCost } from './warnings-cost.ts';

/** What each topic says of one segment. */
export interface InsightTopics {
  /** Whom to look after although nobody complains. */
  service: readonly ServicePriority[];
  /** Who is dissatisfied and stays. */
  stayers: readonly DissatisfiedStayers[];
  /** What moves the shares of delighted and of dissatisfied customers. */
  boxes: readonly BoxDriver[];
  /** Which outcomes matter and are not well met. */
  opportunities: readonly OutcomeOpportunity[];
  /** What a questionnaire says outcomes are taken for. */
  kano: readonly OutcomeKano[];
  /** Who brings whom. */
  referral: readonly ReferralReach[];
  /** What unhappy customers cost by warning others. */
  warnings: readonly WarningsCost[];
  /** How long customers stay, alike or differing. */
  survival: readonly SurvivalPeriod[];
  /** When customers arrive. */
  arrivals: readonly ArrivalsForecast[];
  /** What the scenario shown returns against the compared one. */
  returns: readonly ScenarioReturn[];
  /** Lifetime value under each convention about when payments come. */
  timing: readonly ValueByTiming[];
  /** What would be lost without each touchpoint. */
  removal: readonly RemovalEffect[];
  /** What each touchpoint adds to the whole. */
  shares: readonly Contributions[];
  /** Where customers cost more from here on than they bring. */
  negative: readonly NegativePosition[];
  /** What passes through each partner. */
  partners: readonly Contributions[];
  /** From which take-up on each offer pays. */
  offers: readonly OfferBreakEven[];
  /** Whether offers that give up margin pay. */
  priceCuts: readonly OfferPriceCut[];
  /** Which share of the market is ours. */
  market: readonly MarketStanding[];
  /** What we could charge. */
  price: readonly ParityPrice[];
  /** How much of their budget comes to us. */
  budget: readonly BudgetShare[];
  /** Whether money does more in winning customers or in keeping them. */
  spending: readonly SpendingChoice[];
}
export type InsightTopic = keyof InsightTopics;

export type Insight<Topic extends InsightTopic> = readonly Readonly<{
  /** Null for a map without segments, and for what holds of all of them together. */
  segment: RecordId | null;
  says: InsightTopics[Topic];
}>[];

/** What is looked at, through which segment, and the option it is held against, if any. */
export type InsightQuestion<Topic extends InsightTopic = InsightTopic> = Readonly<{
  option: Option;
  compared: Option | null;
  segment: RecordId | null;
  topic: Topic;
}>;

/** What a topic has to answer from. */
type Material = Readonly<{
  records: MapRecords;
  parts: readonly LookPart[];
  question: InsightQuestion;
  grid: GridOptions;
}>;

/** Of more touchpoints no shares are told: orders enough to tell them apart would take a minute. */
const MOST_SHARED_TOUCHPOINTS = 400;

/** The answer of a topic for each segment; null where the map cannot be computed. */
export function insightInto<Topic extends InsightTopic>(
  records: MapRecords,
  question: InsightQuestion<Topic>,
  grid: GridOptions,
): Insight<Topic> | null {
  const models = optionModels(records, question.option, question.segment);
  if (!isComputable(models)) return null;
  const under = withOption(records, question.option);
  const parts = models.map((part): LookPart => {
    const view = { scenario: under.scenario, segment: part.segment };
    return { ...part, records: recordsUnder(under.records, view) };
  });
  const look = TOPICS[question.topic] as (material: Material) => Insight<Topic>;
  return look({ records, parts, question, grid });
}

/** A topic that is asked of each segment by itself. */
function each<Says>(look: (part: LookPart, grid: GridOptions) => Says) {
  return ({ parts, grid }: Material) =>
    parts.map((part) => ({ segment: part.segment, says: look(part, grid) }));
}

const nameOf = ({ segment }: LookPart) => segment ?? '';

const TOPICS: Readonly<{
  [Topic in InsightTopic]: (material: Material) => Insight<Topic>;
}> = {
  service: each((part, grid) =>
    servicePriorities([{ segment: nameOf(part), model: part.model }], grid),
  ),
  stayers: each(({ model }, grid) => dissatisfiedStayers(model, grid)),
  boxes: each(({ model }, grid) => boxDrivers(model, grid)),
  opportunities: each(outcomeOpportunities),
  kano: ({ parts }) => [{ segment: null, says: outcomeKanos(parts[0]!.records) }],
  referral: each(referralReach),
  warnings: each(warningsCost),
  survival: each(survivalCurves),
  arrivals: each(arrivalsForecast),
  returns: ({ records, parts, question: { option, compared, segment } }) => {
    const before = compared && optionModels(records, compared, segment);
    if (!before || !isComputable(before)) return [];
    const returns = scenarioReturns(before, parts, moneySpent(records, compared, option));
    return returns.map((one) => ({ segment: one.segment, says: [one] }));
  },
  timing: each(valueByTiming),
  removal: each(({ model }, grid) => removalEffects(model, grid)),
  shares: each(({ model }, grid) =>
    model.touchpoints.length > MOST_SHARED_TOUCHPOINTS ? [] : touchpointContributions(model, grid),
  ),
  negative: each((part, grid) =>
    negativePositions({
      [nameOf(part)]: forecast(part.model, { ...grid, importance: false }),
    }),
  ),
  partners: each(({ model }, grid) => partnerContributions(model, grid)),
  offers: each(({ model }, grid) => offerBreakEvens(model, grid)),
  priceCuts: each(offerPriceCuts),
  market: each(marketStanding),
  price: each(parityPrice),
  budget: each(budgetShare),
  spending: each(spendingChoice),
};
