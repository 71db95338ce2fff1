/** Reads the results of each touchpoint and offer off a solved grid. */
import type { Importance, OfferResult, PathFlow, TouchpointResult } from './results.ts';
import { valueToGo, type GridSolution } from './grid.ts';
import { ourMoney, partnerMoney } from './grid-measures.ts';
import { firstArrivals } from './grid-reach.ts';
import { COMPLETE, type ModelTouchpoint } from './model.ts';
import { ratio, sumOf, tableById } from './sums.ts';
import { isShown, putRight, unrecovered } from './visit-moments.ts';

/** What is bought at one touchpoint, per arriving customer. */
interface Purchases {
  readonly slot: number;
  readonly count: number;
  readonly discounted: number;
}

/** Results of all touchpoints in the order of the model. */
export function touchpointResults(
  solution: GridSolution,
  importance: readonly Importance[] | null,
  values: Float64Array = valueToGo(solution, 'lifetimeValue'),
): TouchpointResult[] {
  return solution.model.touchpoints.map((touchpoint, index) =>
    touchpointResult(solution, index, touchpoint, values, importance?.[index] ?? null),
  );
}

function touchpointResult(
  solution: GridSolution,
  index: number,
  touchpoint: ModelTouchpoint,
  values: Float64Array,
  importance: Importance | null,
): TouchpointResult {
  const { model, network, flow, limits } = solution;
  const { pains, promise } = touchpoint;
  const sums = visitSums(solution, index, values);
  const { visits, exits, felt } = sums;
  const money = moneyAt(solution, index, touchpoint);
  const quality = visits > 0 ? network.tables[index]!.meanQuality : null;
  const reference = ratio(sums.reference, visits);
  const returns = network.components.some(({ members, loops }) => loops && members.includes(index));
  return {
    id: touchpoint.id,
    stage: touchpoint.stage,
    reach: returns ? firstArrivals(model, network, flow, [index], limits) : visits,
    visits,
    exits,
    dropOff: ratio(exits, visits),
    completions: (visits - exits) * network.complete[index]!,
    quality,
    expectation: ratio(sums.expectation, visits),
    reference,
    gap: quality === null || reference === null ? null : quality - reference,
    promiseGap: quality === null || promise === null ? null : quality - promise,
    felt: ratio(felt, visits),
    satisfaction: ratio(sums.satisfaction, visits),
    topBox: ratio(sums.topBox, visits),
    bottomBox: ratio(sums.bottomBox, visits),
    unvoicedPain: visits * sumOf(pains, ({ likelihood, voiced }) => likelihood * (1 - voiced)),
    value: {
      customer: felt,
      ours: money.ours,
      partners: sumOf(Object.values(money.partners), (amount) => amount),
    },
    partners: money.partners,
    valueToGo: ratio(sums.toGo, visits),
    importance,
  };
}

/** Sums over all visits to a touchpoint. */
function visitSums({ network, flow }: GridSolution, index: number, values: Float64Array) {
  const table = network.tables[index]!;
  const { levels, levelsPerPoint } = network.lattice;
  const sums = {
    visits: 0,
    exits: 0,
    expectation: 0,
    reference: 0,
    felt: 0,
    satisfaction: 0,
    topBox: 0,
    bottomBox: 0,
    toGo: 0,
  };
  for (let level = 0; level < levels; level++) {
    const mass = flow.visits[index * levels + level]!;
    if (mass === 0) continue;
    table.need(level);
    sums.visits += mass;
    sums.exits += mass * table.optOut[level]!;
    sums.expectation += (mass * level) / levelsPerPoint;
    sums.reference += mass * table.referenceAt(level);
    sums.felt += mass * table.felt[level]!;
    sums.satisfaction += mass * table.satisfaction[level]!;
    sums.topBox += mass * table.topBox[level]!;
    sums.bottomBox += mass * table.bottomBox[level]!;
    sums.toGo += mass * values[index * levels + level]!;
  }
  return sums;
}

