/**
 * Moving customers over (touchpoint, expectation). Everything goes component by component in path order; within a loop,
 * rounds follow the paths and repeat until hardly anybody is left in it.
 */
import type { EncounterTable } from './encounter-table.ts';
import { componentsOf, successorsOf, type Component } from './journey-graph.ts';
import type { Lattice } from './lattice.ts';
import { COMPLETE, type Model } from './model.ts';

/** What the flow needs of a model: its paths, and a table for each touchpoint. */
export interface GridNetwork {
  readonly lattice: Lattice;
  readonly components: readonly Component[];
  /** For each touchpoint its paths to others, with positive shares, one per target. */
  readonly paths: readonly (readonly { readonly to: number; readonly share: number }[])[];
  /** For each touchpoint the share of those who pass whose journey is complete. */
  readonly complete: Float64Array;
  readonly tables: readonly EncounterTable[];
}

/** Arrays hold touchpoint after touchpoint, each with its levels. */
export interface Flow {
  /** Visits by the expectation of arrival. */
  readonly visits: Float64Array;
  /** Passing customers by the expectation they go on with. */
  readonly passed: Float64Array;
  /** What never came to rest: customers still in a loop, or waiting where the flow was not to go on. */
  readonly waiting: Float64Array;
}

export interface FlowLimits {
  /** A loop is done when less than this is still moving in it. */
  readonly tolerance: number;
  /** How often a customer may go round a loop before the run is stopped. */
  readonly mostRounds: number;
}

export function gridNetwork(
  model: Model,
  lattice: Lattice,
  tables: readonly EncounterTable[],
): GridNetwork {
  const successors = successorsOf(model);
  return {
    lattice,
    components: componentsOf(successors),
    paths: model.touchpoints.map(({ next }, index) =>
      successors[index]!.map((to) => ({ to, share: shareTo(next, to) })),
    ),
    complete: Float64Array.from(model.touchpoints, ({ next }) =>
      next.length === 0 ? 1 : shareTo(next, COMPLETE),
    ),
    tables,
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
 * @param goesOn touchpoints from which the flow goes on; customers who come to another one wait there
 * @param into memory for visits and passing customers, all zero; new if not given
 */
export function letFlow(
  network: GridNetwork,
  arriving: Float64Array,
  rate: Float64Array,
  limits: FlowLimits,
  goesOn?: readonly boolean[],
  into: Pick<Flow, 'visits' | 'passed'> = newMemory(arriving.length),
): Flow {
  const crowd = new Crowd(network, arriving, rate, into);
  for (const { members, loops } of network.components) {
    const going = goesOn ? members.filter((index) => goesOn[index]) : members;
    if (loops) crowd.goRound(going, limits);
    else if (going.length > 0) crowd.goOnce(going[0]!);
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
    { visits, passed }: Pick<Flow, 'visits' | 'passed'>,
  ) {
    const { levels } = network.lattice;
    const count = network.tables.length;
    this.#network = network;
    this.#levels = levels;
    this.#arriving = arriving;
    this.#rate = rate;
    this.visits = visits;
    this.passed = passed;
    this.#total = new Float64Array(count);
    this.#lowest = new Int32Array(count);
    this.#highest = new Int32Array(count).fill(levels - 1);
    this.#moving = new Float64Array(levels);
    for (let i = 0; i < count; i++) {
      for (let level = 0; level < levels; level++) {
        this.#total[i]! += arriving[i * levels + level]!;
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
