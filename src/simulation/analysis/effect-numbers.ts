/**
 * The numbers in what solutions, scenarios and segments do: nobody knows for sure how much a change will do either. That
 * something is taken away, a pain point say, is certain here: it is what is meant by the solution, not a quantity.
 */
import { isUsable } from '#domain/effects.ts';
import { rangeOf, rangeOfChange, type Estimate, type Range } from '#domain/estimate.ts';
import { settle } from '#domain/fields.ts';
import type { Effect } from '#domain/kind.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';

export type EffectNumber = Readonly<{
  kind: 'effect';
  /** Who has the effect: a solution, a scenario or a segment. */
  record: MapRecord;
  /** What it is an effect on, which field of it, and how. */
  target: RecordId;
  field: string;
  op: 'set' | 'add' | 'multiply';
  /** Of the number in the effect: what is set, added, or multiplied by. */
  range: Range;
  /** Its place among the effects of the record. */
  at: number;
  /** The same for the same target, field and way, whatever else the record does. */
  key: string;
}>;

/** The numbers in the effects of a record that could be otherwise, in their order; `counts` says which targets matter. */
export function numbersInEffects(
  records: MapRecords,
  record: MapRecord,
  counts: (target: MapRecord, field: string) => boolean,
): EffectNumber[] {
  const seen = new Map<string, number>();
  return effectsOf(record).flatMap((effect, at): EffectNumber[] => {
    const { record: target, field, op } = effect;
    if (op === 'remove' || field === undefined || !isUsable(records, effect)) return [];
    const range = effectRange(records[target]!, field, op, effect.value);
    if (!range || !(range.low < range.high) || !counts(records[target]!, field)) return [];
    const name = `${holderKey(record)} ${op} ${target} ${field}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const key = times > 0 ? `${name} ${times}` : name;
    return [{ kind: 'effect', record, target, field, op, range, at, key }];
  });
}

/** Scenarios that assume the same draw the same, so that what they differ by is not chance. */
function holderKey({ id, kind }: MapRecord): string {
  return kind === 'scenario' ? ' scenario' : id;
}

function effectRange(
  { kind }: MapRecord,
  field: string,
  op: EffectNumber['op'],
  value: unknown,
): Range | null {
  const known = kindOf(kind)?.estimates[field];
  if (!known) return null;
  if (op !== 'set') return rangeOfChange(op, value as number);
  const settled = settle(kind, field, value);
  return settled.ok ? rangeOf(settled.value as Estimate, known) : null;
}

/** The record with another number in one of its effects. */
export function withEffectNumber(
  record: MapRecord,
  { at, op, range }: EffectNumber,
  value: number,
): MapRecord {
  const effects = [...effectsOf(record)];
  effects[at] = {
    ...effects[at]!,
    value: op === 'set' ? { likely: value, basis: range.basis } : value,
  };
  return { ...record, effects };
}

function effectsOf(record: MapRecord): readonly Effect[] {
  return (record['effects'] as readonly Effect[] | undefined) ?? [];
}
