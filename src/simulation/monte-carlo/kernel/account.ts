/** Steps 8 and 9, money: costs always count, earnings from those who stay, all at the worth of this visit. */
import {
  addPair,
  COST,
  counted,
  CUSTOMER,
  EARNED,
  EARNED_PARTNER,
  LIFETIME_VALUE,
  pairAt,
  PARTNERS,
  PASSED,
  present,
  together,
  wide,
  WORTH,
} from './columns.ts';
import { BOUGHT, SHOWN } from './choose.ts';
import { dealsAt, offerAt, offerSumsAt, queueAt, sumsAt, touchpointAt } from './deck.ts';
import { all } from './lanes.ts';

export function account(touchpoint: i32, count: i32): void {
  const queue = queueAt(touchpoint);
  let ours = all(0);
  let theirs = all(0);
  for (let k = 0; k < count; k += 2) {
    const number = (<usize>k) << 3;
    const a: usize = load<u16>(queue + ((<usize>k) << 1));
    const b: usize = load<u16>(queue + ((<usize>k) << 1), 2);
    const there = wide(present(k, count));
    const stays = wide(v128.load64_zero(PASSED + ((<usize>k) << 2)));
    const worth = pairAt(WORTH, a, b);
    const earned = v128.and(stays, v128.load(EARNED + number));
    const mine = f64x2.mul(worth, f64x2.sub(earned, v128.load(COST + number)));
    const partner = f64x2.mul(worth, v128.and(stays, v128.load(EARNED_PARTNER + number)));
    addPair(LIFETIME_VALUE, a, b, mine);
    addPair(PARTNERS, a, b, partner);
    ours = f64x2.add(ours, v128.and(there, mine));
    theirs = f64x2.add(theirs, partner);
  }
  const sums = sumsAt(touchpoint);
  sums.ours += together(ours);
  sums.partners += together(theirs);
  const here = touchpointAt(touchpoint);
  if (here.purchase != 0) noteCustomers(queue, count);
  for (let offer = <i32>here.firstOffer; offer < <i32>here.endOffer; offer++) {
    accountOffer(queue, dealsAt(offer - <i32>here.firstOffer), offer, count);
  }
}

/** Marks those who passed a purchase. */
function noteCustomers(queue: usize, count: i32): void {
  for (let k = 0; k < count; k++) {
    const flag = CUSTOMER + <usize>load<u16>(queue + ((<usize>k) << 1));
    const passed = (<u8>load<i32>(PASSED + ((<usize>k) << 2))) & 1;
    store<u8>(flag, load<u8>(flag) | passed);
  }
}

function accountOffer(queue: usize, deals: usize, offer: i32, count: i32): void {
  const what = offerAt(offer);
  let shown = 0;
  let taken = 0;
  let anyway = 0;
  let ours = all(0);
  let theirs = all(0);
  for (let k = 0; k < count; k += 2) {
    const deal = v128.load64_zero(deals + ((<usize>k) << 2));
    if (!v128.any_true(deal)) continue;
    const saw = i32x4.ne(v128.and(deal, i32x4.splat(SHOWN)), i32x4.splat(0));
    const bought = i32x4.ne(v128.and(deal, i32x4.splat(BOUGHT)), i32x4.splat(0));
    const buys = v128.and(bought, v128.load64_zero(PASSED + ((<usize>k) << 2)));
    shown += counted(saw);
    taken += counted(v128.and(buys, saw));
    anyway += counted(v128.andnot(buys, saw));
    const a: usize = load<u16>(queue + ((<usize>k) << 1));
    const b: usize = load<u16>(queue + ((<usize>k) << 1), 2);
    const worth = v128.and(wide(buys), pairAt(WORTH, a, b));
    const offered = wide(saw);
    const mine = v128.bitselect(all(what.ours), all(what.oursWithout), offered);
    const partner = v128.bitselect(all(what.partner), all(what.partnerWithout), offered);
    ours = f64x2.add(ours, f64x2.mul(worth, mine));
    theirs = f64x2.add(theirs, f64x2.mul(worth, partner));
  }
  const sums = offerSumsAt(offer);
  sums.shown += shown;
  sums.taken += taken;
  sums.takenWithout += anyway;
  sums.ours += together(ours);
  sums.partner += together(theirs);
}
