/** Which numbers decide the result that one looks at, and whether another solution would come first at their ends. */
import { resultOf, type SegmentGradient } from '#simulation/analysis/segment-gradient.ts';
import { toSolve, tornadoOf, type SolvedEnds, type Tornado } from '#simulation/analysis/tornado.ts';
import { segmentsSeen } from '#simulation/map-models.ts';
import { Asking, type Ask } from './asking.svelte.ts';
import { FirstChoosing, type FirstChoices } from './first-choices.svelte.ts';
import { inParts } from './in-parts.ts';
import type { TotalMeasure } from './gain-measures.ts';
import { MeasureChoice } from './measure-choice.svelte.ts';
import type { IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type SensitivityQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

const REST_MS = 250;

/** Parts for each worker where parts take long. */
const BY_TURNS = 2;

/** So many numbers are said to decide. */
export const DECIDERS = 3;

export class Sensitivity {
  readonly #desks: Desks;
  readonly #asking: Asking<SensitivityQuestion, Tornado | null>;
  readonly #firsts: FirstChoosing;
  readonly #choice: MeasureChoice<TotalMeasure>;

  constructor(desks: Desks, restMs = REST_MS) {
    this.#desks = desks;
    this.#firsts = new FirstChoosing(desks, restMs);
    const ask: Ask<SensitivityQuestion, Tornado | null> = async (question, isWanted, show) => {
      const { measure } = this;
      const tornado = await this.#find(question, isWanted, show);
      const numbers = tornado?.swings.slice(0, DECIDERS) ?? [];
      if (isWanted()) this.#firsts.follow({ ...question, measure, numbers });
      return tornado;
    };
    this.#asking = new Asking(restMs, ask, 0);
    this.#choice = new MeasureChoice<TotalMeasure>('lifetimeValue', () => this.#asking.again());
  }

  get measure(): TotalMeasure {
    return this.#choice.measure;
  }
  /** The swings of the measure, largest first; null before the first answer and where nothing can be computed. */
  get tornado(): Tornado | null {
    return this.#asking.answer;
  }
  /** The same once the largest are exact. */
  get exact(): Tornado | null {
    return this.tornado?.isProvisional ? null : this.tornado;
  }
  get isStale(): boolean {
    return this.#asking.isStale;
  }
  get hasFailed(): boolean {
    return this.#asking.hasFailed;
  }
  /** Which solution comes first now and at the ends of the numbers that decide; null while that is not known. */
  get firsts(): FirstChoices | null {
    return this.isStale || !this.exact ? null : this.#firsts.answer;
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

  /** First what the gradients and a coarse lattice say of all numbers, then the same with the largest of them solved. */
  async #find(
    { records, segment, shown }: SensitivityQuestion,
    isWanted: IsWanted,
    show: (tornado: Tornado) => void,
  ): Promise<Tornado | null> {
    const { measure } = this;
    const desks = this.#desks;
    const task = { option: shown, segment, measure };
    const guess = async (gradients: readonly SegmentGradient[] | null, of: number) => {
      const parts = Array.from({ length: of }, (_, part) =>
        desks.ask('guessSwings', { ...task, gradients, part, of }, records, { isWanted }),
      );
      return (await Promise.all(parts)).flat();
    };
    const gradients = segmentsSeen(records, segment).map((segment) =>
      desks.ask('gradient', { ...task, segment }, records, { isWanted }),
    );
    // What each of these takes is long enough to be shared out by turns, beside the gradients.
    const [found, beyond] = await Promise.all([
      Promise.all(gradients),
      guess(null, BY_TURNS * desks.size),
    ]);
    const known = found.filter((one) => one !== null);
    if (known.length < found.length) return null;
    const guesses = [...beyond, ...(await guess(known, desks.size))];
    const value = resultOf(known);
    show(tornadoOf(measure, value, guesses, null));
    const solved = new Map<number, SolvedEnds>();
    await inParts(toSolve(guesses), desks.size, isWanted, async ([one]) => {
      const { at } = one!;
      solved.set(at, await desks.ask('solveEnds', { ...task, at }, records, { isWanted }));
    });
    return tornadoOf(measure, value, guesses, solved);
  }
}
