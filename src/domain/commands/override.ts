/** Setting a field as it is in one scenario or for one segment: as an effect there. */
import type { Estimate } from '../estimate.ts';
import { settle } from '../fields.ts';
import type { Effect } from '../kind.ts';
import { find } from '../queries/of-kind.ts';
import { effectsUnder, withEffects } from '../queries/records-under.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { sameValue } from '../same-value.ts';
import type { Draft } from './draft.ts';

/**
 * Replaces all effects of the target on this field by one that gives the value, or by none when the
 * field has this value without. `undefined` takes the field away there.
 */
export function override(
  draft: Draft,
  target: Readonly<{ kind: 'scenario' | 'segment'; id: RecordId }>,
  id: RecordId,
  field: string,
  value: unknown,
): void {
  const records = draft.records();
  const settled = settle(records[id]!.kind, field, value);
  if (!settled.ok) return;
  const wanted = withKnownSource(records, settled.value);
  const holder = records[target.id]!;
  const effects = (holder['effects'] as readonly Effect[] | undefined) ?? [];
  const others = effects.filter((effect) => effect.record !== id || effect.field !== field);
  draft.set(target.id, { effects: others });
  const without = valueWithout(draft.records(), target, id, field);
  if (!sameChoice(without, wanted)) others.push(effectOf(id, field, wanted));
  draft.set(target.id, { effects: others.length > 0 ? others : undefined });
}

function effectOf(record: RecordId, field: string, value: unknown): Effect {
  return value === undefined
    ? { record, field, op: 'remove' }
    : { record, field, op: 'set', value };
}

/** What the field is by the map and whatever is applied before the target's own effects. */
function valueWithout(
  records: MapRecords,
  target: Readonly<{ kind: 'scenario' | 'segment'; id: RecordId }>,
  id: RecordId,
  field: string,
): unknown {
  if (target.kind === 'segment') return records[id]![field];
  const view = { scenario: target.id, segment: null };
  return (withEffects(records, effectsUnder(records, view))[id] ?? records[id])?.[field];
}

/** More than anybody states or computes with. */
const DIGITS = 12;

/** What holds where a choice was never made, so that "back to normal" needs no effect. */
const unsaid: readonly unknown[] = [false, 'always', 'once', 'performance'];

function sameChoice(a: unknown, b: unknown): boolean {
  return (
    sameValue(rounded(a), rounded(b)) ||
    (a === undefined && unsaid.includes(b)) ||
    (b === undefined && unsaid.includes(a))
  );
}

/** Numbers scaled and scaled back differ in their last digits. */
function rounded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'number' ? Number(part.toPrecision(DIGITS)) : part,
  ]);
  return Object.fromEntries(entries) as unknown;
}

function withKnownSource(records: MapRecords, value: unknown): unknown {
  const estimate = value as Estimate | undefined;
  if (estimate?.source === undefined || find(records, 'source', estimate.source)) return value;
  const { source: _, ...rest } = estimate;
  return rest;
}
