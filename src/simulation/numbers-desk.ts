/**
 * Answers the questions about the single numbers of a map: what comes of drawing all of them from their ranges, and how a
 * result moves with each.
 */
import type { MapRecords } from '#domain/records.ts';
import {
  NumberDraws,
  placeOf,
  uncertainNumbers,
  withNumbers,
  type Uncertain,
} from './analysis/assumption-draws.ts';
import { summariseDraws, type DrawnTotals } from './analysis/draw-summary.ts';
import { optionTotals } from './analysis/option-totals.ts';
import { optionIn } from './analysis/option.ts';
import type { SegmentGradient } from './analysis/segment-gradient.ts';
import {
  guessSwings,
  solvedEnds,
  type NumbersPart,
  type TornadoQuestion,
} from './analysis/tornado.ts';
import type { DeskQuestions, Drawn } from './desk-questions.ts';
import { createGridCache, type GridCache } from './grid-cache.ts';
import { keep } from './keep.ts';
import type { SegmentModel } from './map-models.ts';

type Task<Kind extends keyof DeskQuestions> = DeskQuestions[Kind]['task'];

/** The lattice for draws: a tenth of a percent off, which is nothing beside the doubt about the numbers. */
const DRAW_LATTICE = { levelsPerPoint: 5, noiseNodes: 21 } as const;

export class NumbersDesk {
  readonly #cache: GridCache;
  #records: MapRecords = {};
  #numbers: readonly Uncertain[] | null = null;
  #draws: NumberDraws | null = null;
  readonly #drawn = new Map<
    number,
    Readonly<{ numbers: Drawn['numbers']; draws: DrawnTotals[] }>
  >();

  constructor(cache: GridCache) {
    this.#cache = cache;
  }

  turnTo(records: MapRecords): void {
    this.#records = records;
    this.#numbers = null;
    this.#draws = null;
  }

  draw({ options, segment, seed, first, count, curves }: Task<'draw'>): Drawn {
    this.#draws ??= new NumberDraws(this.#uncertain(), seed);
    const { numbers } = this.#draws;
    const draws = Array.from({ length: count }, (_, at): DrawnTotals => {
      const values = this.#draws!.values(first + at);
      const records = withNumbers(this.#records, numbers, values);
      const grid = { ...DRAW_LATTICE, cache: createGridCache() };
      return {
        values,
        totals: options.map((option) => {
          const totals = optionTotals(records, optionIn(records, option), segment, grid);
          return totals && !curves ? { ...totals, satisfaction: {} } : totals;
        }),
      };
    });
    return { first, numbers: numbers.map(placeOf), draws };
  }

  collectDraws({ run, drawn, report, choices }: Task<'collectDraws'>) {
    const known = this.#drawn.get(run) ?? { numbers: drawn.numbers, draws: [] };
    keep(this.#drawn, run, known);
    const { numbers, draws } = known;
    drawn.draws.forEach((one, at) => (draws[drawn.first + at] = one));
    return report ? summariseDraws(numbers, uninterrupted(draws), choices) : null;
  }

  /** @param parts the models of the question's option */
  guessSwings(
    question: TornadoQuestion & NumbersPart,
    parts: readonly SegmentModel[],
    gradients: readonly SegmentGradient[] | null,
  ) {
    return guessSwings(this.#records, this.#uncertain(), question, parts, gradients, question);
  }

  solveEnds({ at, ...question }: Task<'solveEnds'>) {
    return solvedEnds(this.#records, this.#uncertain()[at]!, question, this.#cache);
  }

  /** All numbers of the map that could be otherwise. */
  #uncertain(): readonly Uncertain[] {
    return (this.#numbers ??= uncertainNumbers(this.#records));
  }
}

/** What stands before the first gap. */
function uninterrupted<T>(items: readonly (T | undefined)[]): T[] {
  const found: T[] = [];
  for (const item of items) {
    if (item === undefined) break;
    found.push(item);
  }
  return found;
}
