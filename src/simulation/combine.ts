/**
 * Adds up the forecasts of segments: counts and money per arriving customer weigh by arrivals, means of visits by
 * visits. A touchpoint that a segment skips counts as never visited by it.
 */
import type {
  ExperienceMeans,
  Forecast,
  Importance,
  JourneyResult,
  OfferResult,
  PathFlow,
  StageResult,
  ThreeSidedValue,
  TouchpointResult,
} from './results.ts';
import { meansOf } from './stage-results.ts';
import { partsOf, ratio, sumByKey, sumOf, weightedMean } from './sums.ts';

/** One segment's result with the segment's share of all arrivals. */
interface Part<T> {
  readonly share: number;
  readonly of: T;
}

/** Throws a RangeError when there is nothing to add up. Segments without any arrivals at all weigh the same. */
export function combine(forecasts: readonly Forecast[]): Forecast {
  const first = forecasts[0];
  if (!first) throw new RangeError('There is no forecast to add up');
  const arrivals = sumOf(forecasts, (one) => one.arrivals);
  const shares = partsOf(forecasts.map((one) => one.arrivals));
  const parts = forecasts.map((of, at) => ({ of, share: shares[at]! }));
  const stageOrder = [...new Set(forecasts.flatMap((one) => one.stageOrder))];
  const stages = stageOrder.map((id) =>
    combinedStage(
      id,
      parts.flatMap(({ share, of }) => (of.stages[id] ? [{ share, of: of.stages[id] }] : [])),
      parts.flatMap(({ share, of }) =>
        Object.values(of.touchpoints)
          .filter(({ stage }) => stage === id)
          .map((touchpoint) => ({ share, of: touchpoint })),
      ),
    ),
  );
  return {
    arrivals,
    journey: combinedJourney(parts),
    stageOrder,
    stages: Object.fromEntries(stages.map((stage) => [stage.id, stage])),
    touchpoints: combinedById(parts, ({ touchpoints }) => touchpoints, combinedTouchpoint),
    paths: combinedPaths(parts),
    offers: combinedById(parts, ({ offers }) => offers, combinedOffer),
  };
}

function combinedTouchpoint(parts: readonly Part<TouchpointResult>[]): TouchpointResult {
  const { id, stage } = parts[0]!.of;
  const visits = total(parts, (one) => one.visits);
  const exits = total(parts, (one) => one.exits);
  return {
    id,
    stage,
    reach: total(parts, (one) => one.reach),
    visits,
    exits,
    dropOff: ratio(exits, visits),
    completions: total(parts, (one) => one.completions),
    ...meansOverVisits(parts),
    unvoicedPain: total(parts, (one) => one.unvoicedPain),
    value: combinedValue(parts, (one) => one.value),
    partners: combinedPartners(parts),
    valueToGo: meanOverVisits(parts, (one) => one.valueToGo),
    importance: combinedImportance(parts),
  };
}

function combinedImportance(parts: readonly Part<TouchpointResult>[]): Importance | null {
  if (parts.some(({ of }) => of.importance === null)) return null;
  return {
    optOut: total(parts, ({ importance }) => importance!.optOut),
    quality: total(parts, ({ importance }) => importance!.quality),
  };
}

function combinedStage(
  id: string,
  parts: readonly Part<StageResult>[],
  touchpoints: readonly Part<TouchpointResult>[],
): StageResult {
  const reach = total(parts, (one) => one.reach);
  const exits = total(parts, (one) => one.exits);
  return {
    id,
    reach,
    visits: total(parts, (one) => one.visits),
    exits,
    dropOff: ratio(exits, reach),
    completions: total(parts, (one) => one.completions),
    ...meansOverVisits(touchpoints),
    unvoicedPain: total(parts, (one) => one.unvoicedPain),
    brandPromiseGap: meanOverVisits(parts, (one) => one.brandPromiseGap),
    value: combinedValue(parts, (one) => one.value),
    partners: combinedPartners(parts),
    runningLifetimeValue: total(parts, (one) => one.runningLifetimeValue),
    customerValueAdded: meanOverVisits(parts, (one) => one.customerValueAdded),
  };
}

