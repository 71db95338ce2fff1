/** Closer looks at what is shown: each is worked out while somebody looks at it, and not before. */
import type { Insight, InsightTopic } from '#simulation/analysis/insights.ts';
import type { Option } from '#simulation/analysis/option.ts';
import { Asking } from './asking.svelte.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type { Insight, InsightTopic };

/** The topics in groups, in the order in which they are offered. */
export const LOOK_GROUPS = {
  care: ['service', 'stayers', 'boxes', 'opportunities', 'kano'],
  customers: ['referral', 'warnings', 'survival', 'arrivals'],
  value: ['returns', 'timing', 'removal', 'shares', 'negative'],
  partners: ['partners', 'offers', 'priceCuts'],
  market: ['market', 'price', 'budget', 'spending'],
} as const satisfies Readonly<Record<string, readonly InsightTopic[]>>;
export type LookGroup = keyof typeof LOOK_GROUPS;

const TOPICS: readonly InsightTopic[] = Object.values(LOOK_GROUPS).flat();
const REST_MS = 500;

/** One topic; its answer is null where the map cannot be computed. */
type Look<Topic extends InsightTopic> = Asking<RunQuestion, Insight<Topic> | null>;
type Looks = { readonly [Topic in InsightTopic]: Look<Topic> };

export class Insights {
  readonly #looks: Looks;

  constructor(desks: Desks, restMs = REST_MS) {
    const lookInto = (topic: InsightTopic) =>
      new Asking(restMs, ({ records, segment, shown, compared }: RunQuestion, isWanted) =>
        desks.ask('insight', { ...sidesOf(topic, shown, compared), segment, topic }, records, {
          isWanted,
        }),
      );
    this.#looks = Object.fromEntries(
      TOPICS.map((topic) => [topic, lookInto(topic)]),
    ) as unknown as Looks;
  }

  /** What is known of a topic. */
  of<Topic extends InsightTopic>(topic: Topic): Looks[Topic] {
    return this.#looks[topic];
  }

  follow(question: RunQuestion): void {
    for (const topic of TOPICS) this.#looks[topic].follow(question);
  }

  close(): void {
    for (const topic of TOPICS) this.#looks[topic].close();
  }
}

/** Differences everywhere are those the compared scenario makes, so what is chosen and returns something is that one. */
function sidesOf(topic: InsightTopic, shown: Option, compared: Option | null) {
  return topic === 'returns' && compared
    ? { option: compared, compared: shown }
    : { option: shown, compared };
}
