/** The few sums over a journey that analyses compare, without everything else a forecast works out. */
import { totalOf, solveGrid, type GridOptions, type GridSolution } from '../grid.ts';
import type { Model } from '../model.ts';

/** Per arriving customer. */
export interface JourneyTotals {
  readonly lifetimeValue: number;
  readonly partnerTotal: number;
  readonly experienceSum: number;
  readonly completion: number;
}

/** Solves the model and sums it up. Throws an InescapableLoopError when some journey never ends. */
export function journeyTotals(model: Model, options: GridOptions = {}): JourneyTotals {
  return journeyTotalsOf(solveGrid(model, options));
}

/** Sums up a model that is solved already. */
export function journeyTotalsOf(solution: GridSolution): JourneyTotals {
  return {
    lifetimeValue: totalOf(solution, 'lifetimeValue'),
    partnerTotal: totalOf(solution, 'partnerTotal'),
    experienceSum: totalOf(solution, 'experienceSum'),
    completion: totalOf(solution, 'completion'),
  };
}
