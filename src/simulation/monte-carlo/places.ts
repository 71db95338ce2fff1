/** Figures of touchpoints and stages over the blocks of a run, for one run or for the difference of two. */
import type { TouchpointSum } from './block.ts';
import type { PlaceFigure, PlaceRun } from './result.ts';
import { seriesOf, touchpointSeries, type Sample } from './sample.ts';
import { differenceOf, ratioOf, type Measured, type Ratio } from './statistics.ts';

export type PlaceRatios = Readonly<Record<PlaceFigure, Ratio | null>>;
export type Places = Readonly<Record<string, PlaceRatios>>;

/** Every touchpoint that any segment comes to, by id. */
export function touchpointRatios(samples: readonly Sample[]): Places {
  const ids = new Set(samples.flatMap(({ model }) => model.touchpoints.map(({ id }) => id)));
  return byId([...ids], (id) =>
    placeRatios(samples, [id], touchpointSeries(samples, [id], 'firstVisits')),
  );
}

/** Every stage of the map, by id. */
export function stageRatios(samples: readonly Sample[]): Places {
  const stages = samples[0]?.model.stages ?? [];
  return byId(stages, (stage) => {
    const inside = new Set(
      samples.flatMap(({ model }) =>
        model.touchpoints.filter((one) => one.stage === stage).map(({ id }) => id),
      ),
    );
    const entered = seriesOf(
      samples,
      (block, { model }) => block.stages[model.stages.indexOf(stage)] ?? 0,
    );
    const exits = touchpointSeries(samples, [...inside], 'exits');
    return { ...placeRatios(samples, [...inside], entered), dropOff: ratioOf(exits, entered) };
  });
}

function placeRatios(
  samples: readonly Sample[],
  ids: readonly string[],
  reached: Float64Array,
): PlaceRatios {
  const series = (name: TouchpointSum) => touchpointSeries(samples, ids, name);
  const visits = series('visits');
  const arrivals = visits.map(() => 1);
  const perVisit = (name: TouchpointSum) => ratioOf(series(name), visits);
  const perArrival = (name: TouchpointSum) => ratioOf(series(name), arrivals);
  const quality = series('quality');
  const reference = series('reference');
  return {
    reach: ratioOf(reached, arrivals),
    visits: ratioOf(visits, arrivals),
    dropOff: perVisit('exits'),
    quality: ratioOf(quality, visits),
    expectation: perVisit('expectation'),
    gap: ratioOf(
      quality.map((own, block) => own - reference[block]!),
      visits,
    ),
    felt: perVisit('felt'),
    satisfaction: perVisit('satisfaction'),
    topBox: perVisit('topBox'),
    bottomBox: perVisit('bottomBox'),
    unvoicedPain: perArrival('unvoicedPain'),
    ours: perArrival('ours'),
    partners: perArrival('partners'),
  };
}

/** The figures alone, without what each block adds to their errors. */
export function figuresOf(places: Places): Record<string, PlaceRun> {
  return mapped(places, (ratio) => ratio && measured(ratio));
}

/** Second minus first, for every place in both. */
export function differencesOf(first: Places, second: Places): Record<string, PlaceRun> {
  const shared = Object.fromEntries(Object.entries(first).filter(([id]) => id in second));
  return mapped(shared, (ratio, id, figure) => {
    const other = second[id]![figure];
    return ratio && other && differenceOf(ratio, other);
  });
}

export function measured({ value, standardError }: Measured): Measured {
  return { value, standardError };
}

function mapped(
  places: Places,
  change: (ratio: Ratio | null, id: string, figure: PlaceFigure) => Measured | null,
): Record<string, PlaceRun> {
  return Object.fromEntries(
    Object.entries(places).map(([id, ratios]) => [
      id,
      Object.fromEntries(
        (Object.keys(ratios) as PlaceFigure[]).map((figure) => [
          figure,
          change(ratios[figure], id, figure),
        ]),
      ) as unknown as PlaceRun,
    ]),
  );
}

function byId(ids: readonly string[], of: (id: string) => PlaceRatios): Places {
  return Object.fromEntries(ids.map((id) => [id, of(id)]));
}
