/**
 * Drawing, moving and weighing paths. A touchpoint without drawn paths leads to the next in order.
 * Drawing another way adds to that way and does not cut it: both are drawn then, half and half.
 * Removing a path is how one cuts it.
 */
import { applyChange, squash, type Change } from '../change.ts';
import { estimateSchema, type Estimate } from '../estimate.ts';
import { pathEstimates, type Path } from '../kinds/path.ts';
import { plainCheck } from '../plain-check.ts';
import { impliedNext } from '../queries/implied-next.ts';
import { mayLink } from '../queries/may-link.ts';
import { find } from '../queries/of-kind.ts';
import { pathsFrom, weightOf } from '../queries/paths-from.ts';
import { recordsUnder, withEffects } from '../queries/records-under.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';
import { ON_MAP, removeRecords, setFields, type EditTarget } from './record.ts';
import { forgetShares, scaleShares, shareAnew, withShare } from './shares.ts';
import { removeEffect } from './solution.ts';

/**
 * Draws a path. The first one of a touchpoint that leads elsewhere than the implied way makes that
 * way a drawn one too (with `newId`), half each. A further one takes 1/(n+1), the others keep their
 * proportions in the rest. Nothing happens where `mayLink` says no.
 */
export function linkTouchpoints(
  records: MapRecords,
  link: { id: RecordId; from: RecordId; to: RecordId; newId: () => RecordId },
): Change {
  const draft = new Draft(records);
  const { id, from, to, newId } = link;
  if (!mayLink(records, from, to)) return draft.change();
  const before = othersAt(records, from, to, newId);
  const added = insertRecords(draft, [{ id, kind: 'path', from, to }]);
  if (added.length > 0) takeShare(draft, id, before);
  return draft.change();
}

/** Lets customers go a way: draws the path, or gives half of them to one that was drawn with a share of zero. */
export function openWay(
  records: MapRecords,
  { from, to, newId }: { from: RecordId; to: RecordId; newId: () => RecordId },
): Change {
  const drawn = pathsFrom(records, from).find((path) => path.to === to);
  return drawn
    ? setShare(records, drawn.id, 1 / 2)
    : linkTouchpoints(records, { id: newId(), from, to, newId });
}

/** The paths a new one from here to there has to share with, the implied one among them. */
function othersAt(
  records: MapRecords,
  from: RecordId,
  to: RecordId,
  newId: () => RecordId,
): readonly Path[] {
  const drawn = pathsFrom(records, from);
  const implied = impliedNext(records, from);
  if (drawn.length > 0 || implied === to) return drawn;
  return [{ id: newId(), kind: 'path', from, to: implied } as Path];
}

function takeShare(draft: Draft, id: RecordId, others: readonly Path[]): void {
  for (const other of others) if (!draft.get(other.id)) draft.put(other);
  shareAnew(draft, [id], others);
}

/**
 * Sets the share of a path, 0 to 1; the others out of the same touchpoint keep their proportions in
 * what is left. The only path of a touchpoint always has all. In a scenario or for a segment the
 * shares change there alone.
 */
export function setShare(
  records: MapRecords,
  id: RecordId,
  share: number | Estimate,
  target: EditTarget = ON_MAP,
): Change {
  const shown = shownTo(records, target);
  const path = find(shown, 'path', id);
  const wanted = path && shareEstimate(path, share);
  if (!wanted) return new Draft(records).change();
  const others = othersOf(shown, path);
  const trial = new Draft(shown);
  trial.set(id, { share: others.length === 0 ? withShare(wanted, 1) : wanted });
  scaleShares(trial, others, 1 - wanted.likely);
  return writeShares(records, target, trial, [path, ...others]);
}

/**
 * Says nothing of the share of a path any more: it takes the part of a newly drawn one, the others
 * keep their proportions in the rest. In a scenario or for a segment the shares change there alone.
 */
