/**
 * Fits the map to what is measured: opt-outs to drop-offs, conversion and churn, qualities to satisfaction, on the map as
 * drawn. The answer is what would move, and how far the model is from each metric before and after. A rating is not
 * fitted: no number of its own causes it, and the memory behind it follows from satisfaction.
 */
import { applyChange } from '#domain/change.ts';
import { applyFit, type FitMove } from '#domain/commands/metric.ts';
import type { Basis, Estimate } from '#domain/estimate.ts';
import type { Metric } from '#domain/kinds/metric.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { drawnQuality } from '#domain/queries/drawn-quality.ts';
import { find } from '#domain/queries/of-kind.ts';
import { effectsUnder } from '#domain/queries/records-under.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { createGridCache, type GridCache } from '../grid-cache.ts';
import { isComputable, modelsOf, type SegmentModel } from '../map-models.ts';
import {
  knobsFor,
  logit,
  planOf,
  shifted,
  turned,
  type FitField,
  type Knob,
  type KnobTerms,
} from './fit-knobs.ts';
import { solveFit } from './fit-solve.ts';
import {
  metricTargets,
  modelledFigure,
  partFigures,
  type MetricTarget,
  type PartFigures,
} from './metric-figures.ts';

export interface FittedFigure {
  readonly metric: RecordId;
  readonly before: number | null;
  readonly after: number | null;
}

export interface MetricFit {
  readonly moves: readonly FitMove[];
  readonly figures: readonly FittedFigure[];
}

/** Numbers of the map that a solution or an observation shapes as well are found in a few rounds. */
const MOST_PASSES = 5;
/** Figures that are this far off are fitted once more. */
const OFF = 1e-8;
/** What is left is fitted once more as long as that brings it below this part. */
const WORTH = 0.999;
/** A knob has moved when it has moved by more than this. */
const STILL = 1e-9;
/** As many places of a number as anybody could check. */
const PLACES = 10;
/** Models of one segment that are kept while knobs turn. */
const MOST_SOLVED = 3;

const OBSERVED = { optOut: 'observedDropOff', quality: 'observedSatisfaction' } as const;

/** Null where the map cannot be computed. Throws an InescapableLoopError like any solve. */
export function fitMetrics(
  records: MapRecords,
  cache: GridCache = createGridCache(),
): MetricFit | null {
  const targets = metricTargets(records);
  const before = figuresNow(records, targets, cache);
  if (!before) return null;
  const moves = new Map<string, FitMove>();
  let [fitted, after] = [records, before];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const found = movesOf(fitted, targets, cache);
    const next = applyChange(fitted, applyFit(fitted, found));
    const figures = figuresNow(next, targets, cache);
    const [gap, nextGap] = [gapOf(targets, after), figures ? gapOf(targets, figures) : Infinity];
    if (!figures || nextGap >= gap) break;
    for (const move of found) {
      const key = JSON.stringify([move.touchpoint, move.field, move.segment]);
      moves.set(key, { ...move, from: moves.get(key)?.from ?? move.from });
    }
    [fitted, after] = [next, figures];
    if (nextGap < OFF ** 2 || (pass > 0 && nextGap > WORTH * gap)) break;
  }
  return {
    moves: [...moves.values()],
    figures: targets.map(({ id }, at) => ({
      metric: id,
      before: before[at]!,
      after: after[at]!,
    })),
  };
}

/** What the model says of each metric with a value, by its id, on the map as drawn; null where it cannot be computed. */
export function modelledMetrics(
  records: MapRecords,
  cache: GridCache,
): Readonly<Record<string, number | null>> | null {
  const targets = metricTargets(records);
  const figures = figuresNow(records, targets, cache);
  return figures && Object.fromEntries(targets.map(({ id }, at) => [id, figures[at]!]));
}

function figuresNow(
  records: MapRecords,
  targets: readonly MetricTarget[],
  cache: GridCache,
): readonly (number | null)[] | null {
  const parts = modelsOf(records, { scenario: null, segment: null }, cache);
  if (!isComputable(parts)) return null;
  const solved = parts.map((part) => partFigures(part, { cache }));
  return targets.map((target) => modelledFigure(target, solved));
}

/** Sum of squares of what is missing, each in its own width. */
function gapOf(targets: readonly MetricTarget[], figures: readonly (number | null)[]): number {
  return targets.reduce((sum, { value, width, measures }, at) => {
    const figure = figures[at]!;
    return figure === null || measures === 'rating' ? sum : sum + ((figure - value) / width) ** 2;
  }, 0);
}

function movesOf(
  records: MapRecords,
  targets: readonly MetricTarget[],
  cache: GridCache,
): FitMove[] {
  const parts = modelsOf(records, { scenario: null, segment: null }, cache);
  if (!isComputable(parts)) return [];
  const terms = termsOf(records, parts);
  const touchpoints = uniqueById(parts.flatMap(({ model }) => model.touchpoints));
  const knobs = knobsFor(targets, touchpoints, terms);
  if (knobs.length === 0) return [];
  const shifts = solveFit(problemOf(targets, knobs, parts, terms, cache));
  return knobs.flatMap((knob, at) =>
    movesBy(knob, shifts[at]!, { records, targets, parts, terms }),
  );
}

