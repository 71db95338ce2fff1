/** Opening: newer data are refused untouched, old tabs step back for good, and no wait is endless. */
import { describe, expect, it, vi } from 'vitest';
import {
  DATABASE_NAME,
  GuardedDatabase,
  openDatabase,
  ThroughlineDatabase,
} from '#storage/database.ts';
import { openStorage } from '#storage/open-storage.ts';
import { readDatabaseRaw } from '#storage/raw-export.ts';
import { Machine } from './support/machine.ts';
import { loseEnd } from './support/watched-database.ts';
import { asked, joinMap, openMap, rowsOf, set, sitDown } from './support/maps.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

/** Everything in a database, as text. */
async function contentsOf(machine: Machine, name = DATABASE_NAME): Promise<string> {
  return JSON.stringify(await readDatabaseRaw(machine.tab().environment, name));
}

/** What a newer release does to the database. */
function upgrade(machine: Machine, version = 20): Promise<IDBDatabase> {
  const request = machine.indexedDB.open(DATABASE_NAME, version);
  request.onupgradeneeded = () => {
    request.transaction?.objectStore('heads').put({ id: 'map', isOfNewerRelease: true });
    // Dexie would add a table it misses, and so alter what is not ours.
    request.result.deleteObjectStore('trash');
  };
  return asked(request);
}

const never: IDBFactory = {
  cmp: () => 0,
  databases: () => new Promise(() => undefined),
  deleteDatabase: () => ({}) as IDBOpenDBRequest,
  open: () => ({}) as IDBOpenDBRequest,
};

describe('data of a newer release', () => {
  it.each([[true], [false]])('are refused with 0 bytes changed (databases(): %s)', async (has) => {
    const machine = new Machine();
    const { tab } = await openMap(machine);
    tab.crash();
    (await upgrade(machine)).close();
    const before = await contentsOf(machine);
    const late = machine.tab();
    if (!has) Object.assign(late.environment.indexedDB!, { databases: undefined });
    await expect(machine.until(openDatabase(late.environment))).rejects.toMatchObject({
      kind: 'newer',
    });
    const { storage } = await sitDown(machine, late);
    expect(storage.failure).toMatchObject({ kind: 'newer' });
    expect(storage.knownMaps).toMatchObject([{ mapId: 'map', title: 'Map' }]);
    expect(await contentsOf(machine)).toBe(before);
  });

  it('can still be taken out raw', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    tab.crash();
    (await upgrade(machine)).close();
    const raw = await readDatabaseRaw(machine.tab().environment, DATABASE_NAME);
    expect(raw).toMatchObject({ nativeVersion: 20, unreadable: [] });
    expect(raw.tables['maps']).toHaveLength(1);
    expect(raw.tables['changes']).toHaveLength(1);
  });

  it('are not made by looking for them', async () => {
    const machine = new Machine();
    const { environment } = machine.tab();
    await expect(readDatabaseRaw(environment, 'nothing')).rejects.toMatchObject({
      kind: 'missing',
    });
    Object.assign(environment.indexedDB!, { databases: undefined });
    await expect(readDatabaseRaw(environment, 'nothing')).rejects.toMatchObject({
      kind: 'missing',
    });
    expect(await machine.indexedDB.databases()).toEqual([]);
  });
});

describe('an old tab when another upgrades', () => {
  it('lets go, says so, and writes nothing any more', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    const told = vi.fn();
    storage.onOutdated(told);
    (await upgrade(machine)).close();
    expect(session.state).toBe('outdated');
    expect(told).toHaveBeenCalledOnce();
    const before = await contentsOf(machine);
    set(session, 'a', { title: 'late' });
    await machine.pass(30_000);
    await expect(machine.until(storage.maps.list())).rejects.toMatchObject({ kind: 'outdated' });
    await expect(
      machine.until(storage.maps.setSummary('map', { title: 'late' })),
    ).rejects.toMatchObject({ kind: 'outdated' });
    expect(await contentsOf(machine)).toBe(before);
    expect(session.state).toBe('outdated');
    expect(session.records['a']).toMatchObject({ title: 'late' });
  });

  it('keeps its unsaved edits for after the reload', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const request = machine.indexedDB.open(DATABASE_NAME, 11); // a repair, still our schema
    (await asked(request)).close();
    expect(session.state).toBe('outdated');
    set(session, 'a', { title: 'late' });
    await machine.pass(30_000);
    expect(await rowsOf(machine, 'changes')).toEqual([]);
    expect(session.state).toBe('outdated');
    tab.crash();
    const next = await joinMap(machine);
    expect(next.session.records['a']).toMatchObject({ title: 'late' });
  });

  it('lets go when somebody deletes the database, too', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    await asked(machine.indexedDB.deleteDatabase(DATABASE_NAME));
    expect(session.state).toBe('outdated');
  });

  it('that does not let go is reported and not waited for without end', async () => {
    const machine = new Machine();
    const stubborn = await asked(machine.indexedDB.open('two versions', 5));
    const tab = machine.tab();
    const database = new GuardedDatabase('two versions', [{ heads: 'id' }], tab.environment);
    const told = vi.fn();
    database.onBlocked(told);
    const opening = machine.until(database.connection());
    await expect(opening).rejects.toMatchObject({ kind: 'blocked' });
    expect(told).toHaveBeenCalled();
    stubborn.close();
    await machine.turns();
    expect((await machine.until(database.connection())).version).toBe(10);
  });
});

