/**
 * A plan as the numbers that the kernel reads: records one after the other, with the fields and in the order of
 * kernel/deck.ts.
 */
import { KANO, type Plan } from './plan.ts';

/** How many of the 2^32 words that a draw may give stand for numbers below a probability. */
export function limitOf(probability: number): number {
  return Math.min(2 ** 32, Math.max(0, Math.ceil(probability * 2 ** 32 - 0.5)));
}

/** All records: the journey, its touchpoints, pains, offers and paths, and the tables of opt-outs. */
export function deckOf(plan: Plan): Float64Array {
  const tables = tablesOf(plan);
  return Float64Array.from([
    ...journey(plan),
    ...each(plan.touchpoints.count, (at) => touchpoint(plan, tables, at)),
    ...each(plan.pains.word.length, (at) => pain(plan, at)),
    ...each(plan.offers.count, (at) => offer(plan, at)),
    ...each(plan.paths.to.length, (at) => [plan.paths.to[at]!, limitOf(plan.paths.upTo[at]!)]),
    ...tables.flatMap((cells) => [...cells]),
  ]);
}

function each(count: number, record: (at: number) => number[]): number[] {
  return Array.from({ length: count }, (_, at) => record(at)).flat();
}

function journey(plan: Plan): number[] {
  const { model, touchpoints, pains, offers, paths, entryUpTo, hasPurchase, words } = plan;
  const p = model.psychology;
  return [
    touchpoints.count,
    pains.word.length,
    offers.count,
    paths.to.length,
    model.stages.length,
    offers.onceCount,
    Math.max(0, ...model.touchpoints.map((one) => one.offers.length)),
    Number(hasPurchase),
    Number(!(1 - entryUpTo[entryUpTo.length - 1]! < 1e-12)),
    words.entry,
    words.encounter,
    words.rating,
    words.leaving,
    model.expectation,
    p.barUp,
    p.barDown,
    p.lossAversion,
    p.diminishing,
    p.surpriseWeight,
    p.stayingWeight,
    p.promiseWeight,
    p.spread,
  ];
}

function tablesOf({ touchpoints }: Plan): Float64Array[] {
  return [...new Set(touchpoints.optOutCells)].filter((cells) => cells !== null);
}

function touchpoint(plan: Plan, tables: readonly Float64Array[], at: number): number[] {
  const { touchpoints: own, entryUpTo } = plan;
  const cells = own.optOutCells[at];
  return [
    own.word[at]!,
    limitOf(entryUpTo[at]!),
    own.quality[at]!,
    own.optOut[at]!,
    cells ? tables.indexOf(cells) : -1,
    own.margin[at]!,
    own.cost[at]!,
    own.discount[at]!,
    own.promise[at]!,
    Number(own.kano[at] !== KANO.basic),
    Number(own.kano[at] !== KANO.delighter),
    own.purchase[at]!,
    own.stage[at]!,
    own.firstPain[at]!,
    own.firstPain[at + 1]!,
    own.firstOffer[at]!,
    own.firstOffer[at + 1]!,
    own.firstPath[at]!,
    own.firstPath[at + 1]!,
  ];
}

function pain({ pains }: Plan, at: number): number[] {
  return [
    pains.word[at]!,
    limitOf(pains.likelihood[at]!),
    pains.loss[at]!,
    limitOf(pains.voiced[at]!),
    limitOf(pains.recovered[at]!),
    pains.cost[at]!,
  ];
}

function offer({ offers }: Plan, at: number): number[] {
  return [
    offers.word[at]!,
    offers.once[at]!,
    limitOf(offers.takeUp[at]!),
    limitOf(offers.base[at]!),
    offers.lift[at]!,
    offers.ours[at]!,
    offers.partner[at]!,
    offers.oursWithout[at]!,
    offers.partnerWithout[at]!,
    offers.on[at]!,
    offers.afterPain[at]!,
  ];
}
