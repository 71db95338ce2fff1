/**
 * Which numbers decide a result: each at the low and at the high end of its range, the others as they are. The gradient
 * of the grid tells all of them from one forward and one backward pass; those it finds largest, and those it knows
 * nothing of, are solved again, so that what is shown first is exact. Of what effects do, however many there are, only
 * the largest are: where the gradient knows nothing of them, a coarse lattice says which these are.
 */
import type { MapRecords, RecordId } from '#domain/records.ts';
import { createGridCache, type GridCache } from '../grid-cache.ts';
import { gradientOf } from '../grid-gradient.ts';
import type { Gradient } from '../gradient-pass.ts';
import type { MeasureName } from '../grid-measures.ts';
import { solveGrid, totalOf } from '../grid.ts';
import { isComputable, type SegmentModel } from '../map-models.ts';
import type { Model } from '../model.ts';
import {
  placeOf,
  uncertainNumbers,
  withNumbers,
  type NumberPlace,
  type Uncertain,
} from './assumption-draws.ts';
import { DirectSlopes } from './direct-slopes.ts';
import { changeAlong } from './gradient-change.ts';
import { optionModels } from './option-totals.ts';
import { optionIn, type Option } from './option.ts';

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
}

export interface TornadoQuestion {
  readonly option: Option;
  readonly segment: RecordId | null;
  readonly measure: MeasureName;
  /** How many of the largest are solved again; 12 if not given. */
  readonly exact?: number;
}

/** The swings of all numbers of a map, or null where the map cannot be computed. */
export function tornado(
  records: MapRecords,
  { option, segment, measure, exact = 12 }: TornadoQuestion,
  cache: GridCache = createGridCache(),
): Tornado | null {
  const parts = optionModels(records, option, segment);
  if (!isComputable(parts)) return null;
  const solved = parts.map(({ model }) => solveGrid(model, { cache }));
  const gradients = solved.map((solution) => gradientOf(solution, measure));
  const value = mean(parts, (_, at) => totalOf(solved[at]!, measure));
  const numbers = uncertainNumbers(records).filter((number) => isOn(number, option, parts));
  const modelsAt = (number: Uncertain, likely: number) => {
    const others = withNumbers(records, [number], [likely]);
    return computable(optionModels(others, optionIn(others, option), segment));
  };
  const direct = new DirectSlopes(records, option, parts);
  const along = (number: Uncertain, likely: number) => {
    const changes = parts.map((part, at) => direct.change(number, likely, part, gradients[at]!));
    if (changes.includes(null)) {
      const models = modelsAt(number, likely);
      const result = resultAlong(parts, gradients, models);
      return result === null && number.kind === 'effect' ? roughly(models) : result;
    }
    return value + mean(parts, (_, at) => changes[at]!);
  };
  const roughly = (models: readonly SegmentModel[] | null) => {
    if (!models) return null;
    coarse ??= coarseValue(parts, measure);
    return value + coarseValue(models, measure) - coarse;
  };
  let coarse: number | null = null;
  const again = (number: Uncertain, likely: number) => {
    const models = modelsAt(number, likely);
    return models
      ? mean(models, ({ model }) => totalOf(solveGrid(model, { cache }), measure))
      : value;
  };
  const guessed = numbers.map((number) => {
    const atLow = along(number, number.range.low);
    const atHigh = atLow === null ? null : along(number, number.range.high);
    return { number, atLow, atHigh, size: swing(atLow, atHigh, value) };
  });
  guessed.sort((a, b) => b.size - a.size);
  const beyond = guessed.filter(({ size }) => size === Infinity).length;
  const swings = guessed.map(({ number, atLow, atHigh, size }, place): Swing => {
    const { range } = number;
    const isExact = place < beyond + exact && size > 0;
    return {
      ...placeOf(number),
      low: range.low,
      likely: range.likely,
      high: range.high,
      atLow: isExact ? again(number, range.low) : atLow!,
      atHigh: isExact ? again(number, range.high) : atHigh!,
      isExact,
    };
  });
  return {
    measure,
    value,
    swings: swings
      .filter(({ atLow, atHigh }) => swing(atLow, atHigh, value) > 1e-12 * Math.abs(value))
      .sort((a, b) => swing(b.atLow, b.atHigh, value) - swing(a.atLow, a.atHigh, value)),
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

/** Coarse and quick: enough to tell large swings from small ones where the gradient knows nothing. */
const COARSE = { levelsPerPoint: 4, noiseNodes: 15 } as const;

function coarseValue(parts: readonly SegmentModel[], measure: MeasureName): number {
  return mean(parts, ({ model }) => totalOf(solveGrid(model, COARSE), measure));
}

function computable(parts: ReturnType<typeof optionModels>): readonly SegmentModel[] | null {
  return isComputable(parts) ? parts : null;
}

/** How far the result may lie apart; Infinity where the gradient cannot say. */
function swing(atLow: number | null, atHigh: number | null, value: number): number {
  if (atLow === null || atHigh === null) return Infinity;
  return Math.max(atLow, atHigh, value) - Math.min(atLow, atHigh, value);
}

/** The result of other models as the gradient sees it, or null where they differ in what it does not cover. */
function resultAlong(
  parts: readonly SegmentModel[],
  gradients: readonly Gradient[],
  others: readonly SegmentModel[] | null,
): number | null {
  if (others?.length !== parts.length) return null;
  const results = others.map(({ model }, at) => {
    const change = changeAlong(gradients[at]!, parts[at]!.model, model);
    return change === null ? null : gradients[at]!.value + change;
  });
  if (results.includes(null)) return null;
  return mean(others, (_, at) => results[at]!);
}

/** The mean over segments by their arrivals. */
function mean(
  parts: readonly { readonly model: Model }[],
  of: (part: { readonly model: Model }, index: number) => number,
): number {
  const arrivals = parts.reduce((sum, { model }) => sum + model.arrivals, 0);
  return parts.reduce(
    (sum, part, at) =>
      sum + (arrivals > 0 ? part.model.arrivals / arrivals : 1 / parts.length) * of(part, at),
    0,
  );
}
