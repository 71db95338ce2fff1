/**
 * The same promises on a real IndexedDB, BroadcastChannel, `localStorage` and Web Locks. Tabs are
 * two openings in one page, or a frame, which can be taken away like a tab that dies.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diff } from '#domain/change.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { browserEnvironment } from '#storage/browser-environment.ts';
import { DATABASE_NAME, ThroughlineDatabase } from '#storage/database.ts';
import { Folding } from '#storage/folding.ts';
import { MapLog } from '#storage/map-log.ts';
import type { MapSession } from '#storage/map-session.ts';
import { openStorage, type OpenStorage } from '#storage/open-storage.ts';
import { readDatabaseRaw } from '#storage/raw-export.ts';
import { VERSIONS_DATABASE_NAME } from '#storage/versions.ts';

// A real browser on a busy machine takes what it takes; no verdict hangs on it.
vi.setConfig({ testTimeout: 120_000 });

const note = (id: string, fields: Record<string, unknown> = {}): MapRecord => ({
  id,
  kind: 'note',
  ...fields,
});

const set = (session: MapSession, id: string, fields: Record<string, unknown>) => {
  const before = session.records[id]!;
  session.commit({ [id]: { before, after: { ...before, ...fields } } });
};

const isSame = (a: MapRecords, b: MapRecords) => Object.keys(diff(a, b)).length === 0;

const opened: OpenStorage[] = [];

async function openTab(): Promise<OpenStorage> {
  const storage = await openStorage(browserEnvironment());
  opened.push(storage);
  return storage;
}

async function openMap(): Promise<{ storage: OpenStorage; session: MapSession }> {
  const storage = await openTab();
  await storage.maps.create(recordsFrom([note('a'), note('b')]), { title: 'Map' }, 'map');
  return { storage, session: await storage.maps.open('map') };
}

async function joinMap(): Promise<{ storage: OpenStorage; session: MapSession }> {
  const storage = await openTab();
  return { storage, session: await storage.maps.open('map') };
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });
}

const rawTables = async () => (await readDatabaseRaw(browserEnvironment(), DATABASE_NAME)).tables;

async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await check())) throw new Error('not yet');
    },
    { timeout: 60_000, interval: 10 },
  );
}

beforeEach(async () => {
  localStorage.clear();
  for (const name of [DATABASE_NAME, VERSIONS_DATABASE_NAME])
    await answer(indexedDB.deleteDatabase(name));
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  for (const storage of opened.splice(0)) storage.close();
});

describe('an edit', () => {
  it('is saved, and "saved" comes after the transaction completed', async () => {
    const { session } = await openMap();
    await session.flush();
    const events: string[] = [];
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const begin = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...given
    ) {
      const transaction = begin.apply(this, given);
      if (transaction.mode === 'readwrite')
        transaction.addEventListener('complete', () => events.push('complete'));
      return transaction;
    });
    session.onState((state) => events.push(state));
    set(session, 'a', { title: 'new' });
    expect(localStorage.length).toBeGreaterThan(0);
    await eventually(() => session.state === 'saved');
    expect(events).toEqual(['saving', 'complete', 'saved']);
    expect((await rawTables())['changes']).toHaveLength(1);
    expect(Object.keys(localStorage).filter((key) => key.includes(':tail:'))).toEqual([]);
  });

  it('may concern records called __proto__ and constructor, in maps called so', async () => {
    const storage = await openTab();
    for (const mapId of ['__proto__', 'constructor']) {
      const start = recordsFrom([note('__proto__'), note('constructor')]);
      await storage.maps.create(start, { title: mapId }, mapId);
      const session = await storage.maps.open(mapId);
      set(session, '__proto__', { title: 'x' });
      set(session, 'constructor', { title: 'y' });
      await session.flush();
      const saved = await storage.maps.readRecords(mapId);
      expect(Object.keys(saved)).toEqual(['__proto__', 'constructor']);
      expect(isSame(saved, session.records)).toBe(true);
    }
    expect((await storage.maps.list()).maps).toHaveLength(2);
  });
});

describe('an IndexedDB operation of a save that fails', () => {
  /** The next time this is called to save an edit, it throws. */
  function failOnce(name: string): void {
    const owner = name === 'transaction' ? IDBDatabase : IDBObjectStore;
    const prototype = owner.prototype as unknown as Record<
      string,
      (...given: unknown[]) => unknown
    >;
    const real = prototype[name]!;
    let hasFailed = false;
    vi.spyOn(prototype, name).mockImplementation(function (this: object, ...given) {
      const mode = this instanceof IDBObjectStore ? this.transaction.mode : given[1];
      if (hasFailed || mode !== 'readwrite') return real.apply(this, given);
      hasFailed = true;
      throw new DOMException('No room', 'QuotaExceededError');
    });
  }

  it.each(['transaction', 'get', 'add', 'put'])('at %s is tried again', async (name) => {
    const { session } = await openMap();
    const states: string[] = [];
    session.onState((state) => states.push(state));
    failOnce(name);
    set(session, 'a', { title: 'new' });
    await eventually(() => session.state === 'saved');
    expect(states).toEqual(['saving', 'failed', 'saved']);
    expect((await rawTables())['changes']).toHaveLength(1);
  });

  it('by aborting after the last request is seen, too', async () => {
    const { session } = await openMap();
    await session.flush();
    vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementationOnce(function (
      this: IDBTransaction,
    ) {
      this.abort();
    });
    const states: string[] = [];
    session.onState((state) => states.push(state));
    set(session, 'a', { title: 'new' });
    await eventually(() => session.state === 'saved');
    expect(states).toEqual(['saving', 'failed', 'saved']);
    expect((await rawTables())['changes']).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('follow each other and lose nothing', async () => {
    const { session } = await openMap();
    const other = await joinMap();
    const seats = [session, other.session];
    for (let edit = 0; edit < 120; edit++) {
      const seat = seats[(edit * 7) % 3 === 0 ? 0 : 1]!;
      set(seat, edit % 2 ? 'a' : 'b', { [`field${edit}`]: edit });
      if (edit % 5 === 0) await new Promise((wake) => setTimeout(wake, (edit * 13) % 150));
    }
    await eventually(
      () =>
        seats.every(({ state }) => state === 'saved') && isSame(session.records, seats[1]!.records),
    );
    const saved = await other.storage.maps.readRecords('map');
    expect(isSame(saved, session.records)).toBe(true);
    for (let edit = 0; edit < 120; edit++)
      expect(saved[edit % 2 ? 'a' : 'b']?.[`field${edit}`]).toBe(edit);
  });

  it('meet again after the log was folded', async () => {
    const { session } = await openMap();
    const other = await joinMap();
    const database = new ThroughlineDatabase(browserEnvironment());
    const folding = new Folding(database, new MapLog(database));
    for (let round = 0; round < 5; round++) {
      for (let edit = 0; edit < 5; edit++) {
        set(session, 'a', { [`f${round}x${edit}`]: edit });
        set(other.session, 'b', { [`g${round}x${edit}`]: edit });
        await Promise.all([session.flush(), folding.fold('map'), other.session.flush()]);
      }
    }
    await eventually(() => isSame(session.records, other.session.records));
    expect(Object.keys(session.records['a']!)).toHaveLength(27);
    expect(Object.keys(session.records['b']!)).toHaveLength(27);
    database.end();
  });
});

