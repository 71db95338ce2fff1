/** What a closer look needs and nobody has said, each with the place where it can be said. */
import { find, mapOf, ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { InsightTopic } from '#state/insights.svelte.ts';

export type Want = Readonly<{ record: RecordId; field: string }>;

export type Wants = Readonly<{
  /** What there must be before there is anything to say. */
  lacks: 'segment' | 'outcome' | 'comparison' | null;
  numbers: readonly Want[];
}>;

/** Through what the map is seen: null is the map as drawn, and an undefined comparison is none. */
export type LookLens = Readonly<{
  segment: RecordId | null;
  scenario: RecordId | null;
  compared: RecordId | null | undefined;
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

/** Topics that have an answer without any segment, from what is assumed of customers in general. */
const IN_GENERAL: readonly InsightTopic[] = ['referral', 'market'];

export function lookWants(topic: InsightTopic, records: MapRecords, lens: LookLens): Wants {
  if (topic === 'opportunities' || topic === 'kano') return outcomeWants(topic, records);
  if (topic === 'returns') return returnWants(records, lens);
  const fields = OF_SEGMENTS[topic] ?? [];
  const segments = ofKind(records, 'segment');
  if (fields.length > 0 && segments.length === 0)
    return { lacks: IN_GENERAL.includes(topic) ? null : 'segment', numbers: [] };
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
function returnWants(records: MapRecords, { scenario, compared }: LookLens): Wants {
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
