/** Sources: letting a number rest on one, and erasing one with all that came from it. */
import { applyChange, squash, type Change } from '../change.ts';
import type { Basis, Estimate } from '../estimate.ts';
import { basisOfSort, type Source } from '../kinds/source.ts';
import { find } from '../queries/of-kind.ts';
import { pathsFrom } from '../queries/paths-from.ts';
import { cites, effectsOf, restsOn, type Citation } from '../queries/rests-on.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { takeBackShare } from './path.ts';
import { removeRecords } from './record.ts';
import { forgetShares } from './shares.ts';

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
  const shares = numbers.filter(
    ({ record, field }) => field === 'share' && records[record]?.kind === 'path',
  );
  refillShares(draft, shares);
  const first = takeBackShares(records, draft.change(), shares);
  const going = withFindings ? [id, ...alone] : [id];
  return squash(first, removeRecords(applyChange(records, first), going));
}

/** The paths whose share went take part anew, those of one touchpoint together. */
function refillShares(draft: Draft, shares: readonly Citation[]): void {
  const records = draft.records();
  const gone = new Set(shares.flatMap(({ record, holder }) => (holder === null ? record : [])));
  const starts = new Set([...gone].map((id) => find(records, 'path', id)!.from));
  for (const start of starts) {
    const paths = pathsFrom(records, start);
    const anew = paths.flatMap(({ id }) => (gone.has(id) ? id : []));
    const others = paths.filter(({ id }) => !gone.has(id));
    forgetShares(draft, anew, others);
  }
}

/** What scenarios and segments said of shares goes with what it did there to the other paths. */
function takeBackShares(records: MapRecords, change: Change, shares: readonly Citation[]): Change {
  return shares.reduce((so, { record, holder }) => {
    const kind = records[holder ?? '']?.kind;
    if (holder === null || (kind !== 'scenario' && kind !== 'segment')) return so;
    const target = { kind, id: holder } as const;
    return squash(so, takeBackShare(applyChange(records, so), record, target));
  }, change);
}
