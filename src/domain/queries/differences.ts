/** What a scenario changes, field by field, for the interface to list. */
import { changedFields } from '../change.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { kindOf } from '../schema.ts';
import { recordsUnder } from './records-under.ts';

/** One field of one record before and after; `field` is null where the record itself goes. */
export type Difference = Readonly<{
  id: RecordId;
  kind: string;
  field: string | null;
  before: unknown;
  after: unknown;
}>;

/**
 * The differences between the map as drawn and a scenario, for all customers or for a segment. That
 * others no longer mention what goes is not listed.
 */
export function differences(
  records: MapRecords,
  scenario: RecordId,
  segment: RecordId | null = null,
): Difference[] {
  const before = recordsUnder(records, { scenario: null, segment });
  const after = recordsUnder(records, { scenario, segment });
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].flatMap((id) => recordDifferences(before[id], after[id]));
}

function recordDifferences(
  before: MapRecord | undefined,
  after: MapRecord | undefined,
): Difference[] {
  if (before === after) return [];
  if (!before || !after) {
    const { id, kind } = (before ?? after)!;
    return [{ id, kind, field: null, before: before ?? null, after: after ?? null }];
  }
  const { id, kind } = before;
  const references = kindOf(kind)?.references ?? [];
  return changedFields(before, after)
    .filter((field) => !references.some((reference) => reference.field === field))
    .map((field) => ({ id, kind, field, before: before[field], after: after[field] }));
}
