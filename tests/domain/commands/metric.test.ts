import { describe, expect, test } from 'vitest';
import { isEmpty } from '#domain/change.ts';
import { applyFit, putMetrics, type FitMove } from '#domain/commands/metric.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { metricRange, metricsInOrder, type MetricScope } from '#domain/queries/metrics.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import { after, smallMap } from '../../support/small-map.ts';

const map = smallMap({ first: ['a'], second: ['b'] }, [
  { id: 'log', kind: 'source', title: 'Log', order: 'a0' },
]);
const measured = (likely: number) => ({ likely, basis: 'measured' as const });

function ids() {
  let last = 0;
  return () => `new-${++last}` as RecordId;
}

function scope(more: Partial<MetricScope>): MetricScope {
  return { measures: 'dropOff', touchpoint: null, stage: null, segment: null, ...more };
}

describe('taking down what was found', () => {
  const found = [
    { scope: scope({ touchpoint: 'b' }), value: measured(0.2) },
    { scope: scope({ measures: 'conversion' }), value: measured(0.4) },
  ];

  test('adds metrics, and gives those that are there the new value', () => {
    const first = after(map, putMetrics(map, found, { newId: ids() }));
    expect(ofKind(first, 'metric')).toMatchObject([
      { measures: 'dropOff', touchpoint: 'b', value: measured(0.2) },
      { measures: 'conversion', value: measured(0.4) },
    ]);
    const again = [{ ...found[0]!, value: measured(0.3) }];
    const source = 'log' as RecordId<'source'>;
    const second = after(first, putMetrics(first, again, { newId: ids(), source }));
    expect(ofKind(second, 'metric')).toHaveLength(2);
    expect(ofKind(second, 'metric')[0]!.value).toEqual({ ...measured(0.3), source: 'log' });
    expect(isEmpty(putMetrics(first, found, { newId: ids() }))).toBe(true);
    expect(brokenInvariants(second)).toEqual([]);
  });

  test('leaves out what is about nothing that is there', () => {
    const gone = [{ scope: scope({ stage: 'gone' }), value: measured(0.2) }];
    expect(isEmpty(putMetrics(map, gone, { newId: ids() }))).toBe(true);
  });

  test('metrics stand in the order of the map, the whole journey first', () => {
    const all = [
      ...found,
      { scope: scope({ stage: 'second' }), value: measured(0.1) },
      { scope: scope({ touchpoint: 'a' }), value: measured(0.1) },
    ];
    const records = after(map, putMetrics(map, all, { newId: ids() }));
    expect(metricsInOrder(records).map(({ touchpoint, stage }) => touchpoint ?? stage)).toEqual([
      undefined,
      'a',
      'second',
      'b',
    ]);
  });

  test('and everybody before the segments, these in their order', () => {
    const segments = ['late', 'early'].map((id, at) => ({
      ...{ id, kind: 'segment', title: id, order: `a${1 - at}` },
    }));
    const all = ['late', null, 'early'].map((segment) => ({
      scope: scope({ segment }),
      value: measured(0.1),
    }));
    const divided = smallMap({}, segments);
    const records = after(divided, putMetrics(divided, all, { newId: ids() }));
    expect(metricsInOrder(records).map(({ segment }) => segment)).toEqual([
      undefined,
      'early',
      'late',
    ]);
  });
});

test('a rating of 0 has a range although a part of it would be nothing', () => {
  const rating = { id: 'r', kind: 'metric', title: '', measures: 'rating' } as const;
  expect(metricRange({ ...rating, value: measured(0) })).toMatchObject({ low: -5, high: 5 });
  expect(metricRange({ ...rating, value: { ...measured(99) } })!.high).toBe(100);
  expect(metricRange(rating)).toBeNull();
});

test('a fit stays within the bounds of its field, and passes over what is gone', () => {
  const move: Omit<FitMove, 'touchpoint'> = {
    ...{ segment: null, from: 5, to: 9.9, low: 9, high: 11, metrics: [] },
    field: 'quality',
    basis: 'measured',
  };
  const at = (touchpoint: string) => applyFit(map, [{ ...move, touchpoint: touchpoint }]);
  expect(after(map, at('a'))['a']!['quality']).toEqual({ ...measured(9.9), low: 9, high: 10 });
  expect(isEmpty(at('gone'))).toBe(true);
});
