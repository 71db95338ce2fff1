/**
 * The plan as the kernel reads it, records of numbers one after the other as ../kernel-deck.ts lays them out, and the
 * memory beside it whose size depends on the plan.
 */
import { ROOM } from './columns.ts';

@unmanaged
export class Journey {
  touchpoints!: f64;
  pains!: f64;
  offers!: f64;
  paths!: f64;
  stages!: f64;
  onceOffers!: f64;
  mostOffers!: f64;
  hasPurchase!: f64;
  /** Whether those who enter nowhere complete at once; if not, they enter at the last touchpoint. */
  mayCompleteAtOnce!: f64;
  entryWord!: f64;
  encounterWord!: f64;
  ratingWord!: f64;
  leavingWord!: f64;
  expectation!: f64;
  barUp!: f64;
  barDown!: f64;
  lossAversion!: f64;
  diminishing!: f64;
  surpriseWeight!: f64;
  stayingWeight!: f64;
  promiseWeight!: f64;
  spread!: f64;
}

@unmanaged
export class Touchpoint {
  word!: f64;
  /** Words below it enter here or at a touchpoint before. */
  entryLimit!: f64;
  quality!: f64;
  optOut!: f64;
  /** Number of the table that a customer's own opt-out comes from; -1 where all share one. */
  optOutTable!: f64;
  margin!: f64;
  cost!: f64;
  discount!: f64;
  promise!: f64;
  keepsGains!: f64;
  keepsLosses!: f64;
  purchase!: f64;
  stage!: f64;
  firstPain!: f64;
  endPain!: f64;
  firstOffer!: f64;
  endOffer!: f64;
  firstPath!: f64;
  endPath!: f64;
}

@unmanaged
export class Pain {
  word!: f64;
  likelihood!: f64;
  loss!: f64;
  voiced!: f64;
  recovered!: f64;
  cost!: f64;
}

@unmanaged
export class Offer {
  word!: f64;
  once!: f64;
  takeUp!: f64;
  base!: f64;
  lift!: f64;
  ours!: f64;
  partner!: f64;
  oursWithout!: f64;
  partnerWithout!: f64;
  on!: f64;
  afterPain!: f64;
}

@unmanaged
export class Path {
  to!: f64;
  limit!: f64;
}

/** Sums of one touchpoint, as TOUCHPOINT_SUMS of ../block.ts. */
@unmanaged
export class TouchpointSums {
  visits!: f64;
  firstVisits!: f64;
  exits!: f64;
  completions!: f64;
  quality!: f64;
  expectation!: f64;
  reference!: f64;
  felt!: f64;
  satisfaction!: f64;
  topBox!: f64;
  bottomBox!: f64;
  unvoicedPain!: f64;
  ours!: f64;
  partners!: f64;
}

/** Sums of one offer at one touchpoint, as OFFER_SUMS of ../block.ts. */
@unmanaged
export class OfferSums {
  shown!: f64;
  taken!: f64;
  takenWithout!: f64;
  ours!: f64;
  partner!: f64;
}

/** Cells of a table of opt-outs, as in ../opt-out-cells.ts. */
const CELLS: usize = 1024;

let deck: usize = 0;
let touchpoints: usize = 0;
let pains: usize = 0;
let offers: usize = 0;
let paths: usize = 0;
let tables: usize = 0;

let queues: usize = 0;
let seen: usize = 0;
let inStage: usize = 0;
let bought: usize = 0;
let deals: usize = 0;
/** How many stand at each touchpoint. */
export let waiting: usize = 0;
export let touchpointSums: usize = 0;
export let offerSums: usize = 0;
export let stageSums: usize = 0;

export function journey(): Journey {
  return changetype<Journey>(deck);
}

export function touchpointAt(at: i32): Touchpoint {
  return changetype<Touchpoint>(touchpoints + <usize>at * offsetof<Touchpoint>());
}

export function painAt(at: i32): Pain {
  return changetype<Pain>(pains + <usize>at * offsetof<Pain>());
}

export function offerAt(at: i32): Offer {
  return changetype<Offer>(offers + <usize>at * offsetof<Offer>());
}

export function pathAt(at: i32): Path {
  return changetype<Path>(paths + <usize>at * offsetof<Path>());
}

export function tableAt(at: i32): usize {
  return tables + ((<usize>at * CELLS) << 3);
}

export function sumsAt(touchpoint: i32): TouchpointSums {
  return changetype<TouchpointSums>(
    touchpointSums + <usize>touchpoint * offsetof<TouchpointSums>(),
  );
}

export function offerSumsAt(offer: i32): OfferSums {
  return changetype<OfferSums>(offerSums + <usize>offer * offsetof<OfferSums>());
}

/** Who stands at a touchpoint, 16 bits each. */
export function queueAt(touchpoint: i32): usize {
  return queues + ((<usize>touchpoint * ROOM) << 1);
}

/** Visits of each customer at a touchpoint, 16 bits each. */
export function seenAt(touchpoint: i32): usize {
  return seen + ((<usize>touchpoint * ROOM) << 1);
}

/** Which customers have entered a stage, one byte each. */
export function inStageAt(stage: i32): usize {
  return inStage + <usize>stage * ROOM;
}

/** Which customers have bought an offer that counts once, one byte each. */
export function boughtAt(once: i32): usize {
  return bought + <usize>once * ROOM;
}

/** What came of an offer of the present touchpoint, 32 bits per member: see choose.ts. */
export function dealsAt(index: i32): usize {
  return deals + ((<usize>index * ROOM) << 2);
}

/** Makes room for a plan of so many numbers and says where they go. */
export function reserve(numbers: i32): usize {
  deck = (__heap_base + 15) & ~15;
  growTo(deck + ((<usize>numbers) << 3));
  return deck;
}

/** Makes room for what the plan in the memory needs beside it. */
export function layOut(numbers: i32): void {
  const plan = journey();
  touchpoints = deck + offsetof<Journey>();
  pains = changetype<usize>(touchpointAt(<i32>plan.touchpoints));
  offers = changetype<usize>(painAt(<i32>plan.pains));
  paths = changetype<usize>(offerAt(<i32>plan.offers));
  tables = changetype<usize>(pathAt(<i32>plan.paths));
  touchpointSums = (deck + ((<usize>numbers) << 3) + 15) & ~15;
  offerSums = changetype<usize>(sumsAt(<i32>plan.touchpoints));
  stageSums = changetype<usize>(offerSumsAt(<i32>plan.offers));
  waiting = stageSums + ((<usize>plan.stages) << 3);
  queues = (waiting + ((<usize>plan.touchpoints) << 2) + 15) & ~15;
  seen = queueAt(<i32>plan.touchpoints);
  inStage = seenAt(<i32>plan.touchpoints);
  bought = inStageAt(<i32>plan.stages);
  deals = (boughtAt(<i32>plan.onceOffers) + 15) & ~15;
  growTo(dealsAt(<i32>plan.mostOffers));
}

/** Nothing has happened yet. */
export function clear(): void {
  memory.fill(touchpointSums, 0, queues - touchpointSums);
  memory.fill(seen, 0, deals - seen);
}

function growTo(end: usize): void {
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}
