/** In which stage a record stands. */
import type { Stage } from '../kinds/stage.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find } from './of-kind.ts';

/**
 * The stage of a touchpoint or note, of the touchpoint of a placement, of the start of a path, or the
 * stage itself; null for records that stand in none.
 */
export function stageOf(records: MapRecords, id: RecordId): Stage | null {
  const record = records[id];
  if (!record) return null;
  if (record.kind === 'stage') return find(records, 'stage', id);
  if (record.kind === 'placement') return stageOfTouchpoint(records, record['touchpoint']);
  if (record.kind === 'path') return stageOfTouchpoint(records, record['from']);
  return find(records, 'stage', record['stage'] as RecordId | undefined);
}

function stageOfTouchpoint(records: MapRecords, id: unknown): Stage | null {
  return find(records, 'stage', find(records, 'touchpoint', id as RecordId)?.stage);
}
