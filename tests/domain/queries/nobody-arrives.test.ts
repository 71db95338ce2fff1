import { expect, test } from 'vitest';
import { nobodyArrives } from '#domain/queries/nobody-arrives.ts';
import { recordsFrom, type MapRecord } from '#domain/records.ts';

const segment = (id: string, arrivals?: number): MapRecord => ({
  id,
  kind: 'segment',
  title: id,
  order: id,
  ...(arrivals !== undefined && { arrivals: { likely: arrivals, basis: 'guess' } }),
});

test('nobody arrives where no segment that is seen has arrivals', () => {
  const none = recordsFrom([segment('a1', 0), segment('a2', 0)]);
  expect(nobodyArrives(none)).toEqual([
    { code: 'nobodyArrives', place: { ids: ['a1', 'a2'] }, detail: { count: 2 } },
  ]);
  const one = recordsFrom([segment('a1', 0), segment('a2', 5)]);
  expect(nobodyArrives(one)).toEqual([]);
  expect(nobodyArrives(one, 'a1')).toMatchObject([{ place: { ids: ['a1'] } }]);
  expect(nobodyArrives(one, 'a2')).toEqual([]);
});

test('a map without segments, and one that does not say, have their thousand', () => {
  expect(nobodyArrives(recordsFrom([]))).toEqual([]);
  expect(nobodyArrives(recordsFrom([segment('a1')]))).toEqual([]);
});
