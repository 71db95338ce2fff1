/**
 * An option: something one could do instead of what is drawn, in the form of a scenario that nobody has written down
 * yet. So whatever is ranked, compared or found best can be kept as a scenario as it is.
 */
import type { Effect } from '#domain/kind.ts';
import { find, mapOf } from '#domain/queries/of-kind.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';

export type Option = Readonly<{
  /** Solutions that are on. */
  solutions: readonly RecordId[];
  /** Changes beyond those of the solutions, applied after them. */
  effects: readonly Effect[];
  /** The scenario it is or departs from, whose effects are the first of its own; absent for the map as drawn. */
  scenario?: RecordId;
}>;

/** What a scenario is, or, without one, the map as drawn. */
export function optionOf(records: MapRecords, scenario: RecordId | null): Option {
  const chosen = find(records, 'scenario', scenario);
  const { solutions = [] } = chosen ?? mapOf(records) ?? {};
  return {
    solutions: [...new Set(solutions)],
    effects: chosen?.effects ?? [],
    ...(chosen && { scenario: chosen.id }),
  };
}

/** The option with the effects of its scenario as other records have them, number for number. */
export function optionIn(records: MapRecords, option: Option): Option {
  const own = find(records, 'scenario', option.scenario ?? null)?.effects ?? [];
  if (own.length === 0) return option;
  return { ...option, effects: [...own, ...option.effects.slice(own.length)] };
}

/** Taken by no record: ids of records never begin with a space. */
const OPTION_ID = ' option' as RecordId<'scenario'>;

/** The records with the option among them as a scenario, and that scenario's id. */
export function withOption(
  records: MapRecords,
  { solutions, effects }: Option,
): Readonly<{ records: MapRecords; scenario: RecordId }> {
  const scenario = { id: OPTION_ID, kind: 'scenario', title: '', order: 'a0', solutions, effects };
  const next = Object.assign(Object.create(null), records) as Record<RecordId, MapRecord>;
  next[OPTION_ID] = scenario;
  return { records: next, scenario: OPTION_ID };
}
