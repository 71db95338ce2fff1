/** Adding and moving stages. */
import type { Change } from '../change.ts';
import { find } from '../queries/of-kind.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { addRecord } from './record.ts';
import { moveTo } from './reorder.ts';

/** A new stage after another (null: before all, absent: after all). */
export function addStage(
  records: MapRecords,
  { id, title, after }: { id: RecordId; title: string; after?: RecordId | null | undefined },
): Change {
  return addRecord(records, { id, kind: 'stage', title }, { after });
}

/** Puts a stage with all that stands in it before another, or last for null. */
export function moveStage(records: MapRecords, id: RecordId, before: RecordId | null): Change {
  const draft = new Draft(records);
  const stage = find(records, 'stage', id);
  if (stage) moveTo(draft, records, [stage], {}, { before });
  return draft.change();
}
