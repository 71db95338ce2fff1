import { describe, expect, it } from 'vitest';
import { isEmpty } from '#domain/change.ts';
import { addLane, moveLane } from '#domain/commands/lane.ts';
import { blankMap } from '#domain/commands/map.ts';
import { addNotes, moveNotes } from '#domain/commands/note.ts';
import { addPartner } from '#domain/commands/partner.ts';
import { addItem, movePlacements, placeItem } from '#domain/commands/placement.ts';
import { addRecord } from '#domain/commands/record.ts';
import { addSegment } from '#domain/commands/segment.ts';
import { addStage, moveStage } from '#domain/commands/stage.ts';
import { addTouchpoints, moveTouchpoints } from '#domain/commands/touchpoint.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { flowOf } from '#domain/queries/flow.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { allPlacementsAt, mayPlace, placementsAt } from '#domain/queries/placements-at.ts';
import { neighbours } from '#domain/queries/siblings-of.ts';
import { stageOf } from '#domain/queries/stage-of.ts';
import { touchpointsInOrder, touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Kind } from '#domain/schema.ts';
import { idSource } from '../../support/arbitrary-map.ts';
import { after, path, placement, smallMap } from '../../support/small-map.ts';

const order = (records: MapRecords, kind: Kind) => ofKind(records, kind).map(({ id }) => id);
const cards = (records: MapRecords, stage: string) =>
  touchpointsOf(records, stage).map(({ id }) => id);
const map = smallMap({ a: ['one', 'two'], b: ['three'] });

describe('a blank map', () => {
  it('has a lane of each sort, one stage without a name, and is sound', () => {
    const blank = blankMap('m', idSource(), { title: 'New' });
    expect(brokenInvariants(blank)).toEqual([]);
    expect(ofKind(blank, 'lane').map(({ sort }) => sort)).toEqual([
      'touchpoints',
      'experience',
      'painPoints',
      'offers',
      'solutions',
      'value',
      'thoughts',
      'notes',
    ]);
    expect(ofKind(blank, 'stage').map(({ title }) => title)).toEqual(['']);
    expect(order(blank, 'touchpoint')).toEqual([]);
    expect(order(blank, 'segment')).toEqual([]);
    expect(blank['m']).toEqual({ id: 'm', kind: 'map', title: 'New' });
  });
});

describe('stages and lanes', () => {
  it('are added after one, first, or last', () => {
    const add = (where?: string | null) =>
      order(after(map, addStage(map, { id: 'new', title: 'x', after: where })), 'stage');
    expect([add('a'), add(null), add(), add('gone')]).toEqual([
      ['a', 'new', 'b'],
      ['new', 'a', 'b'],
      ['a', 'b', 'new'],
      ['a', 'b', 'new'],
    ]);
    const lane = after(map, addLane(map, { id: 'own', title: 'Backstage', after: 'touchpoints' }));
    expect(order(lane, 'lane').slice(0, 2)).toEqual(['touchpoints', 'own']);
    expect(lane['own']).toMatchObject({ sort: 'text', title: 'Backstage' });
  });

  it('are moved before one or to the end; where they stand already nothing happens', () => {
    expect(order(after(map, moveStage(map, 'b', 'a')), 'stage')).toEqual(['b', 'a']);
    expect(order(after(map, moveStage(map, 'a', null)), 'stage')).toEqual(['b', 'a']);
    for (const before of ['b', 'a']) expect(isEmpty(moveStage(map, 'a', before))).toBe(true);
    expect(isEmpty(moveStage(map, 'one', null))).toBe(true);
    expect(order(after(map, moveLane(map, 'notes', 'experience')), 'lane')[1]).toBe('notes');
  });

  it('keep their order keys where they stand already, whatever these are', () => {
    const wide = smallMap({ a: [], b: [], c: [] }, [{ id: 'b', kind: 'stage', order: 'a0G' }]);
    for (const before of ['c', 'b']) expect(isEmpty(moveStage(wide, 'b', before))).toBe(true);
    expect(isEmpty(moveStage(wide, 'c', null))).toBe(true);
  });

  it('take all that stands in them along', () => {
    const moved = after(map, moveStage(map, 'b', 'a'));
    expect(touchpointsInOrder(moved).map(({ id }) => id)).toEqual(['three', 'one', 'two']);
    expect(flowOf(moved).entry).toEqual([{ touchpoint: 'three', share: 1 }]);
  });

  it('with an id that is taken are not added', () => {
    expect(isEmpty(addStage(map, { id: 'one', title: 'x' }))).toBe(true);
  });
});

