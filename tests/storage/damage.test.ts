/** Maps of which a part or all cannot be read: the rest stays, and nobody else is taken down. */
import { describe, expect, it, vi } from 'vitest';
import { Machine } from './support/machine.ts';
import {
  asked,
  joinMap,
  openMap,
  overwrite,
  record,
  records,
  rowsOf,
  set,
  sitDown,
} from './support/maps.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

describe('damage', () => {
  it('in one record leaves the rest of the map', async () => {
    const machine = new Machine();
    const { tab } = await openMap(machine);
    tab.crash();
    await overwrite(machine, 'maps', {
      id: 'map',
      revision: 0,
      records: [record('a'), 'rubbish', null, { kind: 'note' }, record('b')],
    });
    const { session, storage } = await joinMap(machine);
    expect(Object.keys(session.records)).toEqual(['a', 'b']);
    expect(session.damage).toMatchObject([
      { place: '1', count: 1 },
      { place: '2', count: 1 },
      { place: '3', count: 1 },
    ]);
    await expect(machine.until(storage.maps.replace('map', {}))).rejects.toMatchObject({
      kind: 'unreadable',
    });
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    expect(session.state).toBe('saved');
    expect(await machine.until(storage.maps.readRaw('map'))).toMatchObject({
      maps: { records: { length: 5 } },
      changes: { length: 1 },
    });
  });

  it('in the log leaves the other changes', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    for (const [id, title] of [
      ['a', 'one'],
      ['b', 'two'],
      ['c', 'three'],
    ] as const) {
      set(session, id, { title });
      await machine.pass(300);
    }
    tab.crash();
    await overwrite(machine, 'changes', { mapId: 'map', revision: 2, change: '[["b",1,2]]' });
    const next = await joinMap(machine);
    expect(next.session.records).toMatchObject({ a: { title: 'one' }, c: { title: 'three' } });
    expect(next.session.damage).toEqual([
      { part: 'log', place: '2', reason: 'not a change', count: 1 },
    ]);
    const connection = await asked(machine.indexedDB.open('throughline'));
    const store = () => connection.transaction('changes', 'readwrite').objectStore('changes');
    await asked(store().delete(['map', 2]));
    const again = await joinMap(machine);
    expect(again.session.damage).toEqual([
      { part: 'log', place: '2', reason: 'missing', count: 1 },
    ]);
    await asked(store().delete(['map', 3]));
    connection.close();
    expect((await joinMap(machine)).session.damage).toMatchObject([{ place: '2-3', count: 2 }]);
  });

  it('that another tab has left in the log is told when it is met', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const told: number[] = [];
    session.onState(() => told.push(session.damage.length));
    const [head] = (await rowsOf(machine, 'heads')) as object[];
    await overwrite(machine, 'changes', { mapId: 'map', revision: 1, change: 'rubbish' });
    await overwrite(machine, 'heads', { ...head, revision: 1 });
    const other = await joinMap(machine);
    set(other.session, 'b', { title: 'whole' });
    await machine.pass(300);
    expect(session.records).toMatchObject({ b: { title: 'whole' } });
    expect(session.damage).toMatchObject([{ part: 'log', place: '1' }]);
    expect(told).toEqual([1]);
  });

  it.each([
    ['a snapshot that is rubbish', 'maps', { id: 'map', records: 7 }],
    ['a head that is rubbish', 'heads', { id: 'map', revision: -1 }],
  ])('%s takes no other map down', async (_name, table, row) => {
    const machine = new Machine();
    const { storage } = await openMap(machine);
    await machine.until(storage.maps.create(records(record('x')), { title: 'Well' }, 'well'));
    await overwrite(machine, table, row);
    const fresh = await sitDown(machine);
    const { maps, broken } = await machine.until(fresh.storage.maps.list());
    expect(maps.map(({ id }) => id)).toContain('well');
    expect(await machine.until(fresh.storage.maps.open('well'))).toMatchObject({ state: 'saved' });
    await expect(machine.until(fresh.storage.maps.open('map'))).rejects.toMatchObject({
      kind: 'unreadable',
    });
    expect(await machine.until(fresh.storage.maps.readRaw('map'))).toMatchObject({ [table]: row });
    if (table === 'heads') expect(broken).toMatchObject([{ id: 'map', title: 'Map' }]);
    await machine.until(fresh.storage.maps.moveToTrash('map'));
    await machine.until(fresh.storage.maps.purge('map'));
    expect((await machine.until(fresh.storage.maps.list())).broken).toEqual([]);
  });

  it('of a lost head leaves the records to be found', async () => {
    const machine = new Machine();
    const { storage } = await openMap(machine);
    const connection = await asked(machine.indexedDB.open('throughline'));
    const store = connection.transaction('heads', 'readwrite').objectStore('heads');
    await asked(store.delete('map'));
    connection.close();
    const { maps, broken } = await machine.until(storage.maps.list());
    expect(maps).toEqual([]);
    expect(broken).toMatchObject([{ id: 'map', title: 'Map' }]);
    const raw = await machine.until(storage.maps.readRaw('map'));
    expect(raw).toMatchObject({ maps: { records: { length: 3 } } });
  });

  it('that the browser meets while reading one row is one broken entry', async () => {
    const machine = new Machine();
    const { storage, tab } = await openMap(machine);
    await machine.until(storage.maps.create({}, { title: 'Well' }, 'well'));
    tab.database.before = ({ name, store }) => {
      if (name === 'getAll' && store === 'heads') throw new DOMException('', 'DataError');
    };
    const { maps } = await machine.until(storage.maps.list());
    expect(maps).toHaveLength(2);
  });
});
