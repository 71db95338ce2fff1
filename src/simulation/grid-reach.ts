/**
 * Reach on the grid. Visits say nothing about how many different customers came once a loop leads back, so the flow is
 * run again with the touchpoints in question as its end: what arrives there are first arrivals, exactly. Only the
 * touchpoints from which a customer can come back are run again; where there are none, nothing is.
 */
import { letFlow, type Flow, type FlowLimits, type GridNetwork } from './grid-flow.ts';
import { reachableFrom, reversed } from './journey-graph.ts';
import { addAt } from './lattice.ts';
import type { Model } from './model.ts';

/** How customers first come to some touchpoints. */
export interface FirstPassage {
  /** The share of arrivals who ever come to any of them. */
  readonly reach: number;
  /** Touchpoints, not themselves among them, on a way from one of them back to one of them. */
  readonly returning: readonly boolean[];
  /** The flow over those before the first arrival; null without any. Elsewhere it is the flow of the whole journey. */
  readonly flow: Flow | null;
}

/** The share of arrivals who ever come to any of the touchpoints. */
export function firstArrivals(
  model: Model,
  network: GridNetwork,
  flow: Flow,
  targets: readonly number[],
  limits: FlowLimits,
): number {
  const size = network.paths.length * network.lattice.levels;
  const memory = spare.waiting.length === size ? spare : memoryFor(size);
  spare = memoryFor(0); // until it is all zero again
  const { reach, returning } = firstPassage(model, network, flow, targets, limits, memory);
  returning.forEach((comesBack, index) => {
    if (!comesBack) return;
    for (const place of [index, ...network.paths[index]!.map(({ to }) => to)])
      clear(memory, place, network.lattice.levels);
  });
  spare = memory;
  return reach;
}

/**
 * Memory for a flow of which only the reach is wanted, all zero between two uses. A solve asks for many of them, and
 * workers that all ask for new memory wait for each other.
 */
let spare = memoryFor(0);

function memoryFor(size: number): Flow {
  const some = () => new Float64Array(size);
  return { visits: some(), passed: some(), waiting: some() };
}

function clear({ visits, passed, waiting }: Flow, index: number, levels: number): void {
  for (const one of [visits, passed, waiting]) one.fill(0, index * levels, (index + 1) * levels);
}

/**
 * @param flow the flow of the whole journey
 * @param memory what the flow over those before the first arrival is kept in, all zero; new if not given
 */
export function firstPassage(
  model: Model,
  network: GridNetwork,
  flow: Flow,
  targets: readonly number[],
  limits: FlowLimits,
  memory?: Flow,
): FirstPassage {
  const { lattice, paths } = network;
  const { levels } = lattice;
  const isTarget = paths.map(() => false);
  for (const target of targets) isTarget[target] = true;
  const returning = returningTouchpoints(paths, targets, isTarget);
  const startsAgain = returning.includes(true);

  let reach = 0;
  for (const target of targets) reach += model.entry[target]!;
  const arriving = memory?.waiting ?? new Float64Array(startsAgain ? paths.length * levels : 0);
  paths.forEach((ways, from) => {
    if (isTarget[from] || returning[from]) return;
    for (const { to, share } of ways) {
      const relevant = isTarget[to] || returning[to];
      if (!relevant) continue;
      for (let level = 0; level < levels; level++) {
        const amount = share * flow.passed[from * levels + level]!;
        if (isTarget[to]) reach += amount;
        else arriving[to * levels + level]! += amount;
      }
    }
  });
  if (!startsAgain) return { reach, returning, flow: null };

  returning.forEach((comesBack, index) => {
    if (!comesBack) return;
    addAt(lattice, arriving, index * levels, model.expectation, model.entry[index]!);
  });
  const rate = new Float64Array(paths.length).fill(1);
  const again = letFlow(network, arriving, rate, limits, returning, memory);
  for (const target of targets) {
    for (let level = 0; level < levels; level++) reach += again.waiting[target * levels + level]!;
  }
  return { reach, returning, flow: again };
}

/** Touchpoints outside the targets that lie on a way from one of them back to one of them. */
function returningTouchpoints(
  paths: GridNetwork['paths'],
  targets: readonly number[],
  isTarget: readonly boolean[],
): boolean[] {
  const successors = paths.map((ways) => ways.map(({ to }) => to));
  const blocked = (point: number) => isTarget[point]!;
  const after = reachableFrom(successors, targets, blocked);
  const before = reachableFrom(reversed(successors), targets, blocked);
  return paths.map((_, index) => !isTarget[index] && after[index]! && before[index]!);
}
