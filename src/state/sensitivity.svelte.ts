/** Which numbers decide the result that one looks at, and whether another solution would come first at their ends. */
import type { Tornado } from '#simulation/analysis/tornado.ts';
import { Asking } from './asking.svelte.ts';
import { FirstChoosing, type FirstChoices } from './first-choices.svelte.ts';
import type { TotalMeasure } from './gain-measures.ts';
import { MeasureChoice } from './measure-choice.svelte.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type SensitivityQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

const REST_MS = 400;

/** So many numbers are said to decide. */
export const DECIDERS = 3;

export class Sensitivity {
  readonly #asking: Asking<SensitivityQuestion, Tornado | null>;
  readonly #firsts: FirstChoosing;
  readonly #choice: MeasureChoice<TotalMeasure>;

  constructor(desks: Desks, restMs = REST_MS) {
    this.#firsts = new FirstChoosing(desks, restMs);
    this.#asking = new Asking(restMs, async (question, isWanted) => {
      const { records, segment, shown } = question;
      const { measure } = this;
      const task = { option: shown, segment, measure };
      const tornado = await desks.ask('tornado', task, records, { isWanted });
      const numbers = tornado?.swings.slice(0, DECIDERS) ?? [];
      if (isWanted()) this.#firsts.follow({ ...question, measure, numbers });
      return tornado;
    });
    this.#choice = new MeasureChoice<TotalMeasure>('lifetimeValue', () => this.#asking.again());
  }

  get measure(): TotalMeasure {
    return this.#choice.measure;
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
  /** Which solution comes first now and at the ends of the numbers that decide; null while that is not known. */
  get firsts(): FirstChoices | null {
    return this.isStale ? null : this.#firsts.answer;
  }

  follow(question: SensitivityQuestion): void {
    this.#asking.follow(question);
  }

  /** Looks at another result. */
  setMeasure(measure: TotalMeasure): void {
    this.#choice.choose(measure);
  }

  /** The result one looks at as long as nobody chooses one. */
  setUsualMeasure(measure: TotalMeasure): void {
    this.#choice.setUsual(measure);
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    const ends = [this.#asking.watch(), this.#firsts.watch()];
    return () => ends.forEach((end) => end());
  }

  close(): void {
    this.#asking.close();
    this.#firsts.close();
  }
}
