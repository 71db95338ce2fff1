/** What the model gives beside a metric is a figure with a calculation: the same number, on any map. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '#domain/change.ts';
import type { Metric } from '#domain/kinds/metric.ts';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords, type RecordId } from '#domain/records.ts';
import flight from '#templates/delayed-flight.json' with { type: 'json' };
import { modelledMetrics } from '../../../src/simulation/analysis/fit-metrics.ts';
import { optionOf } from '../../../src/simulation/analysis/option.ts';
import { Desk } from '../../../src/simulation/desk.ts';
import type { FigurePlace, Step } from '../../../src/simulation/explain/calculation.ts';
import { explain, type Explained } from '../../../src/simulation/explain/explain.ts';
import { figureOfMetric } from '../../../src/simulation/explain/figure-of-metric.ts';
import { sceneOf, type Scene } from '../../../src/simulation/explain/scene.ts';
import { createGridCache } from '../../../src/simulation/grid-cache.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { withEveryMetric } from '../../support/every-metric.ts';
import { smallMap } from '../../support/small-map.ts';
import { expectSame, expectToAddUp } from './adding-up.ts';

/** The map as drawn, as the customers of each metric live it. */
function sceneBeside(records: MapRecords): (metric: Metric) => Scene | null {
  const cache = createGridCache();
  const known = new Map<RecordId | null, Scene | null>();
  return ({ segment = null }) => {
    if (!known.has(segment))
      known.set(segment, sceneOf(records, { scenario: null, segment }, cache));
    return known.get(segment)!;
  };
}

test('the parts of every measure, place and segment give what stands beside it', () => {
  fc.assert(
    fc.property(arbitraryMap({ computable: true }), (map) => {
      const records = withEveryMetric(map);
      const modelled = modelledMetrics(records, createGridCache());
      if (!modelled) return;
      const sceneOfMetric = sceneBeside(records);
      for (const metric of ofKind(records, 'metric')) {
        if (metric.measures === 'rating') continue;
        const { result } = explain(sceneOfMetric(metric)!, figureOfMetric(metric), null)!;
        expectSame(result.value, modelled[metric.id], metric.id);
        expectToAddUp(result, metric.id);
      }
    }),
    { numRuns: 40 },
  );
});

test('a churn is told from those who leave, their visits and the time these take', () => {
  const guess = (likely: number) => ({ likely, basis: 'guess' });
  const churn = { id: 'churn', kind: 'metric', title: '', measures: 'churn', period: 'year' };
  const records = smallMap({ first: ['a'], second: ['b'] }, [
    { id: 'a', kind: 'touchpoint', optOut: guess(0.1) },
    { id: 'b', kind: 'touchpoint', optOut: guess(0.2), duration: guess(3) },
    churn,
  ]);
  const metric = find(records, 'metric', 'churn')!;
  const { result, inputs } = explain(sceneBeside(records)(metric)!, figureOfMetric(metric), null)!;
  const [leave, visits, time] = [0.1 + 0.9 * 0.2, 1.9, 1 + 0.9 * 3];
  const values = new Map<string, number | null>();
  const collect = ({ code, value, parts = [] }: Step) => {
    values.set(code, value);
    parts.forEach(collect);
  };
  collect(result);
  const stays = (1 - leave / visits) ** ((12 * visits) / time);
  const expected = {
    figure: 1 - stays,
    stayThrough: stays,
    leaveAtVisit: leave / visits,
    exits: leave,
    visitsInPeriod: (12 * visits) / time,
    periodOfMetric: 12,
    timeSpent: time,
  };
  for (const [code, value] of Object.entries(expected))
    expect(values.get(code), code).toBeCloseTo(value, 9);
  expect(inputs).toContainEqual(expect.objectContaining({ record: 'b', field: 'duration' }));
});

