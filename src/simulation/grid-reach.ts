/**
 * Reach on the grid. Visits say nothing about how many different customers came once a loop leads back, so the flow is
 * run again with the touchpoints in question as its end: what arrives there are first arrivals, exactly. Only the
 * touchpoints from which a customer can come back are run again; where there are none, nothing is.
 */
import { letFlow, type FlowLimits, type GridNetwork, type PathNetwork } from './grid-flow.ts';
import { reachableFrom, type Component } from './journey-graph.ts';
import { addAt } from './lattice.ts';
import type { Model } from './model.ts';
import type { Flow } from './spare-flow.ts';

/** How the paths lead to some touchpoints. */
export interface Approach {
  readonly targets: readonly number[];
  /** Touchpoints, no target among them, on a way from a target back to one; ascending. */
  readonly returning: readonly number[];
  /** The same in the order of the paths. */
  readonly components: readonly Component[];
  /** The others with a path to a target or to a returning touchpoint; ascending. */
  readonly before: readonly number[];
}

export function approachTo(network: PathNetwork, targets: readonly number[]): Approach {
  const { components, componentOf, successors, predecessors } = network;
  const isTarget = new Set(targets);
  // No way back leaves the components between the targets.
  const places = targets.map((target) => componentOf[target]!);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const isOutside = (point: number) =>
    isTarget.has(point) || componentOf[point]! < first || componentOf[point]! > last;
  const after = reachableFrom(successors, targets, isOutside);
  const leading = reachableFrom(predecessors, targets, isOutside);
  const comesBack = (point: number) => !isTarget.has(point) && after[point]! && leading[point]!;
  const between = components.slice(first, last + 1).flatMap(({ members, loops }) => {
    const own = members.filter(comesBack);
    return own.length > 0 ? [{ members: own, loops }] : [];
  });
  const returning = ascending(between.flatMap(({ members }) => members));
  const isRelevant = new Set([...targets, ...returning]);
  const before = new Set([...isRelevant].flatMap((point) => predecessors[point]!));
  return {
    targets,
    returning,
    components: between,
    before: ascending([...before].filter((point) => !isRelevant.has(point))),
  };
}

/** The share of arrivals who ever come to any of the touchpoints. */
export function firstArrivals(
  model: Model,
  network: GridNetwork,
  flow: Flow,
  targets: readonly number[],
  limits: FlowLimits,
): number {
  return firstPassage(model, network, flow, approachTo(network, targets), limits);
}

/**
 * The same for an approach that is known.
 *
 * @param flow the flow of the whole journey
 * @param look at the flow over those on a way back before their first arrival, where there are any; it is gone afterwards
 */
export function firstPassage(
  { entry, expectation }: Model,
  network: GridNetwork,
  flow: Flow,
  { targets, returning, components, before }: Approach,
  limits: FlowLimits,
  look?: (first: Flow) => void,
): number {
  const { lattice, paths, spare } = network;
  const { levels } = lattice;
  const memory = returning.length > 0 ? spare.take() : null;
  let reach = 0;
  for (const target of targets) reach += entry[target]!;
  for (const from of before) {
    for (const { to, share } of paths[from]!) {
      const isTarget = targets.includes(to);
      if (!isTarget && !returning.includes(to)) continue;
      for (let level = 0; level < levels; level++) {
        const amount = share * flow.passed[from * levels + level]!;
        if (isTarget) reach += amount;
        else memory!.waiting[to * levels + level]! += amount;
      }
    }
  }
  if (!memory) return reach;
  const arriving = memory.waiting;
  for (const index of returning)
    addAt(lattice, arriving, index * levels, expectation, entry[index]!);
  const rate = new Float64Array(paths.length).fill(1);
  const first = letFlow(network, arriving, rate, limits, components, memory);
  for (const target of targets) {
    for (let level = 0; level < levels; level++) reach += first.waiting[target * levels + level]!;
  }
  look?.(first);
  const ends = returning.flatMap((index) => paths[index]!.map(({ to }) => to));
  spare.giveBack(memory, new Set([...returning, ...ends]));
  return reach;
}

function ascending(places: readonly number[]): number[] {
  return [...places].sort((a, b) => a - b);
}
