/**
 * Runs a block of customers through their journeys, all who stand at one touchpoint together, by the ten steps of an
 * encounter. A block depends on nothing but the plan and the numbers of its customers, so blocks can run anywhere and
 * in any order.
 */
import { BOTTOM_BOX, ROUNDING, TOP_BOX } from '../encounter-table.ts';
import { COMPLETE, NEUTRAL } from '../model.ts';
import {
  BLOCK_SIZE,
  emptyBlock,
  MOST_VISITS,
  OFFER_SUMS,
  OUTCOME,
  TOUCHPOINT_SUMS,
  type Block,
  type TouchpointSum,
} from './block.ts';
import { KANO, type Plan } from './plan.ts';
import { exp, log, normalQuantile } from '../portable-math.ts';
import { clipped } from '../psychology.ts';
import { draw, uniform } from './random.ts';

const SUM_AT = Object.fromEntries(TOUCHPOINT_SUMS.map((name, at) => [name, at])) as Readonly<
  Record<TouchpointSum, number>
>;

/** What `#feel` sums up, in its order. */
const FELT_SUMS = [
  'quality',
  'expectation',
  'reference',
  'felt',
  'satisfaction',
  'topBox',
  'bottomBox',
] as const satisfies readonly TouchpointSum[];

export class BlockRunner {
  readonly #plan: Plan;
  /** Customers who stand at each touchpoint, and how many. */
  readonly #queues: readonly Int32Array[];
  readonly #waiting: Int32Array;
  /** Visits of each customer at each touchpoint. */
  readonly #seen: Uint16Array;
  readonly #inStage: Uint8Array;
  readonly #bought: Uint8Array;
  /** Per customer, what goes along. */
  readonly #expectation = new Float64Array(BLOCK_SIZE);
  readonly #worth = new Float64Array(BLOCK_SIZE);
  readonly #visits = new Int32Array(BLOCK_SIZE);
  readonly #peak = new Float64Array(BLOCK_SIZE);
  readonly #end = new Float64Array(BLOCK_SIZE);
  /** Per member of the group that is served at present. */
  readonly #members = new Int32Array(BLOCK_SIZE);
  readonly #visit = new Int32Array(BLOCK_SIZE);
  readonly #leaving = new Int32Array(BLOCK_SIZE);
  readonly #path = new Int32Array(BLOCK_SIZE);
  readonly #noise = new Int32Array(BLOCK_SIZE);
  readonly #shift = new Float64Array(BLOCK_SIZE);
  readonly #cost = new Float64Array(BLOCK_SIZE);
  readonly #bad = new Uint8Array(BLOCK_SIZE);
  readonly #earned = new Float64Array(BLOCK_SIZE);
  readonly #earnedPartner = new Float64Array(BLOCK_SIZE);
  readonly #passed = new Uint8Array(BLOCK_SIZE);
  /** Per offer of the touchpoint: 0 nothing, 1 shown, 2 shown and bought, 3 bought without. */
  readonly #deals: Uint8Array;
  readonly #word = new Int32Array(4);
  #block: Block;
  #first = 0;

  constructor(plan: Plan) {
    const { count } = plan.touchpoints;
    this.#plan = plan;
    this.#queues = Array.from({ length: count }, () => new Int32Array(BLOCK_SIZE));
    this.#waiting = new Int32Array(count);
    this.#seen = new Uint16Array(count * BLOCK_SIZE);
    this.#inStage = new Uint8Array(plan.model.stages.length * BLOCK_SIZE);
    this.#bought = new Uint8Array(plan.offers.onceCount * BLOCK_SIZE);
    const most = Math.max(0, ...plan.model.touchpoints.map(({ offers }) => offers.length));
    this.#deals = new Uint8Array(most * BLOCK_SIZE);
    this.#block = emptyBlock(plan, 0);
  }

  /** Runs one block; the arrays of the answer are nobody else's. */
  run(index: number): Block {
    this.#begin(index);
    const { count } = this.#plan.touchpoints;
    for (let round = 0; round < MOST_VISITS; round++) {
      let busy = false;
      for (let touchpoint = 0; touchpoint < count; touchpoint++) {
        const here = this.#waiting[touchpoint]!;
        if (here === 0) continue;
        busy = true;
        this.#members.set(this.#queues[touchpoint]!.subarray(0, here));
        this.#waiting[touchpoint] = 0;
        this.#serve(touchpoint, here);
      }
      if (!busy) break;
    }
    this.#finish();
    return this.#block;
  }

