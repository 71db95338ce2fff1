/**
 * Exponential, logarithm and normal quantile of two numbers at once: the operations of ../../portable-math.ts in their
 * order, so that the bits are the same. A change there is a change here; a test compares the two.
 */

const LOG2_E: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const SQRT_HALF: f64 = 0.7071067811865476;
/** Added to a small whole number, this leaves it, raised by the bias of exponents, in the low bits of the sum. */
const TO_EXPONENT: f64 = 6755399441055744 + 1023;
/** 2^52: a whole number below it, put into its low bits, is added to it. */
const TWO_52: f64 = 4503599627370496;

export function all(value: f64): v128 {
  return f64x2.splat(value);
}

/** a b + c, rounded twice. */
export function plus(a: v128, b: v128, c: f64): v128 {
  return f64x2.add(f64x2.mul(a, b), all(c));
}

/** Words 0 and 1 of four as numbers strictly between 0 and 1. */
export function uniforms(words: v128): v128 {
  return f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(words), all(0.5)), all(1.0 / 4294967296.0));
}

/** Keeps values within 0 to 10. */
export function clipped(x: v128): v128 {
  return f64x2.pmin(f64x2.pmax(x, all(0)), all(10));
}

export function exp(x: v128): v128 {
  const within = f64x2.pmin(f64x2.pmax(x, all(-700)), all(700));
  const k = f64x2.floor(plus(within, all(LOG2_E), 0.5));
  const r = f64x2.sub(f64x2.sub(within, f64x2.mul(k, all(LN2_HIGH))), f64x2.mul(k, all(LN2_LOW)));
  const g = f64x2.mul(r, r);
  let odd = plus(all(0.00012617719307481058), g, 0.030299440770744195);
  odd = f64x2.mul(r, plus(odd, g, 1));
  let even = plus(all(0.0000030019850513866446), g, 0.002524483403496841);
  even = plus(even, g, 0.22726554820815503);
  even = plus(even, g, 2);
  const ratio = f64x2.div(f64x2.add(odd, odd), f64x2.sub(even, odd));
  const power = i64x2.shl(f64x2.add(k, all(TO_EXPONENT)), 52);
  return f64x2.mul(f64x2.add(ratio, all(1)), power);
}

export function log(x: v128): v128 {
  const exponent = v128.and(i64x2.shr_u(x, 52), i64x2.splat(0x7ff));
  const fraction = v128.and(x, i64x2.splat(0x000fffffffffffff));
  let m = v128.or(fraction, i64x2.splat(0x3fe0000000000000));
  const small = f64x2.lt(m, all(SQRT_HALF));
  m = f64x2.add(m, v128.and(small, m));
  const above = f64x2.sub(v128.or(exponent, all(TWO_52)), all(TWO_52 + 1022));
  const k = f64x2.sub(above, v128.and(small, all(1)));
  const f = f64x2.div(f64x2.sub(m, all(1)), f64x2.add(m, all(1)));
  const g = f64x2.mul(f, f);
  let series = plus(all(0.14798198605116586), g, 0.15313837699209373);
  series = plus(series, g, 0.1818357216161805);
  series = plus(series, g, 0.22222198432149784);
  series = plus(series, g, 0.2857142874366239);
  series = plus(series, g, 0.3999999999940942);
  series = plus(series, g, 0.6666666666666735);
  series = plus(series, g, 2);
  const low = f64x2.add(f64x2.mul(k, all(LN2_LOW)), f64x2.mul(f, series));
  return f64x2.add(f64x2.mul(k, all(LN2_HIGH)), low);
}

/** Replaces `count` numbers by the powers of e that they are exponents of. */
export function makeExp(column: usize, count: i32): void {
  const end = column + ((<usize>count) << 3);
  for (let at = column; at < end; at += 16) v128.store(at, exp(v128.load(at)));
}

/** Replaces `count` positive numbers by their powers with the same exponent. */
export function makePower(column: usize, exponent: f64, count: i32): void {
  const end = column + ((<usize>count) << 3);
  for (let at = column; at < end; at += 16) {
    v128.store(at, f64x2.mul(all(exponent), log(v128.load(at))));
  }
  makeExp(column, count);
}

/** The normal quantile at q + 1/2, where |q| is at most 0.425. */
export function centralQuantile(q: v128): v128 {
  const r = f64x2.sub(all(0.180625), f64x2.mul(q, q));
  let above = plus(all(2509.0809287301227), r, 33430.57558358813);
  above = plus(above, r, 67265.7709270087);
  above = plus(above, r, 45921.95393154987);
  above = plus(above, r, 13731.69376550946);
  above = plus(above, r, 1971.5909503065513);
  above = plus(above, r, 133.14166789178438);
  above = plus(above, r, 3.3871328727963665);
  let below = plus(all(5226.495278852546), r, 28729.085735721943);
  below = plus(below, r, 39307.89580009271);
  below = plus(below, r, 21213.794301586597);
  below = plus(below, r, 5394.196021424751);
  below = plus(below, r, 687.1870074920579);
  below = plus(below, r, 42.31333070160091);
  below = plus(below, r, 1);
  return f64x2.div(f64x2.mul(q, above), below);
}

/** The normal quantile at p for the others. */
export function tailQuantile(p: v128): v128 {
  const lower = f64x2.lt(f64x2.sub(p, all(0.5)), all(0));
  const tail = v128.bitselect(p, f64x2.sub(all(1), p), lower);
  const r = f64x2.sub(f64x2.sqrt(f64x2.neg(log(tail))), all(1.6));
  let above = plus(all(0.0007745450142783414), r, 0.022723844989269184);
  above = plus(above, r, 0.2417807251774506);
  above = plus(above, r, 1.2704582524523684);
  above = plus(above, r, 3.6478483247632045);
  above = plus(above, r, 5.769497221460691);
  above = plus(above, r, 4.630337846156546);
  above = plus(above, r, 1.4234371107496835);
  let below = plus(all(1.0507500716444169e-9), r, 0.0005475938084995345);
  below = plus(below, r, 0.015198666563616457);
  below = plus(below, r, 0.14810397642748008);
  below = plus(below, r, 0.6897673349851);
  below = plus(below, r, 1.6763848301838038);
  below = plus(below, r, 2.053191626637759);
  below = plus(below, r, 1);
  const z = f64x2.div(above, below);
  return v128.bitselect(f64x2.neg(z), z, lower);
}
