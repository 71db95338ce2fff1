/**
 * Linear systems on the graph of a journey. Component by component in path order, so that a chain costs one pass;
 * small loops are solved directly, large ones by Gauss-Seidel sweeps along the paths, and directly if those are slow.
 */
import { componentsOf, type Component } from './journey-graph.ts';
import { factor, solveColumn, solveRow } from './linear-algebra.ts';

/** A weighted graph, stored once by source and once by target. */
export interface SparseChain {
  readonly size: number;
  readonly components: readonly Component[];
  readonly leaving: Links;
  readonly arriving: Links;
}

/** The links of point i are numbers start[i] to start[i + 1] of `other` and `weight`. */
interface Links {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
}

export interface WeightedLink {
  readonly from: number;
  readonly to: number;
  /** At least 0; several links between the same two points add up. */
  readonly weight: number;
}

const DIRECT_UP_TO = 12;
const SWEEPS_BEFORE_DIRECT = 400;
/** Up to this many points, one set of factors for all returns beats a sweep for each. */
const INVERTED_UP_TO = 150;

export function sparseChain(size: number, links: readonly WeightedLink[]): SparseChain {
  const used = links.filter(({ weight }) => weight > 0);
  const successors: number[][] = Array.from({ length: size }, () => []);
  for (const { from, to } of used) successors[from]!.push(to);
  return {
    size,
    components: componentsOf(successors),
    leaving: gather(
      size,
      used.map(({ from, to, weight }) => ({ at: from, other: to, weight })),
    ),
    arriving: gather(
      size,
      used.map(({ from, to, weight }) => ({ at: to, other: from, weight })),
    ),
  };
}

function gather(size: number, ends: readonly { at: number; other: number; weight: number }[]) {
  const start = new Int32Array(size + 1);
  for (const { at } of ends) start[at + 1]!++;
  for (let i = 0; i < size; i++) start[i + 1]! += start[i]!;
  const place = start.slice(0, size);
  const other = new Int32Array(ends.length);
  const weight = new Float64Array(ends.length);
  for (const end of ends) {
    const slot = place[end.at]!++;
    other[slot] = end.other;
    weight[slot] = end.weight;
  }
  return { start, other, weight };
}

/** The x with x_j = source_j + sum over links i to j of x_i scale_i weight_ij. Throws when there is none. */
export function solveInflow(
  chain: SparseChain,
  source: Float64Array,
  scale: Float64Array,
): Float64Array {
  const x = new Float64Array(chain.size);
  const pulled = (i: number) => {
    const { start, other, weight } = chain.arriving;
    let sum = source[i]!;
    let own = 0;
    for (let slot = start[i]!; slot < start[i + 1]!; slot++) {
      const from = other[slot]!;
      if (from === i) own += scale[i]! * weight[slot]!;
      else sum += x[from]! * scale[from]! * weight[slot]!;
    }
    return sum / (1 - own);
  };
  for (const component of chain.components) {
    solveComponent(chain, component, x, pulled, scale, 'inflow');
  }
  return x;
}

/** The v with v_i = reward_i + scale_i times the sum over links i to j of weight_ij v_j. Throws when there is none. */
export function solveToGo(
  chain: SparseChain,
  reward: Float64Array,
  scale: Float64Array,
): Float64Array {
  const v = new Float64Array(chain.size);
  const pulled = (i: number) => {
    const { start, other, weight } = chain.leaving;
    let sum = 0;
    let own = 0;
    for (let slot = start[i]!; slot < start[i + 1]!; slot++) {
      const to = other[slot]!;
      if (to === i) own += weight[slot]!;
      else sum += v[to]! * weight[slot]!;
    }
    return (reward[i]! + scale[i]! * sum) / (1 - scale[i]! * own);
  };
  for (let at = chain.components.length - 1; at >= 0; at--) {
    const { members, loops } = chain.components[at]!;
    const backwards = { members: [...members].reverse(), loops };
    solveComponent(chain, backwards, v, pulled, scale, 'toGo');
  }
  return v;
}

