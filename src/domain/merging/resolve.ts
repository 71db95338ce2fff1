/** Deciding a conflict of a merge for one side, when a person has looked at it. */
import { diff, type Change } from '../change.ts';
import { Draft } from '../commands/draft.ts';
import { planRemoval } from '../commands/removal.ts';
import { mend } from '../mend.ts';
import type { Conflict } from '../merge.ts';
import type { Effect } from '../kind.ts';
import type { MapRecord, MapRecords } from '../records.ts';
import { kindOf } from '../schema.ts';

/** The change that gives the merged records this side's answer; empty when they have it already. */
export function resolveConflict(
  records: MapRecords,
  conflict: Conflict,
  side: 'mine' | 'theirs',
): Change {
  const { id, field } = conflict;
  const value = conflict[side];
  const record = records[id];
  if (field === null && value === null) return planRemoval(records, [id]).change();
  const draft = new Draft(records);
  if (field === null) {
    if (!record) draft.put(value as MapRecord);
  } else if (record) {
    draft.set(id, fieldsOf(record, conflict, value));
  }
  return diff(records, mend(draft.records()).records);
}

function fieldsOf(
  record: MapRecord,
  { field, part }: Conflict,
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (field === 'order') {
    const names = [...(kindOf(record.kind)?.orderedWithin ?? []), 'order'];
    return Object.fromEntries(names.map((name, index) => [name, (value as unknown[])[index]]));
  }
  if (!part) return { [field!]: value };
  const effects = (record[field!] as readonly Effect[] | undefined) ?? [];
  const others = effects.filter((one) => one.record !== part.record || one.field !== part.field);
  const next = [...others, ...((value as readonly Effect[] | undefined) ?? [])];
  return { [field!]: next.length > 0 ? next : undefined };
}
