/** What a closer look needs and nobody has said, each with the place where it can be said. */
import { find, mapOf, ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { InsightTopic } from '#state/insights.svelte.ts';

export type Want = Readonly<{ record: RecordId; field: string }>;

export type Wants = Readonly<{
  /** What there must be before there is anything to say. */
  lacks: 'segment' | 'outcome' | 'comparison' | 'money' | null;
  /** What a segment would have to say, where there is none. */
  fields?: readonly string[];
  numbers: readonly Want[];
}>;

/** Through what the map is seen: null is the map as drawn, and an undefined comparison is none. */
export type LookLens = Readonly<{
  segment: RecordId | null;
  scenario: RecordId | null;
  compared: RecordId | null | undefined;
  /** Whether anything on the map earns or costs us. */
  hasMoney: boolean;
}>;

/** Numbers of segments without which a topic has nothing to say, or says it from an assumption. */
const OF_SEGMENTS: Readonly<Partial<Record<InsightTopic, readonly string[]>>> = {
  referral: ['invitations', 'acceptance', 'followers'],
  warnings: ['toldPerDetractor', 'deterred'],
  survival: ['concentration'],
  arrivals: ['arrivalsSoFar'],
  market: ['competitorScore'],
  price: ['competitorPrice', 'price', 'competitorScore'],
  budget: ['shareOfBudget'],
  spending: ['acquisitionCost', 'prospects', 'retentionCost'],
};

/** Topics that have nothing to say where nothing is earned or spent. */
const OF_MONEY: readonly InsightTopic[] = [
  ...(['returns', 'timing', 'negative', 'partners', 'offers', 'priceCuts'] as const),
  ...(['budget', 'spending'] as const),
];

/** Topics that have an answer without any segment, from what is assumed of customers in general. */
const IN_GENERAL: readonly InsightTopic[] = ['referral', 'market'];

export function lookWants(topic: InsightTopic, records: MapRecords, lens: LookLens): Wants {
  const wants = wantsBesideMoney(topic, records, lens);
  const lacksMoney = wants.lacks === null && !lens.hasMoney && OF_MONEY.includes(topic);
  return lacksMoney && hasWhatItIsAbout(topic, records) ? { lacks: 'money', numbers: [] } : wants;
}

/** Whether money would help: a look at offers says nothing of a map without any. */
function hasWhatItIsAbout(topic: InsightTopic, records: MapRecords): boolean {
  if (topic === 'offers' || topic === 'priceCuts') return ofKind(records, 'offer').length > 0;
  return topic !== 'partners' || ofKind(records, 'partner').length > 0;
}

/** Whether an offer, switched on or off, would earn us or a partner anything. */
export function offersMoney(records: MapRecords): boolean {
  return ofKind(records, 'offer').some((offer) =>
    MARGINS.some((field) => (offer[field]?.likely ?? 0) !== 0),
  );
}

const MARGINS = [
  ...(['marginWith', 'marginWithout'] as const),
  ...(['partnerMarginWith', 'partnerMarginWithout'] as const),
];

function wantsBesideMoney(topic: InsightTopic, records: MapRecords, lens: LookLens): Wants {
  if (topic === 'opportunities' || topic === 'kano') return outcomeWants(topic, records);
  if (topic === 'returns') return returnWants(records, lens);
  const fields = OF_SEGMENTS[topic] ?? [];
  const segments = ofKind(records, 'segment');
  if (fields.length > 0 && segments.length === 0)
    return IN_GENERAL.includes(topic)
      ? { lacks: null, numbers: [] }
      : { lacks: 'segment', fields, numbers: [] };
  const seen = segments.filter(({ id }) => lens.segment === null || id === lens.segment);
  return { lacks: null, numbers: seen.flatMap((segment) => unsaid(segment, fields)) };
}

function outcomeWants(topic: 'opportunities' | 'kano', records: MapRecords): Wants {
  const outcomes = ofKind(records, 'outcome');
  if (outcomes.length === 0) return { lacks: 'outcome', numbers: [] };
  const numbers = outcomes.flatMap((outcome) => {
    if (topic === 'kano') return unsaid(outcome, ['kanoAnswers']);
    const isServed = (outcome.touchpoints ?? []).length > 0;
    return unsaid(outcome, isServed ? ['importance'] : ['importance', 'satisfaction']);
  });
  return { lacks: null, numbers };
}

/** The costs of solutions that only one of the two scenarios has. */
function returnWants(
  records: MapRecords,
  { scenario, compared }: Pick<LookLens, 'scenario' | 'compared'>,
): Wants {
  if (compared === undefined) return { lacks: 'comparison', numbers: [] };
  const on = (id: RecordId | null): readonly RecordId[] =>
    (find(records, 'scenario', id) ?? mapOf(records))?.solutions ?? [];
  const [shown, before] = [on(scenario), on(compared)];
  const changed = [
    ...shown.filter((id) => !before.includes(id)),
    ...before.filter((id) => !shown.includes(id)),
  ];
  const solutions = changed.flatMap((id) => find(records, 'solution', id) ?? []);
  return { lacks: null, numbers: solutions.flatMap((solution) => unsaid(solution, ['cost'])) };
}

function unsaid(record: { readonly id: RecordId }, fields: readonly string[]): Want[] {
  const said = record as Readonly<Record<string, unknown>>;
  return fields.flatMap((field) =>
    said[field] === undefined ? [{ record: record.id, field }] : [],
  );
}
