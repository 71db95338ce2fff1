/** Step 10: what is remembered, and what those who are asked answer. */
import { BLOCK, CUSTOMER, END, MEMORY, NOISE, PEAK, RATING, VISITS } from './columns.ts';
import { draw, first, makeNormal, NORMAL } from './chance.ts';
import { journey } from './deck.ts';

export function finish(firstCustomer: i32): void {
  const word = <i32>journey().ratingWord;
  for (let slot = 0; slot < BLOCK; slot += 4) {
    const customers = i32x4.add(i32x4.splat(firstCustomer + slot), i32x4(0, 1, 2, 3));
    draw(customers, word, i32x4.splat(0), word);
    v128.store(NOISE + ((<usize>slot) << 2), first);
  }
  makeNormal(NOISE, BLOCK);
  for (let slot: usize = 0; slot < <usize>BLOCK; slot++) {
    const memory = MEMORY + (slot << 3);
    store<i8>(RATING + slot, -1);
    if (load<i32>(VISITS + (slot << 2)) == 0) {
      store<f64>(memory, NaN);
      continue;
    }
    const remembered = (load<f64>(PEAK + (slot << 3)) + load<f64>(END + (slot << 3))) / 2;
    store<f64>(memory, remembered);
    if (load<u8>(CUSTOMER + slot) == 0) continue;
    const answer = floor<f64>(remembered + load<f64>(NORMAL + (slot << 3)) + 0.5);
    store<i8>(RATING + slot, <i8>min<f64>(max<f64>(answer, 0), 10));
  }
}
