/** Steps 1 to 8 of an encounter, for all who stand at one touchpoint: what they meet, feel, and who opts out. */
import { isPeak } from '../analysis/peak-end-memory.ts';
import { BOTTOM_BOX, ROUNDING, TOP_BOX } from '../encounter-table.ts';
import { NEUTRAL } from '../model.ts';
import { exp, log, normalQuantile } from '../portable-math.ts';
import { clipped } from '../psychology.ts';
import { BLOCK_SIZE } from './block.ts';
import { DEAL, FELT_SUMS, type Columns } from './columns.ts';
import { cellOf } from './opt-out-cells.ts';
import { KANO } from './plan.ts';
import { draw, uniform } from './random.ts';

/** Step 1: the visit is counted, and what chance decides about the touchpoint itself is drawn. */
export function arrive(columns: Columns, touchpoint: number, count: number): void {
  const { plan, members, seen, inStage, visit, first, word } = columns;
  const { leaving, path, noise } = columns;
  const own = plan.touchpoints;
  const place = own.word[touchpoint]!;
  const subject = plan.words.encounter;
  const seenHere = touchpoint * BLOCK_SIZE;
  const stage = own.stage[touchpoint]! * BLOCK_SIZE;
  let firstVisits = 0;
  let entered = 0;
  for (let k = 0; k < count; k++) {
    const slot = members[k]!;
    const before = seen[seenHere + slot]!;
    seen[seenHere + slot] = before + 1;
    if (before === 0) {
      firstVisits++;
      if (stage >= 0 && inStage[stage + slot] === 0) {
        inStage[stage + slot] = 1;
        entered++;
      }
    }
    visit[k] = before;
    draw(first + slot, place, before, subject, word);
    leaving[k] = word[0]!;
    path[k] = word[1]!;
    noise[k] = word[2]!;
  }
  columns.shift.fill(0, 0, count);
  columns.cost.fill(own.cost[touchpoint]!, 0, count);
  columns.bad.fill(0, 0, count);
  columns.earned.fill(own.margin[touchpoint]!, 0, count);
  columns.earnedPartner.fill(0, 0, count);
  columns.optOut.fill(own.optOut[touchpoint]!, 0, count);
  const cells = own.optOutCells[touchpoint];
  if (cells) drawOptOuts(columns, place, cells, count);
  columns.add(touchpoint, 'visits', count);
  columns.add(touchpoint, 'firstVisits', firstVisits);
  if (stage >= 0) columns.block.stages[own.stage[touchpoint]!]! += entered;
}

/** Where customers differ in leaving, each has one opt-out at a touchpoint, whatever the visit. */
function drawOptOuts(columns: Columns, place: number, cells: Float64Array, count: number): void {
  const { plan, members, optOut, first, word } = columns;
  for (let k = 0; k < count; k++) {
    draw(first + members[k]!, place, 0, plan.words.leaving, word);
    optOut[k] = cells[cellOf(word[0]!)]!;
  }
}

/** Step 2: whom a pain point meets, who says so, and for whom it is put right. */
export function suffer(columns: Columns, touchpoint: number, pain: number, count: number): void {
  const { members, visit, cost, shift, bad, first, word } = columns;
  const { touchpoints, pains } = columns.plan;
  const place = touchpoints.word[touchpoint]!;
  const subject = pains.word[pain]!;
  const likelihood = pains.likelihood[pain]!;
  const voiced = pains.voiced[pain]!;
  const recovered = pains.recovered[pain]!;
  const loss = pains.loss[pain]!;
  const recoveryCost = pains.cost[pain]!;
  let unvoiced = 0;
  for (let k = 0; k < count; k++) {
    draw(first + members[k]!, place, visit[k]!, subject, word);
    if (uniform(word[0]!) >= likelihood) continue;
    const says = uniform(word[1]!) < voiced;
    if (!says) unvoiced++;
    if (says && uniform(word[2]!) < recovered) cost[k]! += recoveryCost;
    else {
      shift[k]! -= loss;
      bad[k] = 1;
    }
  }
  columns.add(touchpoint, 'unvoicedPain', unvoiced);
}

