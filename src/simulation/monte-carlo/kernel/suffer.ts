/** Step 2: whom a pain point meets, who says so, and for whom it is put right. */
import { BAD, COST, counted, NUMBER, present, SHIFT, upper, VISIT, wide } from './columns.ts';
import { below, draw, first, second, third } from './chance.ts';
import { painAt, sumsAt, touchpointAt } from './deck.ts';
import { all } from './lanes.ts';

export function suffer(touchpoint: i32, pain: i32, count: i32): void {
  const what = painAt(pain);
  const place = <i32>touchpointAt(touchpoint).word;
  const subject = <i32>what.word;
  let unvoiced = 0;
  for (let k = 0; k < count; k += 4) {
    const word = (<usize>k) << 2;
    const number = (<usize>k) << 3;
    draw(v128.load(NUMBER + word), place, v128.load(VISIT + word), subject);
    const met = v128.and(below(first, what.likelihood), present(k, count));
    const says = v128.and(met, below(second, what.voiced));
    const healed = v128.and(says, below(third, what.recovered));
    const bad = v128.andnot(met, healed);
    unvoiced += counted(v128.andnot(met, says));
    v128.store(BAD + word, v128.or(v128.load(BAD + word), bad));
    add(COST + number, healed, what.cost);
    add(SHIFT + number, bad, -what.loss);
  }
  sumsAt(touchpoint).unvoicedPain += unvoiced;
}

/** Adds an amount to those of four numbers that are marked. */
export function add(at: usize, marked: v128, amount: f64): void {
  addWide(at, wide(marked), amount);
  addWide(at + 16, wide(upper(marked)), amount);
}

function addWide(at: usize, marked: v128, amount: f64): void {
  v128.store(at, f64x2.add(v128.load(at), v128.and(marked, all(amount))));
}
