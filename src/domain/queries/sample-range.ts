/** How far a figure from a sample may be off: Wilson's score interval (Wilson 1927, JASA 22:209). */

/** Two-sided 95 of 100. */
const Z = 1.959963984540054;

/**
 * The range of a share found among `n`, both 0 to 1. For a mean on a scale, give it as a share of the scale: no answers
 * on it spread wider than all at its two ends (Bhatia & Davis 2000), so the range is rather too wide than too narrow.
 * Null for fewer than one answer.
 */
export function sampleRange(share: number, n: number): readonly [low: number, high: number] | null {
  if (!(n >= 1)) return null;
  const middle = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const whole = 1 + Z ** 2 / n;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}
