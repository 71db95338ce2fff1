/** Which numbers decide the result that one looks at. */
import type { Tornado } from '#simulation/analysis/tornado.ts';
import type { TotalName } from '#simulation/analysis/draw-summary.ts';
import { RestingWork, type IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type SensitivityQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

const REST_MS = 400;

export class Sensitivity {
  readonly #desks: Desks;
  readonly #work: RestingWork<SensitivityQuestion>;
  #measure = $state.raw<TotalName>('lifetimeValue');
  #tornado = $state.raw<Tornado | null>(null);
  #isStale = $state.raw(true);
  #hasFailed = $state.raw(false);

  constructor(desks: Desks, restMs = REST_MS) {
    this.#desks = desks;
    this.#work = new RestingWork(restMs, (question, isWanted) => this.#ask(question, isWanted));
  }

  get measure(): TotalName {
    return this.#measure;
  }
  /** The swings of the measure, largest first; null before the first answer and where nothing can be computed. */
  get tornado(): Tornado | null {
    return this.#tornado;
  }
  get isStale(): boolean {
    return this.#isStale;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  follow(question: SensitivityQuestion): void {
    this.#isStale = true;
    this.#work.follow(question);
  }

  /** Looks at another result. */
  setMeasure(measure: TotalName): void {
    if (measure === this.#measure) return;
    this.#measure = measure;
    this.#isStale = true;
    void this.#work.begin();
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#work.watch();
  }

  close(): void {
    this.#work.stop();
  }

  async #ask(question: SensitivityQuestion, isWanted: IsWanted): Promise<void> {
    const { records, segment, shown } = question;
    const task = { option: shown, segment, measure: this.#measure };
    try {
      this.#hasFailed = false;
      const tornado = await this.#desks.ask('tornado', task, records, { isWanted });
      if (!isWanted()) return;
      this.#tornado = tornado;
      this.#isStale = false;
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }
}
