/**
 * Runs a block of customers, as ../block-runner.ts does and to the same bits, four or two of them at a time. AssemblyScript,
 * compiled to WebAssembly with SIMD by the build. Every step has a file; columns.ts and deck.ts say what lies where.
 */
import { account } from './account.ts';
import { arrive } from './arrive.ts';
import { begin } from './begin.ts';
import { choose } from './choose.ts';
import {
  CUSTOMER,
  FELT,
  LIFETIME_VALUE,
  MEMORY,
  MOST_VISITS,
  OUTCOME,
  PARTNERS,
  RATING,
} from './columns.ts';
import {
  journey,
  layOut,
  offerSums,
  reserve,
  stageSums,
  touchpointAt,
  touchpointSums,
  waiting,
} from './deck.ts';
import { feel } from './feel.ts';
import { finish } from './finish.ts';
import { moveOn } from './move-on.ts';
import { suffer } from './suffer.ts';

export {
  CUSTOMER as customer,
  FELT as felt,
  LIFETIME_VALUE as lifetimeValue,
  layOut,
  MEMORY as remembered,
  offerSums,
  OUTCOME as outcome,
  PARTNERS as partners,
  RATING as rating,
  reserve,
  stageSums,
  touchpointSums,
};

/** Runs the block whose first customer has this number; what it leaves behind is read from the memory. */
export function run(firstCustomer: i32): void {
  begin(firstCustomer);
  const touchpoints = <i32>journey().touchpoints;
  for (let round = 0; round < MOST_VISITS; round++) {
    let busy = false;
    for (let touchpoint = 0; touchpoint < touchpoints; touchpoint++) {
      const length = waiting + ((<usize>touchpoint) << 2);
      const here = load<i32>(length);
      if (here == 0) continue;
      busy = true;
      store<i32>(length, 0);
      serve(touchpoint, here, firstCustomer);
    }
    if (!busy) break;
  }
  finish(firstCustomer);
}

/** One visit of everybody who stands at a touchpoint. */
function serve(touchpoint: i32, count: i32, firstCustomer: i32): void {
  const here = touchpointAt(touchpoint);
  arrive(touchpoint, count, firstCustomer);
  for (let pain = <i32>here.firstPain; pain < <i32>here.endPain; pain++) {
    suffer(touchpoint, pain, count);
  }
  for (let offer = <i32>here.firstOffer; offer < <i32>here.endOffer; offer++) {
    choose(touchpoint, offer, count);
  }
  feel(touchpoint, count);
  account(touchpoint, count);
  moveOn(touchpoint, count);
}
