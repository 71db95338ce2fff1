/** Draws for four customers at once: pcg4d, as in ../random.ts, and normal numbers for a whole column. */
import { BLOCK, ROOM } from './columns.ts';
import { all, centralQuantile, tailQuantile, uniforms } from './lanes.ts';

/** The four words of the last draw, of four customers each. */
export let first: v128 = i32x4.splat(0);
export let second: v128 = i32x4.splat(0);
export let third: v128 = i32x4.splat(0);

export const NORMAL: usize = memory.data(8 * ROOM, 16);
/** Places in the column that lie far out. */
const FAR: usize = memory.data(2 * ROOM, 16);

function spread(words: v128): v128 {
  return i32x4.add(i32x4.mul(words, i32x4.splat(1664525)), i32x4.splat(1013904223));
}

function mixed(words: v128): v128 {
  return v128.xor(words, i32x4.shr_u(words, 16));
}

/** Draws for four customers at one place, about one subject. */
export function draw(customers: v128, place: i32, visits: v128, subject: i32): void {
  let x = spread(customers);
  let y = i32x4.splat(place * 1664525 + 1013904223);
  let z = spread(visits);
  let w = i32x4.splat(subject * 1664525 + 1013904223);
  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));
  x = mixed(x);
  y = mixed(y);
  z = mixed(z);
  w = mixed(w);
  first = i32x4.add(x, i32x4.mul(y, w));
  second = i32x4.add(y, i32x4.mul(z, first));
  third = i32x4.add(z, i32x4.mul(first, second));
}

/** Which of four words count as less than a probability: those below `limit`, a whole number up to 2^32. */
export function below(words: v128, limit: f64): v128 {
  const possible = limit > 0 ? -1 : 0;
  return v128.and(i32x4.le_u(words, i32x4.splat(<u32>(<i64>limit - 1))), i32x4.splat(possible));
}

/** Fills NORMAL with the standard normal numbers that a column of words stands for. */
export function makeNormal(words: usize, count: i32): void {
  let far: usize = FAR;
  for (let k = 0; k < count; k += 2) {
    const q = f64x2.sub(uniforms(v128.load64_zero(words + ((<usize>k) << 2))), all(0.5));
    v128.store(NORMAL + ((<usize>k) << 3), centralQuantile(q));
    const out = i64x2.bitmask(f64x2.gt(f64x2.abs(q), all(0.425)));
    store<u16>(far, k);
    far += (out & 1) << 1;
    store<u16>(far, k + 1);
    far += out & 2;
  }
  store<u16>(far, BLOCK + 4); // nobody, beside the last one
  for (let at: usize = FAR; at < far; at += 4) {
    const a: usize = load<u16>(at);
    const b: usize = load<u16>(at, 2);
    const pair = v128.load32_zero(words + (a << 2));
    const z = tailQuantile(uniforms(v128.load_lane<i32>(words + (b << 2), pair, 1)));
    v128.store_lane<f64>(NORMAL + (a << 3), z, 0);
    v128.store_lane<f64>(NORMAL + (b << 3), z, 1);
  }
}
