/**
 * Effects: how a solution, a scenario or a segment changes a field of another record. The same rules
 * hold for all three.
 */
import { clampTo, withLikely, type Estimate } from './estimate.ts';
import { fieldSchema, isPlacing, settle } from './fields.ts';
import type { Effect } from './kind.ts';
import { leverEstimates } from './kinds/touchpoint.ts';
import { defaultOf } from './queries/default-of.ts';
import { isRatedByLevers } from './queries/drawn-quality.ts';
import type { MapRecord, MapRecords } from './records.ts';
import { isKind, kindOf } from './schema.ts';

/** Whether an effect on this record can do anything: the field is known, the value fits it. */
export function isUsable(records: MapRecords, effect: Effect): boolean {
  const record = records[effect.record];
  if (!record || !kindOf(record.kind)) return false;
  if (effect.field === undefined) return effect.op === 'remove' && record.kind !== 'map';
  if (!mayChange(record.kind, effect.field)) return false;
  if (effect.op === 'remove') return settle(record.kind, effect.field, undefined).ok;
  if (effect.op === 'set') return settle(record.kind, effect.field, effect.value ?? null).ok;
  return Number.isFinite(effect.value) && isNumeric(record.kind, effect.field);
}

/** Where a record stands and what it refers to is the map's matter, not an effect's. */
function mayChange(kind: string, field: string): boolean {
  if (!fieldSchema(kind, field) || isPlacing(kind, field)) return false;
  return !kindOf(kind)!.references.some((reference) => reference.field === field);
}

function isNumeric(kind: string, field: string): boolean {
  return Object.hasOwn(kindOf(kind)!.estimates, field);
}

/**
 * What gives way in a view where the field is changed: the levers behind a quality, and what was
 * observed while the field was as it is on the map.
 */
const GIVES_WAY: Readonly<Record<string, readonly string[]>> = {
  quality: [...Object.keys(leverEstimates), 'observedSatisfaction'],
  optOut: ['observedDropOff'],
};

/**
 * The record after an effect on one of its fields; the record itself where the effect means nothing.
 * `set` takes a number or a whole estimate; `add` and `multiply` start from what holds now, be it the
 * default, and take low and high along. Everything is clamped to the field. `records` are those the
 * record stands among, for defaults that depend on others.
 */
export function afterEffect(records: MapRecords, record: MapRecord, effect: Effect): MapRecord {
  const { field } = effect;
  if (field === undefined || !mayChange(record.kind, field)) return record;
  if (effect.op === 'remove') return withField(record, field, undefined);
  const value =
    effect.op === 'set' ? (effect.value ?? null) : calculated(records, record, field, effect);
  const next = withField(record, field, value);
  return record.kind === 'touchpoint' && next !== record
    ? without(next, GIVES_WAY[field] ?? [])
    : next;
}

function withField(record: MapRecord, field: string, value: unknown): MapRecord {
  const settled = settle(record.kind, field, value);
  if (!settled.ok) return record;
  if (settled.value === undefined) return without(record, [field]);
  return { ...record, [field]: settled.value };
}

function without(record: MapRecord, fields: readonly string[]): MapRecord {
  if (!fields.some((field) => Object.hasOwn(record, field))) return record;
  const next: Record<string, unknown> = { ...record };
  for (const field of fields) delete next[field];
  return next as MapRecord;
}

/**
 * What an effect makes of a number of the map as drawn, before it is cut to the bounds of its field; null for one that
 * is not about a number or means nothing.
 */
export function effectNumbers(
  records: MapRecords,
  effect: Effect,
): Readonly<{ wanted: number; min: number; max: number }> | null {
  const { field, op, value } = effect;
  const record = records[effect.record];
  if (!record || field === undefined || op === 'remove' || !isNumeric(record.kind, field))
    return null;
  const { min, max } = kindOf(record.kind)!.estimates[field]!;
  const number = isEstimate(value) ? value.likely : value;
  const now = op === 'set' ? 0 : numberNow(records, record, field);
  if (typeof number !== 'number' || !Number.isFinite(number) || now === null) return null;
  const wanted = op === 'set' ? number : op === 'add' ? now + number : now * number;
  return { wanted, min, max };
}

function isEstimate(value: unknown): value is Estimate {
  return typeof value === 'object' && value !== null && 'likely' in value;
}

/** What is stated, the mean of rated levers, or the default. */
function numberNow(records: MapRecords, record: MapRecord, field: string): number | null {
  return statedNow(record, field)?.likely ?? defaultOf(records, record, field);
}

function statedNow(record: MapRecord, field: string): Estimate | undefined {
  const isRated = isKind(record, 'touchpoint') && field === 'quality' && isRatedByLevers(record);
  return isRated ? undefined : (record[field] as Estimate | undefined);
}

/** Null, which fits no field, where nothing can be calculated. */
function calculated(
  records: MapRecords,
  record: MapRecord,
  field: string,
  { op, value }: Effect,
): Estimate | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || !isNumeric(record.kind, field))
    return null;
  const bounds = kindOf(record.kind)!.estimates[field]!;
  const stated = statedNow(record, field);
  const likely = numberNow(records, record, field);
  if (likely === null) return null;
  const start = stated ?? { likely: clampTo(bounds, likely), basis: 'assumed' };
  return withLikely(start, op === 'add' ? likely + value : likely * value, bounds);
}
