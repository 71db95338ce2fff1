/** Adding and moving lanes. Hiding and folding are fields of a lane. */
import type { Change } from '../change.ts';
import type { LaneSort } from '../kinds/lane.ts';
import { find } from '../queries/of-kind.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { addRecord } from './record.ts';
import { moveTo } from './reorder.ts';

/** A new lane after another (null: above all, absent: below all); one of words unless said otherwise. */
export function addLane(
  records: MapRecords,
  lane: {
    id: RecordId;
    title?: string | undefined;
    sort?: LaneSort | undefined;
    after?: RecordId | null | undefined;
  },
): Change {
  const { id, title, sort = 'text', after } = lane;
  return addRecord(records, { id, kind: 'lane', sort, title }, { after });
}

/** Puts a lane above another, or below all for null. */
export function moveLane(records: MapRecords, id: RecordId, before: RecordId | null): Change {
  const draft = new Draft(records);
  const lane = find(records, 'lane', id);
  if (lane) moveTo(draft, records, [lane], {}, { before });
  return draft.change();
}
