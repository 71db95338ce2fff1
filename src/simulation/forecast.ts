/** The whole forecast of one segment: one forward pass, one backward pass, and everything read off from them. */
import { gradientOf } from './grid-gradient.ts';
import { solveGrid, valueToGo, type GridOptions, type GridSolution } from './grid.ts';
import { journeyResult } from './journey-results.ts';
import type { Model } from './model.ts';
import type { Forecast } from './results.ts';
import { stageResults } from './stage-results.ts';
import { offerResults, pathFlows, touchpointResults } from './touchpoint-results.ts';

export interface ForecastOptions extends GridOptions {
  /** Whether to work out what small changes of each touchpoint do; true if not given. */
  readonly importance?: boolean;
}

/** Forecasts one segment. Throws an InescapableLoopError when some journey never ends. */
export function forecast(model: Model, options: ForecastOptions = {}): Forecast {
  return forecastFrom(solveGrid(model, options), options);
}

/** Reads the forecast off a model that is solved already. */
export function forecastFrom(
  solution: GridSolution,
  { importance = true }: Pick<ForecastOptions, 'importance'> = {},
): Forecast {
  const { model } = solution;
  const values = valueToGo(solution, 'lifetimeValue');
  const slopes = importance
    ? gradientOf(solution, 'lifetimeValue', { values }).touchpoints.map(({ optOut, quality }) => ({
        optOut,
        quality,
      }))
    : null;
  const touchpoints = touchpointResults(solution, slopes, values);
  const stages = stageResults(solution, touchpoints);
  return {
    arrivals: model.arrivals,
    journey: journeyResult(solution, touchpoints),
    stageOrder: [...model.stages],
    stages: byId(stages),
    touchpoints: byId(touchpoints),
    paths: pathFlows(solution, touchpoints),
    offers: offerResults(solution, touchpoints),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
