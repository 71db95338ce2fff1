import { expect, test } from 'vitest';
import { contrasts } from '#domain/kinds/stage.ts';
import { contrastQuality } from '#domain/queries/contrast-quality.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { drawnQuality, leversFor } from '#domain/queries/drawn-quality.ts';
import { find } from '#domain/queries/of-kind.ts';
import { recordsFrom } from '#domain/records.ts';

const all = (rating: number) => Object.fromEntries(contrasts.map((contrast) => [contrast, rating]));

function mapWith(stage: object, touchpoint: object = {}) {
  return recordsFrom([
    { id: 'stage', kind: 'stage', title: 'I choose', order: 'a0', ...stage },
    { id: 'look', kind: 'touchpoint', title: 'I look', stage: 'stage', order: 'a0', ...touchpoint },
  ]);
}

function qualityIn(...parts: Parameters<typeof mapWith>): number {
  const records = mapWith(...parts);
  return drawnQuality(records, find(records, 'touchpoint', 'look')!);
}

test('there are 22', () => expect(contrasts).toHaveLength(22));

test.each([
  [1, 2.5],
  [2, 5],
  [3, 7.5],
  [4, 8.75],
  [5, 10],
])('all at %d are a quality of %d, as the faces are', (rating, quality) => {
  expect(contrastQuality({ contrasts: all(rating) })).toBe(quality);
});

test('the mean is over what is rated', () => {
  expect(contrastQuality({ contrasts: { hassleOrFun: 1, opaqueOrOpen: 4 } })).toBe(6.25);
  expect(contrastQuality({ contrasts: {} })).toBeNull();
  expect(contrastQuality({})).toBeNull();
});

test('it counts where the touchpoint itself is not rated, and only there', () => {
  const stage = { contrasts: all(2) };
  expect(qualityIn({})).toBe(7.5);
  expect(qualityIn(stage)).toBe(5);
  expect(qualityIn(stage, { quality: { likely: 9, basis: 'guess' } })).toBe(9);
  expect(qualityIn(stage, { speed: { likely: 8, basis: 'guess' } })).toBe(8);
});

test('it is the default that effects and fields start from', () => {
  const records = mapWith({ contrasts: all(2) });
  expect(defaultOf(records, records['look']!, 'quality')).toBe(5);
  const rated = mapWith({ contrasts: all(2) }, { ease: { likely: 6, basis: 'guess' } });
  expect(defaultOf(rated, rated['look']!, 'quality')).toBe(6);
  expect(leversFor(find(records, 'touchpoint', 'look')!, 8)).toEqual({});
  expect(leversFor(find(rated, 'touchpoint', 'look')!, 8)).toMatchObject({ ease: { likely: 8 } });
});
