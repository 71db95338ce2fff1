/**
 * The shape of a journey: which touchpoints form loops together, and in which order to go through them so that
 * everything before a touchpoint is known when it is reached (strongly connected components, Tarjan 1972).
 */
import { COMPLETE, type Model } from './model.ts';

/** A directed graph: for each point, the points it leads to. */
export type Successors = readonly (readonly number[])[];

/** Points that can all reach each other, or a single point. */
export interface Component {
  /** In an order that follows the paths as far as a loop allows. */
  readonly members: readonly number[];
  /** Whether a path leads back, be it from a point to itself. */
  readonly loops: boolean;
}

/** For each touchpoint, the touchpoints that its paths with a share lead to. */
export function successorsOf(model: Model): number[][] {
  return model.touchpoints.map(({ next }) => [
    ...new Set(next.filter(({ to, share }) => to !== COMPLETE && share > 0).map(({ to }) => to)),
  ]);
}

/** The same graph walked backwards. */
export function reversed(successors: Successors): number[][] {
  const before: number[][] = successors.map(() => []);
  successors.forEach((targets, from) => targets.forEach((to) => before[to]!.push(from)));
  return before;
}

/** Marks every point that can be reached from `starts`, these included, without entering a `blocked` point. */
export function reachableFrom(
  successors: Successors,
  starts: Iterable<number>,
  blocked?: (point: number) => boolean,
): boolean[] {
  const seen = new Array<boolean>(successors.length).fill(false);
  const open = [...starts];
  for (const start of open) seen[start] = true;
  for (let point = open.pop(); point !== undefined; point = open.pop()) {
    for (const to of successors[point]!) {
      if (seen[to] || blocked?.(to)) continue;
      seen[to] = true;
      open.push(to);
    }
  }
  return seen;
}

/** Components in an order in which paths only lead forward. Written without recursion: maps may be long chains. */
export function componentsOf(successors: Successors): Component[] {
  const found: Component[] = [];
  const size = successors.length;
  const order = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const tried = new Int32Array(size);
  const finished = new Int32Array(size);
  const open: number[] = [];
  const isOpen = new Uint8Array(size);
  let visited = 0;
  let done = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    const trail = [root];
    for (let point = root; trail.length > 0; point = trail[trail.length - 1]!) {
      if (order[point] === -1) {
        order[point] = lowest[point] = visited++;
        open.push(point);
        isOpen[point] = 1;
      }
      const targets = successors[point]!;
      if (tried[point]! < targets.length) {
        const to = targets[tried[point]!++]!;
        if (order[to] === -1) trail.push(to);
        else if (isOpen[to]) lowest[point] = Math.min(lowest[point]!, order[to]!);
        continue;
      }
      trail.pop();
      finished[point] = done++;
      const before = trail[trail.length - 1];
      if (before !== undefined) lowest[before] = Math.min(lowest[before]!, lowest[point]!);
      if (lowest[point] !== order[point]) continue;
      const members: number[] = [];
      let member: number;
      do {
        member = open.pop()!;
        isOpen[member] = 0;
        members.push(member);
      } while (member !== point);
      members.sort((a, b) => finished[b]! - finished[a]!);
      found.push({ members, loops: members.length > 1 || targets.includes(point) });
    }
  }
  return found.reverse();
}