  #begin(index: number): void {
    const { model, entryUpTo, hasPurchase, words } = this.#plan;
    this.#block = emptyBlock(this.#plan, index);
    this.#first = index * BLOCK_SIZE;
    this.#waiting.fill(0);
    this.#seen.fill(0);
    this.#inStage.fill(0);
    this.#bought.fill(0);
    this.#expectation.fill(model.expectation);
    this.#worth.fill(1);
    this.#visits.fill(0);
    this.#peak.fill(NEUTRAL);
    this.#block.outcome.fill(OUTCOME.unfinished);
    if (!hasPurchase) this.#block.customer.fill(1);
    const last = entryUpTo.length - 1;
    for (let slot = 0; slot < BLOCK_SIZE; slot++) {
      draw(this.#first + slot, words.entry, 0, words.entry, this.#word);
      const u = uniform(this.#word[0]!);
      let at = 0;
      while (at <= last && u >= entryUpTo[at]!) at++;
      if (at > last && 1 - entryUpTo[last]! < 1e-12) at = last;
      if (at > last) this.#block.outcome[slot] = OUTCOME.completed;
      else this.#send(slot, at);
    }
  }

  #send(slot: number, touchpoint: number): void {
    this.#queues[touchpoint]![this.#waiting[touchpoint]!++] = slot;
  }

