/**
 * Which numbers decide a result: each at the low and at the high end of its range, the others as they are. The gradient
 * of the grid tells all of them from one forward and one backward pass; those it finds largest, and those it knows
 * nothing of, are solved again, so that what is shown first is exact. Of what effects do, however many there are, only
 * the largest are: where the gradient knows nothing of them, a coarse lattice says which these are. The work is cut into
 * parts that several workers share: gradients, guesses of all numbers, and ends that are solved.
 */
import type { MapRecords, RecordId } from '#domain/records.ts';
import { createGridCache, type GridCache } from '../grid-cache.ts';
import type { MeasureName } from '../grid-measures.ts';
import { solveGrid, totalOf } from '../grid.ts';
import { isComputable, type SegmentModel } from '../map-models.ts';
import { DEFAULT_PSYCHOLOGY } from '../model.ts';
import { placeOf, withNumbers, type NumberPlace, type Uncertain } from './assumption-draws.ts';
import { DirectSlopes } from './direct-slopes.ts';
import { optionModels } from './option-totals.ts';
import { optionIn, type Option } from './option.ts';
import {
  coarseResults,
  meanByArrivals,
  resultAlong,
  resultOf,
  type SegmentGradient,
} from './segment-gradient.ts';

/** How a result moves with one number. */
export type Swing = NumberPlace &
  Readonly<{
    low: number;
    likely: number;
    high: number;
    /** The result with the number at its low and at its high end. */
    atLow: number;
    atHigh: number;
    /** Whether both ends were solved again; else they are what the slope at the likely value, or a coarse lattice, says. */
    isExact: boolean;
  }>;

export interface Tornado {
  readonly measure: MeasureName;
  /** The result with every number at its likely value. */
  readonly value: number;
  /** Largest first. */
  readonly swings: readonly Swing[];
  /** Whether the largest are still to be solved again, so that their order may change. */
  readonly isProvisional: boolean;
}

export interface TornadoQuestion {
  readonly option: Option;
  readonly segment: RecordId | null;
  readonly measure: MeasureName;
}

/** One of several equal parts of the numbers. */
export type NumbersPart = Readonly<{ part: number; of: number }>;

/** How far the result moves with a number, as far as can be told without solving it again. */
export type SwingGuess = Readonly<{
  place: NumberPlace;
  range: Readonly<{ low: number; likely: number; high: number }>;
  /** Which of the numbers it is, in the order of the map; scenarios may have keys in common. */
  at: number;
  /** Change of the result at each end; null where nothing can be told. */
  toLow: number | null;
  toHigh: number | null;
  /** Whether the gradient knows nothing of it, so that it must be solved again to be told at all. */
  isBeyond: boolean;
}>;

/** The result with a number at each end of its range; null where there is nothing to compute then. */
export type SolvedEnds = Readonly<{ atLow: number | null; atHigh: number | null }>;

/** As many of the largest are solved again. */
const EXACT = 12;

/**
 * Guesses for a part of the numbers: with gradients of those that these may know, and without of those that they cannot
 * know, which need not wait for them.
 *
 * @param parts the models of the question's option
 */
export function guessSwings(
  records: MapRecords,
  numbers: readonly Uncertain[],
  { option, segment, measure }: TornadoQuestion,
  parts: readonly SegmentModel[],
  gradients: readonly SegmentGradient[] | null,
  { part, of }: NumbersPart,
): SwingGuess[] {
  const mine = numbers
    .map((number, at) => ({ number, at }))
    .filter(({ number }) => isOn(number, option, parts))
    .filter(({ number }) => isOfPsychology(number) === (gradients === null))
    .filter((_, at) => at % of === part);
  const direct = new DirectSlopes(records, option, parts);
  const roughly = (models: readonly SegmentModel[]) =>
    coarseResults(models)[measure] - coarseResults(parts)[measure];
  const change = (number: Uncertain, likely: number) => {
    const slopes = gradients?.map(({ gradient }, at) =>
      direct.change(number, likely, parts[at]!, gradient),
    );
    if (gradients && slopes && !slopes.includes(null)) {
      const arrivals = gradients.map((one) => one.arrivals);
      return { by: meanByArrivals(arrivals, slopes as number[]), isAlong: true };
    }
    const models = modelsAt(records, number, likely, { option, segment });
    if (!models) return { by: null, isAlong: false };
    const result = gradients && resultAlong(parts, gradients, models);
    if (gradients && result !== null) return { by: result - resultOf(gradients), isAlong: true };
    return { by: roughly(models), isAlong: false };
  };
  return mine.map(({ number, at }) => {
    const { low, likely, high } = number.range;
    const [toLow, toHigh] = [change(number, low), change(number, high)];
    const isKnown = toLow.isAlong && toHigh.isAlong;
    const isTold = toLow.by !== null && toHigh.by !== null;
    return {
      place: placeOf(number),
      range: { low, likely, high },
      at,
      toLow: toLow.by,
      toHigh: toHigh.by,
      isBeyond: !isTold || (number.kind === 'field' && !isKnown),
    };
  });
}

