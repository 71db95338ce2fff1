/** What a solution would change: its effects. Scenarios and segments carry effects of the same form. */
import type { Change } from '../change.ts';
import { isUsable } from '../effects.ts';
import type { Effect } from '../kind.ts';
import { kindOf } from '../schema.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { setOnRecord } from './set-on-record.ts';

/**
 * Adds an effect to a solution, scenario or segment, in the place of one it has on the same field.
 * Nothing happens when it could do nothing: the record is not there, or the value does not fit.
 */
export function addEffect(records: MapRecords, holder: RecordId, effect: Effect): Change {
  const draft = new Draft(records);
  const record = holderOf(records, holder);
  if (!record || !isUsable(records, effect)) return draft.change();
  const effects = effectsOf(record);
  const at = effects.findIndex((other) => isOnSame(other, effect));
  const others = effects.filter((other) => !isOnSame(other, effect));
  const next = others.toSpliced(at === -1 ? others.length : at, 0, effect);
  setOnRecord(draft, holder, 'effects', next);
  return draft.change();
}

/** Takes the effect on a field of a record away; without a field, the one that removes the record. */
export function removeEffect(
  records: MapRecords,
  holder: RecordId,
  on: Readonly<{ record: RecordId; field?: string | undefined }>,
): Change {
  const draft = new Draft(records);
  const record = holderOf(records, holder);
  if (!record) return draft.change();
  const effects = effectsOf(record);
  const others = effects.filter((effect) => !isOnSame(effect, on));
  if (others.length < effects.length)
    draft.set(holder, { effects: others.length > 0 ? others : undefined });
  return draft.change();
}

function holderOf(records: MapRecords, id: RecordId): MapRecord | null {
  const record = records[id];
  const mayHold = kindOf(record?.kind ?? '')?.references.some(({ shape }) => shape === 'effects');
  return record && mayHold ? record : null;
}

function effectsOf(holder: MapRecord): readonly Effect[] {
  return (holder['effects'] as readonly Effect[] | undefined) ?? [];
}

function isOnSame(
  a: Readonly<{ record: RecordId; field?: string | undefined }>,
  b: Readonly<{ record: RecordId; field?: string | undefined }>,
): boolean {
  return a.record === b.record && a.field === b.field;
}
