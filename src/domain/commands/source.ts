/** Sources: letting a number rest on one, and erasing one with all that came from it. */
import { applyChange, squash, type Change } from '../change.ts';
import type { Basis, Estimate } from '../estimate.ts';
import { basisOfSort, type Source } from '../kinds/source.ts';
import { find } from '../queries/of-kind.ts';
import { cites, effectsOf, restsOn } from '../queries/rests-on.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { removeRecords } from './record.ts';

/** What a number rests on once it cites the source; a guess while its sort is not said. */
export function basisFrom(source: Pick<Source, 'sort'>): Basis {
  return basisOfSort[source.sort ?? 'other'];
}

/** The estimate resting on a source, which sets its basis. */
export function citing(estimate: Estimate, source: Pick<Source, 'id' | 'sort'>): Estimate {
  return { ...estimate, source: source.id, basis: basisFrom(source) };
}

/**
 * Says what sort a source is, or no longer says it. Numbers that cite it follow with their basis, but
 * for those whose basis somebody has set otherwise.
 */
export function setSourceSort(
  records: MapRecords,
  id: RecordId,
  sort: Source['sort'] | undefined,
): Change {
  const draft = new Draft(records);
  const source = find(records, 'source', id);
  if (!source) return draft.change();
  const [from, basis] = [basisFrom(source), basisFrom({ sort })];
  draft.set(id, { sort });
  const rebased = (value: unknown) =>
    cites(value, id) && (value as Estimate).basis === from
      ? { ...(value as Estimate), basis }
      : value;
  for (const { record, field, holder } of restsOn(records, id).numbers) {
    if (holder === null) draft.set(record, { [field]: rebased(records[record]![field]) });
    else
      draft.set(holder, {
        effects: effectsOf(records[holder]!).map((effect) =>
          'value' in effect ? { ...effect, value: rebased(effect.value) } : effect,
        ),
      });
  }
  return draft.change();
}

/**
 * Erases a source and what came from it: numbers that cite it return to their defaults, also in
 * scenarios, segments and solutions, and what it was about no longer names it. `withFindings` also
 * removes what nothing else speaks for. Nothing happens to what is not a source.
 */
export function eraseSource(
  records: MapRecords,
  id: RecordId,
  { withFindings = false }: Readonly<{ withFindings?: boolean }> = {},
): Change {
  const draft = new Draft(records);
  if (!find(records, 'source', id)) return draft.change();
  const { numbers, alone } = restsOn(records, id);
  for (const { record, field, holder } of numbers) {
    if (holder === null) draft.set(record, { [field]: undefined });
    else {
      const kept = effectsOf(records[holder]!).filter((effect) => !cites(effect.value, id));
      draft.set(holder, { effects: kept.length > 0 ? kept : undefined });
    }
  }
  const first = draft.change();
  const going = withFindings ? [id, ...alone] : [id];
  return squash(first, removeRecords(applyChange(records, first), going));
}