/**
 * Expected visits to each point of a component per arrival there, the arrival counted: the diagonal of the
 * fundamental matrix. Reach is visits divided by it.
 */
export function returnVisits(chain: SparseChain): Float64Array {
  const result = new Float64Array(chain.size).fill(1);
  const scale = new Float64Array(chain.size).fill(1);
  for (const { members, loops } of chain.components) {
    if (!loops) continue;
    if (members.length > INVERTED_UP_TO) {
      const alone = { ...chain, components: [{ members, loops }] };
      for (const member of members) {
        const start = new Float64Array(chain.size);
        start[member] = 1;
        result[member] = solveInflow(alone, start, scale)[member]!;
      }
      continue;
    }
    const { entries } = blockOf(chain, members, scale);
    const factors = factor(entries, members.length);
    members.forEach((member, row) => {
      const start = new Float64Array(members.length);
      start[row] = 1;
      result[member] = solveRow(factors, start)[row]!;
    });
  }
  return result;
}

function solveComponent(
  chain: SparseChain,
  { members, loops }: Component,
  x: Float64Array,
  pulled: (i: number) => number,
  scale: Float64Array,
  direction: 'inflow' | 'toGo',
): void {
  if (members.length === 1) {
    const only = members[0]!;
    x[only] = pulled(only);
    if (loops && !Number.isFinite(x[only])) throw new RangeError('The loop has no way out');
    return;
  }
  if (members.length > DIRECT_UP_TO && sweep(members, x, pulled)) return;
  solveDirectly(chain, members, x, pulled, scale, direction);
}

/** Gauss-Seidel until the estimated error is at rounding; false when that takes too long. */
function sweep(members: readonly number[], x: Float64Array, pulled: (i: number) => number) {
  let before = 0;
  for (let round = 0; round < SWEEPS_BEFORE_DIRECT; round++) {
    let change = 0;
    let size = 0;
    for (const i of members) {
      const value = pulled(i);
      change += Math.abs(value - x[i]!);
      size += Math.abs(value);
      x[i] = value;
    }
    const shrinks = round === 0 ? 0.999 : Math.min(change / before, 0.999);
    if (change <= 1e-16 * size || (change * shrinks) / (1 - shrinks) <= 1e-15 * size) return true;
    before = change;
  }
  return false;
}

function solveDirectly(
  chain: SparseChain,
  members: readonly number[],
  x: Float64Array,
  pulled: (i: number) => number,
  scale: Float64Array,
  direction: 'inflow' | 'toGo',
): void {
  const { entries, own } = blockOf(chain, members, scale);
  // With the component's own values at 0, what is pulled is only what comes from elsewhere.
  for (const member of members) x[member] = 0;
  const fromElsewhere = members.map((member, row) => pulled(member) * (1 - own[row]!));
  const factors = factor(entries, members.length);
  const solved =
    direction === 'inflow' ? solveRow(factors, fromElsewhere) : solveColumn(factors, fromElsewhere);
  members.forEach((member, row) => (x[member] = solved[row]!));
}

/** Identity minus the scaled links between some points, row by row, and the weight of each point's link to itself. */
function blockOf({ leaving }: SparseChain, members: readonly number[], scale: Float64Array) {
  const size = members.length;
  const column = new Map<number, number>();
  members.forEach((member, index) => column.set(member, index));
  const entries = new Float64Array(size * size);
  const own = new Float64Array(size);
  members.forEach((from, row) => {
    entries[row * size + row]! += 1;
    for (let slot = leaving.start[from]!; slot < leaving.start[from + 1]!; slot++) {
      const to = column.get(leaving.other[slot]!);
      if (to === undefined) continue;
      const share = scale[from]! * leaving.weight[slot]!;
      entries[row * size + to]! -= share;
      if (to === row) own[row]! += share;
    }
  });
  return { entries, own };
}
