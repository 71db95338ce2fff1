/** Where the customers of a block come in. */
import {
  BLOCK,
  COMPLETED,
  CUSTOMER,
  EXPECTATION,
  FELT,
  LIFETIME_VALUE,
  NEUTRAL,
  OUTCOME,
  PARTNERS,
  PEAK,
  ROOM,
  UNFINISHED,
  VISITS,
  WORTH,
} from './columns.ts';
import { draw, first } from './chance.ts';
import { clear, journey, touchpointAt } from './deck.ts';
import { send } from './move-on.ts';

export function begin(firstCustomer: i32): void {
  const plan = journey();
  clear();
  for (let slot: usize = 0; slot < <usize>ROOM; slot++) {
    store<f64>(EXPECTATION + (slot << 3), plan.expectation);
    store<f64>(WORTH + (slot << 3), 1);
    store<f64>(PEAK + (slot << 3), NEUTRAL);
  }
  memory.fill(VISITS, 0, 4 * ROOM);
  memory.fill(LIFETIME_VALUE, 0, 8 * ROOM);
  memory.fill(PARTNERS, 0, 8 * ROOM);
  memory.fill(FELT, 0, 8 * ROOM);
  memory.fill(OUTCOME, UNFINISHED, ROOM);
  memory.fill(CUSTOMER, plan.hasPurchase != 0 ? 0 : 1, ROOM);
  const word = <i32>plan.entryWord;
  for (let slot = 0; slot < BLOCK; slot += 4) {
    const customers = i32x4.add(i32x4.splat(firstCustomer + slot), i32x4(0, 1, 2, 3));
    draw(customers, word, i32x4.splat(0), word);
    enter(slot, i32x4.extract_lane(first, 0));
    enter(slot + 1, i32x4.extract_lane(first, 1));
    enter(slot + 2, i32x4.extract_lane(first, 2));
    enter(slot + 3, i32x4.extract_lane(first, 3));
  }
}

function enter(slot: i32, word: u32): void {
  const plan = journey();
  const count = <i32>plan.touchpoints;
  let at = 0;
  while (at < count && <f64>word >= touchpointAt(at).entryLimit) at++;
  if (at < count) send(<u16>slot, at);
  else if (plan.mayCompleteAtOnce != 0) store<u8>(OUTCOME + <usize>slot, COMPLETED);
  else send(<u16>slot, count - 1);
}