describe('touchpoints', () => {
  const add = (where: object) =>
    after(map, addTouchpoints(map, { ids: ['x', 'y'], titles: ['X'], stage: 'a', ...where }));

  it('are added after one, first or last, in the order given', () => {
    expect(cards(add({ after: 'one' }), 'a')).toEqual(['one', 'x', 'y', 'two']);
    expect(cards(add({ after: null }), 'a')).toEqual(['x', 'y', 'one', 'two']);
    expect(cards(add({}), 'a')).toEqual(['one', 'two', 'x', 'y']);
    expect(add({})['y']).toEqual({
      id: 'y',
      kind: 'touchpoint',
      title: '',
      stage: 'a',
      order: 'a3',
    });
  });

  it('take a lane of touchpoints, and no other', () => {
    expect(add({ lane: 'touchpoints' })['x']).toMatchObject({ lane: 'touchpoints' });
    expect(add({ lane: 'offers' })['x']).not.toHaveProperty('lane');
    expect(isEmpty(addTouchpoints(map, { ids: ['x'], titles: [], stage: 'gone' }))).toBe(true);
  });

  it('are moved between stages in the order in which they stood', () => {
    const move = (ids: string[], stage: string, before: string | null) =>
      after(map, moveTouchpoints(map, ids, { stage, before }));
    expect(cards(move(['two', 'one'], 'b', 'three'), 'b')).toEqual(['one', 'two', 'three']);
    expect(cards(move(['three'], 'a', 'two'), 'a')).toEqual(['one', 'three', 'two']);
    expect(cards(move(['one', 'three'], 'a', null), 'a')).toEqual(['two', 'one', 'three']);
    expect(cards(move(['one'], 'a', 'one'), 'a')).toEqual(['one', 'two']);
    expect(isEmpty(moveTouchpoints(map, ['one'], { stage: 'a', before: 'two' }))).toBe(true);
    expect(isEmpty(moveTouchpoints(map, ['one'], { stage: 'gone', before: null }))).toBe(true);
  });

  it('that stand already in a row before the target stay as they are', () => {
    expect(isEmpty(moveTouchpoints(map, ['one', 'two'], { stage: 'a', before: 'one' }))).toBe(true);
    const moved = after(
      map,
      moveTouchpoints(map, ['one'], { stage: 'a', before: 'two', lane: 'touchpoints' }),
    );
    expect(moved['one']).toEqual({ ...map['one']!, lane: 'touchpoints' });
  });

  it('keep what is placed at them', () => {
    const placed = smallMap({ a: ['one'], b: [] }, [
      { id: 'pain', kind: 'painPoint', title: '' },
      placement('pain', 'one'),
    ]);
    const moved = after(placed, moveTouchpoints(placed, ['one'], { stage: 'b', before: null }));
    expect(placementsAt(moved, 'one', 'painPoint')).toHaveLength(1);
    expect(stageOf(moved, 'pain@one')?.id).toBe('b');
  });
});

describe('things at touchpoints', () => {
  const withPain = after(
    map,
    addItem(map, {
      kind: 'painPoint',
      id: 'pain',
      placementId: 'pain@one',
      title: 'slow',
      touchpoint: 'one',
      fields: { loss: { likely: 3, basis: 'guess' }, nothing: 1, quote: 5 },
    }),
  );

  it('are added with fields, placed before others there', () => {
    expect(withPain['pain']).toEqual({
      id: 'pain',
      kind: 'painPoint',
      title: 'slow',
      loss: { likely: 3, basis: 'guess' },
      nothing: 1,
      quote: '5',
    });
    const item = {
      kind: 'offer',
      id: 'o',
      placementId: 'o@one',
      title: '',
      touchpoint: 'one',
    } as const;
    const next = after(withPain, addItem(withPain, { ...item, before: 'pain@one' }));
    expect(allPlacementsAt(next, 'one').map(({ id }) => id)).toEqual(['o@one', 'pain@one']);
  });

  it('are added whole or not at all', () => {
    const item = {
      kind: 'offer',
      id: 'o',
      placementId: 'p',
      title: '',
      touchpoint: 'one',
    } as const;
    for (const wrong of [
      { touchpoint: 'gone' },
      { placementId: 'pain' },
      { id: 'pain' },
      { id: 'p' },
    ])
      expect(isEmpty(addItem(withPain, { ...item, ...wrong }))).toBe(true);
  });

  it('are placed at further touchpoints, once at each', () => {
    const twice = after(
      withPain,
      placeItem(withPain, { placementId: 'p', item: 'pain', touchpoint: 'two' }),
    );
    expect(ofKind(twice, 'painPoint')).toHaveLength(1);
    expect(mayPlace(twice, 'pain', 'two')).toBe(false);
    expect(mayPlace(twice, 'pain', 'three')).toBe(true);
    expect(mayPlace(twice, 'one', 'three')).toBe(false);
    expect(isEmpty(placeItem(twice, { placementId: 'q', item: 'pain', touchpoint: 'two' }))).toBe(
      true,
    );
  });

  it('are moved; what stands there already stands there once', () => {
    const twice = after(
      withPain,
      placeItem(withPain, { placementId: 'p', item: 'pain', touchpoint: 'two' }),
    );
    const moved = after(twice, movePlacements(twice, ['p'], { touchpoint: 'three', before: null }));
    expect(moved['p']).toMatchObject({ touchpoint: 'three' });
    const met = after(twice, movePlacements(twice, ['p'], { touchpoint: 'one', before: null }));
    expect(Object.keys(met)).not.toContain('p');
    expect(allPlacementsAt(met, 'one').map(({ id }) => id)).toEqual(['pain@one']);
    const both = after(
      twice,
      movePlacements(twice, ['p', 'pain@one'], { touchpoint: 'three', before: null }),
    );
    expect(allPlacementsAt(both, 'three').map(({ id }) => id)).toEqual(['pain@one']);
    expect(Object.keys(both)).toContain('pain');
  });
});

