/** The models a map comes down to: one for each segment that is seen, with causes solved from what was observed. */
import type { Finding } from '#domain/finding.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { View } from '#domain/queries/records-under.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { buildModel, loopFound, type BuiltModel, type Unbuildable } from './build-model.ts';
import type { GridCache } from './grid-cache.ts';
import { InescapableLoopError, refuseInescapableLoops } from './inescapable-loops.ts';
import type { Model } from './model.ts';
import { observedModel } from './observed-model.ts';

/** Scenario and segment through which the map is seen; no segment means all of them. */
export type MapLens = View;

/** The model of one segment; null for a map without segments. */
export type SegmentModel = Readonly<{ segment: RecordId | null; model: Model }>;

/** The segments that a view has a model of each for; null stands for customers in general. */
export function segmentsSeen(
  records: MapRecords,
  segment: RecordId | null,
): readonly (RecordId | null)[] {
  const segments = segment === null ? ofKind(records, 'segment').map(({ id }) => id) : [];
  return segments.length > 0 ? segments : [segment];
}

/** The models a view needs: one per segment, or why there is none. */
export function modelsOf(
  records: MapRecords,
  lens: MapLens,
  cache: GridCache,
): readonly SegmentModel[] | readonly Finding[] {
  const parts: SegmentModel[] = [];
  for (const segment of segmentsSeen(records, lens.segment)) {
    const built = buildModel(records, { scenario: lens.scenario, segment });
    if ('findings' in built) return built.findings;
    const solved = withCauses(records, { scenario: lens.scenario, segment }, built, cache);
    if ('findings' in solved) return solved.findings;
    parts.push({ segment, model: solved.model });
  }
  return parts;
}

/** The model with the causes of what was observed: where nobody is seen to leave, a loop may turn out to have no way out. */
function withCauses(
  records: MapRecords,
  view: View,
  built: BuiltModel,
  cache: GridCache,
): Readonly<{ model: Model }> | Unbuildable {
  try {
    const model = observedModel(records, view, built, cache);
    refuseInescapableLoops(model);
    return { model };
  } catch (error) {
    if (error instanceof InescapableLoopError) return { findings: error.loops.map(loopFound) };
    throw error;
  }
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
