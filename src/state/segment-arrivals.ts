/** Which segments of a forecast stand for anybody. */
import type { MapForecast } from '#simulation/forecast-map.ts';

/** Whether nobody of the segment arrives, so that nothing it shows happens to anybody. */
export function isNobody(shown: MapForecast | null, segment: string): boolean {
  return shown?.status === 'computed' && shown.segments[segment]?.arrivals === 0;
}
