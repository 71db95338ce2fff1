/** Results of stages, put together from their touchpoints: means by visits, sums of counts and money. */
import { perceivedQualityRatio } from './analysis/customer-value-added.ts';
import type { GridSolution } from './grid.ts';
import { firstArrivals } from './grid-reach.ts';
import type { ExperienceMeans, StageResult, TouchpointResult } from './results.ts';
import { ratio, sumByKey, sumOf, weightedMean } from './sums.ts';

/** Results of all stages of the map, in its order. */
export function stageResults(
  { model, network, flow, limits }: GridSolution,
  touchpoints: readonly TouchpointResult[],
): StageResult[] {
  let running = 0;
  return model.stages.map((id) => {
    const inside = touchpoints.filter(({ stage }) => stage === id);
    const indices = model.touchpoints.flatMap(({ stage }, index) => (stage === id ? [index] : []));
    const reach = indices.length > 0 ? firstArrivals(model, network, flow, indices, limits) : 0;
    const means = meansOf(inside);
    const exits = sumOf(inside, (one) => one.exits);
    const ours = sumOf(inside, ({ value }) => value.ours);
    running += ours;
    return {
      id,
      reach,
      visits: sumOf(inside, ({ visits }) => visits),
      exits,
      dropOff: ratio(exits, reach),
      completions: sumOf(inside, ({ completions }) => completions),
      ...means,
      unvoicedPain: sumOf(inside, ({ unvoicedPain }) => unvoicedPain),
      brandPromiseGap: means.quality === null ? null : means.quality - model.expectation,
      value: {
        customer: sumOf(inside, ({ value }) => value.customer),
        ours,
        partners: sumOf(inside, ({ value }) => value.partners),
      },
      partners: sumByKey(inside.map(({ partners }) => ({ factor: 1, amounts: partners }))),
      runningLifetimeValue: running,
      customerValueAdded: perceivedQualityRatio(means.satisfaction, model.competitorScore),
    };
  });
}

/** The means that all places share, over several of them, by their visits. */
export function meansOf(
  places: readonly (ExperienceMeans & { visits: number })[],
): ExperienceMeans {
  const mean = (key: keyof ExperienceMeans) =>
    weightedMean(
      places,
      ({ visits }) => visits,
      (place) => place[key],
    );
  return {
    quality: mean('quality'),
    expectation: mean('expectation'),
    reference: mean('reference'),
    gap: mean('gap'),
    promiseGap: mean('promiseGap'),
    felt: mean('felt'),
    satisfaction: mean('satisfaction'),
    topBox: mean('topBox'),
    bottomBox: mean('bottomBox'),
  };
}
