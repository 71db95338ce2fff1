/** What the browser lost is noticed at the next start, named, and not forgotten by itself. */
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { Machine } from './support/machine.ts';
import { asked, openMap, record, records, set, sitDown } from './support/maps.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

async function withTwoMaps() {
  const machine = new Machine();
  const seat = await openMap(machine);
  await machine.until(seat.storage.maps.create(records(record('x')), { title: 'Second' }, 'two'));
  for (const title of ['one', 'two', 'three']) {
    set(seat.session, 'a', { title });
    await machine.pass(300);
  }
  await machine.until(seat.storage.maps.setSummary('map', { title: 'First' }));
  seat.tab.crash();
  return { ...seat, machine };
}

async function alter(machine: Machine, table: string, work: (store: IDBObjectStore) => IDBRequest) {
  const connection = await asked(machine.indexedDB.open('throughline'));
  await asked(
    work(connection.transaction(table, 'readwrite').objectStore(table)) as IDBRequest<unknown>,
  );
  connection.close();
}

describe('loss', () => {
  it('is not seen on a first visit, nor when all is well', async () => {
    const machine = new Machine();
    expect((await sitDown(machine)).storage.losses).toEqual([]);
    const full = await withTwoMaps();
    expect((await sitDown(full.machine)).storage.losses).toEqual([]);
  });

  it('by eviction names all maps, again at each start until noted', async () => {
    const { machine } = await withTwoMaps();
    machine.indexedDB = new FakeFactory();
    for (let start = 0; start < 2; start++) {
      const { storage } = await sitDown(machine);
      expect(storage.losses).toEqual([
        {
          kind: 'evicted',
          maps: expect.arrayContaining([
            { mapId: 'map', title: 'First', known: 3, found: null },
            { mapId: 'two', title: 'Second', known: 0, found: null },
          ]) as unknown,
        },
      ]);
    }
    const { storage } = await sitDown(machine);
    await machine.until(storage.acknowledgeLosses());
    expect((await sitDown(machine)).storage.losses).toEqual([]);
  });

  it('by rollback names the map and both revisions', async () => {
    const { machine } = await withTwoMaps();
    await alter(machine, 'heads', (store) =>
      store.put({
        id: 'map',
        incarnation: 'id3',
        revision: 1,
        folded: 0,
        createdAt: 0,
        updatedAt: 0,
        writers: [],
      }),
    );
    const { storage } = await sitDown(machine);
    expect(storage.losses).toEqual([
      { kind: 'rolledBack', maps: [{ mapId: 'map', title: 'First', known: 3, found: 1 }] },
    ]);
    await machine.until(storage.acknowledgeLosses());
    expect((await sitDown(machine)).storage.losses).toEqual([]);
  });

  it('of one map, and of all maps, is told apart', async () => {
    const { machine } = await withTwoMaps();
    for (const table of ['heads', 'maps'])
      await alter(machine, table, (store) => store.delete('two'));
    expect((await sitDown(machine)).storage.losses).toMatchObject([
      { kind: 'missing', maps: [{ mapId: 'two', title: 'Second' }] },
    ]);
    for (const table of ['heads', 'maps']) await alter(machine, table, (store) => store.clear());
    expect((await sitDown(machine)).storage.losses).toMatchObject([
      { kind: 'emptied', maps: [{}, {}] },
    ]);
  });

  it('of the readability of a map is damage', async () => {
    const { machine } = await withTwoMaps();
    await alter(machine, 'heads', (store) => store.put({ id: 'map', revision: 'rubbish' }));
    expect((await sitDown(machine)).storage.losses).toEqual([
      { kind: 'damaged', maps: [{ mapId: 'map', title: 'First', known: 3, found: null }] },
    ]);
  });

  it('of the whole database still says which maps there were', async () => {
    const { machine } = await withTwoMaps();
    const broken = machine.tab({ indexedDB: null });
    const { storage } = await sitDown(machine, broken);
    expect(storage.knownMaps.map(({ title }) => title).sort()).toEqual(['First', 'Second']);
  });

  it('is not reported for maps purged on purpose', async () => {
    const { machine } = await withTwoMaps();
    const { storage } = await sitDown(machine);
    await machine.until(storage.maps.moveToTrash('two'));
    expect((await sitDown(machine)).storage.losses).toEqual([]);
    await machine.until(storage.maps.purge('two'));
    expect((await sitDown(machine)).storage.losses).toEqual([]);
  });

  it('is not reported for a map whose purging was cut short', async () => {
    const { machine } = await withTwoMaps();
    const { storage, tab } = await sitDown(machine);
    await machine.until(storage.maps.moveToTrash('two'));
    tab.database.before = ({ name, store }) => {
      if (name === 'transaction' && store === 'versions') tab.crash();
    };
    const known = new Map(machine.local.entries);
    void storage.maps.purge('two').catch(() => undefined);
    await machine.pass(100);
    for (const [key, value] of known) machine.local.entries.set(key, value);
    const later = await sitDown(machine);
    expect(later.storage.losses).toEqual([]);
    expect(await machine.until(later.storage.maps.listTrash())).toMatchObject([{ id: 'two' }]);
  });

  it('of localStorage alone is no loss, and watching begins again', async () => {
    const { machine } = await withTwoMaps();
    machine.local.entries.clear();
    expect((await sitDown(machine)).storage.losses).toEqual([]);
    machine.indexedDB = new FakeFactory();
    expect((await sitDown(machine)).storage.losses).toMatchObject([
      { kind: 'evicted', maps: [{}, {}] },
    ]);
  });

  it('is looked for before tails are replayed, which would hide it', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'one' });
    await machine.pass(300);
    set(session, 'a', { title: 'two' });
    tab.crash();
    machine.indexedDB = new FakeFactory();
    const { storage } = await sitDown(machine);
    expect(storage.losses).toMatchObject([{ kind: 'evicted' }]);
    expect(storage.recovered).toMatchObject([{ why: 'gone' }]);
  });
});
