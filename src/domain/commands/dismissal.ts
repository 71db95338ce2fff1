/**
 * Dismissing what a check says of a record, or the first steps of a map, and hearing of it again. Dismissals are part of
 * the map: they travel with it and can be undone.
 */
import type { Change } from '../change.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { ON_MAP, setFields } from './record.ts';

/** What this check says of the record is not wanted from now on. */
export function dismiss(records: MapRecords, id: RecordId, check: string): Change {
  return setDismissed(records, id, [...othersOf(records, id, check), check]);
}

/** What this check says of the record is wanted again. */
export function recall(records: MapRecords, id: RecordId, check: string): Change {
  return setDismissed(records, id, othersOf(records, id, check));
}

function othersOf(records: MapRecords, id: RecordId, check: string): readonly string[] {
  const dismissed = records[id]?.['dismissed'] as readonly string[] | undefined;
  return (dismissed ?? []).filter((other) => other !== check);
}

function setDismissed(records: MapRecords, id: RecordId, dismissed: readonly string[]): Change {
  const value = dismissed.length > 0 ? dismissed : undefined;
  return setFields(records, ON_MAP, id, { dismissed: value });
}