/** What a touchpoint earns and spends for us, and earns for each partner, discounted. */
function moneyAt(
  solution: GridSolution,
  index: number,
  { margin, cost, ...rest }: ModelTouchpoint,
) {
  const { network, discountedFlow } = solution;
  const { levels } = network.lattice;
  const spent = cost + sumOf(rest.pains, (pain) => putRight(pain) * pain.recoveryCost);
  let ours = 0;
  for (let level = 0; level < levels; level++) {
    const mass = discountedFlow.visits[index * levels + level]!;
    if (mass !== 0) ours += mass * (margin * (1 - network.tables[index]!.optOut[level]!) - spent);
  }
  const partners = tableById<number>();
  for (const { slot, discounted } of purchasesAt(solution, index)) {
    const offer = rest.offers[slot >> 1]!;
    const shown = slot % 2 === 0;
    ours += discounted * ourMoney(offer, shown);
    if (offer.partner === null) continue;
    const earned = discounted * partnerMoney(offer, shown);
    partners[offer.partner] = (partners[offer.partner] ?? 0) + earned;
  }
  return { ours, partners };
}

/** Purchases at a touchpoint by customers who stay, by slot (offer k: 2k shown, 2k + 1 not shown). */
function purchasesAt({ network, flow, discountedFlow }: GridSolution, index: number): Purchases[] {
  const { levels } = network.lattice;
  return network.tables[index]!.bought.map(({ slot, perLevel }) => {
    let count = 0;
    let discounted = 0;
    for (let level = 0; level < levels; level++) {
      count += flow.visits[index * levels + level]! * perLevel[level]!;
      discounted += discountedFlow.visits[index * levels + level]! * perLevel[level]!;
    }
    return { slot, count, discounted };
  });
}

/** Results of every offer over all its touchpoints, by id. */
export function offerResults(
  solution: GridSolution,
  touchpoints: readonly TouchpointResult[],
): Record<string, OfferResult> {
  const results = tableById<OfferResult>();
  solution.model.touchpoints.forEach(({ offers, pains }, index) => {
    const { visits } = touchpoints[index]!;
    const clean = pains.reduce((none, pain) => none * (1 - unrecovered(pain)), 1);
    const purchases = purchasesAt(solution, index);
    offers.forEach((offer, at) => {
      const before = results[offer.id] ?? NO_PURCHASES;
      const shown = purchases.find(({ slot }) => slot === 2 * at);
      const without = purchases.find(({ slot }) => slot === 2 * at + 1);
      const money = (of: typeof ourMoney) =>
        (shown?.discounted ?? 0) * of(offer, true) + (without?.discounted ?? 0) * of(offer, false);
      const shownShare = isShown(offer, false) ? 1 : isShown(offer, true) ? 1 - clean : 0;
      results[offer.id] = {
        id: offer.id,
        shown: before.shown + visits * shownShare,
        taken: before.taken + (shown?.count ?? 0),
        takenWithout: before.takenWithout + (without?.count ?? 0),
        ours: before.ours + money(ourMoney),
        partner: before.partner + money(partnerMoney),
      };
    });
  });
  return results;
}

const NO_PURCHASES = { shown: 0, taken: 0, takenWithout: 0, ours: 0, partner: 0 };

/** Traffic along every path with a share, and to the end of the journey where there is one. */
export function pathFlows(
  { model, network }: GridSolution,
  touchpoints: readonly TouchpointResult[],
): PathFlow[] {
  return model.touchpoints.flatMap(({ id, next }, index) => {
    const passing = touchpoints[index]!.visits - touchpoints[index]!.exits;
    const onward = network.paths[index]!.map(({ to, share }) => ({
      from: id,
      to: model.touchpoints[to]!.id,
      flow: passing * share,
    }));
    const ends = next.length === 0 || next.some(({ to, share }) => to === COMPLETE && share > 0);
    return ends
      ? [...onward, { from: id, to: null, flow: passing * network.complete[index]! }]
      : onward;
  });
}
