/**
 * Absorbing Markov chains in their textbook form, for plain matrices: Q between transient states, R to absorbing ones
 * (Kemeny & Snell 1960, ch. 3; Grinstead & Snell, ch. 11.2).
 */
import { inverse, product, type Matrix } from './linear-algebra.ts';

/** N = (I - Q)^-1: expected visits to each state (column) from each state (row), the start counted. */
export function fundamentalMatrix(between: Matrix): number[][] {
  return inverse(between.map((row, i) => row.map((share, j) => (i === j ? 1 : 0) - share)));
}

/** t = N 1: expected steps until absorption from each state. */
export function expectedSteps(fundamental: Matrix): number[] {
  return fundamental.map((row) => row.reduce((sum, visits) => sum + visits, 0));
}

/** (2N - I) t - t∘t: variance of the number of steps (K&S Theorem 3.3.5). */
export function stepVariance(fundamental: Matrix): number[] {
  const steps = expectedSteps(fundamental);
  return fundamental.map((row, i) => {
    const second = row.reduce((sum, visits, j) => sum + 2 * visits * steps[j]!, 0) - steps[i]!;
    return second - steps[i]! ** 2;
  });
}

/** N (2 diag(N) - I) - N∘N: variance of the number of visits (K&S Theorem 3.3.3). */
export function visitVariance(fundamental: Matrix): number[][] {
  return fundamental.map((row) =>
    row.map((visits, j) => visits * (2 * fundamental[j]![j]! - 1) - visits ** 2),
  );
}

/** B = N R: probability of ending in each absorbing state. */
export function absorption(fundamental: Matrix, toAbsorbing: Matrix): number[][] {
  return product(fundamental, toAbsorbing);
}

/** H = (N - I) diag(N)^-1: probability of ever coming to a state after the start (K&S Theorem 3.2.4). */
export function everVisited(fundamental: Matrix): number[][] {
  return fundamental.map((row, i) =>
    row.map((visits, j) => (visits - (i === j ? 1 : 0)) / fundamental[j]![j]!),
  );
}

/** Expected undiscounted reward of each state over a number of steps, the reward of the start counted. */
export function finiteHorizonReward(
  transitions: Matrix,
  reward: readonly number[],
  steps: number,
): number[] {
  let total = [...reward];
  for (let step = 0; step < steps; step++) {
    total = transitions.map((row, i) =>
      row.reduce((sum, share, j) => sum + share * total[j]!, reward[i]!),
    );
  }
  return total;
}
