/**
 * What a record says about other records, found through the table of kinds: plain references, lists,
 * effects, and the sources of estimates. Removal, copying, repair and merging all read it here.
 */
import type { Effect, Reference } from './kind.ts';
import { COMPLETE } from './kinds/path.ts';
import type { MapRecord, MapRecords, RecordId } from './records.ts';
import { kindOf } from './schema.ts';

/** One mention of another record. `to` lists the kinds it may be of; empty: any. */
export type Mention = Readonly<{
  field: string;
  id: RecordId;
  to: readonly string[];
  whenGone: Reference['whenGone'];
}>;

/** The id to put in the place of a mentioned one, or null to drop the mention. */
export type Translate = (mention: Mention) => RecordId | null;

/** Every mention of another record. Values of the wrong shape mention nothing. */
export function mentionsOf(record: MapRecord): Mention[] {
  const mentions: Mention[] = [];
  translated(record, (mention) => {
    mentions.push(mention);
    return mention.id;
  });
  return mentions;
}

/** Whether the mentioned record is there and of a kind that may be meant. */
export function isThere(records: MapRecords, mention: Mention): boolean {
  return isMeant(records[mention.id], mention);
}

/** Whether a record, if any, is of a kind that a mention may mean. */
export function isMeant(record: MapRecord | null | undefined, { to }: Mention): boolean {
  return !!record && (to.length === 0 || to.includes(record.kind));
}

/**
 * The record with its mentions translated. Null when one without which it cannot be was dropped; the
 * record itself when nothing changed. Lists that end up empty are taken away.
 */
export function translated(record: MapRecord, translate: Translate): MapRecord | null {
  const known = kindOf(record.kind);
  if (!known) return record;
  let changes: Map<string, unknown> | null = null;
  for (const reference of known.references) {
    const value = record[reference.field];
    if (value === undefined) continue;
    const next = translatedValue(value, reference, translate);
    if (next === value) continue;
    if (next === undefined && reference.whenGone === 'remove') return null;
    (changes ??= new Map()).set(reference.field, next);
  }
  for (const field in known.estimates) {
    const value = record[field];
    const next = withSource(value, field, translate);
    if (next !== value) (changes ??= new Map()).set(field, next);
  }
  return changes ? withChanges(record, changes) : record;
}

function withChanges(record: MapRecord, changes: ReadonlyMap<string, unknown>): MapRecord {
  const next: Record<string, unknown> = { ...record };
  for (const [field, value] of changes) {
    if (value === undefined) delete next[field];
    else next[field] = value;
  }
  return next as MapRecord;
}

function translatedValue(value: unknown, reference: Reference, translate: Translate): unknown {
  const { field, to, shape, whenGone } = reference;
  const one = (id: RecordId) => translate({ field, id, to, whenGone });
  if (shape === 'one') {
    if (typeof value !== 'string' || (value === COMPLETE && to.includes(COMPLETE))) return value;
    return one(value) ?? undefined;
  }
  if (!Array.isArray(value)) return value;
  const next =
    shape === 'many'
      ? value.map((id: unknown) => (typeof id === 'string' ? one(id) : id))
      : value.map((effect: unknown) => translatedEffect(effect, one, translate));
  if (next.every((entry, index) => entry === value[index])) return value as unknown;
  const kept = next.filter((entry) => entry !== null);
  return kept.length > 0 ? kept : undefined;
}

function translatedEffect(
  value: unknown,
  one: (id: RecordId) => RecordId | null,
  translate: Translate,
): unknown {
  const effect = value as Effect | null;
  if (typeof effect !== 'object' || typeof effect?.record !== 'string') return value;
  const record = one(effect.record);
  if (record === null) return null;
  const next = withSource(effect.value, 'effects', translate);
  if (record === effect.record && next === effect.value) return effect;
  return 'value' in effect ? { ...effect, record, value: next } : { ...effect, record };
}

/** An estimate with the source it rests on translated, or without when that is gone. */
function withSource(value: unknown, field: string, translate: Translate): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { source } = value as { source?: unknown };
  if (typeof source !== 'string') return value;
  const next = translate({ field, id: source, to: ['source'], whenGone: 'clear' });
  if (next === source) return value;
  if (next !== null) return { ...value, source: next };
  const { source: _, ...rest } = value as { source?: unknown };
  return rest;
}
