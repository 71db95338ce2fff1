/** Medians and quantiles of what was measured, and numbers as the table writes them. */

/** The value below which this share of the values lie, between neighbours linear; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** About three digits. */
export function written(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** Small ratios as a fraction of one, others as a factor. */
export function writtenRatio(ratio: number): string {
  return ratio < 0.67 ? `1/${written(1 / ratio)}` : `${written(ratio)}x`;
}
