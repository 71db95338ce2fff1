/** Step 3: to whom an offer is shown, and who buys. One draw decides both ways, so some would have bought anyway. */
import { BAD, EARNED, EARNED_PARTNER, NUMBER, present, SHIFT, VISIT } from './columns.ts';
import { below, draw, first } from './chance.ts';
import { boughtAt, dealsAt, offerAt, queueAt, touchpointAt } from './deck.ts';
import { add } from './suffer.ts';

/** Bits of what came of an offer. */
export const SHOWN: i32 = 1;
export const BOUGHT: i32 = 2;

export function choose(touchpoint: i32, offer: i32, count: i32): void {
  const what = offerAt(offer);
  const here = touchpointAt(touchpoint);
  const once = <i32>what.once;
  const place = once < 0 ? <i32>here.word : 0;
  const subject = <i32>what.word;
  const deals = dealsAt(offer - <i32>here.firstOffer);
  const on = i32x4.splat(what.on != 0 ? -1 : 0);
  const always = i32x4.splat(what.afterPain != 0 ? 0 : -1);
  for (let k = 0; k < count; k += 4) {
    const word = (<usize>k) << 2;
    const number = (<usize>k) << 3;
    const visits = once < 0 ? v128.load(VISIT + word) : i32x4.splat(0);
    draw(v128.load(NUMBER + word), place, visits, subject);
    let open = present(k, count);
    if (once >= 0) open = v128.andnot(open, boughtBefore(once, touchpoint, k));
    const shown = v128.and(open, v128.and(on, v128.or(always, v128.load(BAD + word))));
    const unshown = v128.andnot(open, shown);
    const taken = v128.and(shown, below(first, what.takeUp));
    const anyway = v128.and(unshown, below(first, what.base));
    const buys = v128.or(taken, anyway);
    v128.store(
      deals + word,
      v128.or(v128.and(shown, i32x4.splat(SHOWN)), v128.and(buys, i32x4.splat(BOUGHT))),
    );
    if (!v128.any_true(buys)) continue;
    if (once >= 0) remember(once, touchpoint, k, i32x4.bitmask(buys));
    add(SHIFT + number, taken, what.lift);
    add(EARNED + number, taken, what.ours);
    add(EARNED + number, anyway, what.oursWithout);
    add(EARNED_PARTNER + number, taken, what.partner);
    add(EARNED_PARTNER + number, anyway, what.partnerWithout);
  }
}

function boughtBefore(once: i32, touchpoint: i32, k: i32): v128 {
  const flags = boughtAt(once);
  const queue = queueAt(touchpoint) + ((<usize>k) << 1);
  const counts = i32x4(
    load<u8>(flags + load<u16>(queue, 0)),
    load<u8>(flags + load<u16>(queue, 2)),
    load<u8>(flags + load<u16>(queue, 4)),
    load<u8>(flags + load<u16>(queue, 6)),
  );
  return i32x4.neg(counts);
}

function remember(once: i32, touchpoint: i32, k: i32, buyers: i32): void {
  const flags = boughtAt(once);
  const queue = queueAt(touchpoint) + ((<usize>k) << 1);
  for (let lane = 0; lane < 4; lane++) {
    if (buyers & (1 << lane)) store<u8>(flags + load<u16>(queue + ((<usize>lane) << 1)), 1);
  }
}
