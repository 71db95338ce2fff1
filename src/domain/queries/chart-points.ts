/** What the experience chart shows at each touchpoint: the drawn quality always, the rest where it is computed. */
import type { MapRecords } from '../records.ts';
import type { BoardColumn } from './board-layout.ts';
import type { ChartPoint } from './chart-geometry.ts';
import { drawnQuality } from './drawn-quality.ts';
import { find } from './of-kind.ts';

/** The computed heights of one touchpoint, 0 to 10, null where nobody comes. */
export type Heights = Readonly<{
  quality: number | null;
  reference: number | null;
  satisfaction: number | null;
}>;

const NOT_COMPUTED: Heights = { quality: null, reference: null, satisfaction: null };

/** One point per touchpoint on the board, from left to right. `computed` is by touchpoint id, null for nothing. */
export function chartPoints(
  records: MapRecords,
  columns: readonly BoardColumn[],
  computed: Readonly<Record<string, Heights>> | null,
): ChartPoint[] {
  return columns.flatMap(({ touchpoint, centre }) => {
    const record = find(records, 'touchpoint', touchpoint);
    if (!record) return [];
    const { quality, reference, satisfaction } = computed?.[record.id] ?? NOT_COMPUTED;
    return {
      id: record.id,
      x: centre,
      drawn: drawnQuality(records, record),
      delivered: quality,
      reference,
      satisfaction,
    };
  });
}
