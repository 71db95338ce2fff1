/** Sums and weighted means that know nothing can be said where nothing weighs. */

/** The mean of values by weight, over the items that have a value; null when none of them weighs anything. */
export function weightedMean<T>(
  items: Iterable<T>,
  weight: (item: T) => number,
  value: (item: T) => number | null,
): number | null {
  let sum = 0;
  let total = 0;
  for (const item of items) {
    const one = value(item);
    if (one === null) continue;
    sum += weight(item) * one;
    total += weight(item);
  }
  return total > 0 ? sum / total : null;
}

export function sumOf<T>(items: Iterable<T>, value: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += value(item);
  return sum;
}

/** Adds up amounts under the same key. */
export function sumByKey(
  parts: Iterable<{ readonly factor: number; readonly amounts: Readonly<Record<string, number>> }>,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { factor, amounts } of parts) {
    for (const [key, amount] of Object.entries(amounts)) {
      sums[key] = (sums[key] ?? 0) + factor * amount;
    }
  }
  return sums;
}

/** One part of a whole, or null when there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
