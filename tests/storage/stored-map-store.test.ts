/** The library: listing, trash, copies and replacing. Maps that cannot be read: damage.test.ts. */
import { describe, expect, it, vi } from 'vitest';
import { Machine } from './support/machine.ts';
import {
  adding,
  joinMap,
  openMap,
  overwrite,
  plain,
  record,
  records,
  rowsOf,
  savedRecords,
  set,
  sitDown,
} from './support/maps.ts';
import { abortWith } from './support/watched-database.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

const DAY_MS = 24 * 60 * 60 * 1000;

describe('listing', () => {
  it('tells title, times and summary, newest change first', async () => {
    const machine = new Machine();
    const { storage, session } = await openMap(machine);
    await machine.pass(1000);
    await machine.until(storage.maps.create({}, { title: 'Second', curve: [1, 2] }, 'two'));
    await machine.pass(1000);
    let { maps } = await machine.until(storage.maps.list());
    expect(maps.map(({ id }) => id)).toEqual(['two', 'map']);
    expect(maps[0]?.summary).toEqual({ title: 'Second', curve: [1, 2] });
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    ({ maps } = await machine.until(storage.maps.list()));
    expect(maps.map(({ id }) => id)).toEqual(['map', 'two']);
    expect(maps[0]!.updatedAt).toBeGreaterThan(maps[0]!.createdAt);
  });

  it('never reads records or changes', async () => {
    const machine = new Machine();
    const { storage, tab } = await openMap(machine);
    const before = tab.database.operations.length;
    await machine.until(storage.maps.list());
    await machine.until(storage.maps.listTrash());
    const touched = tab.database.operations
      .slice(before)
      .filter(({ name, store }) => name !== 'transaction' && /maps|changes/.test(store));
    expect(new Set(touched.map(({ name }) => name))).toEqual(new Set(['getAllKeys']));
  });

  it('is told again in all tabs when it changed', async () => {
    const machine = new Machine();
    const { storage } = await openMap(machine);
    const other = await sitDown(machine);
    const [here, there] = [vi.fn(), vi.fn()];
    storage.maps.onLibraryChange(here);
    const stop = other.storage.maps.onLibraryChange(there);
    await machine.until(storage.maps.setSummary('map', { title: 'Renamed' }));
    await machine.pass(10);
    expect([here.mock.calls.length, there.mock.calls.length]).toEqual([1, 1]);
    stop();
    await machine.until(storage.maps.moveToTrash('map'));
    await machine.until(storage.maps.restore('map'));
    await machine.pass(10);
    expect([here.mock.calls.length, there.mock.calls.length]).toEqual([3, 1]);
    const { maps } = await machine.until(other.storage.maps.list());
    expect(maps[0]?.summary?.title).toBe('Renamed');
  });
});

describe('a map', () => {
  it('can be called __proto__ or constructor', async () => {
    const machine = new Machine();
    const { storage } = await sitDown(machine);
    for (const id of ['__proto__', 'constructor', 'a:1', '']) {
      await machine.until(storage.maps.create(records(record('a')), { title: id }, id));
      const session = await machine.until(storage.maps.open(id));
      set(session, 'a', { title: id });
      await machine.pass(300);
      expect((await machine.until(storage.maps.readRecords(id)))['a']?.['title']).toBe(id);
      await machine.until(session.close());
    }
    const { maps } = await machine.until(storage.maps.list());
    expect(maps.map(({ id }) => id).sort()).toEqual(['', '__proto__', 'a:1', 'constructor']);
    expect(await rowsOf(machine, 'changes')).toHaveLength(4);
    await machine.until(storage.maps.purge('__proto__'));
    expect((await machine.until(storage.maps.list())).maps).toHaveLength(3);
  });

  it('does not take the place of another', async () => {
    const machine = new Machine();
    const { storage } = await openMap(machine);
    await expect(
      machine.until(storage.maps.create({}, { title: 'Other' }, 'map')),
    ).rejects.toMatchObject({ kind: 'exists' });
    await machine.until(storage.maps.moveToTrash('map'));
    await expect(
      machine.until(storage.maps.create({}, { title: 'Other' }, 'map')),
    ).rejects.toMatchObject({ kind: 'exists' });
    expect(Object.keys(await savedRecords(machine))).toEqual(['a', 'b', 'c']);
  });

  it('that is not there is said to be gone', async () => {
    const machine = new Machine();
    const { storage } = await sitDown(machine);
    const attempts: (() => Promise<unknown>)[] = [
      () => storage.maps.open('no'),
      () => storage.maps.readRecords('no'),
      () => storage.maps.setSummary('no', { title: '' }),
      () => storage.maps.moveToTrash('no'),
      () => storage.maps.restore('no'),
      () => storage.maps.duplicate('no'),
      () => storage.maps.replace('no', {}),
    ];
    for (const attempt of attempts)
      await expect(machine.until(attempt())).rejects.toMatchObject({ kind: 'gone' });
    expect(await rowsOf(machine, 'trash')).toEqual([]);
    expect(machine.locks.size).toBe(0);
  });

  it('changes nothing by being opened and closed', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    await machine.until(session.close());
    const before = JSON.stringify([await rowsOf(machine, 'heads'), await rowsOf(machine, 'maps')]);
    const next = await joinMap(machine);
    await machine.pass(1000);
    await machine.until(next.session.close());
    const after = JSON.stringify([await rowsOf(machine, 'heads'), await rowsOf(machine, 'maps')]);
    expect(after).toBe(before);
    expect(await rowsOf(machine, 'changes')).toEqual([]);
  });

  it('is copied with its latest edits, under another title', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    const copyId = await machine.until(
      storage.maps.duplicate('map', ({ records, summary }) => ({
        records,
        summary: { ...summary, title: 'Copy' },
      })),
    );
    expect(plain(await savedRecords(machine, copyId))).toEqual(plain(session.records));
    set(session, 'a', { title: 'newer' });
    await machine.pass(300);
    expect((await savedRecords(machine, copyId))['a']).toMatchObject({ title: 'new' });
    const { maps } = await machine.until(storage.maps.list());
    expect(maps.find(({ id }) => id === copyId)?.summary?.title).toBe('Copy');
  });
});

