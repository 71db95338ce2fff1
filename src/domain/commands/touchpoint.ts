/** Adding and moving touchpoints. Drawn paths stay as drawn; implied ones follow the new order. */
import type { Change } from '../change.ts';
import { fitsLane } from '../queries/lane-cards.ts';
import { find } from '../queries/of-kind.ts';
import { touchpointsInOrder } from '../queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';
import { moveTo } from './reorder.ts';

/**
 * New touchpoints in a stage, after another one (null: first, absent: last). A missing title is empty;
 * a lane that holds other cards is not taken.
 */
export function addTouchpoints(
  records: MapRecords,
  added: {
    ids: readonly RecordId[];
    titles: readonly string[];
    stage: RecordId;
    after?: RecordId | null | undefined;
    lane?: RecordId | null | undefined;
  },
): Change {
  const { ids, titles, stage, after, lane } = added;
  const draft = new Draft(records);
  const touchpoints = ids.map((id, index) => ({
    id,
    kind: 'touchpoint',
    title: titles[index] ?? '',
    stage,
    lane: lane ?? undefined,
  }));
  insertRecords(draft, touchpoints, { after });
  return draft.change();
}

/**
 * Moves touchpoints with what is placed at them into a stage, before another one (null: last), in the
 * order in which they stood. `lane` moves them to another lane, null to the usual one.
 */
export function moveTouchpoints(
  records: MapRecords,
  ids: Iterable<RecordId>,
  to: { stage: RecordId; before: RecordId | null; lane?: RecordId | null | undefined },
): Change {
  const draft = new Draft(records);
  const asked = new Set(ids);
  const moving = touchpointsInOrder(records).filter(({ id }) => asked.has(id));
  if (!find(records, 'stage', to.stage)) return draft.change();
  moveTo(draft, records, moving, { stage: to.stage }, { before: to.before });
  const { lane } = to;
  if (lane !== undefined && (lane === null || fitsLane(records, { kind: 'touchpoint' }, lane)))
    for (const { id } of moving) draft.set(id, { lane: lane ?? undefined });
  return draft.change();
}
