/** What calculations are read from: the solved grids of all segments that are seen, their forecasts, and these added up. */
import { recordsUnder } from '#domain/queries/records-under.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { arrivalShares } from '../analysis/metric-figures.ts';
import { combine } from '../combine.ts';
import { forecastFrom } from '../forecast.ts';
import type { GridCache } from '../grid-cache.ts';
import { solveGrid, type GridSolution } from '../grid.ts';
import { isComputable, modelsOf, type MapLens } from '../map-models.ts';
import type { Model } from '../model.ts';
import type { Forecast, TouchpointResult } from '../results.ts';

export interface ScenePart {
  readonly segment: RecordId | null;
  /** Its part of all arrivals. */
  readonly share: number;
  readonly model: Model;
  readonly solution: GridSolution;
  readonly forecast: Forecast;
  /** The records as this segment meets them. */
  readonly records: MapRecords;
}

export interface Scene {
  readonly records: MapRecords;
  readonly lens: MapLens;
  readonly parts: readonly ScenePart[];
  readonly whole: Forecast;
  readonly cache: GridCache;
}

/** The scene of a map through a lens, or null where it cannot be computed. */
export function sceneOf(records: MapRecords, lens: MapLens, cache: GridCache): Scene | null {
  const models = modelsOf(records, lens, cache);
  if (!isComputable(models)) return null;
  const shares = arrivalShares(models);
  const parts = models.map(({ segment, model }, at): ScenePart => {
    const solution = solveGrid(model, { cache });
    return {
      segment,
      model,
      solution,
      share: shares[at]!,
      forecast: forecastFrom(solution, { importance: false }),
      records: recordsUnder(records, { scenario: lens.scenario, segment }),
    };
  });
  const forecasts = parts.map(({ forecast }) => forecast);
  const whole = forecasts.length === 1 ? forecasts[0]! : combine(forecasts);
  return { records, lens, parts, whole, cache };
}

/** A touchpoint as one segment meets it. */
export interface Place {
  readonly part: ScenePart;
  readonly index: number;
  readonly result: TouchpointResult;
}

/** The touchpoint in each segment that does not skip it. */
export function placesOf({ parts }: Scene, touchpoint: RecordId): Place[] {
  return parts.flatMap((part) => {
    const index = part.model.touchpoints.findIndex(({ id }) => id === touchpoint);
    const result = part.forecast.touchpoints[touchpoint];
    return result ? [{ part, index, result }] : [];
  });
}

/**
 * The results of the touchpoints of a stage, of one touchpoint, or, where `place` is '', of the journey: all segments
 * added up, in the order of the map.
 */
export function touchpointsAt({ whole }: Scene, place: RecordId): TouchpointResult[] {
  return Object.values(whole.touchpoints).filter(
    ({ id, stage }) => place === '' || id === place || stage === place,
  );
}

export function isLoop({ solution }: ScenePart, index: number): boolean {
  return solution.network.components.some(({ members, loops }) => loops && members.includes(index));
}
