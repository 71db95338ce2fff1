/** Setting all opt-outs that nobody has stated from a share of customers who leave in a year. */
import { applyChange, squash, type Change } from '../change.ts';
import type { Industry } from '../kinds/source.ts';
import {
  isGuessedOptOut,
  leavingSource,
  optOutAt,
  takesLeaving,
  type LeavingSource,
} from '../queries/leaving.ts';
import { ofKind } from '../queries/of-kind.ts';
import { cites, restsOn } from '../queries/rests-on.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { addRecord, ON_MAP, setFields } from './record.ts';
import { basisFrom, eraseSource } from './source.ts';

export type YearlyLeaving = Readonly<{
  /** Of the source that is made for it, if there is none yet. */
  id: RecordId;
  /** Share of the customers, 0 to 1. */
  perYear: number;
  /** Absent: the map's own figure. */
  industry?: Industry | undefined;
  /** Of the source. */
  title: string;
  detail: string;
}>;

/**
 * Lets the opt-outs that nobody has stated follow from a yearly share, which is kept as a source that
 * they cite. What somebody has stated stays, also where a drop-off was observed.
 */
export function setLeaving(records: MapRecords, yearly: YearlyLeaving): Change {
  const { perYear, industry, title, detail } = yearly;
  const known = leavingSource(records);
  const leaving = industry === undefined ? { perYear } : { perYear, industry };
  const fields = { title, detail, sort: 'other' as const, leaving };
  const made = known
    ? setFields(records, ON_MAP, known.id, fields)
    : addRecord(records, { id: yearly.id, kind: 'source', ...fields });
  const next = applyChange(records, made);
  const source = leavingSource(next);
  if (!source) return made;
  const draft = new Draft(next);
  setFollowing(draft, source);
  return squash(made, draft.change());
}

/**
 * Clears the opt-outs that somebody only guessed, so that they follow from the yearly share, or from the
 * assumption per stage where there is none. What was observed, measured or has a source stays.
 */
export function clearGuessedLeaving(records: MapRecords): Change {
  const draft = new Draft(records);
  for (const touchpoint of ofKind(records, 'touchpoint'))
    if (isGuessedOptOut(touchpoint)) draft.set(touchpoint.id, { optOut: undefined });
  const source = leavingSource(records);
  if (source) setFollowing(draft, source);
  return draft.change();
}

/** Sets what nobody has stated. */
function setFollowing(draft: Draft, source: LeavingSource): void {
  const records = draft.records();
  for (const touchpoint of ofKind(records, 'touchpoint')) {
    if (!takesLeaving(records, touchpoint)) continue;
    const likely = optOutAt(records, touchpoint, source.leaving.perYear);
    draft.set(touchpoint.id, { optOut: { likely, basis: basisFrom(source), source: source.id } });
  }
}

/**
 * Back to the assumption per stage: the figure goes, with every opt-out that followed from it. Its
 * source stays where it says more than this figure.
 */
export function dropLeaving(records: MapRecords): Change {
  const draft = new Draft(records);
  const source = leavingSource(records);
  if (!source) return draft.change();
  if (!saysMore(records, source)) return eraseSource(records, source.id);
  for (const { id, optOut } of ofKind(records, 'touchpoint'))
    if (cites(optOut, source.id)) draft.set(id, { optOut: undefined });
  draft.set(source.id, { leaving: undefined });
  return draft.change();
}

/** Somebody has written down where the figure is from, or lets something else rest on it. */
function saysMore(records: MapRecords, source: LeavingSource): boolean {
  const { numbers, statements, alone } = restsOn(records, source.id);
  return (
    [source.quote, source.link, source.date].some((said) => said !== undefined) ||
    statements.length + alone.length > 0 ||
    numbers.some(({ field, holder }) => field !== 'optOut' || holder !== null)
  );
}
