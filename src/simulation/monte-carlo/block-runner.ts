/**
 * Runs a block of customers through their journeys, all who stand at one touchpoint together, by the ten steps of an
 * encounter. A block depends on nothing but the plan and the numbers of its customers, so blocks can run anywhere and
 * in any order. kernel/ does the same to the same bits in WebAssembly; change both.
 */
import { rememberedOf } from '../analysis/peak-end-memory.ts';
import { NEUTRAL } from '../model.ts';
import { normalQuantile } from '../portable-math.ts';
import { BLOCK_SIZE, emptyBlock, MOST_VISITS, OUTCOME, type Block } from './block.ts';
import { Columns } from './columns.ts';
import { arrive, choose, feel, suffer } from './encounter-steps.ts';
import { account, moveOn } from './onward-steps.ts';
import type { Plan } from './plan.ts';
import { draw, uniform } from './random.ts';

export class BlockRunner {
  readonly #plan: Plan;
  readonly #columns: Columns;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#columns = new Columns(plan);
  }

  /** Runs one block; the arrays of the answer are nobody else's. */
  run(index: number): Block {
    this.#begin(index);
    const { waiting } = this.#columns;
    for (let round = 0; round < MOST_VISITS; round++) {
      let busy = false;
      for (let touchpoint = 0; touchpoint < waiting.length; touchpoint++) {
        if (waiting[touchpoint] === 0) continue;
        busy = true;
        this.#serve(touchpoint);
      }
      if (!busy) break;
    }
    this.#finish();
    return this.#columns.block;
  }

  #begin(index: number): void {
    const { model, entryUpTo, hasPurchase, words } = this.#plan;
    const columns = this.#columns;
    const block = emptyBlock(this.#plan, index);
    columns.block = block;
    columns.first = index * BLOCK_SIZE;
    columns.waiting.fill(0);
    columns.seen.fill(0);
    columns.inStage.fill(0);
    columns.bought.fill(0);
    columns.expectation.fill(model.expectation);
    columns.worth.fill(1);
    columns.visits.fill(0);
    columns.peak.fill(NEUTRAL);
    block.outcome.fill(OUTCOME.unfinished);
    if (!hasPurchase) block.customer.fill(1);
    const last = entryUpTo.length - 1;
    for (let slot = 0; slot < BLOCK_SIZE; slot++) {
      draw(columns.first + slot, words.entry, 0, words.entry, columns.word);
      const u = uniform(columns.word[0]!);
      let at = 0;
      while (at <= last && u >= entryUpTo[at]!) at++;
      if (at > last && 1 - entryUpTo[last]! < 1e-12) at = last;
      if (at > last) block.outcome[slot] = OUTCOME.completed;
      else columns.send(slot, at);
    }
  }

  /** One visit of everybody who stands at a touchpoint. */
  #serve(touchpoint: number): void {
    const columns = this.#columns;
    const { firstPain, firstOffer } = this.#plan.touchpoints;
    const count = columns.gather(touchpoint);
    arrive(columns, touchpoint, count);
    for (let pain = firstPain[touchpoint]!; pain < firstPain[touchpoint + 1]!; pain++) {
      suffer(columns, touchpoint, pain, count);
    }
    for (let offer = firstOffer[touchpoint]!; offer < firstOffer[touchpoint + 1]!; offer++) {
      choose(columns, touchpoint, offer, count);
    }
    feel(columns, touchpoint, count);
    account(columns, touchpoint, count);
    moveOn(columns, touchpoint, count);
  }

  /** Step 10: what is remembered, and what those who are asked answer. */
  #finish(): void {
    const { block, visits, peak, end, first, word } = this.#columns;
    const { memory, rating, customer } = block;
    const { words } = this.#plan;
    rating.fill(-1);
    for (let slot = 0; slot < BLOCK_SIZE; slot++) {
      if (visits[slot] === 0) {
        memory[slot] = NaN;
        continue;
      }
      const remembered = rememberedOf(peak[slot]!, end[slot]!);
      memory[slot] = remembered;
      if (customer[slot] === 0) continue;
      draw(first + slot, words.rating, 0, words.rating, word);
      const answer = Math.floor(remembered + normalQuantile(uniform(word[0]!)) + 0.5);
      rating[slot] = answer < 0 ? 0 : answer > 10 ? 10 : answer;
    }
  }
}
