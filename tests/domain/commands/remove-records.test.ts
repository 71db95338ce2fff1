import { describe, expect, it } from 'vitest';
import { removeRecords } from '#domain/commands/record.ts';
import type { RemovalOptions } from '#domain/commands/removal.ts';
import type { Path } from '#domain/kinds/path.ts';
import { mainOf } from '#domain/queries/alternatives.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { touchpointsInOrder, touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import { after, path, placement, smallMap } from '../../support/small-map.ts';

const pain = { id: 'pain', kind: 'painPoint', title: 'slow' };
const offer = { id: 'offer', kind: 'offer', title: 'help' };

function remove(records: MapRecords, ids: string[], options?: RemovalOptions): MapRecords {
  return after(records, removeRecords(records, ids, options));
}
const has = (records: MapRecords, ...ids: string[]) => ids.filter((id) => records[id]);
const shares = (records: MapRecords, from: string) =>
  Object.fromEntries(pathsFrom(records, from).map((one: Path) => [one.to, weightOf(one)]));

describe('removing a touchpoint', () => {
  it('removes its paths and placements, and things placed nowhere else', () => {
    const map = smallMap({ buy: ['see', 'pay'] }, [
      path('see', 'pay'),
      pain,
      offer,
      placement('pain', 'pay'),
      placement('offer', 'pay', 'a1'),
      placement('offer', 'see'),
    ]);
    const next = remove(map, ['pay']);
    expect(has(next, 'pay', 'see>pay', 'pain@pay', 'offer@pay', 'pain')).toEqual([]);
    expect(has(next, 'see', 'offer', 'offer@see')).toHaveLength(3);
  });

  it('keeps those things when it is asked to', () => {
    const map = smallMap({ buy: ['pay'] }, [pain, placement('pain', 'pay')]);
    expect(has(remove(map, ['pay'], { keepItems: true }), 'pain', 'pain@pay')).toEqual(['pain']);
  });

  it('bridges nothing; the shares of the other paths fill up to 1', () => {
    const map = smallMap({ a: ['one', 'two', 'three'] }, [
      path('one', 'two', 0.5),
      path('one', 'three', 0.3),
      path('one', 'one', 0.2),
      path('two', 'three', 1),
    ]);
    const next = remove(map, ['two']);
    expect(shares(next, 'one')).toEqual({ three: 0.6, one: 0.4 });
    expect(shares(remove(map, ['two', 'three']), 'one')).toEqual({ one: 1 });
  });

  it('makes the next of its alternatives the main one, to which the others turn', () => {
    const alternative = (id: string, to: string) => ({ id, kind: 'touchpoint', alternativeTo: to });
    const map = smallMap({ a: ['chat', 'call', 'mail', 'post'] }, [
      alternative('post', 'chat'),
      alternative('mail', 'chat'),
      alternative('call', 'chat'),
    ]);
    const next = remove(map, ['chat']);
    expect(next['call']).not.toHaveProperty('alternativeTo');
    expect(['mail', 'post'].map((id) => next[id]!['alternativeTo'])).toEqual(['call', 'call']);
    const less = remove(map, ['chat', 'call']);
    expect(mainOf(less, 'post')).toBe('mail');
  });

  it('in a chain of alternatives hands them on to the one it pointed to', () => {
    const map = smallMap({ a: ['chat', 'call', 'mail'] }, [
      { id: 'call', kind: 'touchpoint', alternativeTo: 'chat' },
      { id: 'mail', kind: 'touchpoint', alternativeTo: 'call' },
    ]);
    expect(remove(map, ['call'])['mail']).toMatchObject({ alternativeTo: 'chat' });
  });

  it('takes it out of everything that spoke of it', () => {
    const map = smallMap({ a: ['one', 'two'] }, [
      { id: 's', kind: 'segment', title: '', order: 'a0', skips: ['one', 'two'] },
      { id: 'out', kind: 'outcome', title: '', touchpoints: ['one'] },
      { id: 'src', kind: 'source', title: '', about: ['one', 'two'] },
      { id: 'm', kind: 'metric', title: '', measures: 'churn', touchpoint: 'one' },
      {
        id: 'fix',
        kind: 'solution',
        title: '',
        effects: [
          { record: 'one', field: 'quality', op: 'set', value: 9 },
          { record: 'two', field: 'quality', op: 'set', value: 9 },
        ],
      },
    ]);
    const next = remove(map, ['one']);
    expect(next['s']).toMatchObject({ skips: ['two'] });
    expect(next['out']).toEqual({ id: 'out', kind: 'outcome', title: '' });
    expect(next['src']).toMatchObject({ about: ['two'] });
    expect(next['fix']).toMatchObject({ effects: [{ record: 'two' }] });
    expect(has(next, 'm')).toEqual([]);
  });
});

