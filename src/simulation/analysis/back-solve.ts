/**
 * From what was observed to what causes it: an observed drop-off gives the opt-out at neutral satisfaction, a surveyed
 * satisfaction gives the delivered quality. Both are solved together, since each changes who comes with which
 * expectation.
 */
import { EncounterTable } from '../encounter-table.ts';
import { createGridCache } from '../grid-cache.ts';
import { solveGrid, type GridOptions, type GridSolution } from '../grid.ts';
import type { Model, ModelTouchpoint } from '../model.ts';
import { weightedMean } from '../sums.ts';
import { risingRoot } from './rising-root.ts';

/** A figure known from a log or a survey: exits per visit (0 to 1) or mean satisfaction (0 to 10). */
export interface ObservedFigure {
  /** Id of the touchpoint. */
  readonly touchpoint: string;
  readonly measure: 'dropOff' | 'satisfaction';
  readonly value: number;
}

/** An observation that no value of its cause reproduces, with what the model gives instead. */
export interface UnmetFigure extends ObservedFigure {
  /** Null where nobody comes, or where the touchpoint is not part of the model. */
  readonly modelled: number | null;
}

export interface BackSolved {
  /** The model with quality and opt-out put right. */
  readonly model: Model;
  readonly unmet: readonly UnmetFigure[];
  /** How often the model was solved. */
  readonly rounds: number;
}

const MOST_ROUNDS = 60;
const CLOSE_ENOUGH = 1e-9;
/** Figures this far off after the last round are reported. */
const UNMET_BEYOND = 1e-6;

/** Fits quality and opt-out of the observed touchpoints. Throws an InescapableLoopError like any solve. */
export function backSolve(
  model: Model,
  observed: readonly ObservedFigure[],
  options: GridOptions = {},
): BackSolved {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  let current = model;
  for (let round = 1; ; round++) {
    const solution = solveGrid(current, cached);
    const figures = observed.map((one) => ({ ...one, modelled: modelledFigure(solution, one) }));
    const open = figures.filter(
      ({ modelled, value }) => modelled !== null && Math.abs(modelled - value) > CLOSE_ENOUGH,
    );
    const next = open.length > 0 && round < MOST_ROUNDS ? adjusted(solution, open) : current;
    if (next === current) {
      const unmet = figures.filter(
        ({ modelled, value }) => modelled === null || Math.abs(modelled - value) > UNMET_BEYOND,
      );
      return { model: current, unmet, rounds: round };
    }
    current = next;
  }
}

function modelledFigure(
  solution: GridSolution,
  { touchpoint, measure }: ObservedFigure,
): number | null {
  const { model, network } = solution;
  const index = model.touchpoints.findIndex(({ id }) => id === touchpoint);
  if (index < 0) return null;
  return overArrivals(solution, index, (level) => {
    const table = network.tables[index]!;
    table.need(level);
    return measure === 'dropOff' ? table.optOut[level]! : table.satisfaction[level]!;
  });
}

/** The mean over those who come to a touchpoint of something that depends on their expectation. */
function overArrivals(
  { flow, network }: GridSolution,
  index: number,
  value: (level: number) => number,
): number | null {
  const { levels } = network.lattice;
  const arriving = Array.from({ length: levels }, (_, level) => ({
    level,
    mass: flow.visits[index * levels + level]!,
  })).filter(({ mass }) => mass > 0);
  return weightedMean(
    arriving,
    ({ mass }) => mass,
    ({ level }) => value(level),
  );
}

/** The model with each open figure put right for those who come now; the same model when nothing can move. */
function adjusted(solution: GridSolution, open: readonly UnmetFigure[]): Model {
  const { model } = solution;
  let moved = false;
  const touchpoints = model.touchpoints.map((touchpoint, index) => {
    let changed = touchpoint;
    for (const figure of open) {
      if (figure.touchpoint !== touchpoint.id) continue;
      const next =
        figure.measure === 'dropOff'
          ? { ...changed, optOut: nextOptOut(touchpoint.optOut, figure) }
          : { ...changed, quality: fittedQuality(solution, index, figure.value) };
      moved ||= next.optOut !== touchpoint.optOut || next.quality !== touchpoint.quality;
      changed = next;
    }
    return changed;
  });
  return moved ? { ...model, touchpoints } : model;
}

/** logit h + logit(observed) - logit(rate). */
function nextOptOut(optOut: number, { value, modelled }: UnmetFigure): number {
  if (value <= 0) return 0;
  if (value >= 1) return 1;
  const rate = modelled!;
  if (!(optOut > 0 && optOut < 1 && rate > 0 && rate < 1)) return value;
  const odds = (probability: number) => probability / (1 - probability);
  const wanted = (odds(optOut) * odds(value)) / odds(rate);
  return wanted / (1 + wanted);
}

/** The quality that gives a mean satisfaction to those who come now, as near as the scale allows. */
function fittedQuality(solution: GridSolution, index: number, satisfaction: number): number {
  const { model, network, takeUpScales } = solution;
  const touchpoint: ModelTouchpoint = model.touchpoints[index]!;
  return risingRoot(0, 10, (quality) => {
    const table = new EncounterTable(
      { ...touchpoint, quality },
      takeUpScales[index]!,
      model.psychology,
      network.lattice,
    );
    const mean = overArrivals(solution, index, (level) => {
      table.need(level);
      return table.satisfaction[level]!;
    });
    return mean! - satisfaction;
  });
}