describe('a frame that is taken away in the middle of an edit', () => {
  /** Opens the map in a frame of its own and edits it there. */
  async function editInFrame(): Promise<HTMLIFrameElement> {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<script type="module">
      import { browserEnvironment } from '/src/storage/browser-environment.ts';
      import { openStorage } from '/src/storage/open-storage.ts';
      const { maps } = await openStorage(browserEnvironment());
      const session = await maps.open('map');
      window.edit = (title) => {
        const before = session.records.a;
        session.commit({ a: { before, after: { ...before, title } } });
      };
      parent.postMessage('open', '*');
    </script>`;
    const isOpen = new Promise<void>((resolve) =>
      addEventListener('message', ({ data }) => data === 'open' && resolve()),
    );
    document.body.append(frame);
    await isOpen;
    return frame;
  }

  const edit = (frame: HTMLIFrameElement, title: string) =>
    (frame.contentWindow as unknown as { edit(title: string): void }).edit(title);

  it('has its edit replayed, once', async () => {
    const { session, storage } = await openMap();
    await session.close();
    const frame = await editInFrame();
    edit(frame, 'from the frame');
    frame.remove();
    // The lock of the frame is free a moment after the frame is gone.
    await eventually(async () => {
      const next = await storage.maps.open('map');
      await next.close();
      return next.records['a']?.['title'] === 'from the frame';
    });
    expect((await rawTables())['changes']).toHaveLength(1);
  });

  it('while it lives, keeps its tail to itself', async () => {
    const { session, storage } = await openMap();
    await session.close();
    const frame = await editInFrame();
    const add = vi.spyOn(
      (frame.contentWindow as unknown as typeof globalThis).IDBObjectStore.prototype,
      'add',
    );
    add.mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    edit(frame, 'not yet');
    const here = await storage.maps.open('map');
    expect(here.records['a']).not.toHaveProperty('title');
    expect(here.recovered).toEqual([]);
    expect(Object.keys(localStorage).filter((key) => key.includes(':tail:'))).toHaveLength(1);
    add.mockRestore();
    await eventually(() => here.records['a']?.['title'] === 'not yet');
  });
});

describe('another release', () => {
  const upgrade = async (version: number) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.onupgradeneeded = () => {
      request.transaction?.objectStore('settings').put({ key: 'newer', value: true });
    };
    (await answer(request)).close();
  };

  it('that upgrades makes this tab step back for good', async () => {
    const { session, storage } = await openMap();
    await upgrade(20);
    await eventually(() => session.state === 'outdated');
    const before = JSON.stringify(await rawTables());
    set(session, 'a', { title: 'late' });
    await session.flush();
    await expect(storage.maps.list()).rejects.toMatchObject({ kind: 'outdated' });
    expect(JSON.stringify(await rawTables())).toBe(before);
  });

  it('that is newer is refused with nothing changed', async () => {
    const { session, storage } = await openMap();
    set(session, 'a', { title: 'new' });
    await session.flush();
    storage.close();
    await upgrade(20);
    const before = JSON.stringify(await readDatabaseRaw(browserEnvironment(), DATABASE_NAME));
    const late = await openTab();
    expect(late.failure).toMatchObject({ kind: 'newer' });
    expect(late.knownMaps).toMatchObject([{ title: 'Map' }]);
    const after = JSON.stringify(await readDatabaseRaw(browserEnvironment(), DATABASE_NAME));
    expect(after).toBe(before);
  });
});

describe('the browser', () => {
  it('says how it keeps our data', async () => {
    const { persistence } = await openTab();
    expect(['persisted', 'notPersisted']).toContain(await persistence.state());
    expect((await persistence.estimate())?.quota).toBeGreaterThan(0);
  });

  it('that loses everything but localStorage is found out', async () => {
    const { session, storage } = await openMap();
    set(session, 'a', { title: 'new' });
    await session.flush();
    storage.close();
    await answer(indexedDB.deleteDatabase(DATABASE_NAME));
    const next = await openTab();
    expect(next.losses).toEqual([
      { kind: 'evicted', maps: [{ mapId: 'map', title: 'Map', known: 1, found: null }] },
    ]);
  });
});
