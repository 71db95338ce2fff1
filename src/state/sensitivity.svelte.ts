/** Which numbers decide the result that one looks at. */
import type { TotalName } from '#simulation/analysis/draw-summary.ts';
import type { Tornado } from '#simulation/analysis/tornado.ts';
import { Asking } from './asking.svelte.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type SensitivityQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

const REST_MS = 400;

export class Sensitivity {
  readonly #asking: Asking<SensitivityQuestion, Tornado | null>;
  #measure = $state.raw<TotalName>('lifetimeValue');

  constructor(desks: Desks, restMs = REST_MS) {
    this.#asking = new Asking(restMs, ({ records, segment, shown }, isWanted) =>
      desks.ask('tornado', { option: shown, segment, measure: this.#measure }, records, {
        isWanted,
      }),
    );
  }

  get measure(): TotalName {
    return this.#measure;
  }
  /** The swings of the measure, largest first; null before the first answer and where nothing can be computed. */
  get tornado(): Tornado | null {
    return this.#asking.answer;
  }
  get isStale(): boolean {
    return this.#asking.isStale;
  }
  get hasFailed(): boolean {
    return this.#asking.hasFailed;
  }

  follow(question: SensitivityQuestion): void {
    this.#asking.follow(question);
  }

  /** Looks at another result. */
  setMeasure(measure: TotalName): void {
    if (measure === this.#measure) return;
    this.#measure = measure;
    this.#asking.again();
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#asking.watch();
  }

  close(): void {
    this.#asking.close();
  }
}
