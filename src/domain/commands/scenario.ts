/** Scenarios: making one from another, and switching solutions and offers on and off. */
import type { Change } from '../change.ts';
import { isUsable } from '../effects.ts';
import type { Effect } from '../kind.ts';
import { find, mapOf } from '../queries/of-kind.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { addRecord, setFields, type EditTarget } from './record.ts';

/**
 * A new scenario, last, that starts as another one is (null: as the map as drawn is) and can then go
 * its own way.
 */
export function addScenario(
  records: MapRecords,
  { id, title, from }: { id: RecordId; title: string; from: RecordId | null },
): Change {
  const start = find(records, 'scenario', from);
  const solutions = (start ?? mapOf(records))?.solutions;
  const effects = start?.effects;
  const fields = { ...(solutions && { solutions }), ...(effects && { effects }) };
  return addRecord(records, { id, kind: 'scenario', title, ...fields });
}

/** A new scenario, last, that holds these solutions and effects, as far as they can do anything, and nothing else. */
export function keepOption(
  records: MapRecords,
  { id, title, option }: { id: RecordId; title: string; option: KeptOption },
): Change {
  const solutions = [...new Set(option.solutions)].filter((one) => find(records, 'solution', one));
  const effects = option.effects.filter((effect) => isUsable(records, effect));
  const fields = {
    ...(solutions.length > 0 && { solutions }),
    ...(effects.length > 0 && { effects }),
  };
  return addRecord(records, { id, kind: 'scenario', title, ...fields });
}

/** Something one could do instead of what is drawn. */
export type KeptOption = Readonly<{ solutions: readonly RecordId[]; effects: readonly Effect[] }>;

/** Switches a solution on (as the last to be applied) or off, in a scenario or in the map as drawn. */
export function switchSolution(
  records: MapRecords,
  scenario: RecordId | null,
  solution: RecordId,
  on: boolean,
): Change {
  const draft = new Draft(records);
  const holder = scenario === null ? mapOf(records) : find(records, 'scenario', scenario);
  if (!holder || !find(records, 'solution', solution)) return draft.change();
  const before: readonly RecordId[] = holder.solutions ?? [];
  if (before.includes(solution) === on) return draft.change();
  const others = before.filter((id) => id !== solution);
  const solutions = on ? [...others, solution] : others;
  draft.set(holder.id, { solutions: solutions.length > 0 ? solutions : undefined });
  return draft.change();
}

/** Switches an offer on or off: in the map as drawn, or only in a scenario or for a segment. */
export function switchOffer(
  records: MapRecords,
  target: EditTarget,
  offer: RecordId,
  on: boolean,
): Change {
  if (!find(records, 'offer', offer)) return new Draft(records).change();
  const off = target.kind === 'map' && on ? undefined : !on;
  return setFields(records, target, offer, { off });
}
