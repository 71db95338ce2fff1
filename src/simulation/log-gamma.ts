/** The logarithms of the gamma and beta functions (Lanczos 1964, with g = 7 and nine coefficients). */

const G = 7;
const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** ln Gamma(x) for x > 0, to about 14 digits; NaN elsewhere. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  // Reflection: the sum is accurate from one half on.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = COEFFICIENTS[0]!;
  for (let k = 1; k < COEFFICIENTS.length; k++) sum += COEFFICIENTS[k]! / (x - 1 + k);
  const t = x - 0.5 + G;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln B(a, b) for a, b > 0; NaN elsewhere. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