  /** One visit of everybody who stands at a touchpoint. */
  #serve(touchpoint: number, count: number): void {
    this.#arrive(touchpoint, count);
    const { firstPain, firstOffer } = this.#plan.touchpoints;
    for (let pain = firstPain[touchpoint]!; pain < firstPain[touchpoint + 1]!; pain++) {
      this.#suffer(touchpoint, pain, count);
    }
    for (let offer = firstOffer[touchpoint]!; offer < firstOffer[touchpoint + 1]!; offer++) {
      this.#choose(touchpoint, offer, count);
    }
    this.#feel(touchpoint, count);
    this.#account(touchpoint, count);
    this.#moveOn(touchpoint, count);
  }

  /** Step 1: the visit is counted, and what chance decides about the touchpoint itself is drawn. */
  #arrive(touchpoint: number, count: number): void {
    const { touchpoints, words } = this.#plan;
    const word = touchpoints.word[touchpoint]!;
    const seen = touchpoint * BLOCK_SIZE;
    const stage = touchpoints.stage[touchpoint]! * BLOCK_SIZE;
    let firstVisits = 0;
    let entered = 0;
    for (let k = 0; k < count; k++) {
      const slot = this.#members[k]!;
      const visit = this.#seen[seen + slot]!;
      this.#seen[seen + slot] = visit + 1;
      if (visit === 0) {
        firstVisits++;
        if (stage >= 0 && this.#inStage[stage + slot] === 0) {
          this.#inStage[stage + slot] = 1;
          entered++;
        }
      }
      this.#visit[k] = visit;
      draw(this.#first + slot, word, visit, words.encounter, this.#word);
      this.#leaving[k] = this.#word[0]!;
      this.#path[k] = this.#word[1]!;
      this.#noise[k] = this.#word[2]!;
      this.#shift[k] = 0;
      this.#cost[k] = touchpoints.cost[touchpoint]!;
      this.#bad[k] = 0;
      this.#earned[k] = touchpoints.margin[touchpoint]!;
      this.#earnedPartner[k] = 0;
    }
    this.#add(touchpoint, 'visits', count);
    this.#add(touchpoint, 'firstVisits', firstVisits);
    if (stage >= 0) this.#block.stages[touchpoints.stage[touchpoint]!]! += entered;
  }

  /** Step 2: whom a pain point meets, who says so, and for whom it is put right. */
  #suffer(touchpoint: number, pain: number, count: number): void {
    const { touchpoints, pains } = this.#plan;
    const place = touchpoints.word[touchpoint]!;
    const subject = pains.word[pain]!;
    const likelihood = pains.likelihood[pain]!;
    const voiced = pains.voiced[pain]!;
    const recovered = pains.recovered[pain]!;
    const loss = pains.loss[pain]!;
    const cost = pains.cost[pain]!;
    let unvoiced = 0;
    for (let k = 0; k < count; k++) {
      draw(this.#first + this.#members[k]!, place, this.#visit[k]!, subject, this.#word);
      if (uniform(this.#word[0]!) >= likelihood) continue;
      const says = uniform(this.#word[1]!) < voiced;
      if (!says) unvoiced++;
      if (says && uniform(this.#word[2]!) < recovered) this.#cost[k]! += cost;
      else {
        this.#shift[k]! -= loss;
        this.#bad[k] = 1;
      }
    }
    this.#add(touchpoint, 'unvoicedPain', unvoiced);
  }

  /** Step 3: to whom an offer is shown, and who buys. One draw decides both ways, so some would have bought anyway. */
  #choose(touchpoint: number, offer: number, count: number): void {
    const { touchpoints, offers } = this.#plan;
    const once = offers.once[offer]!;
    const place = once < 0 ? touchpoints.word[touchpoint]! : 0;
    const subject = offers.word[offer]!;
    const deals = (offer - touchpoints.firstOffer[touchpoint]!) * BLOCK_SIZE;
    for (let k = 0; k < count; k++) {
      const slot = this.#members[k]!;
      this.#deals[deals + k] = 0;
      if (once >= 0 && this.#bought[once * BLOCK_SIZE + slot] === 1) continue;
      draw(this.#first + slot, place, once < 0 ? this.#visit[k]! : 0, subject, this.#word);
      const shown = offers.on[offer] === 1 && (offers.afterPain[offer] === 0 || this.#bad[k] === 1);
      const u = uniform(this.#word[0]!);
      const buys = u < (shown ? offers.takeUp[offer]! : offers.base[offer]!);
      this.#deals[deals + k] = shown ? (buys ? 2 : 1) : buys ? 3 : 0;
      if (!buys) continue;
      if (once >= 0) this.#bought[once * BLOCK_SIZE + slot] = 1;
      if (shown) this.#shift[k]! += offers.lift[offer]!;
      this.#earned[k]! += shown ? offers.ours[offer]! : offers.oursWithout[offer]!;
      this.#earnedPartner[k]! += shown ? offers.partner[offer]! : offers.partnerWithout[offer]!;
    }
  }

  /** Steps 4 to 8: what is delivered and felt, how satisfied that leaves, and who opts out. */
  #feel(touchpoint: number, count: number): void {
    const { touchpoints, model } = this.#plan;
    const p = model.psychology;
    const drawn = touchpoints.quality[touchpoint]!;
    const optOut = touchpoints.optOut[touchpoint]!;
    const promise = touchpoints.promise[touchpoint]!;
    const promised = promise === promise;
    const kano = touchpoints.kano[touchpoint];
    const gains = kano === KANO.basic ? 0 : 1;
    const losses = kano === KANO.delighter ? 0 : -p.lossAversion;
    const sums = new Float64Array(7);
    let exits = 0;
    for (let k = 0; k < count; k++) {
      const slot = this.#members[k]!;
      const expectation = this.#expectation[slot]!;
      let raw = drawn + this.#shift[k]!;
      if (p.spread > 0) raw += p.spread * normalQuantile(uniform(this.#noise[k]!));
      const quality = clipped(raw);
      const reference = promised
        ? (1 - p.promiseWeight) * expectation + p.promiseWeight * promise
        : expectation;
      const gap = quality - reference;
      const up = gap >= 0;
      const size = up ? gap : -gap;
      const felt = size > 0 ? (up ? gains : losses) * exp(p.diminishing * log(size)) : 0;
      const satisfaction = clipped(quality + p.surpriseWeight * felt);
      const odds = optOut * exp(p.stayingWeight * (NEUTRAL - satisfaction));
      const leaves = uniform(this.#leaving[k]!) < odds / (1 - optOut + odds);
      this.#expectation[slot] = clipped(reference + (up ? p.barUp : p.barDown) * gap);
      this.#passed[k] = leaves ? 0 : 1;
      if (leaves) exits++;
      const peak = this.#peak[slot]!;
      if (Math.abs(satisfaction - NEUTRAL) >= Math.abs(peak - NEUTRAL))
        this.#peak[slot] = satisfaction;
      this.#end[slot] = satisfaction;
      this.#visits[slot]!++;
      this.#block.felt[slot]! += felt;
      sums[0]! += quality;
      sums[1]! += expectation;
      sums[2]! += reference;
      sums[3]! += felt;
      sums[4]! += satisfaction;
      if (satisfaction >= TOP_BOX - ROUNDING) sums[5]!++;
      else if (satisfaction < BOTTOM_BOX - ROUNDING) sums[6]!++;
    }
    this.#add(touchpoint, 'exits', exits);
    FELT_SUMS.forEach((name, at) => this.#add(touchpoint, name, sums[at]!));
  }

  /** Steps 8 and 9, money: costs always count, earnings from those who stay, all at the worth of this visit. */
  #account(touchpoint: number, count: number): void {
    const { lifetimeValue, partners, customer } = this.#block;
    const purchase = this.#plan.touchpoints.purchase[touchpoint] === 1;
    let ours = 0;
    let theirs = 0;
    for (let k = 0; k < count; k++) {
      const slot = this.#members[k]!;
      const worth = this.#worth[slot]!;
      const stays = this.#passed[k] === 1;
      const mine = worth * ((stays ? this.#earned[k]! : 0) - this.#cost[k]!);
      lifetimeValue[slot]! += mine;
      ours += mine;
      if (!stays) continue;
      const partner = worth * this.#earnedPartner[k]!;
      partners[slot]! += partner;
      theirs += partner;
      if (purchase) customer[slot] = 1;
    }
    this.#add(touchpoint, 'ours', ours);
    this.#add(touchpoint, 'partners', theirs);
    const { firstOffer } = this.#plan.touchpoints;
    for (let offer = firstOffer[touchpoint]!; offer < firstOffer[touchpoint + 1]!; offer++) {
      this.#accountOffer(touchpoint, offer, count);
    }
  }

  #accountOffer(touchpoint: number, offer: number, count: number): void {
    const { touchpoints, offers } = this.#plan;
    const deals = (offer - touchpoints.firstOffer[touchpoint]!) * BLOCK_SIZE;
    const sums = this.#block.offers;
    const at = offer * OFFER_SUMS.length;
    for (let k = 0; k < count; k++) {
      const deal = this.#deals[deals + k]!;
      if (deal === 0) continue;
      if (deal !== 3) sums[at]!++;
      if (deal === 1 || this.#passed[k] === 0) continue;
      const worth = this.#worth[this.#members[k]!]!;
      sums[at + (deal === 2 ? 1 : 2)]!++;
      sums[at + 3]! += worth * (deal === 2 ? offers.ours[offer]! : offers.oursWithout[offer]!);
      sums[at + 4]! +=
        worth * (deal === 2 ? offers.partner[offer]! : offers.partnerWithout[offer]!);
    }
  }

  /** Step 9, the way on. */
  #moveOn(touchpoint: number, count: number): void {
    const { touchpoints, paths } = this.#plan;
    const first = touchpoints.firstPath[touchpoint]!;
    const end = touchpoints.firstPath[touchpoint + 1]!;
    const discount = touchpoints.discount[touchpoint]!;
    const { outcome } = this.#block;
    let completions = 0;
    for (let k = 0; k < count; k++) {
      const slot = this.#members[k]!;
      if (this.#passed[k] === 0) {
        outcome[slot] = OUTCOME.optedOut;
        continue;
      }
      this.#worth[slot]! *= discount;
      let path = first;
      const u = uniform(this.#path[k]!);
      while (path < end && u >= paths.upTo[path]!) path++;
      const to = path < end ? paths.to[path]! : COMPLETE;
      if (to === COMPLETE) {
        outcome[slot] = OUTCOME.completed;
        completions++;
      } else if (this.#visits[slot]! < MOST_VISITS) this.#send(slot, to);
    }
    this.#add(touchpoint, 'completions', completions);
  }

  /** Step 10: what is remembered, and what those who are asked answer. */
  #finish(): void {
    const { memory, rating, customer } = this.#block;
    const { words } = this.#plan;
    for (let slot = 0; slot < BLOCK_SIZE; slot++) {
      if (this.#visits[slot] === 0) {
        memory[slot] = NaN;
        rating[slot] = -1;
        continue;
      }
      const remembered = (this.#peak[slot]! + this.#end[slot]!) / 2;
      memory[slot] = remembered;
      rating[slot] = -1;
      if (customer[slot] === 0) continue;
      draw(this.#first + slot, words.rating, 0, words.rating, this.#word);
      const answer = Math.floor(remembered + normalQuantile(uniform(this.#word[0]!)) + 0.5);
      rating[slot] = answer < 0 ? 0 : answer > 10 ? 10 : answer;
    }
  }

  #add(touchpoint: number, name: TouchpointSum, amount: number): void {
    this.#block.touchpoints[touchpoint * TOUCHPOINT_SUMS.length + SUM_AT[name]]! += amount;
  }
}
