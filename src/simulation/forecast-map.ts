/**
 * The forecast of a whole map as it is seen: each segment on its own, all of them added up, and what
 * single offers and pain points are worth. This is all that the rest of the product asks for.
 */
import type { Finding } from '#domain/finding.ts';
import { allPlacementsAt } from '#domain/queries/placements-at.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import type { MapRecords } from '#domain/records.ts';
import { journeyTotals } from './analysis/journey-totals.ts';
import { offerIncrement } from './analysis/offer-increment.ts';
import { valueAtRisk } from './analysis/value-at-risk.ts';
import { offerIdsOf } from './analysis/what-if.ts';
import { combine } from './combine.ts';
import { forecast } from './forecast.ts';
import { createGridCache, type GridCache } from './grid-cache.ts';
import { solveGrid, visitsOf } from './grid.ts';
import { isComputable, modelsOf, type MapLens } from './map-models.ts';
import type { Forecast } from './results.ts';
import { tableById } from './sums.ts';

export type { MapLens } from './map-models.ts';

export type MapForecast =
  | Readonly<{
      status: 'computed';
      forecast: Forecast;
      /** Each segment on its own, by id; empty for a map without segments. */
      segments: Readonly<Record<string, Forecast>>;
    }>
  | Readonly<{ status: 'impossible'; findings: readonly Finding[] }>;

/** What single things are worth, per arriving customer. */
export type MapWorth = Readonly<{
  /** On minus off, by offer: our lifetime value and the partners' margin. */
  offers: Readonly<Record<string, Readonly<{ ours: number; partner: number }>>>;
  /** By placement: lifetime value at risk, and the share of cases that stay unvoiced. */
  painPoints: Readonly<Record<string, Readonly<{ atRisk: number; silent: number }>>>;
  largestPain: number;
}>;

export type ForecastAnswer = Readonly<
  | { id: number; part: 'forecast'; shown: MapForecast; compared: MapForecast | null }
  | { id: number; part: 'worth'; worth: MapWorth }
>;

/** The forecast of the map through a lens. */
export function forecastMap(records: MapRecords, lens: MapLens, cache: GridCache): MapForecast {
  const parts = modelsOf(records, lens, cache);
  if (!isComputable(parts)) return { status: 'impossible', findings: parts };
  const forecasts = parts.map(({ model }) => forecast(model, { cache, importance: false }));
  const named = parts.flatMap(({ segment }, i) =>
    segment === null ? [] : [[segment, forecasts[i]!] as const],
  );
  return {
    status: 'computed',
    forecast: forecasts.length === 1 ? forecasts[0]! : combine(forecasts),
    segments: Object.fromEntries(named),
  };
}

/**
 * What offers and pain points are worth, as means over the customers of all segments shown. Yields
 * after every thing it has worked out, so that whoever computes may stop in between.
 */
export function* mapWorth(
  records: MapRecords,
  lens: MapLens,
  cache: GridCache,
): Generator<void, MapWorth> {
  const parts = modelsOf(records, lens, cache);
  const worth = new WorthSum();
  if (!isComputable(parts)) return worth.total();
  const arrivals = parts.reduce((sum, { model }) => sum + model.arrivals, 0);
  for (const { segment, model } of parts) {
    const weight = arrivals > 0 ? model.arrivals / arrivals : 1 / parts.length;
    const shown = recordsUnder(records, { scenario: lens.scenario, segment });
    const asIs = journeyTotals(model, { cache });
    for (const offer of offerIdsOf(model)) {
      worth.addOffer(offer, offerIncrement(model, offer, { cache }, asIs), weight);
      yield;
    }
    const visits = visitsOf(solveGrid(model, { cache }));
    for (const [index, { id: touchpoint, pains }] of model.touchpoints.entries()) {
      if (pains.length === 0) continue;
      const parts = valueAtRisk(model, index, visits[index]!, { cache })?.pains ?? {};
      for (const { id, item } of allPlacementsAt(shown, touchpoint)) {
        const pain = pains.find((candidate) => candidate.id === item);
        if (pain) worth.addPain(id, parts[item] ?? 0, 1 - pain.voiced, weight);
      }
      yield;
    }
  }
  return worth.total();
}

class WorthSum {
  readonly #offers = tableById<{ ours: number; partner: number }>();
  readonly #pains = tableById<{ atRisk: number; silent: number }>();

  addOffer(
    id: string,
    increment: Readonly<{ lifetimeValue: number; partnerTotal: number }>,
    weight: number,
  ): void {
    const sum = (this.#offers[id] ??= { ours: 0, partner: 0 });
    sum.ours += weight * increment.lifetimeValue;
    sum.partner += weight * increment.partnerTotal;
  }

  addPain(placement: string, atRisk: number, silent: number, weight: number): void {
    const sum = (this.#pains[placement] ??= { atRisk: 0, silent: 0 });
    sum.atRisk += weight * atRisk;
    sum.silent += weight * silent;
  }

  total(): MapWorth {
    const sizes = Object.values(this.#pains).map(({ atRisk }) => atRisk);
    return {
      offers: this.#offers,
      painPoints: this.#pains,
      largestPain: Math.max(0, ...sizes),
    };
  }
}

/** The cache that spares unchanged touchpoints when the map is computed again. */
export function newForecastCache(): GridCache {
  return createGridCache();
}
