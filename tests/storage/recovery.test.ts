/** Tails of tabs that died: replayed once, offered when others edited, left alone while alive. */
import { describe, expect, it, vi } from 'vitest';
import { Machine } from './support/machine.ts';
import { ThroughlineDatabase } from '#storage/database.ts';
import { Folding } from '#storage/folding.ts';
import { MapLog } from '#storage/map-log.ts';
import {
  adding,
  asked,
  joinMap,
  openMap,
  record,
  rowsOf,
  savedRecords,
  set,
  sitDown,
} from './support/maps.ts';
import { abortWith } from './support/watched-database.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

const tailKeys = (machine: Machine) =>
  [...machine.local.entries.keys()].filter((key) => key.startsWith('throughline:tail:'));

describe('a tail whose tab died', () => {
  it('is replayed at the next start, before anybody opens the map', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    tab.crash();
    const { storage } = await sitDown(machine);
    expect(storage.recovered).toEqual([]);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'new' });
    expect(tailKeys(machine)).toEqual([]);
  });

  it('is replayed by a tab that was open all along when it opens the map', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const { storage } = await sitDown(machine);
    set(session, 'a', { title: 'new' });
    tab.crash();
    const next = await machine.until(storage.maps.open('map'));
    expect(next.records['a']).toMatchObject({ title: 'new' });
  });

  it('comes with the batch before it that was on its way', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    tab.database.before = ({ name, transaction }) => {
      if (name === 'add') abortWith(transaction, 'AbortError');
    };
    set(session, 'a', { title: 'one' });
    await machine.pass(1000);
    set(session, 'a', { title: 'two', detail: 'x' });
    expect(tailKeys(machine)).toHaveLength(2);
    tab.crash();
    const next = await joinMap(machine);
    expect(next.session.records['a']).toMatchObject({ title: 'two', detail: 'x' });
    expect(next.session.recovered).toEqual([]);
    expect(await rowsOf(machine, 'changes')).toHaveLength(2);
  });

  it('follows a batch of its own that was committed meanwhile', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'one' });
    const flushed = session.flush();
    set(session, 'a', { title: 'two' });
    await machine.turns(30);
    await flushed.catch(() => undefined);
    tab.crash();
    const next = await joinMap(machine);
    expect(next.session.records['a']).toMatchObject({ title: 'two' });
  });

  it('is not applied again when its transaction had completed', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'ours' });
    const left = new Map(machine.local.entries);
    await machine.pass(300);
    tab.crash();
    const other = await joinMap(machine);
    set(other.session, 'a', { title: 'theirs' });
    await machine.pass(300);
    other.tab.crash();
    // As if the tab had died between the commit and the clearing of its tail.
    for (const [key, text] of left) if (key.includes(':tail:')) machine.local.setItem(key, text);
    const next = await joinMap(machine);
    expect(next.session.records['a']).toMatchObject({ title: 'theirs' });
    expect(next.session.recovered).toEqual([]);
    expect(tailKeys(machine)).toEqual([]);
    expect(await rowsOf(machine, 'changes')).toHaveLength(2);
  });

  it('whose transaction completed unannounced is announced to the tabs that live', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const dying = await joinMap(machine);
    set(dying.session, 'a', { title: 'last words' });
    void dying.session.flush();
    await machine.turns(2);
    dying.tab.crash('completes');
    await machine.pass(1000);
    expect((await rowsOf(machine, 'changes')).length).toBe(1);
    expect(session.records['a']).toMatchObject({ title: 'a' });
    await sitDown(machine);
    await machine.pass(10);
    expect(session.records['a']).toMatchObject({ title: 'last words' });
  });

  it('is not applied again either when the log was folded since', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'ours' });
    const left = new Map(machine.local.entries);
    await machine.pass(300);
    tab.crash();
    const other = await joinMap(machine);
    for (let edit = 0; edit < 120; edit++) {
      set(other.session, 'a', { title: `theirs ${edit}` });
      await machine.pass(120);
    }
    other.tab.idle();
    await machine.pass(300);
    expect((await rowsOf(machine, 'changes')).length).toBeLessThan(100);
    other.tab.crash();
    for (const [key, text] of left) if (key.includes(':tail:')) machine.local.setItem(key, text);
    const next = await joinMap(machine);
    expect(next.session.records['a']).toMatchObject({ title: 'theirs 119' });
    expect(next.session.recovered).toEqual([]);
  });

  it('is offered, not replayed, when others edited since, and stays until decided', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const other = await joinMap(machine);
    machine.messageDelay = () => -1;
    set(other.session, 'a', { title: 'theirs', detail: 'theirs' });
    await machine.until(other.session.flush());
    set(session, 'a', { title: 'ours' });
    tab.crash();
    const next = await joinMap(machine);
    expect(next.storage.recovered).toHaveLength(1);
    expect(next.session.records['a']).toMatchObject({ title: 'theirs' });
    const [tail] = next.session.recovered;
    expect(tail).toMatchObject({ mapId: 'map', why: 'behind' });
    expect(tailKeys(machine)).toHaveLength(1);
    next.session.acceptRecovered(tail!);
    expect(next.session.recovered).toEqual([]);
    expect(next.session.records['a']).toMatchObject({ title: 'ours', detail: 'theirs' });
    await machine.pass(300);
    expect(tailKeys(machine)).toEqual([]);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'ours', detail: 'theirs' });
  });

  it('is offered when what others edited is in the snapshot already', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const other = await joinMap(machine);
    machine.messageDelay = () => -1;
    set(other.session, 'a', { title: 'theirs' });
    await machine.until(other.session.flush());
    const database = new ThroughlineDatabase(machine.tab().environment);
    await machine.until(new Folding(database, new MapLog(database)).fold('map'));
    set(session, 'a', { title: 'ours' });
    tab.crash();
    const next = await joinMap(machine);
    expect(next.session.recovered).toMatchObject([{ why: 'behind' }]);
    expect(next.session.records['a']).toMatchObject({ title: 'theirs' });
  });

  it('is offered when the database fell back behind it', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const connection = await asked(machine.indexedDB.open('throughline'));
    const [old] = await rowsOf(machine, 'heads');
    set(session, 'a', { title: 'one' });
    await machine.pass(300);
    set(session, 'a', { title: 'two' });
    tab.crash();
    const transaction = connection.transaction(['heads', 'changes'], 'readwrite');
    transaction.objectStore('heads').put(old);
    await asked(transaction.objectStore('changes').clear());
    connection.close();
    const next = await joinMap(machine);
    expect(next.session.recovered).toMatchObject([{ why: 'behind' }]);
    expect(next.storage.losses).toMatchObject([{ kind: 'rolledBack' }]);
  });

  it('is offered when the batch it builds on is missing', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    tab.database.before = ({ name, transaction }) => {
      if (name === 'add') abortWith(transaction, 'AbortError');
    };
    session.commit(adding(record('new')));
    await machine.pass(1000);
    set(session, 'new', { title: 'two' });
    tab.crash();
    const [first] = tailKeys(machine);
    machine.local.removeItem(first!);
    const next = await joinMap(machine);
    expect(next.session.recovered).toMatchObject([{ why: 'behind' }]);
  });

  it('is offered with its own map only', async () => {
    const machine = new Machine();
    const { session, storage, tab } = await openMap(machine);
    await machine.until(storage.maps.create({}, { title: 'Other' }, 'other'));
    const other = await joinMap(machine);
    machine.messageDelay = () => -1;
    set(other.session, 'a', { title: 'theirs' });
    await machine.until(other.session.flush());
    set(session, 'a', { title: 'ours' });
    tab.crash();
    expect((await joinMap(machine, 'other')).session.recovered).toEqual([]);
    expect((await joinMap(machine, 'map')).session.recovered).toHaveLength(1);
  });

  it('is forgotten when discarded', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const other = await joinMap(machine);
    machine.messageDelay = () => -1;
    set(other.session, 'a', { title: 'theirs' });
    await machine.until(other.session.flush());
    set(session, 'a', { title: 'ours' });
    tab.crash();
    const next = await joinMap(machine);
    next.session.discardRecovered(next.session.recovered[0]!);
    expect(tailKeys(machine)).toEqual([]);
    expect(next.session.records['a']).toMatchObject({ title: 'theirs' });
  });

  it('is offered when its map is gone', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const other = await joinMap(machine);
    set(session, 'a', { title: 'ours' });
    tab.crash();
    await machine.until(other.storage.maps.purge('map'));
    const { storage } = await sitDown(machine);
    expect(storage.recovered).toMatchObject([{ mapId: 'map', why: 'gone' }]);
    storage.discardRecovered(storage.recovered[0]!);
    expect(tailKeys(machine)).toEqual([]);
  });

  it('does not keep a map from opening when it cannot be replayed', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'ours' });
    tab.crash();
    const full = machine.tab();
    full.database.before = ({ name, transaction }) => {
      if (name === 'add') abortWith(transaction, 'QuotaExceededError');
    };
    const next = await joinMap(machine, 'map', full);
    expect(next.storage.failure).toBeNull();
    expect(next.session.recovered).toMatchObject([{ why: 'failed' }]);
    expect(tailKeys(machine)).toHaveLength(1);
  });
});

