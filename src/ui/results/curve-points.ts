/** The felt experience touchpoint by touchpoint, with what it is held against, its likely range and what is compared. */
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Band, Forecast } from './result-types.ts';

export type CurvePoint = Readonly<{
  id: RecordId;
  stage: RecordId;
  title: string;
  felt: number;
  /** Expectation, with the promise where one is made. */
  bar: number | null;
  likely: Pick<Band, 'low' | 'high'> | null;
  compared: number | null;
}>;

/** Only touchpoints that anybody comes to; in the order of the map. */
export function curvePoints(
  records: MapRecords,
  shown: Forecast,
  compared: Forecast | null,
  bands: Readonly<Record<string, Band>>,
): CurvePoint[] {
  return touchpointsInOrder(records).flatMap(({ id, stage, title }) => {
    const result = shown.touchpoints[id];
    if (!result || result.satisfaction === null) return [];
    return {
      id,
      stage,
      title,
      felt: result.satisfaction,
      bar: result.reference,
      likely: bands[id] ?? null,
      compared: compared?.touchpoints[id]?.satisfaction ?? null,
    };
  });
}

/** The points whose number is worth saying where not all of them have room: lowest, highest and last. */
export function notable(points: readonly CurvePoint[], room: number): ReadonlySet<RecordId> {
  if (points.length <= room) return new Set(points.map(({ id }) => id));
  const byFelt = [...points].sort((a, b) => a.felt - b.felt);
  return new Set([byFelt[0]!.id, byFelt.at(-1)!.id, points.at(-1)!.id]);
}
