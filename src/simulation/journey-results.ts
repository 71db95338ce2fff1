/** Results of the whole journey of one segment, and the split of value before, at and after the purchase. */
import { perceivedQualityRatio } from './analysis/customer-value-added.ts';
import type { GridSolution } from './grid.ts';
import { reachableFrom, successorsOf } from './journey-graph.ts';
import { completingAtOnce, type Model } from './model.ts';
import type { JourneyResult, ThreeSidedValue, TouchpointResult } from './results.ts';
import { sumByKey, sumOf, weightedMean } from './sums.ts';

/** Less than this is what every loop leaves when it is done. */
const ROUNDING = 1e-9;

export function journeyResult(
  { model, unfinished }: GridSolution,
  touchpoints: readonly TouchpointResult[],
): JourneyResult {
  const lifetimeValue = sumOf(touchpoints, ({ value }) => value.ours);
  const partnerTotal = sumOf(touchpoints, ({ value }) => value.partners);
  const satisfaction = weightedMean(
    touchpoints,
    ({ visits }) => visits,
    (one) => one.satisfaction,
  );
  const parts = partsOfJourney(model);
  const valueIn = (part: Part): ThreeSidedValue => {
    const inside = touchpoints.filter((_, index) => parts[index] === part);
    return {
      customer: sumOf(inside, ({ value }) => value.customer),
      ours: sumOf(inside, ({ value }) => value.ours),
      partners: sumOf(inside, ({ value }) => value.partners),
    };
  };
  return {
    completion: completingAtOnce(model) + sumOf(touchpoints, ({ completions }) => completions),
    unfinished: unfinished > ROUNDING ? unfinished : 0,
    visits: sumOf(touchpoints, ({ visits }) => visits),
    experienceSum: sumOf(touchpoints, ({ value }) => value.customer),
    satisfaction,
    lifetimeValue,
    partners: sumByKey(touchpoints.map(({ partners }) => ({ factor: 1, amounts: partners }))),
    partnerTotal,
    ecosystem: lifetimeValue + partnerTotal,
    customerValueAdded: perceivedQualityRatio(satisfaction, model.competitorScore),
    arrivalsValue: model.arrivals * lifetimeValue,
    beforePurchase: valueIn('before'),
    inExchange: valueIn('purchase'),
    inUse: valueIn('after'),
  };
}

type Part = 'before' | 'purchase' | 'after';

/** A touchpoint that lies both before and after a purchase, on a loop, counts as after. */
function partsOfJourney(model: Model): Part[] {
  const purchases = model.touchpoints.flatMap(({ purchase }, index) => (purchase ? [index] : []));
  const after = reachableFrom(successorsOf(model), purchases);
  return model.touchpoints.map(({ purchase }, index) =>
    purchase ? 'purchase' : after[index] ? 'after' : 'before',
  );
}