/** What is to be solved again, the largest first; first of all those that the gradient knows nothing of. */
export function toSolve(guesses: readonly SwingGuess[], exact = EXACT): readonly SwingGuess[] {
  const inOrder = [...guesses].sort(
    (a, b) => Number(b.isBeyond) - Number(a.isBeyond) || bySize(a, b),
  );
  const beyond = inOrder.filter(({ isBeyond }) => isBeyond).length;
  return inOrder.slice(0, beyond + exact).filter((guess) => guess.isBeyond || sizeOf(guess) > 0);
}

/** The result with a number at the ends of its range, solved. */
export function solvedEnds(
  records: MapRecords,
  number: Uncertain,
  question: TornadoQuestion,
  cache: GridCache,
): SolvedEnds {
  // Another psychology shares no table with the others, and would only drive theirs out.
  const shared = isOfPsychology(number) ? createGridCache() : cache;
  const at = (likely: number) => {
    const models = modelsAt(records, number, likely, question);
    return (
      models &&
      meanByArrivals(
        models.map(({ model }) => model.arrivals),
        models.map(({ model }) => totalOf(solveGrid(model, { cache: shared }), question.measure)),
      )
    );
  };
  return { atLow: at(number.range.low), atHigh: at(number.range.high) };
}

/** @param solved by the place of the number in the order of the map; null while nothing is solved again yet */
export function tornadoOf(
  measure: MeasureName,
  value: number,
  guesses: readonly SwingGuess[],
  solved: ReadonlyMap<number, SolvedEnds> | null,
): Tornado {
  const swings = [...guesses]
    .sort((a, b) => bySize(a, b))
    .map(({ place, range, at, toLow, toHigh }): Swing => {
      const ends = solved?.get(at);
      const { atLow, atHigh } = ends ?? {
        atLow: value + (toLow ?? 0),
        atHigh: value + (toHigh ?? 0),
      };
      return {
        ...place,
        ...range,
        atLow: atLow ?? value,
        atHigh: atHigh ?? value,
        isExact: ends !== undefined,
      };
    });
  const apart = ({ atLow, atHigh }: Swing) =>
    Math.max(atLow, atHigh, value) - Math.min(atLow, atHigh, value);
  return {
    measure,
    value,
    swings: swings
      .filter((swing) => apart(swing) > 1e-12 * Math.abs(value))
      .sort((a, b) => apart(b) - apart(a)),
    isProvisional: solved === null,
  };
}

/** Whether the number has a part in the option: effects of solutions that are off, or of other scenarios, have none. */
function isOn(number: Uncertain, option: Option, parts: readonly SegmentModel[]): boolean {
  if (number.kind === 'field') return true;
  const { id, kind } = number.record;
  if (kind === 'solution') return option.solutions.includes(id);
  if (kind === 'scenario') return option.scenario === id;
  return parts.some(({ segment }) => segment === id);
}

/** Whether it is one of the numbers of all encounters together, of which a gradient of the local ones says nothing. */
function isOfPsychology({ kind, record, field }: Uncertain): boolean {
  if (kind !== 'field' || record.kind !== 'map') return false;
  return field in DEFAULT_PSYCHOLOGY || field === 'discountPerYear';
}

/** The models with a number set; null where there is nothing to compute then. */
function modelsAt(
  records: MapRecords,
  number: Uncertain,
  likely: number,
  { option, segment }: Pick<TornadoQuestion, 'option' | 'segment'>,
): readonly SegmentModel[] | null {
  const others = withNumbers(records, [number], [likely]);
  const models = optionModels(others, optionIn(others, option), segment);
  return isComputable(models) ? models : null;
}

/** The largest first, those that nothing can be told of before all others; in the order of the map where they are equal. */
function bySize(a: SwingGuess, b: SwingGuess): number {
  return sizeOf(b) - sizeOf(a) || a.at - b.at;
}

function sizeOf({ toLow, toHigh }: SwingGuess): number {
  if (toLow === null || toHigh === null) return Infinity;
  return Math.max(toLow, toHigh, 0) - Math.min(toLow, toHigh, 0);
}