describe('notes', () => {
  const at = { lane: 'notes', stage: 'a' };
  const two = after(map, addNotes(map, { ids: ['n', 'm'], titles: ['N', 'M'], ...at }));

  it('are added to lanes of words, before others there', () => {
    const next = after(two, addNotes(two, { ids: ['x'], titles: [], ...at, before: 'm' }));
    expect(order(next, 'note')).toEqual(['n', 'x', 'm']);
    expect(isEmpty(addNotes(map, { ids: ['x'], titles: [], lane: 'value', stage: 'a' }))).toBe(
      true,
    );
  });

  it('are moved between cells', () => {
    const moved = after(two, moveNotes(two, ['m'], { lane: 'thoughts', stage: 'b', before: null }));
    expect(moved['m']).toMatchObject({ lane: 'thoughts', stage: 'b' });
    expect(order(after(two, moveNotes(two, ['m'], { ...at, before: 'n' })), 'note')).toEqual([
      'm',
      'n',
    ]);
    expect(isEmpty(moveNotes(two, ['m'], { lane: 'offers', stage: 'b', before: null }))).toBe(true);
  });
});

describe('partners, segments and other records', () => {
  it('partners and segments get the next free colour', () => {
    let next = map;
    for (const id of ['p', 'q', 'r']) next = after(next, addPartner(next, { id, title: id }));
    next = after(next, addSegment(next, { id: 's', title: 's', fields: { persona: 'Kim' } }));
    expect(['p', 'q', 'r', 's'].map((id) => next[id]!['colour'])).toEqual([
      'plum',
      'ochre',
      'blue',
      'plum',
    ]);
    expect(next['s']).toMatchObject({ persona: 'Kim' });
  });

  it('colours come round again, those used least first', () => {
    let next = map;
    for (let count = 0; count < 8; count++)
      next = after(next, addPartner(next, { id: `p${count}`, title: '' }));
    expect(
      ofKind(next, 'partner')
        .map(({ colour }) => colour)
        .slice(5),
    ).toEqual(['slate', 'plum', 'ochre']);
  });

  it('any record is added that can be, without what it cannot have', () => {
    const add = (record: object) =>
      addRecord(map, { id: 'new', kind: 'metric', title: '', ...record });
    const metric = after(map, add({ measures: 'churn', touchpoint: 'one' }));
    expect(metric['new']).toMatchObject({ measures: 'churn', touchpoint: 'one' });
    const source = after(
      map,
      add({ kind: 'source', about: ['one', 'gone'], link: 'javascript:x' }),
    );
    expect(source['new']).toEqual({ id: 'new', kind: 'source', title: '', about: ['one'] });
    expect(isEmpty(add({}))).toBe(true);
    expect(isEmpty(add({ kind: 'map' }))).toBe(true);
    expect(isEmpty(add({ kind: 'hologram' }))).toBe(true);
    expect(isEmpty(add({ kind: 'touchpoint', stage: 'gone' }))).toBe(true);
    expect(isEmpty(add({ id: 'complete', kind: 'stage' }))).toBe(true);
    const drawn = after(map, addRecord(map, path('one', 'two')));
    expect(isEmpty(addRecord(drawn, { ...path('one', 'two'), id: 'twin' }))).toBe(true);
  });
});

describe('neighbours', () => {
  it('are the siblings beside a record', () => {
    const ids = (id: string) => Object.values(neighbours(map, id)).map((one) => one?.id ?? null);
    expect([ids('one'), ids('two'), ids('three'), ids('gone')]).toEqual([
      [null, 'two'],
      ['one', null],
      [null, null],
      [null, null],
    ]);
  });

  it('stand in the same stage', () => {
    const stages = ['a', 'one', 'notes', 'gone'].map((id) => stageOf(map, id)?.id ?? null);
    expect(stages).toEqual(['a', 'a', null, null]);
  });
});