describe('a tail that is not ours to take', () => {
  it('belongs to a living tab and is left alone', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    tab.database.before = ({ name, transaction }) => {
      if (name === 'add') abortWith(transaction, 'QuotaExceededError');
    };
    set(session, 'a', { title: 'ours' });
    await machine.pass(1000);
    const before = new Map(machine.local.entries);
    const other = await joinMap(machine);
    expect(other.session.records['a']).toMatchObject({ title: 'a' });
    expect(other.session.recovered).toEqual([]);
    for (const key of tailKeys(machine)) expect(machine.local.getItem(key)).toBe(before.get(key));
    expect(tailKeys(machine)).toHaveLength(1);
    tab.database.before = () => undefined;
    await machine.pass(10_000);
    expect(other.session.records['a']).toMatchObject({ title: 'ours' });
  });

  it('is unreadable and left where it is', async () => {
    const machine = new Machine();
    await openMap(machine);
    machine.local.setItem('throughline:tail:x:1', '{"mapId":');
    machine.local.setItem('throughline:tail:y:1', 'null');
    const next = await joinMap(machine);
    expect(next.session.recovered).toEqual([]);
    expect(tailKeys(machine)).toHaveLength(2);
  });
});

describe('without locks', () => {
  it('an old tail is offered and never replayed by itself', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'ours' });
    tab.crash();
    const fresh = await joinMap(machine, 'map', machine.tab({ locks: null }));
    expect(fresh.session.recovered).toEqual([]);
    expect(tailKeys(machine)).toHaveLength(1);
    await machine.pass(20_000);
    const later = await joinMap(machine, 'map', machine.tab({ locks: null }));
    expect(later.session.recovered).toMatchObject([{ why: 'unsure' }]);
    expect(later.session.records['a']).toMatchObject({ title: 'a' });
  });
});