export function clearShare(records: MapRecords, id: RecordId, target: EditTarget = ON_MAP): Change {
  const shown = shownTo(records, target);
  const path = find(shown, 'path', id);
  if (!path) return new Draft(records).change();
  const others = othersOf(shown, path);
  const trial = new Draft(shown);
  forgetShares(trial, [id], others);
  return writeShares(records, target, trial, [path, ...others]);
}

/**
 * Takes back what a scenario or segment says of the share of a path; the others keep their proportions
 * there in what the share that then holds leaves them.
 */
export function takeBackShare(
  records: MapRecords,
  id: RecordId,
  target: Exclude<EditTarget, { kind: 'map' }>,
): Change {
  const shown = shownTo(records, target);
  const path = find(shown, 'path', id);
  const others = path ? othersOf(shown, path) : [];
  // Where nothing is left of their proportions, the map still has them.
  const isRestLost = others.every((other) => weightOf(other) === 0);
  const taken = isRestLost ? [id, ...others.map((other) => other.id)] : [id];
  const first = taken.reduce((so, record) => {
    const next = applyChange(records, so);
    return squash(so, removeEffect(next, target.id, { record, field: 'share' }));
  }, new Draft(records).change());
  const next = applyChange(records, first);
  const share = find(shownTo(next, target), 'path', id)?.share;
  const second = share ? setShare(next, id, share, target) : clearShare(next, id, target);
  return squash(first, second);
}

function othersOf(records: MapRecords, { id, from }: Path): readonly Path[] {
  return pathsFrom(records, from).filter((other) => other.id !== id);
}

/** Sets the shares that paths have in the trial, where the target's edits go. */
function writeShares(
  records: MapRecords,
  target: EditTarget,
  trial: Draft,
  paths: readonly Path[],
): Change {
  const draft = new Draft(records);
  for (const { id } of paths) {
    const fields = { share: trial.get(id)!['share'] };
    const change = setFields(draft.records(), target, id, fields);
    for (const { after } of Object.values(change)) if (after) draft.put(after);
  }
  return draft.change();
}

/** The records as the target's own edits see them. */
function shownTo(records: MapRecords, target: EditTarget): MapRecords {
  if (target.kind === 'map') return records;
  if (target.kind === 'scenario')
    return recordsUnder(records, { scenario: target.id, segment: null });
  return withEffects(records, find(records, 'segment', target.id)?.effects ?? []);
}

/** A bare number is a guess, unless the share was observed or measured before. */
function shareEstimate(path: Path, share: number | Estimate): Estimate | null {
  if (typeof share === 'object')
    return plainCheck(estimateSchema(pathEstimates.share))(share) ? share : null;
  if (!Number.isFinite(share)) return null;
  const before = path.share;
  const stated = before && before.basis !== 'assumed' ? before : { basis: 'guess' as const };
  return withShare({ likely: weightOf(path), ...stated }, share);
}

/** Removes a path; the shares of the others fill up to 1. After the last one the implied way holds. */
export function unlink(records: MapRecords, id: RecordId): Change {
  return find(records, 'path', id) ? removeRecords(records, [id]) : new Draft(records).change();
}

/**
 * Leads a path from or to somewhere else. Its old touchpoint's other paths fill up to 1; at the new
 * one it shares as a newly drawn one does. Nothing happens where `mayLink` says no.
 */
export function reroutePath(
  records: MapRecords,
  id: RecordId,
  ends: {
    from?: RecordId | undefined;
    to?: RecordId | undefined;
    newId: () => RecordId;
  },
): Change {
  const draft = new Draft(records);
  const path = find(records, 'path', id);
  if (!path) return draft.change();
  const { from = path.from, to = path.to, newId } = ends;
  if (!mayLink(records, from, to, id)) return draft.change();
  draft.set(id, { from, to });
  if (from === path.from) return draft.change();
  const left = pathsFrom(records, path.from).filter((other) => other.id !== id);
  scaleShares(draft, left, 1);
  takeShare(draft, id, othersAt(records, from, to, newId));
  return draft.change();
}
