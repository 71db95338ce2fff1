/** What draws of all numbers say of what one could do: how far its gain may lie off, and how often it is the best. */
import {
  ENOUGH_FOR_NUMBERS,
  type Band,
  type DrawSummary,
} from '#simulation/analysis/draw-summary.ts';
import type { Improvement } from '#simulation/analysis/improvements.ts';
import { byTotal, isTotal, type GainMeasure, type TotalMeasure } from './gain-measures.ts';
import type { RunQuestion } from './run-work.ts';
import { DRAW_TERMS, Uncertainty } from './uncertainty.svelte.ts';
import type { Desks } from './worker-pool.ts';

export type RankingQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

/** What it would be worth to know before one chooses, per arriving customer in the unit of the measure. */
export type Knowing = DrawSummary['information'][TotalMeasure];

/** Only for measures that are drawn, and as far as it is known. */
type PerTotal<T> = Readonly<Partial<Record<GainMeasure, T>>>;

export type DrawnGain = Readonly<{
  /** Where 80 of 100 draws of the numbers put the gain. */
  bands: PerTotal<Band>;
  /** Share of draws in which it helps; missing where it changes nothing in any of them. */
  better: PerTotal<number>;
  /** Share of draws in which no other choice helps more; only for what one chooses among and has not done. */
  best: PerTotal<number>;
}>;

const NOT_DRAWN: DrawnGain = { bands: {}, better: {}, best: {} };

/** A large map with many options takes seconds a draw; so many must do. */
const FEWEST_DRAWS = 20;
/** Before there are so many nothing is said of them: 8 of 10 cannot be told from three. */
const FEWEST_SAID = 10;

export class RankingDraws {
  readonly #draws: Uncertainty;
  /** In the order of the draws' options after the first. */
  #drawn = $state.raw<readonly Improvement[]>([]);

  constructor(
    desks: Desks,
    collector: Desks,
    { draws, drawMs }: Readonly<{ draws: number; drawMs: number }>,
  ) {
    this.#draws = new Uncertainty(desks, collector, {
      ...DRAW_TERMS,
      restMs: 0,
      draws,
      mostMs: drawMs,
      fewest: FEWEST_DRAWS,
      curves: false,
    });
  }

  get hasFailed(): boolean {
    return this.#draws.hasFailed;
  }
  /** How many draws the shares and bands are of; 0 while there are too few to say anything. */
  readonly count = $derived.by(() => {
    const draws = this.#draws.summary?.draws ?? 0;
    return draws < FEWEST_SAID ? 0 : draws;
  });
  get isCutShort(): boolean {
    return this.#draws.isCutShort;
  }
  readonly isDone = $derived.by(() => this.#draws.progress >= 1);
  /** The solutions one chooses among; where there are none, everything that was drawn. */
  readonly choices = $derived.by((): readonly Improvement[] => {
    const solutions = this.#drawn.filter(({ kind }) => kind === 'solution');
    return solutions.length > 0 ? solutions : this.#drawn;
  });
  /** Whether there are draws enough to tell single numbers apart by what knowing them is worth. */
  readonly tellsNumbers = $derived.by(() => this.count >= ENOUGH_FOR_NUMBERS);

  /** Null while it is not known, and for a measure that is not drawn. */
  knowing(measure: GainMeasure): Knowing | null {
    if (this.#draws.isStale || this.count === 0 || !isTotal(measure)) return null;
    return this.#draws.summary?.information[measure] ?? null;
  }

  of(improvement: Improvement): DrawnGain {
    const place = this.#drawn.indexOf(improvement);
    if (place < 0 || this.#draws.isStale || this.count === 0) return NOT_DRAWN;
    const known = this.#draws.summary?.options[place + 1];
    if (!known) return NOT_DRAWN;
    const { isOn } = improvement;
    const changes = (name: TotalMeasure) => !isNothing(known.gains[name]);
    const whereItChanges = (shares: Readonly<Record<TotalMeasure, number>>): PerTotal<number> =>
      Object.fromEntries(Object.entries(shares).filter(([name]) => changes(name as TotalMeasure)));
    // What is done already is held against the map without it, so its gain is turned round.
    return {
      bands: isOn ? mapped(known.gains, turned) : known.gains,
      better: whereItChanges(isOn ? mapped(known.better, (share) => 1 - share) : known.better),
      best: isOn || !this.choices.includes(improvement) ? {} : whereItChanges(known.best),
    };
  }

  /** Draws for these, all of them held against what is shown. */
  follow({ records, segment, shown }: RankingQuestion, drawn: readonly Improvement[]): void {
    this.#drawn = drawn;
    const options = [shown, ...drawn.map((one) => (one.isOn ? one.without : one.with))];
    this.#draws.follow({ records, segment, options, choices: 1 + this.choices.length });
  }

  forget(): void {
    this.#draws.forget();
    this.#drawn = [];
  }

  watch(): () => void {
    return this.#draws.watch();
  }

  stop(): void {
    this.#draws.stop();
  }
}

/** The band of what is lost without, as a gain. */
export function turned({ low, median, high, mean }: Band): Band {
  return { low: -high, median: -median, high: -low, mean: -mean };
}

/** Whether no draw finds a change. */
export function isNothing({ low, high, mean }: Band): boolean {
  return [low, high, mean].every((value) => Math.abs(value) < LEAST);
}

const LEAST = 1e-9;

function mapped<T, U>(of: Readonly<Record<TotalMeasure, T>>, make: (one: T) => U) {
  return byTotal((name) => make(of[name]));
}
