/**
 * Carrying values back over (touchpoint, expectation), against the paths: what a customer at each place still brings.
 */
import type { FlowLimits, GridNetwork } from './grid-flow.ts';

/**
 * Values from each touchpoint and level on: reward plus rate times what the paths lead to.
 *
 * @param reward expected reward of one visit, by touchpoint and level
 * @param goesOn touchpoints from which the journey goes on; another one is worth its reward
 */
export function valuesBack(
  { lattice, components, paths, tables }: GridNetwork,
  reward: Float64Array,
  rate: Float64Array,
  { mostRounds }: FlowLimits,
  goesOn?: readonly boolean[],
): Float64Array {
  const { levels } = lattice;
  const values = goesOn ? reward.slice() : new Float64Array(reward.length);
  const ahead = new Float64Array(levels);
  const update = (i: number): number => {
    const table = tables[i]!;
    const { width, next, firstNext } = table;
    valueAhead(paths[i]!, values, levels, ahead);
    let change = 0;
    for (let level = 0; level < levels; level++) {
      table.need(level);
      const first = firstNext[level]!;
      const row = level * width;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += next[row + k]! * ahead[first + k]!;
      const value = reward[i * levels + level]! + rate[i]! * sum;
      change = Math.max(change, Math.abs(value - values[i * levels + level]!));
      values[i * levels + level] = value;
    }
    return change;
  };
  for (let at = components.length - 1; at >= 0; at--) {
    const { loops } = components[at]!;
    const members = components[at]!.members.filter((index) => !goesOn || goesOn[index]);
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
  return values;
}

/** The mean of the values that a touchpoint's paths lead to, by the expectation carried along. */
function valueAhead(
  paths: GridNetwork['paths'][number],
  values: Float64Array,
  levels: number,
  into: Float64Array,
): void {
  into.fill(0);
  for (const { to, share } of paths) {
    for (let level = 0; level < levels; level++)
      into[level]! += share * values[to * levels + level]!;
  }
}
