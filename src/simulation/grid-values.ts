/**
 * Carrying values back over (touchpoint, expectation), against the paths: what a customer at each place still brings.
 */
import type { FlowLimits, GridNetwork } from './grid-flow.ts';
import type { Component } from './journey-graph.ts';

/**
 * Values from each touchpoint and level on: reward plus rate times what the paths lead to.
 *
 * @param reward expected reward of one visit, by touchpoint and level
 */
export function valuesBack(
  network: GridNetwork,
  reward: Float64Array,
  rate: Float64Array,
  limits: FlowLimits,
): Float64Array {
  const values = new Float64Array(reward.length);
  carryBack(network, network.components, reward, rate, limits, values);
  return values;
}

/**
 * The same for some components only.
 *
 * @param reward of these components; not read elsewhere
 * @param values of what comes after them; those of the components, zero or near to it, are replaced
 */
export function carryBack(
  network: GridNetwork,
  components: readonly Component[],
  reward: Float64Array,
  rate: Float64Array,
  { mostRounds }: FlowLimits,
  values: Float64Array,
): void {
  const { levels } = network.lattice;
  const onward = new Float64Array(levels);
  const update = (i: number): number => {
    valueOnward(network, i, values, onward);
    let change = 0;
    for (let level = 0; level < levels; level++) {
      const value = reward[i * levels + level]! + rate[i]! * onward[level]!;
      change = Math.max(change, Math.abs(value - values[i * levels + level]!));
      values[i * levels + level] = value;
    }
    return change;
  };
  for (let at = components.length - 1; at >= 0; at--) {
    const { members, loops } = components[at]!;
    let before = 0;
    let largest = 0;
    for (let round = 0; round < (loops ? mostRounds : 1); round++) {
      let change = 0;
      for (let k = members.length - 1; k >= 0; k--) {
        change = Math.max(change, update(members[k]!));
      }
      largest = Math.max(largest, change);
      const shrinks = round === 0 ? 0.9999 : Math.min(change / before, 0.9999);
      if (change === 0 || (change * shrinks) / (1 - shrinks) <= 1e-12 * largest) break;
      before = change;
    }
  }
}

/** What those who arrive at a touchpoint with each level go on to, on average: those who leave go on to nothing. */
export function valueOnward(
  { lattice: { levels }, paths, tables }: GridNetwork,
  index: number,
  values: Float64Array,
  into = new Float64Array(levels),
): Float64Array {
  const table = tables[index]!;
  const { width, next, firstNext } = table;
  const ahead = new Float64Array(levels);
  for (const { to, share } of paths[index]!) {
    for (let level = 0; level < levels; level++) {
      ahead[level]! += share * values[to * levels + level]!;
    }
  }
  for (let level = 0; level < levels; level++) {
    table.need(level);
    const first = firstNext[level]!;
    const row = level * width;
    let sum = 0;
    for (let k = 0; k < width; k++) sum += next[row + k]! * ahead[first + k]!;
    into[level] = sum;
  }
  return into;
}