describe('a browser that will not', () => {
  const failureWith = async (indexedDB: IDBFactory | null) => {
    const machine = new Machine();
    const tab = machine.tab({ indexedDB });
    const start = machine.time;
    const storage = await machine.until(openStorage(tab.environment));
    expect(machine.time - start).toBeLessThanOrEqual(10_000);
    return storage;
  };

  it('has no IndexedDB', async () => {
    expect((await failureWith(null)).failure).toMatchObject({ kind: 'missing' });
  });

  it('does not answer', async () => {
    expect((await failureWith(never)).failure).toMatchObject({ kind: 'silent' });
  });

  it('opens and then does not answer', async () => {
    const machine = new Machine();
    const tab = machine.tab();
    tab.database.before = ({ name, transaction }) => {
      if (name === 'transaction') loseEnd(transaction);
    };
    const storage = await machine.until(openStorage(tab.environment));
    expect(storage.failure).toMatchObject({ kind: 'silent' });
  });

  it('refuses', async () => {
    const refuse = () => {
      throw new DOMException('Not here', 'SecurityError');
    };
    const factory = { ...never, databases: () => Promise.reject(new Error('no')), open: refuse };
    expect((await failureWith(factory)).failure).toMatchObject({ kind: 'refused' });
  });

  it('cannot read its own files', async () => {
    const broken = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const factory = { ...never, databases: () => Promise.resolve([]), open: broken };
    expect((await failureWith(factory)).failure).toMatchObject({ kind: 'damaged' });
    vi.restoreAllMocks();
  });

  it('still lets people work, and says that nothing is saved', async () => {
    const { maps, settings } = await failureWith(null);
    const id = await maps.create({ a: { id: 'a', kind: 'note' } }, { title: 'Map' });
    const session = await maps.open(id);
    set(session, 'a', { title: 'new' });
    expect(session.state).toBe('notSaved');
    expect(await session.flush()).toBe(false);
    expect(session.rescue().records['a']).toMatchObject({ title: 'new' });
    expect((await maps.list()).maps).toMatchObject([{ id, summary: { title: 'Map' } }]);
    await settings.set('theme', 'dark');
    expect(await settings.get('theme')).toBe('dark');
    await expect(maps.replace(id, {})).rejects.toMatchObject({ kind: 'notSaved' });
    await maps.moveToTrash(id);
    expect((await maps.list()).maps).toEqual([]);
    expect(await maps.listTrash()).toMatchObject([{ id, title: 'Map' }]);
    await maps.restore(id);
    const copy = await maps.duplicate(id);
    expect(await maps.readRecords(copy)).toMatchObject({ a: { title: 'new' } });
    await maps.purge(id);
    await expect(maps.open(id)).rejects.toMatchObject({ kind: 'gone' });
  });
});

it('Dexie never opens it behind the guard', async () => {
  const machine = new Machine();
  const warn = vi.spyOn(console, 'warn');
  const database = new ThroughlineDatabase(machine.tab().environment);
  await expect(database.table('heads').count()).rejects.toThrow();
  await machine.until(database.connection());
  expect(await database.table('heads').count()).toBe(0);
  const request = machine.indexedDB.open(DATABASE_NAME, 11);
  (await asked(request)).close();
  await expect(database.table('heads').count()).rejects.toThrow();
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

it('a closed storage stays closed', async () => {
  const machine = new Machine();
  const { storage } = await sitDown(machine);
  storage.close();
  await expect(machine.until(storage.maps.list())).rejects.toMatchObject({ kind: 'closed' });
});

it('the schema is what it was when data were written with it', async () => {
  const machine = new Machine();
  await openMap(machine);
  const connection = await asked(machine.indexedDB.open(DATABASE_NAME));
  const stores = Array.from(connection.objectStoreNames);
  const transaction = connection.transaction(stores, 'readonly');
  const keys = stores.map((name) => [name, transaction.objectStore(name).keyPath]);
  expect(connection.version).toBe(10);
  expect(Object.fromEntries(keys)).toEqual({
    changes: ['mapId', 'revision'],
    heads: 'id',
    maps: 'id',
    settings: 'key',
    summaries: 'id',
    trash: 'id',
  });
  connection.close();
  expect(await rowsOf(machine, 'heads')).toHaveLength(1);
});