function problemOf(
  targets: readonly MetricTarget[],
  knobs: readonly Knob[],
  parts: readonly SegmentModel[],
  terms: KnobTerms,
  cache: GridCache,
) {
  const solvers = parts.map((part) => solverOf(part, knobs, terms, cache));
  const knobOf = (target: number) => knobs.findIndex((knob) => knob.targets.includes(target));
  return {
    knobs: knobs.map(({ field }) =>
      field === 'quality' ? { low: -10, high: 10 } : { low: -40, high: 40 },
    ),
    targets: targets.map((target, at) => ({
      value: target.value,
      width: target.width,
      knob: knobOf(at) < 0 ? null : knobOf(at),
      onLine: lineOf(target),
    })),
    modelled: (shifts: readonly number[]) => {
      const solved = solvers.map((solve) => solve(shifts));
      return targets.map((target) => modelledFigure(target, solved));
    },
  };
}

/** Solves one segment again only where one of its knobs has turned. */
function solverOf(
  part: SegmentModel,
  knobs: readonly Knob[],
  terms: KnobTerms,
  cache: GridCache,
): (shifts: readonly number[]) => PartFigures {
  const plan = planOf(part, knobs, terms);
  const used = [...new Set(plan.flatMap((one) => Object.values(one)))];
  const known = new Map<string, PartFigures>();
  return (shifts) => {
    const key = used.map((knob) => shifts[knob]).join();
    const figures =
      known.get(key) ??
      partFigures({ ...part, model: turned(part.model, plan, knobs, shifts) }, { cache });
    known.delete(key);
    known.set(key, figures);
    if (known.size > MOST_SOLVED) known.delete(known.keys().next().value!);
    return figures;
  };
}

/** Satisfaction as it is; leaving in log-odds, the more the higher. */
function lineOf({ measures }: MetricTarget): (figure: number) => number {
  if (measures === 'satisfaction' || measures === 'rating') return (figure) => figure;
  return (figure) => {
    const within = Math.min(1 - 1e-12, Math.max(1e-12, figure));
    return measures === 'conversion' ? -logit(within) : logit(within);
  };
}

function termsOf(records: MapRecords, parts: readonly SegmentModel[]): KnobTerms {
  const set = new Map(
    parts.map(({ segment }) => [
      segment,
      new Set(
        effectsUnder(records, { scenario: null, segment })
          .filter(({ op }) => op === 'set' || op === 'remove')
          .map(({ record, field }) => `${field} ${record}`),
      ),
    ]),
  );
  return {
    isObserved: (touchpoint, field) =>
      find(records, 'touchpoint', touchpoint as RecordId)?.[OBSERVED[field]] !== undefined,
    follows: (segment, touchpoint, field) => !set.get(segment)?.has(`${field} ${touchpoint}`),
  };
}

type Terms = Readonly<{
  records: MapRecords;
  targets: readonly MetricTarget[];
  parts: readonly SegmentModel[];
  terms: KnobTerms;
}>;

function movesBy(knob: Knob, by: number, { records, targets, parts, terms }: Terms): FitMove[] {
  if (Math.abs(by) <= STILL) return [];
  const { field, segment, isShared } = knob;
  const asking = knob.targets.map((at) => targets[at]!);
  const statement = statementOf(
    find(records, 'metric', asking[0]!.id)!,
    isShared || asking.length > 1,
  );
  return [...knob.touchpoints].flatMap((id): FitMove[] => {
    const touchpoint = id as RecordId;
    const from = numberNow(touchpoint, knob, records, parts);
    if (from === null) return [];
    const moves = parts.some(
      (part) => part.segment === segment || (!segment && terms.follows(part.segment, id, field)),
    );
    const to = rounded(shifted(field, from, by, isShared));
    if (!moves || Math.abs(to - from) <= STILL) return [];
    return [
      {
        touchpoint,
        field,
        segment,
        from,
        to,
        ...statement.around(field, to),
        basis: statement.basis,
        ...(statement.source && { source: statement.source }),
        metrics: asking.map((target) => target.id),
      },
    ];
  });
}

/** The number that the map states or assumes; where it was observed, what was found for it. */
function numberNow(
  id: RecordId,
  { field, segment }: Knob,
  records: MapRecords,
  parts: readonly SegmentModel[],
): number | null {
  const touchpoint = find(records, 'touchpoint', id);
  if (!touchpoint) return null;
  const inModel = (of: SegmentModel | undefined) =>
    of?.model.touchpoints.find((one) => one.id === id)?.[field] ?? null;
  if (segment !== null) return inModel(parts.find((part) => part.segment === segment));
  if (touchpoint[OBSERVED[field]] !== undefined) return inModel(parts[0]);
  if (field === 'quality') return drawnQuality(records, touchpoint);
  return touchpoint.optOut?.likely ?? defaultOf(records, { ...touchpoint }, 'optOut');
}

/**
 * On what a moved number rests. One that a metric of its own gives rests on what that metric rests on, with its range; a
 * common shift is only observed at best, since nobody measured there.
 */
function statementOf({ value }: Metric, isIndirect: boolean) {
  const { basis, source, low, high, likely }: Estimate = value!;
  const own: Basis = isIndirect && basis === 'measured' ? 'observed' : basis;
  const around = (field: FitField, to: number) => {
    if (isIndirect || (low === undefined && high === undefined)) return {};
    if (field === 'quality')
      return {
        low: rounded(to - likely + (low ?? likely)),
        high: rounded(to - likely + (high ?? likely)),
      };
    if (!(likely > 0 && likely < 1 && to > 0 && to < 1)) return {};
    const end = (value = likely) =>
      value > 0 && value < 1
        ? rounded(shifted(field, to, logit(value) - logit(likely), false))
        : value;
    return { low: end(low), high: end(high) };
  };
  return { basis: own, source, around };
}

function rounded(value: number): number {
  return Number(value.toPrecision(PLACES));
}

function uniqueById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
