/** Closer looks at what is shown: each is worked out while somebody looks at it, and not before. */
import type { Insight, InsightTopic } from '#simulation/analysis/insights.ts';
import { RestingWork, type IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type { Insight, InsightTopic };

export type InsightQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

const TOPICS: readonly InsightTopic[] = [
  'service',
  'offers',
  'removal',
  'partners',
  'boxes',
  'stayers',
  'negative',
];
const REST_MS = 500;

/** One topic with what is known of it. */
class Look<Topic extends InsightTopic> {
  readonly #desks: Desks;
  readonly #topic: Topic;
  readonly #work: RestingWork<InsightQuestion>;
  #says = $state.raw<Insight<Topic> | null>(null);
  #isStale = $state.raw(true);
  #hasFailed = $state.raw(false);

  constructor(desks: Desks, topic: Topic, restMs: number) {
    this.#desks = desks;
    this.#topic = topic;
    this.#work = new RestingWork(restMs, (question, isWanted) => this.#ask(question, isWanted));
  }

  /** Null before the first answer, and where the map cannot be computed. */
  get says(): Insight<Topic> | null {
    return this.#says;
  }
  get isStale(): boolean {
    return this.#isStale;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  follow(question: InsightQuestion): void {
    this.#isStale = true;
    this.#work.follow(question);
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#work.watch();
  }

  close(): void {
    this.#work.stop();
  }

  async #ask({ records, segment, shown }: InsightQuestion, isWanted: IsWanted): Promise<void> {
    const task = { option: shown, segment, topic: this.#topic };
    this.#hasFailed = false;
    try {
      const says = await this.#desks.ask('insight', task, records, { isWanted });
      if (!isWanted()) return;
      this.#says = says as Insight<Topic> | null;
      this.#isStale = false;
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }
}

type Looks = { readonly [Topic in InsightTopic]: Look<Topic> };

export class Insights {
  readonly #looks: Looks;

  constructor(desks: Desks, restMs = REST_MS) {
    this.#looks = Object.fromEntries(
      TOPICS.map((topic) => [topic, new Look(desks, topic, restMs)]),
    ) as unknown as Looks;
  }

  /** What is known of a topic. */
  of<Topic extends InsightTopic>(topic: Topic): Looks[Topic] {
    return this.#looks[topic];
  }

  follow(question: InsightQuestion): void {
    for (const topic of TOPICS) this.#looks[topic].follow(question);
  }

  close(): void {
    for (const topic of TOPICS) this.#looks[topic].close();
  }
}
