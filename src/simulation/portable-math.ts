/**
 * Exponential, logarithm and normal quantile from additions, multiplications and divisions only. The built-in ones may
 * differ in the last bit from browser to browser, and then one seed would not give one result; these cannot.
 */

const LOG2_E = 1.4426950408889634;
/** The natural logarithm of 2 in two parts; a small integer times the first is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF = Math.SQRT1_2;

const FIRST_POWER = -1022;
/** 2^k for every normal exponent. */
const POWERS_OF_TWO = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at + FIRST_POWER));

const bits = new Int32Array(2);
const float = new Float64Array(bits.buffer);
/** Which half of a double holds its exponent on this machine. */
const HIGH = (() => {
  float[0] = 1;
  return bits[0] === 0 ? 1 : 0;
})();

/**
 * e^x to 15 digits, for x between -700 and 700; beyond, the value at that end. Rational approximation of the Cephes
 * library (Moshier, Methods and Programs for Mathematical Functions, 1989).
 */
export function exp(x: number): number {
  const within = x < -700 ? -700 : x > 700 ? 700 : x;
  const k = Math.floor(within * LOG2_E + 0.5);
  const r = within - k * LN2_HIGH - k * LN2_LOW; // at most ln 2 / 2 from 0
  const g = r * r;
  const odd = r * ((0.00012617719307481058 * g + 0.030299440770744195) * g + 1);
  const even =
    ((0.0000030019850513866446 * g + 0.002524483403496841) * g + 0.22726554820815503) * g + 2;
  return ((2 * odd) / (even - odd) + 1) * POWERS_OF_TWO[k - FIRST_POWER]!;
}

/** ln x to 15 digits, for normal positive x. */
export function log(x: number): number {
  float[0] = x;
  const high = bits[HIGH]!;
  let k = ((high >> 20) & 0x7ff) - 1023;
  bits[HIGH] = (high & 0x000fffff) | 0x3fe00000;
  let m = float[0]; // from 1/2 up to 1
  if (m < SQRT_HALF) m *= 2;
  else k += 1;
  const f = (m - 1) / (m + 1);
  const g = f * f;
  // 2 artanh f with the coefficients of FDLIBM (Sun Microsystems 1993), for |f| up to 0.172.
  const series =
    ((((((0.14798198605116586 * g + 0.15313837699209373) * g + 0.1818357216161805) * g +
      0.22222198432149784) *
      g +
      0.2857142874366239) *
      g +
      0.3999999999940942) *
      g +
      0.6666666666666735) *
      g +
    2;
  return k * LN2_HIGH + (k * LN2_LOW + f * series);
}

/**
 * The z below which a standard normal falls with probability p, to 15 digits, for p between 1e-11 and 1 - 1e-11.
 * Algorithm AS 241 (Wichura, Applied Statistics 37(3), 1988) without its third branch, which starts at 1e-11.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
          45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r +
        21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p)) - 1.6;
  const z =
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1);
  return q < 0 ? -z : z;
}
