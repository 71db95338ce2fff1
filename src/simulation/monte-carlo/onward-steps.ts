/** Steps 8 and 9 of an encounter, for all who stand at one touchpoint: money, and the way on. */
import { COMPLETE } from '../model.ts';
import { BLOCK_SIZE, MOST_VISITS, OFFER_SUMS, OUTCOME } from './block.ts';
import { DEAL, type Columns } from './columns.ts';
import { uniform } from './random.ts';

/** Money: costs always count, earnings from those who stay, all at the worth of this visit. */
export function account(columns: Columns, touchpoint: number, count: number): void {
  const { members, worth: worths, passed, earned, earnedPartner, cost } = columns;
  const { lifetimeValue, partners, customer } = columns.block;
  const { purchase: purchases, firstOffer } = columns.plan.touchpoints;
  const purchase = purchases[touchpoint] === 1;
  const lanes = columns.sums.cleared();
  for (let k = 0; k < count; k++) {
    const slot = members[k]!;
    const worth = worths[slot]!;
    const stays = passed[k] === 1;
    const mine = worth * ((stays ? earned[k]! : 0) - cost[k]!);
    lifetimeValue[slot]! += mine;
    lanes[k & 1]! += mine;
    if (!stays) continue;
    const partner = worth * earnedPartner[k]!;
    partners[slot]! += partner;
    lanes[2 + (k & 1)]! += partner;
    if (purchase) customer[slot] = 1;
  }
  columns.add(touchpoint, 'ours', columns.sums.total(0));
  columns.add(touchpoint, 'partners', columns.sums.total(1));
  for (let offer = firstOffer[touchpoint]!; offer < firstOffer[touchpoint + 1]!; offer++) {
    accountOffer(columns, offer, (offer - firstOffer[touchpoint]!) * BLOCK_SIZE, count);
  }
}

/** What an offer brought; what came of it begins in `deals` at `before`. */
function accountOffer(columns: Columns, offer: number, before: number, count: number): void {
  const { members, worth: worths, passed, deals } = columns;
  const { offers } = columns.plan;
  const lanes = columns.sums.cleared();
  for (let k = 0; k < count; k++) {
    const deal = deals[before + k]!;
    if (deal === 0) continue;
    const lane = k & 1;
    const shown = (deal & DEAL.shown) !== 0;
    if (shown) lanes[lane]! += 1;
    if ((deal & DEAL.bought) === 0 || passed[k] === 0) continue;
    const worth = worths[members[k]!]!;
    lanes[(shown ? 2 : 4) + lane]! += 1;
    lanes[6 + lane]! += worth * (shown ? offers.ours[offer]! : offers.oursWithout[offer]!);
    lanes[8 + lane]! += worth * (shown ? offers.partner[offer]! : offers.partnerWithout[offer]!);
  }
  OFFER_SUMS.forEach((_, at) => {
    columns.block.offers[offer * OFFER_SUMS.length + at]! += columns.sums.total(at);
  });
}

/** The way on: out, to another touchpoint, or to the end of the journey. */
export function moveOn(columns: Columns, touchpoint: number, count: number): void {
  const { members, passed, path: words, worth, visits } = columns;
  const { touchpoints, paths } = columns.plan;
  const { outcome } = columns.block;
  const first = touchpoints.firstPath[touchpoint]!;
  const end = touchpoints.firstPath[touchpoint + 1]!;
  const discount = touchpoints.discount[touchpoint]!;
  let completions = 0;
  for (let k = 0; k < count; k++) {
    const slot = members[k]!;
    if (passed[k] === 0) {
      outcome[slot] = OUTCOME.optedOut;
      continue;
    }
    worth[slot]! *= discount;
    let path = first;
    const u = uniform(words[k]!);
    while (path < end && u >= paths.upTo[path]!) path++;
    const to = path < end ? paths.to[path]! : COMPLETE;
    if (to === COMPLETE) {
      outcome[slot] = OUTCOME.completed;
      completions++;
    } else if (visits[slot]! < MOST_VISITS) columns.send(slot, to);
  }
  columns.add(touchpoint, 'completions', completions);
}
