/** Loops that no path leads out of: a journey that comes there ends only when the customer leaves. */
import { finding, type Finding } from '../finding.ts';
import { COMPLETE } from '../kinds/path.ts';
import type { RecordId } from '../records.ts';
import type { Ways } from './ways.ts';

/**
 * One finding per loop, with its touchpoints in the order of `ways`. `reached` is 1 when customers who
 * start at `starts` come to it, else 0.
 */
export function loopsWithoutExit(ways: Ways, starts: readonly RecordId[]): Finding[] {
  const back = backwards(ways);
  const forth = (id: RecordId) => targets(ways, id);
  const ends = reachableFrom([COMPLETE], back);
  const stuck = [...ways.keys()].filter((id) => !ends.has(id));
  const reached = reachableFrom(stuck.length > 0 ? starts : [], forth);
  const named = new Set<RecordId>();
  const findings: Finding[] = [];
  for (const id of stuck) {
    if (named.has(id)) continue;
    const onward = reachableFrom([id], forth);
    const returning = reachableFrom([id], back);
    if ([...onward].some((other) => !returning.has(other))) continue;
    const ids = stuck.filter((other) => onward.has(other));
    for (const each of ids) named.add(each);
    const detail = { count: ids.length, reached: reached.has(id) ? 1 : 0 };
    findings.push(finding('flowLoopWithoutExit', { id, ids, kind: 'touchpoint' }, detail));
  }
  return findings;
}

function targets(ways: Ways, id: RecordId): RecordId[] {
  return (ways.get(id) ?? []).filter(({ share }) => share > 0).map(({ to }) => to);
}

function backwards(ways: Ways): (id: RecordId) => readonly RecordId[] {
  const sources = new Map<RecordId, RecordId[]>();
  for (const from of ways.keys())
    for (const to of targets(ways, from)) sources.set(to, [...(sources.get(to) ?? []), from]);
  return (id) => sources.get(id) ?? [];
}

/** The starts and all that can be reached from them. */
function reachableFrom(
  starts: Iterable<RecordId>,
  next: (id: RecordId) => readonly RecordId[],
): Set<RecordId> {
  const seen = new Set(starts);
  for (const id of seen) for (const to of next(id)) seen.add(to);
  return seen;
}
