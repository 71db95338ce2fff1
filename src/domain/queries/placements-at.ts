/** What is placed where: pain points, offers and solutions at touchpoints, in order. */
import type { Placeable, Placement } from '../kinds/placement.ts';
import type { MapRecords, RecordId } from '../records.ts';
import type { Kinds } from '../schema.ts';
import { find, ofKind } from './of-kind.ts';
import { grouped, remembered } from './remembered.ts';

/** A placement together with what it places. */
export type Placed<K extends Placeable = Placeable> = Readonly<{
  placement: Placement;
  item: Kinds[K];
}>;

const byTouchpoint = remembered((records) =>
  grouped(ofKind(records, 'placement'), (placement): RecordId => placement.touchpoint),
);
const byItem = remembered((records) =>
  grouped(ofKind(records, 'placement'), (placement): RecordId => placement.item),
);

/** The things of one kind placed at a touchpoint, in order. */
export function placementsAt<K extends Placeable>(
  records: MapRecords,
  touchpoint: RecordId,
  kind: K,
): Placed<K>[] {
  return allPlacementsAt(records, touchpoint).flatMap((placement) => {
    const item = find(records, kind, placement.item);
    return item ? [{ placement, item }] : [];
  });
}

/** All placements at a touchpoint, of any kind, in order. */
export function allPlacementsAt(records: MapRecords, touchpoint: RecordId): readonly Placement[] {
  return byTouchpoint(records).get(touchpoint) ?? [];
}

/** The placements of one pain point, offer or solution. */
export function placementsOf(records: MapRecords, item: RecordId): readonly Placement[] {
  return byItem(records).get(item) ?? [];
}

/** Whether a thing may be placed at a touchpoint: both are there, and it is not placed there yet. */
export function mayPlace(records: MapRecords, item: RecordId, touchpoint: RecordId): boolean {
  const kind = records[item]?.kind;
  return (
    (kind === 'painPoint' || kind === 'offer' || kind === 'solution') &&
    find(records, 'touchpoint', touchpoint) !== null &&
    !placementsOf(records, item).some((placement) => placement.touchpoint === touchpoint)
  );
}
