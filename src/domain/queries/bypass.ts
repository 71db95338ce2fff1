/**
 * Takes skipped touchpoints out of a graph of ways: whoever would come to one goes on to where it
 * leads. One after the other is eliminated, its loop on itself summed up first, which is exact for
 * any chain or circle of skipped ones (state reduction: Grassmann, Taksar & Heyman 1985).
 */
import { COMPLETE } from '../kinds/path.ts';
import type { RecordId } from '../records.ts';
import type { Way, Ways } from './ways.ts';

/**
 * The ways among those not skipped and the shares in which customers start, where `complete` may be
 * among the starts. Skipped ones that only lead to each other lead to `complete`.
 */
export function bypass(
  ways: Ways,
  entry: ReadonlyMap<RecordId, number>,
  skips: ReadonlySet<RecordId>,
): { ways: Ways; entry: Map<RecordId, number> } {
  const open = new Map([...ways].map(([id, list]) => [id, merged(list)]));
  const start = new Map(entry);
  for (const skipped of ways.keys()) {
    if (!skips.has(skipped)) continue;
    const onward = onwardOf(open.get(skipped)!, skipped);
    open.delete(skipped);
    // Merged at once: behind two ways to each of the next two, the ways would double with every step.
    for (const [id, list] of open)
      if (list.some((way) => way.to === skipped)) open.set(id, merged(past(list, skipped, onward)));
    const share = start.get(skipped);
    start.delete(skipped);
    if (share !== undefined)
      for (const way of onward) start.set(way.to, (start.get(way.to) ?? 0) + share * way.share);
  }
  return { ways: open, entry: start };
}

/** Where one leads in the end, each place once, without the turns on itself. */
function onwardOf(list: readonly Way[], skipped: RecordId): readonly Way[] {
  const shares = new Map<RecordId, number>();
  for (const { to, share } of list)
    if (to !== skipped && share > 0) shares.set(to, (shares.get(to) ?? 0) + share);
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (total === 0) return [{ to: COMPLETE, share: 1, path: null }];
  return [...shares].map(([to, share]) => ({ to, share: share / total, path: null }));
}

function past(list: readonly Way[], skipped: RecordId, onward: readonly Way[]): Way[] {
  return list.flatMap((way) =>
    way.to === skipped
      ? onward.map(({ to, share }) => ({ to, share: way.share * share, path: way.path }))
      : way,
  );
}

/** Ways that start with the same path and end at the same place, as one. */
function merged(list: readonly Way[]): Way[] {
  const ways = new Map<string, Way>();
  for (const way of list) {
    const key = JSON.stringify([way.to, way.path]);
    const known = ways.get(key);
    ways.set(key, known ? { ...known, share: known.share + way.share } : way);
  }
  return [...ways.values()];
}
