/**
 * Moving customers over (touchpoint, expectation). Everything goes component by component in path order; within a loop,
 * rounds follow the paths and repeat until hardly anybody is left in it.
 */
import type { EncounterTable } from './encounter-table.ts';
import {
  componentsOf,
  reversed,
  successorsOf,
  type Component,
  type Successors,
} from './journey-graph.ts';
import type { Lattice } from './lattice.ts';
import { COMPLETE, type Model } from './model.ts';
import type { Flow, SpareFlow } from './spare-flow.ts';

/** Where the paths of a model lead. */
export interface PathNetwork {
  readonly components: readonly Component[];
  /** For each touchpoint its paths to others, with positive shares, one per target. */
  readonly paths: readonly (readonly { readonly to: number; readonly share: number }[])[];
  readonly successors: Successors;
  readonly predecessors: Successors;
  /** For each touchpoint the place of its component. */
  readonly componentOf: Int32Array;
  /** For each touchpoint the share of those who pass whose journey is complete. */
  readonly complete: Float64Array;
}

/** What the flow needs of a model: its paths, and a table for each touchpoint. */
export interface GridNetwork extends PathNetwork {
  readonly lattice: Lattice;
  readonly tables: readonly EncounterTable[];
  readonly spare: SpareFlow;
}

export interface FlowLimits {
  /** A loop is done when less than this is still moving in it. */
  readonly tolerance: number;
  /** How often a customer may go round a loop before the run is stopped. */
  readonly mostRounds: number;
}

export function pathNetwork(model: Model): PathNetwork {
  const successors = successorsOf(model);
  const components = componentsOf(successors);
  const componentOf = new Int32Array(successors.length);
  components.forEach(({ members }, place) => {
    for (const index of members) componentOf[index] = place;
  });
  return {
    components,
    componentOf,
    paths: model.touchpoints.map(({ next }, index) =>
      successors[index]!.map((to) => ({ to, share: shareTo(next, to) })),
    ),
    successors,
    predecessors: reversed(successors),
    complete: Float64Array.from(model.touchpoints, ({ next }) =>
      next.length === 0 ? 1 : shareTo(next, COMPLETE),
    ),
  };
}

function shareTo(next: Model['touchpoints'][number]['next'], target: number): number {
  return next.reduce((sum, { to, share }) => sum + (to === target ? share : 0), 0);
}

/**
 * Lets arriving customers go through the journey.
 *
 * @param arriving customers by touchpoint and level; it is used up and becomes `waiting`
 * @param rate factor on everything that goes on from each touchpoint: 1, or its discount
 * @param components what the flow goes through; customers who come to another touchpoint wait there
 * @param into memory for visits and passing customers, all zero; new if not given
 */
export function letFlow(
  network: GridNetwork,
  arriving: Float64Array,
  rate: Float64Array,
  limits: FlowLimits,
  components: readonly Component[] = network.components,
  into: Pick<Flow, 'visits' | 'passed'> = newMemory(arriving.length),
): Flow {
  const crowd = new Crowd(network, arriving, rate, components, into);
  for (const { members, loops } of components) {
    if (loops) crowd.goRound(members, limits);
    else crowd.goOnce(members[0]!);
  }
  return { visits: crowd.visits, passed: crowd.passed, waiting: arriving };
}

function newMemory(size: number): Pick<Flow, 'visits' | 'passed'> {
  return { visits: new Float64Array(size), passed: new Float64Array(size) };
}

/** All customers under way, by the touchpoint they have come to and their expectation. */
class Crowd {
  readonly visits: Float64Array;
  readonly passed: Float64Array;
  readonly #network: GridNetwork;
  readonly #levels: number;
  readonly #arriving: Float64Array;
  readonly #rate: Float64Array;
  /** How many wait at each touchpoint, and between which levels. */
  readonly #total: Float64Array;
  readonly #lowest: Int32Array;
  readonly #highest: Int32Array;
  /** Customers of one touchpoint on their way in a loop, and the levels they spread over. */
  readonly #moving: Float64Array;
  #movedLow = 0;
  #movedHigh = 0;

