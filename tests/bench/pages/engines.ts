/** The engines alone: what one edit costs, and the exact one beside dense linear algebra. */
import type { MapRecords } from '#domain/records.ts';
import { buildModel } from '#simulation/build-model.ts';
import { solveExact } from '#simulation/exact.ts';
import { forecastMap, newForecastCache } from '#simulation/forecast-map.ts';
import { COMPLETE, type Model } from '#simulation/model.ts';
import { bareMapToCompute, chainToCompute, editedMap, mapToCompute } from '../maps.ts';
import { factorDense, solveDense } from './dense-lu.ts';
import { inTurn, offer, timed } from './timing.ts';

const LENS = { scenario: null, segment: null };
const WARM_UP = 3;

export type Shape = 'map' | 'chain';

const api = {
  /** Milliseconds of EXACT for a model that just changed. */
  exact(touchpoints: number, rounds: number): number[] {
    const records = mapToCompute(touchpoints, 0);
    const models = Array.from({ length: 60 }, (_, round) => modelOf(editedMap(records, round)));
    const times = Array.from({ length: rounds + 10 * WARM_UP }, (_, round) =>
      timed(() => solveExact(models[round % models.length]!)),
    );
    return times.slice(10 * WARM_UP);
  },

  /**
   * Milliseconds from changed records to the whole forecast by GRID, as the worker of the product does
   * it: after the first it keeps the tables of touchpoints that did not change.
   */
  grid(shape: Shape, touchpoints: number, spread: number, rounds: number) {
    const records = (shape === 'map' ? mapToCompute : chainToCompute)(touchpoints, spread);
    const cache = newForecastCache();
    const forecast = (round: number) => {
      const edited = editedMap(records, round);
      return timed(() => {
        if (forecastMap(edited, LENS, cache).status !== 'computed')
          throw new Error('The map cannot be computed');
      });
    };
    const times = Array.from({ length: WARM_UP + rounds }, (_, round) => forecast(round));
    return { first: times[0]!, edits: times.slice(WARM_UP) };
  },

  /** All of EXACT beside one factorisation and one solution of the same system, for the visits alone. */
  async exactBesideDense(touchpoints: number, rounds: number) {
    const model = modelOf(bareMapToCompute(touchpoints, 0));
    const system = denseSystem(model);
    const arrivals = Float64Array.from(model.entry);
    let ours: Float64Array = new Float64Array();
    let dense: Float64Array = new Float64Array();
    const pair = await inTurn(
      rounds,
      () => timed(() => (ours = solveExact(model).visits)),
      () => timed(() => (dense = solveDense(factorDense(system, touchpoints), arrivals))),
    );
    return { ...pair, difference: Math.max(...ours.map((x, i) => Math.abs(x - dense[i]!))) };
  },
};

function modelOf(records: MapRecords): Model {
  const built = buildModel(records, LENS);
  if ('findings' in built) throw new Error('The map cannot be computed');
  return built.model;
}

/** I minus the transposed flow: its solution for the arrivals are the visits. */
function denseSystem({ touchpoints }: Model): Float64Array {
  const size = touchpoints.length;
  const system = new Float64Array(size * size);
  for (const [from, { next, optOut }] of touchpoints.entries()) {
    system[from * size + from]! += 1;
    for (const { to, share } of next)
      if (to !== COMPLETE) system[to * size + from]! -= (1 - optOut) * share;
  }
  return system;
}

offer(api);
export type EnginesPage = typeof api;
