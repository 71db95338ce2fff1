import { expect, test } from 'vitest';
import { leavingDiffers } from '#domain/queries/leaving-differs.ts';
import { recordsFrom } from '#domain/records.ts';

test('customers differ in leaving where a segment that is seen says so', () => {
  const records = recordsFrom([
    { id: 'a', kind: 'segment', title: 'a', order: 'a0' },
    {
      ...{ id: 'b', kind: 'segment', title: 'b', order: 'a1' },
      concentration: { likely: 4, basis: 'guess' },
    },
  ]);
  expect(leavingDiffers(records)).toEqual([
    { code: 'leavingDiffers', place: { ids: ['b'] }, detail: { count: 1 } },
  ]);
  expect(leavingDiffers(records, 'a')).toEqual([]);
  expect(leavingDiffers(records, 'b')).toHaveLength(1);
});