  constructor(
    network: GridNetwork,
    arriving: Float64Array,
    rate: Float64Array,
    components: readonly Component[],
    { visits, passed }: Pick<Flow, 'visits' | 'passed'>,
  ) {
    const { lattice, spare } = network;
    const { levels } = lattice;
    this.#network = network;
    this.#levels = levels;
    this.#arriving = arriving;
    this.#rate = rate;
    this.visits = visits;
    this.passed = passed;
    this.#total = spare.total;
    this.#lowest = spare.lowest;
    this.#highest = spare.highest;
    this.#moving = spare.moving;
    for (const { members } of components) {
      for (const i of members) {
        this.#total[i] = sumBetween(arriving, i * levels, (i + 1) * levels);
        this.#lowest[i] = 0;
        this.#highest[i] = levels - 1;
      }
    }
  }

  /** Takes everybody at a touchpoint that nobody returns to one step on. */
  goOnce(index: number): void {
    if (this.#total[index] === 0) return;
    this.#meet(index, this.passed, index * this.#levels);
    for (const { to, share } of this.#network.paths[index]!) {
      this.#move(to, share * this.#rate[index]!, this.passed, index * this.#levels);
    }
  }

  /** Takes everybody in a loop round until hardly anybody is left in it, then all who leave it one step on. */
  goRound(members: readonly number[], { tolerance, mostRounds }: FlowLimits): void {
    const inside = new Set(members);
    const waiting = () => members.reduce((sum, index) => sum + this.#total[index]!, 0);
    const within = members.map((index) =>
      this.#network.paths[index]!.filter(({ to }) => inside.has(to)),
    );
    for (let round = 0; round < mostRounds; round++) {
      if (waiting() <= (round === 0 ? 0 : tolerance)) break;
      members.forEach((index, at) => this.#goOnInside(index, within[at]!));
    }
    this.#movedLow = 0;
    this.#movedHigh = this.#levels - 1;
    for (const index of members) {
      for (const { to, share } of this.#network.paths[index]!) {
        if (inside.has(to)) continue;
        this.#move(to, share * this.#rate[index]!, this.passed, index * this.#levels);
      }
    }
  }

  #goOnInside(index: number, within: GridNetwork['paths'][number]): void {
    if (this.#total[index] === 0) return;
    const moving = this.#moving;
    moving.fill(0);
    this.#meet(index, moving, 0);
    for (const { to, share } of within) this.#move(to, share * this.#rate[index]!, moving, 0);
    const base = index * this.#levels;
    for (let level = this.#movedLow; level <= this.#movedHigh; level++) {
      this.passed[base + level]! += moving[level]!;
    }
  }

  /** Takes all who wait at a touchpoint through one encounter; those who stay are added to `into` from `base` on. */
  #meet(index: number, into: Float64Array, base: number): void {
    const table = this.#network.tables[index]!;
    const { width, next, firstNext } = table;
    const arriving = this.#arriving;
    const own = index * this.#levels;
    let low = this.#levels;
    let high = -1;
    const highest = this.#highest[index]!;
    for (let level = this.#lowest[index]!; level <= highest; level++) {
      const amount = arriving[own + level]!;
      if (amount === 0) continue;
      arriving[own + level] = 0;
      this.visits[own + level]! += amount;
      table.need(level);
      const first = firstNext[level]!;
      const row = level * width;
      const to = base + first;
      for (let k = 0; k < width; k++) into[to + k]! += amount * next[row + k]!;
      if (first < low) low = first;
      if (first + width - 1 > high) high = first + width - 1;
    }
    this.#total[index] = 0;
    this.#movedLow = low;
    this.#movedHigh = high;
  }

  /** Brings a share of the customers between the levels moved last to a touchpoint. */
  #move(to: number, share: number, amounts: Float64Array, base: number): void {
    const low = this.#movedLow;
    const high = this.#movedHigh;
    const arriving = this.#arriving;
    const target = to * this.#levels;
    let sum = 0;
    for (let level = low; level <= high; level++) {
      const amount = share * amounts[base + level]!;
      arriving[target + level]! += amount;
      sum += amount;
    }
    const isFirst = this.#total[to] === 0;
    if (isFirst || low < this.#lowest[to]!) this.#lowest[to] = low;
    if (isFirst || high > this.#highest[to]!) this.#highest[to] = high;
    this.#total[to]! += sum;
  }
}

function sumBetween(values: Float64Array, from: number, end: number): number {
  let sum = 0;
  for (let at = from; at < end; at++) sum += values[at]!;
  return sum;
}
