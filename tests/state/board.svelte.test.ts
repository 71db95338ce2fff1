import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { blankMap } from '#domain/commands/map.ts';
import { removeRecords } from '#domain/commands/record.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type RecordId } from '#domain/records.ts';
import { STAGE_ROW } from '#state/selection.svelte.ts';
import { templates } from '#templates/index.ts';
import { openForTest } from '../support/fake-session.ts';

const sample = recordsFrom(await templates[0]!.load());

function openSample() {
  return openForTest(sample);
}

type Opened = ReturnType<typeof openSample>['map'];

function openBlank() {
  let made = 0;
  return openForTest(blankMap('map', () => `blank-${++made}`, { title: 'Mine' }));
}

const laneOf = (map: Opened, sort: string) =>
  map.board.layout.lanes.find((lane) => lane.sort === sort)!.id;

/** Types a title into what is open and goes on. */
function type(map: Opened, title: string, then: 'stay' | 'next' | 'nextLane') {
  expect(map.titles.id).not.toBeNull();
  map.titles.commit(title, then);
  flushSync();
}

describe('the cursor', () => {
  it('starts at the first touchpoint and walks along the lane', () => {
    const { map } = openSample();
    map.board.move('right');
    expect(map.board.cardAtCursor?.column).toBe(0);
    map.board.move('right');
    expect(map.board.cardAtCursor?.column).toBe(1);
    expect(map.board.selection.single).toBe(map.board.cardAtCursor?.id);
  });

  it('stays at the edges', () => {
    const { map } = openSample();
    map.board.goTo({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    map.board.move('left');
    expect(map.board.selection.cursor?.column).toBe(0);
    map.board.goTo({ lane: STAGE_ROW, column: 0, row: 0 });
    map.board.move('up');
    expect(map.board.selection.cursor?.lane).toBe(STAGE_ROW);
  });

  it('walks down through rows of a cell, then to the next lane, past lanes without places', () => {
    const { map } = openSample();
    const column = map.board.layout.cards.find(
      (card) => card.kind === 'solution' && card.row === 1,
    )!.column;
    map.board.goTo({ lane: laneOf(map, 'solutions'), column, row: 0 });
    map.board.move('down');
    expect(map.board.selection.cursor).toMatchObject({ lane: laneOf(map, 'solutions'), row: 1 });
    map.board.move('down');
    expect(map.board.selection.cursor).toMatchObject({ lane: laneOf(map, 'thoughts'), row: 0 });
  });

  it('selects the touchpoint in the chart', () => {
    const { map } = openSample();
    map.board.goTo({ lane: laneOf(map, 'experience'), column: 3, row: 0 });
    expect(map.board.inspected).toBe(map.board.layout.columns[3]!.touchpoint);
  });
});

describe('typing', () => {
  it('makes a journey of stages, touchpoints and pain points by keys alone', () => {
    const { map } = openBlank();
    map.board.goTo({ lane: STAGE_ROW, column: 0, row: 0 });
    map.titles.openAtCursor();
    type(map, 'Before', 'next');
    type(map, 'After', 'stay');
    map.board.goTo({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    map.titles.openAtCursor();
    type(map, 'I look', 'next');
    type(map, 'I choose', 'nextLane');
    type(map, 'Too many', 'next');
    type(map, 'All alike', 'stay');
    const { records } = map.editor;
    expect(ofKind(records, 'stage').map(({ title }) => title)).toEqual(['Before', 'After']);
    expect(ofKind(records, 'touchpoint').map(({ title }) => title)).toEqual(['I look', 'I choose']);
    expect(
      ofKind(records, 'painPoint')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['All alike', 'Too many']);
    expect(
      ofKind(records, 'placement').every(({ touchpoint }) => {
        return ofKind(records, 'touchpoint')[1]!.id === touchpoint;
      }),
    ).toBe(true);
  });

  it('leaves nothing behind when a new card gets no words', () => {
    const { map, session } = openBlank();
    map.board.goTo({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    map.titles.openAtCursor();
    expect(ofKind(map.editor.shown, 'touchpoint')).toHaveLength(1);
    map.titles.commit('   ');
    flushSync();
    expect(ofKind(map.editor.shown, 'touchpoint')).toHaveLength(0);
    expect(session.committed).toHaveLength(0);
    expect(map.editor.canUndo).toBe(false);
  });

  it('keeps the words of a new card on Escape, in one step of undo', () => {
    const { map } = openBlank();
    map.board.goTo({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    map.titles.openAtCursor();
    map.titles.cancel('I look');
    expect(ofKind(map.editor.records, 'touchpoint').map(({ title }) => title)).toEqual(['I look']);
    map.titles.openAtCursor();
    map.titles.cancel('Something else');
    expect(ofKind(map.editor.records, 'touchpoint').map(({ title }) => title)).toEqual(['I look']);
    map.editor.undo();
    expect(ofKind(map.editor.records, 'touchpoint')).toEqual([]);
    expect(map.editor.canUndo).toBe(false);
  });

  it('leaves nothing behind on Escape without words', () => {
    const { map } = openBlank();
    map.board.goTo({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    map.titles.openAtCursor();
    map.titles.cancel(' ');
    expect(ofKind(map.editor.shown, 'touchpoint')).toEqual([]);
    expect(map.editor.canUndo).toBe(false);
  });

  it('keeps an empty new card that one leaves for the inspector, in one step of undo', () => {
    const { map } = openSample();
    const before = map.editor.records;
    map.board.selectRecord('touchpoint-wait');
    const { column } = map.board.selection.cursor!;
    map.titles.begin({ lane: laneOf(map, 'painPoints'), column, row: 0 });
    const made = map.board.inspected;
    map.titles.leave('  ');
    expect(map.titles.id).toBeNull();
    expect(map.board.inspected).toBe(made);
    expect(map.editor.records[made!]).toMatchObject({ kind: 'painPoint', title: '' });
    map.editor.undo();
    expect(map.editor.records).toEqual(before);
  });

  it('keeps an empty new card to which something is done', () => {
    const deeds = [
      (map: Opened, id: RecordId) => map.deeds.set(id, { promise: 5 }),
      (map: Opened, id: RecordId) => map.deeds.setQuality(id, 3),
      (map: Opened, id: RecordId) => map.deeds.previewQuality(id, 3),
      (map: Opened, id: RecordId) => map.deeds.link('touchpoint-wait', id),
      (map: Opened, id: RecordId) => map.deeds.link(id, 'touchpoint-wait'),
      (map: Opened, id: RecordId) => map.deeds.move([map.board.card(id)!], landing(map, 3, null)),
      (map: Opened, id: RecordId) => map.deeds.move([waits(map)], landing(map, 0, id)),
    ];
    const waits = (map: Opened) => map.board.card('touchpoint-wait')!;
    const landing = (map: Opened, column: number, before: RecordId | null) => ({
      ...{ lane: laneOf(map, 'touchpoints'), column, before },
    });
    for (const act of deeds) {
      const { map } = openSample();
      map.titles.begin({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
      const id = map.board.inspected!;
      act(map, id);
      expect(map.editor.records[id], act.toString()).toMatchObject({ kind: 'touchpoint' });
      expect(map.titles.id).toBeNull();
    }
  });

  it('keeps an empty new touchpoint under which a card is begun', () => {
    const { map } = openBlank();
    const lane = laneOf(map, 'touchpoints');
    map.titles.begin({ lane, column: 0, row: 0 });
    expect(map.titles.begin({ lane: laneOf(map, 'painPoints'), column: 0, row: 0 })).toBe(true);
    expect(ofKind(map.editor.records, 'touchpoint')).toHaveLength(1);
    expect(ofKind(map.editor.shown, 'painPoint')).toHaveLength(1);
    type(map, 'Nobody answers', 'stay');
    expect(brokenInvariants(map.editor.records)).toEqual([]);
  });

  it('lets an empty new touchpoint go for a card elsewhere, which comes where it was wanted', () => {
    const { map } = openSample();
    const lane = laneOf(map, 'painPoints');
    const [, , touchpoint] = map.board.layout.columns.map((column) => column.touchpoint);
    map.titles.begin({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    const column = map.board.layout.columns.findIndex((one) => one.touchpoint === touchpoint);
    expect(column).toBe(3);
    map.titles.begin({ lane, column, row: 0 });
    expect(map.board.cardAtCursor).toMatchObject({ touchpoint, column: 2 });
    map.titles.cancel();
    expect(map.board.selection.cursor).toMatchObject({ lane, column: 2 });
    expect(map.editor.canUndo).toBe(false);
  });

  it('leaves the selection where one has gone from an empty new card', () => {
    const { map } = openSample();
    map.titles.begin({ lane: laneOf(map, 'touchpoints'), column: 0, row: 0 });
    map.board.selectRecord('touchpoint-wait');
    map.titles.commit('');
    expect(map.board.inspected).toBe('touchpoint-wait');
  });

  it('keeps an old title when it is emptied or left with Escape', () => {
    const { map } = openSample();
    const before = map.editor.records;
    map.board.move('right');
    map.titles.openAtCursor();
    map.titles.commit('');
    map.titles.openAtCursor();
    map.titles.cancel();
    expect(map.editor.records).toBe(before);
  });

  it('cannot put a pain point where there is no touchpoint', () => {
    const { map } = openBlank();
    expect(map.titles.begin({ lane: laneOf(map, 'painPoints'), column: 0, row: 0 })).toBe(false);
    expect(map.titles.id).toBeNull();
  });
});

describe('deeds', () => {
  it('are each one step of undo, and all of them lead back to the start', () => {
    const { map, clock } = openSample();
    const start = { ...map.editor.records };
    const act = [
      () => map.board.move('right'),
      () => map.deeds.duplicateSelected(),
      () => map.deeds.shift('right'),
      () => map.deeds.removeSelected(),
      () => map.deeds.setQuality(map.board.layout.columns[0]!.touchpoint!, 3),
      () => map.deeds.switchOffer(ofKind(map.editor.records, 'offer')[0]!.id, false),
    ];
    for (const deed of act) {
      clock.now += 5_000;
      deed();
      flushSync();
    }
    expect({ ...map.editor.records }).not.toEqual(start);
    while (map.editor.canUndo) map.editor.undo();
    expect({ ...map.editor.records }).toEqual(start);
    while (map.editor.canRedo) map.editor.redo();
    expect({ ...map.editor.records }).not.toEqual(start);
  });

  it('change the scenario that is shown, not the map', () => {
    const { map } = openSample();
    const scenario = ofKind(sample, 'scenario')[0]!;
    const offer = ofKind(sample, 'offer')[0]!;
    map.lens.showScenario(scenario.id);
    map.deeds.switchOffer(offer.id, false);
    expect(map.deeds.isOfferOn(offer.id)).toBe(false);
    map.lens.showScenario(null);
    expect(map.deeds.isOfferOn(offer.id)).toBe(true);
    expect(map.editor.records[offer.id]).toEqual(sample[offer.id]);
  });

  it('preview a quality without a step of undo and commit it once', () => {
    const { map, session } = openSample();
    const id = map.board.layout.columns[3]!.touchpoint!;
    for (const quality of [6, 5, 4]) map.deeds.previewQuality(id, quality);
    expect(map.editor.shown[id]).toMatchObject({ quality: { likely: 4 } });
    expect(session.committed).toHaveLength(0);
    map.deeds.setQuality(id, 4);
    expect(session.committed).toHaveLength(1);
    map.editor.undo();
    expect(map.editor.records[id]).toEqual(sample[id]);
  });

  it('move a touchpoint to a neighbouring stage and take its cards along', () => {
    const { map } = openSample();
    const wait = ofKind(sample, 'touchpoint').find(({ title }) => title === 'I wait for delivery')!;
    map.board.selectRecord(wait.id);
    map.deeds.shift('right');
    const moved = map.board.card(wait.id)!;
    expect(moved.stage).not.toBe(wait.stage);
    const pain = map.board.layout.cards.find(
      (card) => card.kind === 'painPoint' && card.touchpoint === wait.id,
    )!;
    expect(pain.column).toBe(moved.column);
    expect(map.board.selection.cursor?.column).toBe(moved.column);
  });
});

describe('another tab', () => {
  it('shows what it does, and undo leaves that alone', () => {
    const { map, session } = openSample();
    const id = map.board.layout.columns[0]!.touchpoint!;
    map.deeds.set(id, { title: 'Ours' });
    const ours = session.records[id]!;
    session.receive({ [id]: { before: ours, after: { ...ours, owner: 'Theirs' } } });
    flushSync();
    expect(map.editor.shown[id]).toMatchObject({ title: 'Ours', owner: 'Theirs' });
    map.editor.undo();
    expect(map.editor.shown[id]).toMatchObject({ title: sample[id]!['title'], owner: 'Theirs' });
  });

  it('may take away the stage of what undo brings back: it finds another place', () => {
    const { map, session } = openSample();
    const wait = ofKind(sample, 'touchpoint').find(({ title }) => title === 'I wait for delivery')!;
    map.board.selectRecord(wait.id);
    map.deeds.removeSelected();
    session.receive(removeRecords(session.records, [wait.stage]));
    map.editor.undo();
    flushSync();
    const back = map.editor.records[wait.id];
    expect(back).toBeDefined();
    expect(map.editor.records[back!['stage'] as string]?.kind).toBe('stage');
    expect(brokenInvariants(map.editor.records)).toEqual([]);
    expect(brokenInvariants(session.records)).toEqual([]);
  });
});

describe('a touchpoint rated by levers', () => {
  it('follows its dot: the levers move together', () => {
    const { map } = openSample();
    const id = map.board.layout.columns[0]!.touchpoint!;
    const guess = (likely: number) => ({ likely, basis: 'guess' });
    map.deeds.set(id, { ease: guess(6), speed: guess(8) });
    map.deeds.setQuality(id, 5);
    expect(map.editor.records[id]).toMatchObject({ ease: { likely: 4 }, speed: { likely: 6 } });
  });
});