describe('the trash', () => {
  it('hides a map and gives it back with everything', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    await machine.until(storage.maps.moveToTrash('map'));
    set(session, 'b', { title: 'still open' });
    await machine.pass(300);
    expect((await machine.until(storage.maps.list())).maps).toEqual([]);
    expect(await machine.until(storage.maps.listTrash())).toMatchObject([
      { id: 'map', title: 'Map' },
    ]);
    await machine.until(storage.maps.restore('map'));
    expect(await machine.until(storage.maps.listTrash())).toEqual([]);
    expect((await machine.until(storage.maps.list())).maps).toHaveLength(1);
    const saved = await savedRecords(machine);
    expect(saved).toMatchObject({ a: { title: 'new' }, b: { title: 'still open' } });
  });

  it('keeps a map for thirty days and empties itself at the start after that', async () => {
    const machine = new Machine();
    const { storage, session } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    await machine.until(session.close());
    await machine.until(storage.maps.moveToTrash('map'));
    machine.time += 29.9 * DAY_MS;
    const early = await sitDown(machine);
    expect(await machine.until(early.storage.maps.listTrash())).toHaveLength(1);
    machine.time += 0.2 * DAY_MS;
    const late = await sitDown(machine);
    await machine.pass(100);
    expect(await machine.until(late.storage.maps.listTrash())).toEqual([]);
    for (const table of ['heads', 'maps', 'changes', 'summaries', 'trash'])
      expect(await rowsOf(machine, table)).toEqual([]);
    expect(await rowsOf(machine, 'versions', 'throughline-versions')).toEqual([]);
    expect((await sitDown(machine)).storage.losses).toEqual([]);
  });

  it('does not empty itself of what another tab takes out at that moment', async () => {
    const machine = new Machine();
    const { storage } = await openMap(machine);
    await machine.until(storage.maps.moveToTrash('map'));
    machine.time += 31 * DAY_MS;
    const tab = machine.tab();
    let restored = Promise.resolve();
    let listings = 0;
    tab.database.before = ({ name, store }) => {
      // The first listing looks for losses, the second for what is to be emptied.
      if (name === 'getAllKeys' && store === 'maps' && ++listings === 2)
        restored = storage.maps.restore('map');
    };
    await sitDown(machine, tab);
    await machine.until(restored);
    await machine.pass(100);
    expect(listings).toBe(2);
    expect(Object.keys(await savedRecords(machine))).toHaveLength(3);
  });

  it('with a time that cannot be read is not emptied', async () => {
    const machine = new Machine();
    await openMap(machine);
    await overwrite(machine, 'trash', { id: 'map', at: 'yesterday' });
    const { storage } = await sitDown(machine);
    expect(await machine.until(storage.maps.listTrash())).toMatchObject([
      { id: 'map', trashedAt: null },
    ]);
    expect(Object.keys(await savedRecords(machine))).toHaveLength(3);
  });

  it('purges from it nothing that another tab took out meanwhile', async () => {
    const machine = new Machine();
    const { storage, session } = await openMap(machine);
    await machine.until(storage.versions.save('map', session.records, 'named'));
    await machine.until(storage.maps.moveToTrash('map'));
    const other = await sitDown(machine);
    await machine.until(other.storage.maps.restore('map'));
    const fromTrash = { onlyFromTrash: true };
    expect(await machine.until(storage.maps.purge('map', fromTrash))).toBe(false);
    expect(Object.keys(await savedRecords(machine))).toHaveLength(3);
    expect(await machine.until(storage.versions.list('map'))).toHaveLength(1);
    await machine.until(storage.maps.moveToTrash('map'));
    expect(await machine.until(storage.maps.purge('map', fromTrash))).toBe(true);
    expect((await machine.until(storage.maps.list())).maps).toEqual([]);
    expect(await rowsOf(machine, 'trash')).toEqual([]);
  });

  it('keeps what was purged by half until it is purged again', async () => {
    const machine = new Machine();
    const { storage, session, tab } = await openMap(machine);
    await machine.until(storage.versions.save('map', session.records, 'named'));
    await machine.until(session.close());
    tab.database.before = ({ name, store, transaction }) => {
      if (name === 'delete' && store === 'contents') abortWith(transaction, 'DataError');
    };
    await expect(machine.until(storage.maps.purge('map'))).rejects.toThrow();
    tab.database.before = () => undefined;
    expect(await machine.until(storage.maps.listTrash())).toMatchObject([{ title: 'Map' }]);
    await expect(machine.until(storage.maps.restore('map'))).rejects.toMatchObject({
      kind: 'gone',
    });
    expect(await machine.until(storage.maps.purge('map', { onlyFromTrash: true }))).toBe(true);
    for (const table of ['heads', 'maps', 'changes', 'summaries', 'trash'])
      expect(await rowsOf(machine, table)).toEqual([]);
    expect(await rowsOf(machine, 'versions', 'throughline-versions')).toEqual([]);
    expect((await sitDown(machine)).storage.losses).toEqual([]);
  });

  it('purges one map with its versions and leaves the others', async () => {
    const machine = new Machine();
    const { storage, session } = await openMap(machine);
    await machine.until(storage.maps.create(records(record('x')), { title: 'Other' }, 'maq'));
    const other = await machine.until(storage.maps.open('maq'));
    set(other, 'x', { title: 'new' });
    set(session, 'a', { title: 'new' });
    await machine.until(storage.versions.save('map', session.records, 'named'));
    await machine.until(storage.versions.save('maq', other.records, 'named'));
    await machine.pass(300);
    await machine.until(storage.maps.purge('map'));
    expect((await savedRecords(machine, 'maq'))['x']).toMatchObject({ title: 'new' });
    expect(await machine.until(storage.versions.list('map'))).toEqual([]);
    expect(await machine.until(storage.versions.list('maq'))).toHaveLength(1);
    expect(await rowsOf(machine, 'changes')).toHaveLength(1);
  });
});

