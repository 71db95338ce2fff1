/**
 * The map as a segment lives it in a scenario: the records with all effects laid over them. Computing
 * and showing never look at effects themselves, only at this.
 */
import { planRemoval } from '../commands/removal.ts';
import { afterEffect } from '../effects.ts';
import type { Effect } from '../kind.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { find, mapOf } from './of-kind.ts';
import { remembered } from './remembered.ts';

/** Null stands for the map as drawn and for customers in general. */
export type View = Readonly<{ scenario: RecordId | null; segment: RecordId | null }>;

const answers = remembered(() => new Map<string, MapRecords>());

/**
 * The records under a scenario and for a segment: first the segment's effects, then those of the
 * solutions that are on in their order, then the scenario's own. Without a scenario the solutions are
 * those that are on in the map as drawn. Effects on what is not there are ignored; where nothing
 * changes the answer is the set of records itself, and asking again gives the same set.
 */
export function recordsUnder(records: MapRecords, view: View): MapRecords {
  const known = answers(records);
  const key = JSON.stringify([view.scenario, view.segment]);
  const answer = known.get(key) ?? withEffects(records, effectsUnder(records, view));
  known.set(key, answer);
  return answer;
}

/** The effects that hold in a view, in the order in which they are applied. */
export function effectsUnder(records: MapRecords, { scenario, segment }: View): Effect[] {
  const chosen = find(records, 'scenario', scenario);
  const solutions = new Set((chosen ?? mapOf(records))?.solutions);
  return [
    ...(find(records, 'segment', segment)?.effects ?? []),
    ...[...solutions].flatMap((id) => find(records, 'solution', id)?.effects ?? []),
    ...(chosen?.effects ?? []),
  ];
}

/** The records after effects, applied one after the other. */
export function withEffects(records: MapRecords, effects: readonly Effect[]): MapRecords {
  const changed = new Map<RecordId, MapRecord>();
  const removed = new Set<RecordId>();
  for (const effect of effects) {
    const record = changed.get(effect.record) ?? records[effect.record];
    if (!record || removed.has(record.id)) continue;
    if (effect.op === 'remove' && effect.field === undefined) {
      if (record.kind !== 'map') removed.add(record.id);
      continue;
    }
    const next = afterEffect(records, record, effect);
    if (next !== record) changed.set(record.id, next);
  }
  const next = changed.size === 0 ? records : replaced(records, changed);
  return removed.size === 0 ? next : planRemoval(next, removed, { keepItems: true }).records();
}

function replaced(records: MapRecords, changed: ReadonlyMap<RecordId, MapRecord>): MapRecords {
  const next = Object.assign(Object.create(null), records) as Record<RecordId, MapRecord>;
  for (const [id, record] of changed) next[id] = record;
  return next;
}
