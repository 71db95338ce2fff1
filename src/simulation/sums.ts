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

/** An empty table by id; without a prototype, so that a record may be called `constructor` or `__proto__`. */
export function tableById<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** Adds up amounts under the same key. */
export function sumByKey(
  parts: Iterable<{ readonly factor: number; readonly amounts: Readonly<Record<string, number>> }>,
): Record<string, number> {
  const sums = tableById<number>();
  for (const { factor, amounts } of parts) {
    for (const [key, amount] of Object.entries(amounts)) {
      sums[key] = (sums[key] ?? 0) + factor * amount;
    }
  }
  return sums;
}

/** Each weight's part of all; equal parts where nothing weighs. */
export function partsOf(weights: readonly number[]): number[] {
  const all = sumOf(weights, (weight) => weight);
  return weights.map((weight) => (all > 0 ? weight / all : 1 / weights.length));
}

/** One part of a whole, or null when there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