describe('removing a stage', () => {
  const note = (id: string, stage: string, order: string) => ({
    id,
    kind: 'note',
    title: '',
    lane: 'notes',
    stage,
    order,
  });
  const map = smallMap({ a: ['one'], b: ['two', 'three'], c: ['four'] }, [
    note('n1', 'a', 'a0'),
    note('n2', 'b', 'a0'),
    note('n4', 'c', 'a0'),
  ]);

  it('removes what stands in it', () => {
    expect(has(remove(map, ['b']), 'b', 'two', 'three', 'n2')).toEqual([]);
  });

  it('or moves it to the stage before, behind what stands there', () => {
    const next = remove(map, ['b'], { stageContents: 'toNeighbour' });
    expect(touchpointsOf(next, 'a').map(({ id }) => id)).toEqual(['one', 'two', 'three']);
    expect(ofKind(next, 'note').map(({ id, stage }) => [id, stage])).toEqual([
      ['n1', 'a'],
      ['n4', 'c'],
      ['n2', 'a'],
    ]);
  });

  it('or, without one before, to the one after, ahead of what stands there', () => {
    const next = remove(map, ['a', 'b'], { stageContents: 'toNeighbour' });
    expect(touchpointsInOrder(next).map(({ id }) => id)).toEqual(['one', 'two', 'three', 'four']);
    expect(ofKind(next, 'note').map(({ id }) => id)).toEqual(['n1', 'n2', 'n4']);
  });

  it('several at once keeps everything in order', () => {
    const next = remove(map, ['b', 'c'], { stageContents: 'toNeighbour' });
    expect(touchpointsOf(next, 'a').map(({ id }) => id)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('may take the last one, and with it what has nowhere to go', () => {
    const next = remove(map, ['a', 'b', 'c'], { stageContents: 'toNeighbour' });
    expect([ofKind(next, 'stage'), ofKind(next, 'touchpoint'), ofKind(next, 'note')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('that is asked for together with one of its cards still removes that card', () => {
    const next = remove(map, ['b', 'two'], { stageContents: 'toNeighbour' });
    expect(has(next, 'two', 'three')).toEqual(['three']);
  });
});

describe('removing other things', () => {
  it('a placement: only this one, and the thing with its last', () => {
    const map = smallMap({ a: ['one', 'two'] }, [
      pain,
      placement('pain', 'one'),
      placement('pain', 'two'),
    ]);
    expect(has(remove(map, ['pain@one']), 'pain', 'pain@two')).toHaveLength(2);
    expect(has(remove(map, ['pain@one', 'pain@two']), 'pain')).toEqual([]);
  });

  it('a thing: with all its placements', () => {
    const map = smallMap({ a: ['one', 'two'] }, [
      pain,
      placement('pain', 'one'),
      placement('pain', 'two'),
    ]);
    expect(has(remove(map, ['pain']), 'pain@one', 'pain@two', 'pain')).toEqual([]);
  });

  it('a partner: the offers become our own', () => {
    const map = smallMap({ a: ['one'] }, [
      { id: 'p', kind: 'partner', title: '', order: 'a0' },
      { ...offer, partner: 'p' },
      placement('offer', 'one'),
    ]);
    expect(remove(map, ['p'])['offer']).toEqual(offer);
  });

  it('a lane: its notes go, touchpoints return to the usual lane', () => {
    const map = smallMap({ a: ['one'] }, [
      { id: 'back', kind: 'lane', sort: 'touchpoints', order: 'b00' },
      { id: 'one', kind: 'touchpoint', lane: 'back' },
      { id: 'n', kind: 'note', title: '', lane: 'text', stage: 'a', order: 'a0' },
    ]);
    const next = remove(map, ['back', 'text']);
    expect(next['one']).not.toHaveProperty('lane');
    expect(has(next, 'n')).toEqual([]);
  });

  it('a source: estimates keep their numbers without it', () => {
    const quality = { likely: 6, basis: 'measured' };
    const map = smallMap({ a: ['one'] }, [
      { id: 'src', kind: 'source', title: '' },
      { id: 'one', kind: 'touchpoint', quality: { ...quality, source: 'src' } },
      {
        id: 'fix',
        kind: 'solution',
        title: '',
        effects: [
          { record: 'one', field: 'quality', op: 'set', value: { ...quality, source: 'src' } },
        ],
      },
    ]);
    const next = remove(map, ['src']);
    expect(next['one']!['quality']).toEqual(quality);
    expect(next['fix']).toMatchObject({ effects: [{ value: quality }] });
    expect(JSON.stringify(next)).not.toContain('src');
  });

  it('a source together with a path: the share that is left changes and forgets it too', () => {
    const share = { likely: 0.5, basis: 'measured', source: 'src' };
    const map = smallMap({ a: ['one', 'two'] }, [
      { id: 'src', kind: 'source', title: '' },
      path('one', 'two', 0.5),
      { ...path('one', 'one'), share },
    ]);
    const next = remove(map, ['src', 'one>two']);
    expect(next['one>one']!['share']).toEqual({ likely: 1, basis: 'measured' });
  });

  it('a solution: it is switched off everywhere', () => {
    const map = smallMap({}, [
      { id: 'fix', kind: 'solution', title: '' },
      { id: 'map', kind: 'map', solutions: ['fix'] },
      { id: 'plan', kind: 'scenario', title: '', order: 'a0', solutions: ['fix'] },
    ]);
    const next = remove(map, ['fix']);
    expect([next['map'], next['plan']].map((one) => one!['solutions'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('the map itself, or what is not there: nothing happens', () => {
    const map = smallMap({ a: ['one'] });
    expect(remove(map, ['map', 'gone'])).toEqual(map);
  });
});
