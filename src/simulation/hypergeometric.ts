/**
 * Gauss's hypergeometric function 2F1(1, b; c; z) on 0 <= z <= 1: by its series, and near 1, where the series crawls, by
 * Gauss's continued fraction (DLMF 15.2.1, 15.7.1; evaluated by the method of Lentz).
 */

const PRECISION = 1e-16;
const MOST_TERMS = 1_000_000;
/** From here on the fraction takes fewer terms than the series. */
const NEAR_ONE = 0.9;

/**
 * 2F1(1, b; c; z) for 0 < b <= c, to 10 digits up to z = 1 - 1e-5 and 8 up to 1 - 1e-8. At z = 1 it is
 * (c - 1) / (c - 1 - b), or Infinity unless c > 1 + b. Throws a RangeError for other arguments.
 */
export function hypergeometricOfOne(b: number, c: number, z: number): number {
  if (!(b > 0 && c >= b && c < Infinity && z >= 0 && z <= 1))
    throw new RangeError(`2F1(1, ${b}; ${c}; ${z}) is outside what is worked out here`);
  if (z === 1) return c > 1 + b ? (c - 1) / (c - 1 - b) : Infinity;
  return z <= NEAR_ONE ? bySeries(b, c, z) : byFraction(b, c, z);
}

/** The sum of (b)_k / (c)_k z^k, all terms of which are positive. */
function bySeries(b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < MOST_TERMS; k++) {
    term *= ((b + k) * z) / (c + k);
    sum += term;
    // Each term is less than z times the one before.
    if ((term * z) / (1 - z) <= PRECISION * sum) break;
  }
  return sum;
}

/** 1 / (1 - u_1 z / (1 - u_2 z / (1 - ...))). */
function byFraction(b: number, c: number, z: number): number {
  let numerator = 1;
  let denominator = 0;
  let result = 1;
  for (let k = 1; k <= MOST_TERMS; k++) {
    const n = k >> 1;
    const above =
      k % 2 === 1
        ? ((b + n) * (k === 1 ? 1 : (c + n - 1) / (c + k - 2))) / (c + k - 1)
        : (n * (c - b + n - 1)) / ((c + k - 2) * (c + k - 1));
    denominator = 1 / (1 - above * z * denominator);
    numerator = 1 - (above * z) / numerator;
    const factor = numerator * denominator;
    result *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return 1 / result;
}