test('where segments take unlike long, the time of a visit is the mean of those who come', () => {
  const guess = (likely: number) => ({ likely, basis: 'guess' });
  const records = smallMap({ only: ['a'] }, [
    { id: 'churn', kind: 'metric', title: '', measures: 'churn' },
    { id: 'many', kind: 'segment', title: '', order: 'a0', arrivals: guess(900) },
    {
      ...{ id: 'few', kind: 'segment', title: '', order: 'a1', arrivals: guess(100) },
      effects: [{ record: 'a', field: 'duration', op: 'set', value: guess(11) }],
    },
  ]);
  const metric = find(records, 'metric', 'churn')!;
  const { result } = explain(sceneBeside(records)(metric)!, figureOfMetric(metric), null)!;
  const found: Step[] = [];
  const collect = (step: Step) => {
    if (step.code === 'duration') found.push(step);
    step.parts?.forEach(collect);
  };
  collect(result);
  expect(found.map(({ value }) => value)).toEqual([expect.closeTo(2, 9)]);
  expect(found[0]!.parts!.map(({ subject, value }) => [subject, value])).toEqual([
    ['many', 1],
    ['few', 11],
  ]);
});

describe('a metric of a segment that nobody arrives of', () => {
  test('has the number that the segment has by itself', () => {
    const guess = (likely: number) => ({ likely, basis: 'guess' });
    const about = { kind: 'metric', title: '', segment: 'none', value: guess(0.5) };
    const records = smallMap({ only: ['a'] }, [
      { id: 'a', kind: 'touchpoint', optOut: guess(0.3) },
      { id: 'all', kind: 'segment', title: '', order: 'a0', arrivals: guess(100) },
      { id: 'none', kind: 'segment', title: '', order: 'a1', arrivals: guess(0) },
      { ...about, id: 'conversion', measures: 'conversion' },
      { ...about, id: 'stage', measures: 'dropOff', stage: 'only' },
    ]);
    const modelled = modelledMetrics(records, createGridCache())!;
    expect(modelled).toEqual({
      conversion: expect.closeTo(0.7, 9) as number,
      stage: expect.closeTo(0.3, 9) as number,
    });
  });
});

describe('at the desk', () => {
  const records = withEveryMetric(recordsFrom(flight.records));
  const desk = new Desk();
  const change = diff({}, records);
  const modelled = desk.take({ id: 1, kind: 'modelledMetrics', change, task: {} })[0] as Record<
    string,
    number | null
  >;
  const drawn = optionOf(records, null);
  const shown = { option: optionOf(records, ofKind(records, 'scenario')[0]!.id), segment: null };
  const ask = (wanted: FigurePlace | null, segment: RecordId | null) =>
    desk.take({
      ...{ id: 2, kind: 'explain', change: {} },
      task: { ...shown, wanted, instead: { option: drawn, segment }, run: null, seed: 7 },
    })[0] as Explained;
  const ratings = ofKind(records, 'metric').filter(({ measures }) => measures === 'rating');

  test('a rating is told by the customers that the number beside it comes from', () => {
    const whole = ratings.filter(({ stage, touchpoint }) => !stage && !touchpoint);
    expect(whole.length).toBeGreaterThan(2);
    for (const metric of whole) {
      const { calculation } = ask(figureOfMetric(metric), metric.segment ?? null);
      const { value, error, parts } = calculation!.result;
      expect(value, metric.id).toBe(modelled[metric.id]);
      expect(error, metric.id).toBeGreaterThan(0);
      expect(parts!.map(({ code }) => code)).toEqual(['promoters', 'passives', 'detractors']);
      expectToAddUp(calculation!.result, metric.id);
    }
    expect(new Set(whole.map(({ id }) => modelled[id])).size).toBe(whole.length);
  });

  test('of a single place nobody is asked for a rating', () => {
    const [single] = ratings.filter(({ stage }) => stage);
    expect(modelled[single!.id]).toBeNull();
    expect(ask(figureOfMetric(single!), null).calculation).toBeNull();
  });

  test('what is shown goes on resting on its own inputs, and a metric that is gone has nothing', () => {
    const [segment] = ofKind(records, 'segment');
    const metric = ofKind(records, 'metric').find((one) => one.segment === segment!.id)!;
    const beside = ask(figureOfMetric(metric), segment!.id);
    expect(beside.inputs).toEqual(ask(null, null).inputs);
    expect(beside.inputs.some(({ field }) => field === 'arrivals')).toBe(true);
    expect(beside.calculation!.inputs.some(({ field }) => field === 'arrivals')).toBe(false);
    const gone = { ...figureOfMetric(metric), metric: 'nobody' as RecordId };
    expect(ask(gone, null).calculation).toBeNull();
  });
});
