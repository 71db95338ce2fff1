/**
 * What the kernel keeps of the customers of a block, in columns at fixed addresses. Columns have room for a few more than
 * the block holds, because work is done on four at a time; slot BLOCK stands for nobody.
 */

/** Customers per block. */
export const BLOCK: i32 = 1024;
/** Entries of a column. */
export const ROOM: i32 = BLOCK + 8;
export const MOST_VISITS: i32 = 10_000;
export const NEUTRAL: f64 = 7.5;

// Per customer: what goes along.
export const EXPECTATION: usize = memory.data(8 * ROOM, 16);
export const WORTH: usize = memory.data(8 * ROOM, 16);
export const PEAK: usize = memory.data(8 * ROOM, 16);
export const END: usize = memory.data(8 * ROOM, 16);
export const VISITS: usize = memory.data(4 * ROOM, 16);

// Per customer: the answer, as in ../block.ts.
export const LIFETIME_VALUE: usize = memory.data(8 * ROOM, 16);
export const PARTNERS: usize = memory.data(8 * ROOM, 16);
export const FELT: usize = memory.data(8 * ROOM, 16);
export const MEMORY: usize = memory.data(8 * ROOM, 16);
export const RATING: usize = memory.data(ROOM, 16);
export const CUSTOMER: usize = memory.data(ROOM, 16);
export const OUTCOME: usize = memory.data(ROOM, 16);
export const OPTED_OUT: u8 = 0;
export const COMPLETED: u8 = 1;
export const UNFINISHED: u8 = 2;

// Per member of the group that is served at present; yes is -1, no is 0.
export const NUMBER: usize = memory.data(4 * ROOM, 16);
export const VISIT: usize = memory.data(4 * ROOM, 16);
export const LEAVING: usize = memory.data(4 * ROOM, 16);
export const PATH: usize = memory.data(4 * ROOM, 16);
export const NOISE: usize = memory.data(4 * ROOM, 16);
export const QUALITY: usize = memory.data(8 * ROOM, 16);
export const REFERENCE: usize = memory.data(8 * ROOM, 16);
export const FELT_NOW: usize = memory.data(8 * ROOM, 16);
export const ODDS: usize = memory.data(8 * ROOM, 16);
export const OPT_OUT: usize = memory.data(8 * ROOM, 16);
export const SHIFT: usize = memory.data(8 * ROOM, 16);
export const COST: usize = memory.data(8 * ROOM, 16);
export const EARNED: usize = memory.data(8 * ROOM, 16);
export const EARNED_PARTNER: usize = memory.data(8 * ROOM, 16);
export const BAD: usize = memory.data(4 * ROOM, 16);
export const PASSED: usize = memory.data(4 * ROOM, 16);

/** Which of the four members from `k` on there really are. */
export function present(k: i32, count: i32): v128 {
  const members = i32x4.add(i32x4.splat(k), i32x4(0, 1, 2, 3));
  return i32x4.lt_s(members, i32x4.splat(count));
}

/** The upper two of four 32-bit words, moved to the lower places. */
export function upper(words: v128): v128 {
  return v128.shuffle<i32>(words, words, 2, 3, 2, 3);
}

/** Two of four yes or no, the lower ones, made as wide as numbers are. */
export function wide(mask: v128): v128 {
  return i64x2.extend_low_i32x4_s(mask);
}

/** How many of four are yes. */
export function counted(mask: v128): i32 {
  return popcnt<i32>(i32x4.bitmask(mask));
}

/** Entries `a` and `b` of a column of numbers. */
export function pairAt(column: usize, a: usize, b: usize): v128 {
  return v128.load_lane<f64>(column + (b << 3), v128.load64_zero(column + (a << 3)), 1);
}

export function setPair(column: usize, a: usize, b: usize, values: v128): void {
  v128.store_lane<f64>(column + (a << 3), values, 0);
  v128.store_lane<f64>(column + (b << 3), values, 1);
}

/** Adds `values` to entries `a` and `b`, which are not the same. */
export function addPair(column: usize, a: usize, b: usize, values: v128): void {
  setPair(column, a, b, f64x2.add(pairAt(column, a, b), values));
}

/** The sum of what two lanes summed up. */
export function together(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}
