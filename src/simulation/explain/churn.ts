/**
 * Churn: the share of customers who leave for good in a period. Each visit keeps the same share on average, and a period
 * has as many visits as their durations leave room for.
 */
import type { Metric } from '#domain/kinds/metric.ts';
import type { RecordId } from '#domain/records.ts';
import { periodsOf } from '../analysis/metric-figures.ts';
import type { TouchpointResult } from '../results.ts';
import { exitsAt } from './arrivals.ts';
import { composed, meanOverSegments, type Step } from './calculation.ts';
import { placesOf, touchpointsAt, type Scene } from './scene.ts';

/** Of a touchpoint, a stage or ('') the journey, in the period of the metric; without one in the period of the map. */
export function churn(scene: Scene, place: RecordId, metric: Metric | null): Step {
  const touchpoints = touchpointsAt(scene, place).filter(({ visits }) => visits > 0);
  const visits = visitsAt(touchpoints);
  const leaving = composed({ code: 'leaveAtVisit', unit: 'share' }, 'ratio', [
    exitsAt(touchpoints),
    visits,
  ]);
  const staying = composed({ code: 'stayAtVisit', unit: 'share' }, 'difference', [
    { code: 'comers', value: 1, unit: 'share' },
    leaving,
  ]);
  const times = composed({ code: 'visitsInPeriod', unit: 'count' }, 'product', [
    { code: 'periodOfMetric', value: periodsOf(scene.records, metric), unit: 'count' },
    composed({ code: 'visitsPerPeriod', unit: 'count' }, 'ratio', [
      visits,
      timeAt(scene, touchpoints),
    ]),
  ]);
  return composed({ code: 'figure', unit: 'share' }, 'difference', [
    { code: 'comers', value: 1, unit: 'share' },
    composed({ code: 'stayThrough', unit: 'share' }, 'power', [staying, times]),
  ]);
}

function visitsAt(touchpoints: readonly TouchpointResult[]): Step {
  const parts = touchpoints.map((one): Step => ({
    ...visitsOf(one),
    code: 'touchpoint',
    subject: one.id,
  }));
  return composed({ code: 'visits', unit: 'count' }, 'sum', parts);
}

function visitsOf({ id, visits: value }: TouchpointResult): Step {
  return { code: 'visits', value, unit: 'count', leadsTo: { figure: 'visits', place: id } };
}

/** Periods of the map that one arriving customer spends there. */
function timeAt(scene: Scene, touchpoints: readonly TouchpointResult[]): Step {
  const parts = touchpoints.map((one) =>
    composed({ code: 'touchpoint', subject: one.id, unit: 'count' }, 'product', [
      visitsOf(one),
      durationAt(scene, one.id),
    ]),
  );
  return composed({ code: 'timeSpent', unit: 'count' }, 'sum', parts);
}

/** How long a visit takes, in periods of the map; the mean of those who come where segments differ in it. */
function durationAt(scene: Scene, touchpoint: RecordId): Step {
  const places = placesOf(scene, touchpoint);
  const durations = places.map(({ part, index }) => part.model.touchpoints[index]!.duration);
  const steps = places.map(({ part, result }, at): Step => ({
    code: 'segment',
    subject: part.segment,
    value: durations[at]!,
    unit: 'count',
    weight: part.share * result.visits,
  }));
  const isSame = new Set(durations).size === 1;
  const mean: Step = isSame
    ? { code: 'duration', value: durations[0]!, unit: 'count' }
    : meanOverSegments('count', steps);
  return { ...mean, code: 'duration', inputs: [{ record: touchpoint, field: 'duration' }] };
}
