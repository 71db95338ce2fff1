/**
 * What the model says where a metric has measured: the same figure of the same customers, from solved models of the
 * segments. Leaving is a share of visits at a touchpoint, of those who come at a stage, of all who arrive on the journey.
 */
import { periodsPerYear } from '#domain/kinds/map.ts';
import type { Measure, Metric } from '#domain/kinds/metric.ts';
import { metricRange, metricsInOrder, scopeOf, type MetricScope } from '#domain/queries/metrics.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { solveGrid, type GridOptions } from '../grid.ts';
import { firstArrivals } from '../grid-reach.ts';
import type { SegmentModel } from '../map-models.ts';
import type { Model } from '../model.ts';
import { partsOf, ratio, sumOf } from '../sums.ts';

/** A metric with a value, in the terms of the model. */
export interface MetricTarget extends MetricScope {
  readonly id: RecordId;
  readonly value: number;
  /** Half of what separates the ends of its range. */
  readonly width: number;
  /** For churn: its period in periods of the map. */
  readonly periods: number;
}

/** What one segment's customers do, per arriving customer. */
export interface PartFigures {
  readonly segment: RecordId | null;
  readonly model: Model;
  readonly visits: readonly number[];
  readonly exits: readonly number[];
  /** Visits times mean satisfaction. */
  readonly satisfied: readonly number[];
  readonly unfinished: number;
  /** Those who ever come to any of these touchpoints. */
  readonly reach: (touchpoints: readonly number[]) => number;
}

/** Widths below this would let one metric outweigh all others. */
const LEAST_WIDTH: Readonly<Record<Measure, number>> = {
  conversion: 1e-3,
  churn: 1e-3,
  dropOff: 1e-3,
  rating: 1,
  satisfaction: 1e-2,
};

/** All metrics of a map that have a value, in the order of the map. */
export function metricTargets(records: MapRecords): MetricTarget[] {
  return metricsInOrder(records).flatMap((metric) => {
    const range = metricRange(metric);
    if (!range) return [];
    const width = Math.max(LEAST_WIDTH[metric.measures], (range.high - range.low) / 2);
    const periods = periodsOf(records, metric);
    return [{ ...scopeOf(metric), id: metric.id, value: range.likely, width, periods }];
  });
}

/** The period of a metric in periods of the map, which is its own where it names none. */
export function periodsOf(records: MapRecords, metric: Pick<Metric, 'period'> | null): number {
  const ofMap = mapOf(records)?.period ?? 'month';
  return periodsPerYear[ofMap] / periodsPerYear[metric?.period ?? ofMap];
}

/** Solves one segment's model for the figures that metrics are held against. */
export function partFigures({ segment, model }: SegmentModel, options: GridOptions): PartFigures {
  const solution = solveGrid(model, options);
  const { network, flow, limits, unfinished } = solution;
  const { levels } = network.lattice;
  const [visits, exits, satisfied] = [0, 1, 2].map(() => model.touchpoints.map(() => 0)) as [
    number[],
    number[],
    number[],
  ];
  network.tables.forEach((table, index) => {
    for (let level = 0; level < levels; level++) {
      const mass = flow.visits[index * levels + level]!;
      if (mass === 0) continue;
      table.need(level);
      visits[index]! += mass;
      exits[index]! += mass * table.optOut[level]!;
      satisfied[index]! += mass * table.satisfaction[level]!;
    }
  });
  return {
    segment,
    model,
    visits,
    exits,
    satisfied,
    unfinished,
    reach: (touchpoints) =>
      touchpoints.length > 0 ? firstArrivals(model, network, flow, touchpoints, limits) : 0,
  };
}

/** Each segment's part of all arrivals; equal parts where nobody arrives. */
export function arrivalShares(parts: readonly Pick<SegmentModel, 'model'>[]): number[] {
  return partsOf(parts.map(({ model }) => model.arrivals));
}

/** The modelled figure in the unit of the metric; null where nobody comes, and for a rating, which only a run tells. */
export function modelledFigure(
  target: Omit<MetricTarget, 'id' | 'value' | 'width'>,
  parts: readonly PartFigures[],
): number | null {
  const seen = parts.filter(({ segment }) => target.segment === null || segment === target.segment);
  const shares = arrivalShares(seen);
  const overParts = (of: (part: PartFigures, at: number) => number) =>
    sumOf(seen.keys(), (at) => shares[at]! * of(seen[at]!, at));
  const indices = seen.map((part) => indicesOf(part.model, target));
  const total = (of: (part: PartFigures, index: number) => number) =>
    overParts((part, at) => sumOf(indices[at]!, (index) => of(part, index)));
  const visits = total((part, i) => part.visits[i]!);
  const exits = total((part, i) => part.exits[i]!);
  switch (target.measures) {
    case 'rating':
      return null;
    case 'satisfaction':
      return ratio(
        total((part, i) => part.satisfied[i]!),
        visits,
      );
    case 'churn': {
      const periods = total((part, i) => part.visits[i]! * part.model.touchpoints[i]!.duration);
      return churnOf(exits, visits, periods, target.periods);
    }
    default: {
      const isDropOff = target.measures === 'dropOff';
      const isJourney = target.touchpoint === null && target.stage === null;
      const lost = isJourney && !isDropOff ? overParts((part) => part.unfinished) : 0;
      const reach = (part: PartFigures, at: number) => (isJourney ? 1 : part.reach(indices[at]!));
      const share = ratio(exits + lost, target.touchpoint !== null ? visits : overParts(reach));
      if (share === null || isDropOff) return share;
      return 1 - share;
    }
  }
}

function indicesOf(
  { touchpoints }: Model,
  { touchpoint, stage }: Pick<MetricTarget, 'touchpoint' | 'stage'>,
): number[] {
  return touchpoints.flatMap((one, index) =>
    (touchpoint !== null && one.id !== touchpoint) ||
    (touchpoint === null && stage !== null && one.stage !== stage)
      ? []
      : [index],
  );
}

/**
 * Share who leave in a period when each visit takes `periods / visits` of them and as many stay through it as do on
 * average: 1 - (1 - exits / visits)^(period * visits / periods). One visit a period gives the drop-off itself. Null
 * where visits take no time.
 */
function churnOf(exits: number, visits: number, periods: number, period: number): number | null {
  if (!(visits > 0 && periods > 0)) return null;
  return 1 - Math.max(0, 1 - exits / visits) ** ((period * visits) / periods);
}