function combinedJourney(forecasts: readonly Part<Forecast>[]): JourneyResult {
  const parts = forecasts.map(({ share, of }) => ({ share, of: of.journey }));
  const lifetimeValue = total(parts, (one) => one.lifetimeValue);
  const partnerTotal = total(parts, (one) => one.partnerTotal);
  return {
    completion: total(parts, (one) => one.completion),
    unfinished: total(parts, (one) => one.unfinished),
    visits: total(parts, (one) => one.visits),
    experienceSum: total(parts, (one) => one.experienceSum),
    satisfaction: meanOverVisits(parts, (one) => one.satisfaction),
    lifetimeValue,
    partners: combinedPartners(parts),
    partnerTotal,
    ecosystem: lifetimeValue + partnerTotal,
    customerValueAdded: meanOverVisits(parts, (one) => one.customerValueAdded),
    arrivalsValue: sumOf(parts, ({ of }) => of.arrivalsValue),
    beforePurchase: combinedValue(parts, (one) => one.beforePurchase),
    inExchange: combinedValue(parts, (one) => one.inExchange),
    inUse: combinedValue(parts, (one) => one.inUse),
  };
}

function combinedOffer(parts: readonly Part<OfferResult>[]): OfferResult {
  return {
    id: parts[0]!.of.id,
    shown: total(parts, (one) => one.shown),
    taken: total(parts, (one) => one.taken),
    takenWithout: total(parts, (one) => one.takenWithout),
    ours: total(parts, (one) => one.ours),
    partner: total(parts, (one) => one.partner),
  };
}

function combinedPaths(parts: readonly Part<Forecast>[]): PathFlow[] {
  const flows = new Map<string, PathFlow>();
  for (const { share, of } of parts) {
    for (const { from, to, flow } of of.paths) {
      const key = JSON.stringify([from, to]);
      flows.set(key, { from, to, flow: (flows.get(key)?.flow ?? 0) + share * flow });
    }
  }
  return [...flows.values()];
}

function combinedById<T>(
  parts: readonly Part<Forecast>[],
  itemsOf: (forecast: Forecast) => Readonly<Record<string, T>>,
  combined: (parts: readonly Part<T>[]) => T,
): Record<string, T> {
  const found = new Map<string, Part<T>[]>();
  for (const { share, of } of parts) {
    for (const [id, item] of Object.entries(itemsOf(of))) {
      const known = found.get(id);
      if (known) known.push({ share, of: item });
      else found.set(id, [{ share, of: item }]);
    }
  }
  return Object.fromEntries([...found].map(([id, items]) => [id, combined(items)]));
}

function total<T>(parts: readonly Part<T>[], value: (item: T) => number): number {
  return sumOf(parts, ({ share, of }) => share * value(of));
}

function meanOverVisits<T extends { readonly visits: number }>(
  parts: readonly Part<T>[],
  value: (item: T) => number | null,
): number | null {
  return weightedMean(
    parts,
    ({ share, of }) => share * of.visits,
    ({ of }) => value(of),
  );
}

function meansOverVisits(parts: readonly Part<TouchpointResult>[]): ExperienceMeans {
  return meansOf(parts.map(({ share, of }) => ({ ...of, visits: share * of.visits })));
}

function combinedValue<T>(
  parts: readonly Part<T>[],
  value: (item: T) => ThreeSidedValue,
): ThreeSidedValue {
  return {
    customer: total(parts, (one) => value(one).customer),
    ours: total(parts, (one) => value(one).ours),
    partners: total(parts, (one) => value(one).partners),
  };
}

function combinedPartners(
  parts: readonly Part<{ readonly partners: Readonly<Record<string, number>> }>[],
): Record<string, number> {
  return sumByKey(parts.map(({ share, of }) => ({ factor: share, amounts: of.partners })));
}