describe('replacing', () => {
  it('saves a version first and shows in every tab that has the map open', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    const other = await joinMap(machine);
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    const version = await machine.until(
      storage.maps.replace('map', records(record('a', { title: 'imported' }), record('z'))),
    );
    await machine.pass(300);
    for (const open of [session, other.session])
      expect(Object.keys(open.records).sort()).toEqual(['a', 'z']);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'imported' });
    expect(await rowsOf(machine, 'changes')).toEqual([]);
    const kept = await machine.until(storage.versions.read(version));
    expect(kept).toMatchObject({ a: { title: 'new' }, b: {}, c: {} });
    expect(await machine.until(storage.versions.list('map'))).toMatchObject([{ reason: 'import' }]);
    session.commit(adding(record('y')));
    await machine.pass(300);
    expect(Object.keys(other.session.records).sort()).toEqual(['a', 'y', 'z']);
  });

  it('is done with strict durability', async () => {
    const machine = new Machine();
    const { storage, tab } = await openMap(machine);
    const before = tab.database.operations.length;
    await machine.until(storage.maps.replace('map', {}));
    const durabilities = tab.database.operations
      .slice(before)
      .filter(({ name, transaction }) => name === 'transaction' && transaction.mode === 'readwrite')
      .map(({ transaction }) => transaction.durability);
    expect(durabilities).toEqual(['strict', 'strict']);
  });

  it('keeps an edit that came between the version and the replacing', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    const other = await joinMap(machine);
    let isFirst = true;
    other.tab.database.before = ({ store, name, transaction }) => {
      if (name !== 'transaction' || store !== 'contents,versions' || !isFirst) return;
      isFirst = false;
      transaction.addEventListener('complete', () => {
        set(session, 'a', { title: 'between' });
        void session.flush();
      });
    };
    const version = await machine.until(other.storage.maps.replace('map', {}));
    expect(isFirst).toBe(false);
    const kept = await machine.until(storage.versions.read(version));
    expect(kept['a']).toMatchObject({ title: 'between' });
    await machine.pass(300);
    expect(Object.keys(await savedRecords(machine))).toEqual([]);
  });

  it('does not happen when the version cannot be saved', async () => {
    const machine = new Machine();
    const { storage, tab } = await openMap(machine);
    tab.database.before = ({ name, store, transaction }) => {
      if (name === 'add' && store === 'contents') abortWith(transaction, 'QuotaExceededError');
    };
    await expect(machine.until(storage.maps.replace('map', {}))).rejects.toThrow();
    expect(Object.keys(await savedRecords(machine))).toHaveLength(3);
  });
});
