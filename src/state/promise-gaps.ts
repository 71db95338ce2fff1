/** The promise gaps of a forecast, stage by stage, for each segment or for all customers where there are none. */
import { promiseGaps, type StagePromiseGaps } from '#simulation/analysis/promise-gaps.ts';
import type { MapForecast } from '#simulation/forecast-map.ts';

/** What all customers together are called where the map has no segments. */
export const ALL_CUSTOMERS = '';

/** Empty while nothing can be computed. */
export function promiseGapsOf(shown: MapForecast | null): readonly StagePromiseGaps[] {
  if (shown?.status !== 'computed') return [];
  const { segments, forecast } = shown;
  return promiseGaps(Object.keys(segments).length > 0 ? segments : { [ALL_CUSTOMERS]: forecast });
}
