import { expect, test } from 'vitest';
import { blankMap } from '#domain/commands/map.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { mapOf, ofKind } from '#domain/queries/of-kind.ts';

function blank(start: Partial<Parameters<typeof blankMap>[2]> = {}) {
  let made = 0;
  return blankMap('map', () => `id-${++made}`, { title: 'New', ...start });
}

test('a blank map has one stage without a name, and nothing is said of it', () => {
  const records = blank();
  expect(ofKind(records, 'stage').map(({ title }) => title)).toEqual(['']);
  expect(mapOf(records)).toEqual({ id: 'map', kind: 'map', title: 'New' });
  expect(brokenInvariants(records)).toEqual([]);
});

test('it may begin with stages, in order, and with what it is about', () => {
  const stageTitles = ['I search', 'I choose', 'I buy', 'I use it', 'I tell you'];
  const about = { who: 'Parents', from: 'A letter', to: 'A place', when: 'future' } as const;
  const records = blank({ stageTitles, about });
  expect(ofKind(records, 'stage').map(({ title }) => title)).toEqual(stageTitles);
  expect(mapOf(records)).toMatchObject(about);
  expect(brokenInvariants(records)).toEqual([]);
});
