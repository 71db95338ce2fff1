/** Pain points, offers and solutions at touchpoints: adding a new one, placing and moving. */
import type { Change } from '../change.ts';
import type { Placeable, Placement } from '../kinds/placement.ts';
import { find } from '../queries/of-kind.ts';
import { allPlacementsAt, mayPlace } from '../queries/placements-at.ts';
import { touchpointsInOrder } from '../queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';
import { planRemoval } from './removal.ts';
import { moveTo } from './reorder.ts';

/** A new pain point, offer or solution at a touchpoint, before another placement there. */
export function addItem(
  records: MapRecords,
  item: {
    kind: Placeable;
    id: RecordId;
    placementId: RecordId;
    title: string;
    touchpoint: RecordId;
    fields?: Readonly<Record<string, unknown>> | undefined;
    before?: RecordId | null | undefined;
  },
): Change {
  const { kind, id, placementId, title, touchpoint, fields, before } = item;
  const draft = new Draft(records);
  if (!find(records, 'touchpoint', touchpoint) || records[placementId] || placementId === id)
    return draft.change();
  const added = insertRecords(draft, [{ ...fields, id, kind, title }]);
  const placement = { id: placementId, kind: 'placement', item: id, touchpoint };
  if (added.length > 0) insertRecords(draft, [placement], { before });
  return draft.get(placementId) ? draft.change() : new Draft(records).change();
}

/** Places what exists at one more touchpoint. Nothing happens where it is placed already. */
export function placeItem(
  records: MapRecords,
  placed: {
    placementId: RecordId;
    item: RecordId;
    touchpoint: RecordId;
    before?: RecordId | null | undefined;
  },
): Change {
  const { placementId, item, touchpoint, before } = placed;
  const draft = new Draft(records);
  if (mayPlace(records, item, touchpoint))
    insertRecords(draft, [{ id: placementId, kind: 'placement', item, touchpoint }], { before });
  return draft.change();
}

/**
 * Moves placements to a touchpoint, before another placement there (null: last), in the order in which
 * they stood. What is placed there already is then placed once.
 */
export function movePlacements(
  records: MapRecords,
  ids: Iterable<RecordId>,
  { touchpoint, before }: { touchpoint: RecordId; before: RecordId | null },
): Change {
  if (!find(records, 'touchpoint', touchpoint)) return new Draft(records).change();
  const asked = new Set(ids);
  const there = new Set<RecordId>(
    allPlacementsAt(records, touchpoint).flatMap(({ id, item }) => (asked.has(id) ? [] : item)),
  );
  const moving: Placement[] = [];
  const twice: RecordId[] = [];
  for (const placement of touchpointsInOrder(records).flatMap((at) =>
    allPlacementsAt(records, at.id),
  )) {
    if (!asked.has(placement.id)) continue;
    if (there.has(placement.item)) twice.push(placement.id);
    else moving.push(placement);
    there.add(placement.item);
  }
  const draft = planRemoval(records, twice);
  moveTo(draft, draft.records(), moving, { touchpoint }, { before });
  return draft.change();
}
