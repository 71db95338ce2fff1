/**
 * Steps 4 to 8: what is delivered and felt, how satisfied that leaves, and who opts out. In short loops over columns: in
 * one long loop every number would wait for the one before it.
 */
import {
  addPair,
  END,
  EXPECTATION,
  FELT,
  FELT_NOW,
  LEAVING,
  NEUTRAL,
  NOISE,
  ODDS,
  OPT_OUT,
  pairAt,
  PASSED,
  PEAK,
  present,
  QUALITY,
  REFERENCE,
  setPair,
  SHIFT,
  together,
  wide,
} from './columns.ts';
import { makeNormal, NORMAL } from './chance.ts';
import { journey, queueAt, sumsAt, touchpointAt } from './deck.ts';
import { all, clipped, makeExp, makePower, uniforms } from './lanes.ts';

/** Satisfactions from which on somebody counts as delighted, and below which as disappointed. */
const TOP_BOX: f64 = 9 - 1e-9;
const BOTTOM_BOX: f64 = 6.5 - 1e-9;

export function feel(touchpoint: i32, count: i32): void {
  const mind = journey();
  if (mind.spread > 0) makeNormal(NOISE, count);
  deliver(touchpoint, count);
  makePower(FELT_NOW, mind.diminishing, count);
  satisfy(touchpoint, count);
  makeExp(ODDS, count);
  decide(touchpoint, count);
}

/** Quality and what it is measured by; the size of the gap goes to FELT_NOW. */
function deliver(touchpoint: i32, count: i32): void {
  const queue = queueAt(touchpoint);
  const here = touchpointAt(touchpoint);
  const mind = journey();
  const noisy = mind.spread > 0;
  const promised = here.promise == here.promise;
  const ownWeight = all(1 - mind.promiseWeight);
  const promise = all(mind.promiseWeight * here.promise);
  let qualities = all(0);
  let expectations = all(0);
  let references = all(0);
  for (let k = 0; k < count; k += 2) {
    const number = (<usize>k) << 3;
    const a: usize = load<u16>(queue + ((<usize>k) << 1));
    const b: usize = load<u16>(queue + ((<usize>k) << 1), 2);
    const there = wide(present(k, count));
    const expectation = pairAt(EXPECTATION, a, b);
    let raw = f64x2.add(all(here.quality), v128.load(SHIFT + number));
    if (noisy) raw = f64x2.add(raw, f64x2.mul(all(mind.spread), v128.load(NORMAL + number)));
    const quality = clipped(raw);
    const reference = promised
      ? f64x2.add(f64x2.mul(ownWeight, expectation), promise)
      : expectation;
    v128.store(QUALITY + number, quality);
    v128.store(REFERENCE + number, reference);
    v128.store(FELT_NOW + number, f64x2.abs(f64x2.sub(quality, reference)));
    qualities = f64x2.add(qualities, v128.and(there, quality));
    expectations = f64x2.add(expectations, v128.and(there, expectation));
    references = f64x2.add(references, v128.and(there, reference));
  }
  const sums = sumsAt(touchpoint);
  sums.quality += together(qualities);
  sums.expectation += together(expectations);
  sums.reference += together(references);
}

/** From the size of what is felt, in FELT_NOW, to what stays of it; how much it pulls goes to ODDS. */
function satisfy(touchpoint: i32, count: i32): void {
  const queue = queueAt(touchpoint);
  const here = touchpointAt(touchpoint);
  const mind = journey();
  const gains = all(here.keepsGains);
  const losses = all(here.keepsLosses != 0 ? -mind.lossAversion : 0);
  let feelings = all(0);
  let satisfactions = all(0);
  let top = 0;
  let bottom = 0;
  for (let k = 0; k < count; k += 2) {
    const number = (<usize>k) << 3;
    const a: usize = load<u16>(queue + ((<usize>k) << 1));
    const b: usize = load<u16>(queue + ((<usize>k) << 1), 2);
    const there = wide(present(k, count));
    const quality = v128.load(QUALITY + number);
    const reference = v128.load(REFERENCE + number);
    const gap = f64x2.sub(quality, reference);
    const up = f64x2.ge(gap, all(0));
    const valued = f64x2.mul(v128.bitselect(gains, losses, up), v128.load(FELT_NOW + number));
    const felt = v128.and(f64x2.ne(gap, all(0)), valued);
    const satisfaction = clipped(f64x2.add(quality, f64x2.mul(all(mind.surpriseWeight), felt)));
    const fromNeutral = f64x2.sub(all(NEUTRAL), satisfaction);
    v128.store(ODDS + number, f64x2.mul(all(mind.stayingWeight), fromNeutral));
    const step = v128.bitselect(all(mind.barUp), all(mind.barDown), up);
    setPair(EXPECTATION, a, b, clipped(f64x2.add(reference, f64x2.mul(step, gap))));
    const peak = pairAt(PEAK, a, b);
    const before = f64x2.abs(f64x2.sub(peak, all(NEUTRAL)));
    const highest = f64x2.ge(f64x2.abs(fromNeutral), before);
    setPair(PEAK, a, b, v128.bitselect(satisfaction, peak, highest));
    setPair(END, a, b, satisfaction);
    addPair(FELT, a, b, felt);
    feelings = f64x2.add(feelings, v128.and(there, felt));
    satisfactions = f64x2.add(satisfactions, v128.and(there, satisfaction));
    const delighted = v128.and(there, f64x2.ge(satisfaction, all(TOP_BOX)));
    const disappointed = v128.and(there, f64x2.lt(satisfaction, all(BOTTOM_BOX)));
    top += popcnt<i32>(i64x2.bitmask(delighted));
    bottom += popcnt<i32>(i64x2.bitmask(disappointed));
  }
  const sums = sumsAt(touchpoint);
  sums.felt += together(feelings);
  sums.satisfaction += together(satisfactions);
  sums.topBox += top;
  sums.bottomBox += bottom;
}

/** Who opts out: ODDS holds by how much satisfaction changes the odds. */
function decide(touchpoint: i32, count: i32): void {
  let exits = 0;
  for (let k = 0; k < count; k += 2) {
    const number = (<usize>k) << 3;
    const word = (<usize>k) << 2;
    const there = wide(present(k, count));
    const optOut = v128.load(OPT_OUT + number);
    const odds = f64x2.mul(optOut, v128.load(ODDS + number));
    const chance = f64x2.div(odds, f64x2.add(f64x2.sub(all(1), optOut), odds));
    const leaves = f64x2.lt(uniforms(v128.load64_zero(LEAVING + word)), chance);
    const stays = v128.andnot(there, leaves);
    v128.store64_lane(PASSED + word, v128.shuffle<i32>(stays, stays, 0, 2, 0, 2), 0);
    exits += popcnt<i32>(i64x2.bitmask(v128.and(there, leaves)));
  }
  sumsAt(touchpoint).exits += exits;
}
