/** Deeds that are the same for records of every kind: setting fields, adding, removing, duplicating. */
import type { Change } from '../change.ts';
import { find } from '../queries/of-kind.ts';
import { mayLink } from '../queries/may-link.ts';
import { mayPlace } from '../queries/placements-at.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { isAssumption, isPlacing } from '../fields.ts';
import { isKind } from '../schema.ts';
import { copyRecords } from './copying.ts';
import { Draft } from './draft.ts';
import { insertRecords, type Where } from './insert.ts';
import { override } from './override.ts';
import { planRemoval, type RemovalOptions } from './removal.ts';
import { setOnRecord } from './set-on-record.ts';

/** What an edit changes: the map as drawn, or how it is in one scenario or for one segment. */
export type EditTarget = Readonly<
  { kind: 'map' } | { kind: 'scenario'; id: RecordId } | { kind: 'segment'; id: RecordId }
>;

/** The map as drawn. */
export const ON_MAP: EditTarget = { kind: 'map' };

/**
 * Sets fields of a record; `undefined` takes one away. In a scenario or for a segment, assumptions
 * (see `isAssumption`) become effects there and the record keeps its own; words always go to the
 * record, and so do a segment's own numbers while it is edited itself. Texts are cut to their limits
 * and numbers to their bounds; what cannot be meant, points to nothing or says where a record stands
 * (its own commands move it) is left as it was.
 */
export function setFields(
  records: MapRecords,
  target: EditTarget,
  id: RecordId,
  fields: Readonly<Record<string, unknown>>,
): Change {
  const draft = new Draft(records);
  const record = records[id];
  if (!record || (target.kind !== 'map' && !find(records, target.kind, target.id)))
    return draft.change();
  const onRecord =
    target.kind === 'map' || (target.kind === 'segment' && record.kind === 'segment');
  for (const [field, value] of Object.entries(fields)) {
    if (isPlacing(record.kind, field)) continue;
    if (onRecord || !isAssumption(record.kind, field)) setOnRecord(draft, id, field, value);
    else override(draft, target, id, field, value);
  }
  return draft.change();
}

/**
 * Adds one record of any kind but the map, at a place among its siblings if it has an order. Nothing
 * happens when the id is taken, a needed field is missing, or what it belongs to is not there.
 */
export function addRecord(records: MapRecords, record: MapRecord, where: Where = {}): Change {
  const draft = new Draft(records);
  if (isKind(record, 'path') && !mayLink(records, record.from, record.to)) return draft.change();
  if (isKind(record, 'placement') && !mayPlace(records, record.item, record.touchpoint))
    return draft.change();
  insertRecords(draft, [record], where);
  return draft.change();
}

/**
 * Removes records with all that cannot be without them; references from what stays are taken out. A
 * pain point, offer or solution goes with its last placement, the first alternative takes the part of
 * a removed main touchpoint, and the shares of the paths left at a touchpoint sum to 1 again. The map
 * record stays.
 */
export function removeRecords(
  records: MapRecords,
  ids: Iterable<RecordId>,
  options: RemovalOptions = {},
): Change {
  return planRemoval(records, ids, options).change();
}

/**
 * Copies records with what stands in them, right after the originals: a stage with its touchpoints and
 * notes, a touchpoint with placements of the same things and the paths among the copied, a pain point,
 * offer or solution as a new one placed where the original is. `ids` leads from originals to copies.
 */
export function duplicateRecords(
  records: MapRecords,
  ids: Iterable<RecordId>,
  newId: () => RecordId,
): Readonly<{ change: Change; ids: ReadonlyMap<RecordId, RecordId> }> {
  const draft = new Draft(records);
  const copies = copyRecords(draft, records, ids, newId);
  return { change: draft.change(), ids: copies };
}
