import { describe, expect, it } from 'vitest';
import { duplicateRecords } from '#domain/commands/record.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { allPlacementsAt } from '#domain/queries/placements-at.ts';
import { touchpointsInOrder, touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import { idSource } from '../../support/arbitrary-map.ts';
import { after, path, placement, smallMap } from '../../support/small-map.ts';

function duplicate(records: MapRecords, ...ids: string[]) {
  const made = duplicateRecords(records, ids, idSource('copy'));
  return {
    next: after(records, made.change),
    of: (id: string) => made.ids.get(id)!,
    ids: made.ids,
  };
}

const map = smallMap({ buy: ['see', 'pay'], use: ['open', 'row'] }, [
  path('see', 'pay', 0.25),
  path('see', 'open', 0.75),
  path('open', 'see', 1),
  { id: 'pain', kind: 'painPoint', title: 'slow' },
  {
    id: 'idea',
    kind: 'solution',
    title: 'fix',
    effects: [{ record: 'pain', field: 'loss', op: 'set', value: 1 }],
  },
  placement('pain', 'pay'),
  placement('idea', 'pay', 'a1'),
  { id: 'n', kind: 'note', title: 'n', lane: 'notes', stage: 'buy', order: 'a0' },
  { id: 'pay', kind: 'touchpoint', quality: { likely: 4, basis: 'guess' } },
]);

describe('duplicating', () => {
  it('a stage: with its touchpoints, notes, placements and the paths inside, right after it', () => {
    const { next, of } = duplicate(map, 'buy');
    expect(ofKind(next, 'stage').map(({ id }) => id)).toEqual(['buy', of('buy'), 'use']);
    expect(touchpointsOf(next, of('buy')).map(({ title }) => title)).toEqual(['see', 'pay']);
    expect(next[of('pay')]).toMatchObject({ quality: { likely: 4 } });
    expect(next[of('n')]).toMatchObject({ stage: of('buy'), lane: 'notes' });
    expect(allPlacementsAt(next, of('pay')).map(({ item }) => item)).toEqual(['pain', 'idea']);
    const [only, ...more] = pathsFrom(next, of('see'));
    expect([only!.to, weightOf(only!), more]).toEqual([of('pay'), 1, []]);
  });

  it('touchpoints: as a block after the last of them in their stage', () => {
    const { next, of } = duplicate(map, 'pay', 'see', 'row');
    expect(touchpointsInOrder(next).map(({ id }) => id)).toEqual([
      'see',
      'pay',
      of('see'),
      of('pay'),
      'open',
      'row',
      of('row'),
    ]);
  });

  it('a touchpoint: the same things are placed again, the things are not copied', () => {
    const { next, ids } = duplicate(map, 'pay');
    expect(ofKind(next, 'painPoint')).toHaveLength(1);
    expect([...ids.keys()].sort()).toEqual(['idea@pay', 'pain@pay', 'pay']);
  });

  it('a placed card: a new thing at the same touchpoint, right after it', () => {
    const { next, of } = duplicate(map, 'pain@pay');
    expect(allPlacementsAt(next, 'pay').map(({ item }) => item)).toEqual([
      'pain',
      of('pain'),
      'idea',
    ]);
    expect(next[of('pain')]).toEqual({ id: of('pain'), kind: 'painPoint', title: 'slow' });
    expect(next[of('pain@pay')]).toMatchObject({ item: of('pain') });
  });

  it('a thing together with its touchpoint: the new thing at the new touchpoint only', () => {
    const { next, of } = duplicate(map, 'pain', 'pay');
    expect(allPlacementsAt(next, of('pay')).map(({ item }) => item)).toEqual([of('pain'), 'idea']);
    expect(allPlacementsAt(next, 'pay').map(({ item }) => item)).toEqual(['pain', 'idea']);
  });

  it('what is copied together refers to each other, the rest as before', () => {
    const { next, of } = duplicate(map, 'pain', 'idea');
    expect(next[of('idea')]).toMatchObject({ effects: [{ record: of('pain') }] });
    expect(duplicate(map, 'idea').next['copy-1']).toMatchObject({ effects: [{ record: 'pain' }] });
  });

  it('a partner: in a colour of its own', () => {
    const partner = { id: 'p', kind: 'partner', title: 'p', order: 'a0', colour: 'plum' };
    const { next, of } = duplicate(smallMap({}, [partner]), 'p');
    expect(next[of('p')]).toMatchObject({ title: 'p', colour: 'ochre' });
  });

  it('a path, the map, what is not there: nothing', () => {
    expect(duplicate(map, 'see>pay', 'map', 'gone').next).toEqual(map);
  });
});
