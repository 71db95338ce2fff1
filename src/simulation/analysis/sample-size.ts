/** How many customers it takes for a figure to be sure enough: n = (z s / h)^2 (Law 2015, Simulation Modeling and Analysis). */

/** Standard errors to either side that hold 95 of 100 intervals. */
export const NINETY_FIVE_PERCENT = 1.96;

/**
 * Customers needed for a mean to be known within a half-width; not rounded. Infinity for a half-width of 0, 0 where
 * customers do not differ, null for numbers below 0.
 *
 * @param deviation s, standard deviation between customers
 * @param halfWidth h, in the same unit
 */
export function customersForMean(
  deviation: number,
  halfWidth: number,
  z = NINETY_FIVE_PERCENT,
): number | null {
  if (!(deviation >= 0 && halfWidth >= 0)) return null;
  if (deviation === 0) return 0;
  return ((z * deviation) / halfWidth) ** 2;
}

/** Customers needed for a share, e.g. 0.5 within 0.01; the deviation is sqrt(p (1 - p)). Null for shares outside 0 to 1. */
export function customersForShare(
  share: number,
  halfWidth: number,
  z = NINETY_FIVE_PERCENT,
): number | null {
  if (!(share >= 0 && share <= 1)) return null;
  return customersForMean(Math.sqrt(share * (1 - share)), halfWidth, z);
}

/**
 * Answers needed for a net promoter score within some points.
 *
 * @param deviation of one answer counted as 1, 0 or -1; 1 at worst
 */
export function answersForNetPromoterScore(
  deviation: number,
  halfWidthPoints: number,
  z = NINETY_FIVE_PERCENT,
): number | null {
  return customersForMean(deviation, halfWidthPoints / 100, z);
}

/** s / sqrt(n): the standard error that so many customers give; null without any. */
export function standardError(deviation: number, customers: number): number | null {
  return customers > 0 ? deviation / Math.sqrt(customers) : null;
}

/**
 * A part of a mean next to nothing would take customers without end, and nobody asks for it: with this part of the
 * deviation between customers in its place, 160,000 of them are enough for 1 %.
 */
const PART_OF_SPREAD = 0.25;

/**
 * Blocks of customers needed in all for a standard error that is small enough beside the mean, or beside a quarter of
 * the spread where that is more: the error falls with the square root of their number.
 *
 * @param found what so many blocks have said
 * @param precision the standard error as a part of the figure
 */
export function blocksForValue(
  found: Readonly<{ value: number; standardError: number; spread: number }>,
  blocks: number,
  precision: number,
): number {
  const size = Math.max(Math.abs(found.value), PART_OF_SPREAD * found.spread);
  const ofOneBlock = found.standardError * Math.sqrt(blocks);
  const needed = customersForMean(ofOneBlock, precision * size, 1);
  return needed === null || ofOneBlock === 0 ? blocks : Math.ceil(needed);
}