/** Step 3: to whom an offer is shown, and who buys. One draw decides both ways, so some would have bought anyway. */
export function choose(columns: Columns, touchpoint: number, offer: number, count: number): void {
  const { members, visit, bought, bad, shift, earned, earnedPartner, first, word } = columns;
  const { touchpoints, offers } = columns.plan;
  const once = offers.once[offer]!;
  const place = once < 0 ? touchpoints.word[touchpoint]! : 0;
  const subject = offers.word[offer]!;
  const on = offers.on[offer] === 1;
  const always = offers.afterPain[offer] === 0;
  const before = (offer - touchpoints.firstOffer[touchpoint]!) * BLOCK_SIZE;
  const deals = columns.deals.subarray(before, before + count);
  deals.fill(0);
  for (let k = 0; k < count; k++) {
    const slot = members[k]!;
    if (once >= 0 && bought[once * BLOCK_SIZE + slot] === 1) continue;
    draw(first + slot, place, once < 0 ? visit[k]! : 0, subject, word);
    const shown = on && (always || bad[k] === 1);
    if (shown) deals[k] = DEAL.shown;
    if (uniform(word[0]!) >= (shown ? offers.takeUp[offer]! : offers.base[offer]!)) continue;
    deals[k]! |= DEAL.bought;
    if (once >= 0) bought[once * BLOCK_SIZE + slot] = 1;
    if (shown) shift[k]! += offers.lift[offer]!;
    earned[k]! += shown ? offers.ours[offer]! : offers.oursWithout[offer]!;
    earnedPartner[k]! += shown ? offers.partner[offer]! : offers.partnerWithout[offer]!;
  }
}

/** Steps 4 to 8: what is delivered and felt, how satisfied that leaves, and who opts out. */
export function feel(columns: Columns, touchpoint: number, count: number): void {
  const { members, shift, noise, optOut, leaving, passed } = columns;
  const { expectation: expectations, peak: peaks, end, visits } = columns;
  const { touchpoints, model } = columns.plan;
  const felts = columns.block.felt;
  const p = model.psychology;
  const drawn = touchpoints.quality[touchpoint]!;
  const promise = touchpoints.promise[touchpoint]!;
  const promised = promise === promise;
  const kano = touchpoints.kano[touchpoint];
  const gains = kano === KANO.basic ? 0 : 1;
  const losses = kano === KANO.delighter ? 0 : -p.lossAversion;
  const lanes = columns.sums.cleared();
  let topBox = 0;
  let bottomBox = 0;
  let exits = 0;
  for (let k = 0; k < count; k++) {
    const slot = members[k]!;
    const expectation = expectations[slot]!;
    let raw = drawn + shift[k]!;
    if (p.spread > 0) raw += p.spread * normalQuantile(uniform(noise[k]!));
    const quality = clipped(raw);
    const reference = promised
      ? (1 - p.promiseWeight) * expectation + p.promiseWeight * promise
      : expectation;
    const gap = quality - reference;
    const up = gap >= 0;
    const size = up ? gap : -gap;
    const felt = size > 0 ? (up ? gains : losses) * exp(p.diminishing * log(size)) : 0;
    const satisfaction = clipped(quality + p.surpriseWeight * felt);
    const own = optOut[k]!;
    const odds = own * exp(p.stayingWeight * (NEUTRAL - satisfaction));
    const leaves = uniform(leaving[k]!) < odds / (1 - own + odds);
    expectations[slot] = clipped(reference + (up ? p.barUp : p.barDown) * gap);
    passed[k] = leaves ? 0 : 1;
    if (leaves) exits++;
    if (isPeak(satisfaction, peaks[slot]!)) peaks[slot] = satisfaction;
    end[slot] = satisfaction;
    visits[slot]!++;
    felts[slot]! += felt;
    const lane = k & 1;
    lanes[lane]! += quality;
    lanes[2 + lane]! += expectation;
    lanes[4 + lane]! += reference;
    lanes[6 + lane]! += felt;
    lanes[8 + lane]! += satisfaction;
    if (satisfaction >= TOP_BOX - ROUNDING) topBox++;
    else if (satisfaction < BOTTOM_BOX - ROUNDING) bottomBox++;
  }
  FELT_SUMS.forEach((name, at) => columns.add(touchpoint, name, columns.sums.total(at)));
  columns.add(touchpoint, 'exits', exits);
  columns.add(touchpoint, 'topBox', topBox);
  columns.add(touchpoint, 'bottomBox', bottomBox);
}
