/**
 * Means with their standard errors from blocks. Blocks are independent and alike, so the spread between them says how far
 * a mean over them may be off, whatever happens inside a block.
 */

/** A simulated figure and how far chance may have moved it. */
export interface Measured {
  readonly value: number;
  /** Standard deviation of the figure over runs with other seeds. */
  readonly standardError: number;
}

/** A ratio of two sums with what each block adds to its error; two of them from the same customers can be compared. */
export interface Ratio extends Measured {
  readonly deviations: Float64Array;
}

/**
 * Sum of numerators over sum of denominators, one of each per block; null where the denominators sum to 0. The standard
 * error is that of the ratio estimator, linearised (Cochran, Sampling Techniques, 1977, ch. 6); NaN for a single block.
 */
export function ratioOf(numerators: Float64Array, denominators: Float64Array): Ratio | null {
  const blocks = numerators.length;
  const total = sum(denominators);
  if (total === 0) return null;
  const value = sum(numerators) / total;
  const perBlock = total / blocks;
  const deviations = numerators.map(
    (numerator, block) => (numerator - value * denominators[block]!) / perBlock,
  );
  return { value, standardError: errorOf(deviations), deviations };
}

/** How far the second lies above the first, when both were measured with the same customers. */
export function differenceOf(first: Ratio, second: Ratio): Measured {
  return {
    value: second.value - first.value,
    standardError: errorOf(second.deviations.map((own, block) => own - first.deviations[block]!)),
  };
}

/** Standard error of a mean over blocks whose deviations from it are given; NaN for a single block. */
export function errorOf(deviations: Float64Array): number {
  const blocks = deviations.length;
  let squares = 0;
  for (const deviation of deviations) squares += deviation * deviation;
  return Math.sqrt(squares / (blocks * (blocks - 1)));
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
