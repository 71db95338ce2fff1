/** The models a map comes down to: one for each segment that is seen, with causes solved from what was observed. */
import type { Finding } from '#domain/finding.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { View } from '#domain/queries/records-under.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { buildModel } from './build-model.ts';
import type { GridCache } from './grid-cache.ts';
import type { Model } from './model.ts';
import { observedModel } from './observed-model.ts';

/** Scenario and segment through which the map is seen; no segment means all of them. */
export type MapLens = View;

/** The model of one segment; null for a map without segments. */
export type SegmentModel = Readonly<{ segment: RecordId | null; model: Model }>;

/** The models a view needs: one per segment, or why there is none. */
export function modelsOf(
  records: MapRecords,
  lens: MapLens,
  cache: GridCache,
): readonly SegmentModel[] | readonly Finding[] {
  const segments = lens.segment === null ? ofKind(records, 'segment').map(({ id }) => id) : [];
  const asked: (RecordId | null)[] = segments.length > 0 ? segments : [lens.segment];
  const parts: SegmentModel[] = [];
  for (const segment of asked) {
    const built = buildModel(records, { scenario: lens.scenario, segment });
    if ('findings' in built) return built.findings;
    const model = observedModel(records, { scenario: lens.scenario, segment }, built, cache);
    parts.push({ segment, model });
  }
  return parts;
}

export function isComputable(
  parts: readonly SegmentModel[] | readonly Finding[],
): parts is readonly SegmentModel[] {
  return parts.length > 0 && 'model' in parts[0]!;
}

/** Those with a part of the arrivals; all of them where nobody arrives at all, since then they weigh the same. */
export function withArrivals<Part extends { readonly model: Model }>(
  parts: readonly Part[],
): readonly Part[] {
  const arriving = parts.filter(({ model }) => model.arrivals > 0);
  return arriving.length > 0 ? arriving : parts;
}
