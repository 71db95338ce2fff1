/** One segment as the closer looks see it: its numeric model, and the records as it lives them. */
import type { Estimate } from '#domain/estimate.ts';
import { find } from '#domain/queries/of-kind.ts';
import type { MapRecords } from '#domain/records.ts';
import type { SegmentModel } from '../map-models.ts';

export type LookPart = SegmentModel & Readonly<{ records: MapRecords }>;

/** What somebody has stated of the segment; null where nobody has, and for a map without segments. */
export function statedNumber({ records, segment }: LookPart, field: string): number | null {
  const record = find(records, 'segment', segment);
  return (record?.[field] as Estimate | undefined)?.likely ?? null;
}
