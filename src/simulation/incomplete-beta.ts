/**
 * The regularised incomplete beta function, the distribution function of a beta variable, and its inverse: continued
 * fraction by the method of Lentz (Press et al., Numerical Recipes, ch. 6.4), inverse by Newton steps kept in a bracket.
 */
import { logBeta } from './log-gamma.ts';

const MOST_TERMS = 10_000;
const PRECISION = 1e-16;
const TINY = 1e-300;

/** I_x(a, b) for a, b > 0: 0 up to x = 0 and 1 from x = 1 on; NaN for other shapes. */
export function incompleteBeta(x: number, a: number, b: number): number {
  return preparedBeta(a, b)(x);
}

/**
 * The x with I_x(a, b) = p; 0 up to p = 0 and 1 from p = 1 on; NaN for shapes that are not above 0. Monotone in p, so
 * the same uniform number always stands for the same rank. With shapes far below 1 nearly all lies at the ends, where x
 * itself has no more digits.
 */
export function inverseIncompleteBeta(p: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(p)) return NaN;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const distribution = preparedBeta(a, b);
  const scale = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 200; step++) {
    const off = distribution(x) - p;
    if (off === 0) return x;
    if (off < 0) low = x;
    else high = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
    const newton = x - off / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x || high - low <= Number.MIN_VALUE) return next;
    x = next;
  }
  return x;
}

/** The distribution function of one pair of shapes, with what does not depend on x worked out once. */
function preparedBeta(a: number, b: number): (x: number) => number {
  if (!(a > 0 && b > 0)) return () => NaN;
  const scale = logBeta(a, b);
  const turn = (a + 1) / (a + b + 2);
  return (x) => {
    if (Number.isNaN(x)) return NaN;
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - scale);
    return x < turn
      ? (front * continuedFraction(x, a, b)) / a
      : 1 - (front * continuedFraction(1 - x, b, a)) / b;
  };
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return result;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
