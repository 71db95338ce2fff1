/** Folding the log: nothing is lost to tabs that were behind, and nobody folds over anybody. */
import { describe, expect, it, vi } from 'vitest';
import { ThroughlineDatabase } from '#storage/database.ts';
import { Folding } from '#storage/folding.ts';
import { MapLog } from '#storage/map-log.ts';
import { Machine, type Tab } from './support/machine.ts';
import { asked, joinMap, openMap, plain, rowsOf, savedRecords, set } from './support/maps.ts';
import { abortWith } from './support/watched-database.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

function foldingIn(tab: Tab): Folding {
  const database = new ThroughlineDatabase(tab.environment);
  return new Folding(database, new MapLog(database));
}

async function edited(machine: Machine, edits = 5) {
  const seat = await openMap(machine);
  for (let edit = 0; edit < edits; edit++) {
    set(seat.session, 'a', { title: `t${edit}` });
    await machine.pass(120);
  }
  return seat;
}

describe('folding', () => {
  it('leaves the same records, in the snapshot alone', async () => {
    const machine = new Machine();
    const { session } = await edited(machine);
    expect(await machine.until(foldingIn(machine.tab()).fold('map'))).toBe(true);
    expect(await rowsOf(machine, 'changes')).toEqual([]);
    expect(await rowsOf(machine, 'maps')).toMatchObject([{ revision: 5 }]);
    expect(plain(await savedRecords(machine))).toEqual(plain(session.records));
  });

  it('happens by itself in idle time once the log is long, and not for each edit after', async () => {
    const machine = new Machine();
    const { session, tab } = await edited(machine, 120);
    tab.idle();
    await machine.pass(10);
    expect((await rowsOf(machine, 'changes')).length).toBeLessThan(30);
    const [{ folded } = {}] = await rowsOf(machine, 'heads');
    set(session, 'a', { title: 'after' });
    await machine.pass(300);
    tab.idle();
    await machine.pass(300);
    expect(await rowsOf(machine, 'heads')).toMatchObject([{ folded }]);
  });

  it('keeps what is written while it works', async () => {
    const machine = new Machine();
    const { session } = await edited(machine);
    const folder = machine.tab();
    folder.database.before = ({ name, transaction }) => {
      if (name !== 'transaction' || transaction.mode !== 'readonly') return;
      transaction.addEventListener('complete', () => {
        set(session, 'b', { title: 'meanwhile' });
        void session.flush();
      });
    };
    await machine.until(foldingIn(folder).fold('map'));
    await machine.pass(300);
    expect((await savedRecords(machine))['b']).toMatchObject({ title: 'meanwhile' });
    expect(await rowsOf(machine, 'changes')).toHaveLength(1);
  });

  it('does nothing when another tab has folded in between', async () => {
    const machine = new Machine();
    const { session } = await edited(machine);
    // Without locks only the compare-and-swap stands between the two.
    const tab = machine.tab({ locks: null });
    const database = new ThroughlineDatabase(tab.environment);
    const log = new MapLog(database);
    const stale = await machine.until(log.read('map'));
    set(session, 'a', { title: 'later' });
    await machine.pass(300);
    expect(await machine.until(new Folding(database, log).fold('map'))).toBe(true);
    const staleLog = Object.assign(new MapLog(database), { read: () => Promise.resolve(stale) });
    expect(await machine.until(new Folding(database, staleLog).fold('map'))).toBe(false);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'later' });
  });

  it('is done by one tab at a time; the other does not even read', async () => {
    const machine = new Machine();
    await edited(machine);
    const [first, second] = [machine.tab(), machine.tab()];
    const both = Promise.all([foldingIn(first).fold('map'), foldingIn(second).fold('map')]);
    expect(await machine.until(both)).toEqual([true, false]);
    expect(second.database.operations).toEqual([]);
  });

  it('is on the disk before the log goes', async () => {
    const machine = new Machine();
    await edited(machine);
    const tab = machine.tab();
    await machine.until(foldingIn(tab).fold('map'));
    const swap = tab.database.operations.find(({ name }) => name === 'put');
    expect(swap?.transaction.durability).toBe('strict');
  });

  it('changes nothing when it fails half way', async () => {
    const machine = new Machine();
    await edited(machine);
    const before = await rowsOf(machine, 'changes');
    const tab = machine.tab();
    tab.database.before = ({ name, transaction }) => {
      if (name === 'delete') abortWith(transaction, 'QuotaExceededError');
    };
    const fold = foldingIn(tab).fold('map');
    await expect(machine.until(fold)).rejects.toThrow();
    expect(await rowsOf(machine, 'changes')).toEqual(before);
    expect(await rowsOf(machine, 'maps')).toMatchObject([{ revision: 0 }]);
  });

  it('leaves a map alone that is damaged', async () => {
    const machine = new Machine();
    await edited(machine);
    const connection = await asked(machine.indexedDB.open('throughline'));
    const store = connection.transaction('changes', 'readwrite').objectStore('changes');
    await asked(store.put({ mapId: 'map', revision: 3, change: 'not a change' }));
    connection.close();
    const tab = machine.tab();
    const folding = foldingIn(tab);
    expect(await machine.until(folding.fold('map'))).toBe(false);
    expect(await rowsOf(machine, 'changes')).toHaveLength(5);
    const before = tab.database.operations.length;
    folding.consider('map', 1000, 0);
    tab.idle();
    await machine.turns();
    expect(tab.database.operations).toHaveLength(before);
  });
});

describe('a tab behind the fold', () => {
  it('takes the snapshot and misses nothing', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    machine.messageDelay = () => -1;
    set(other.session, 'c', { title: 'unsaved' });
    for (let edit = 0; edit < 5; edit++) {
      set(session, edit % 2 ? 'a' : 'b', { title: `t${edit}` });
      await machine.until(session.flush());
    }
    await machine.until(foldingIn(machine.tab()).fold('map'));
    set(session, 'a', { detail: 'after the fold' });
    await machine.until(session.flush());
    await machine.pass(500);
    other.tab.show();
    await machine.pass(500);
    expect(other.session.state).toBe('saved');
    expect(other.session.records).toMatchObject({
      a: { title: 't3', detail: 'after the fold' },
      b: { title: 't4' },
      c: { title: 'unsaved' },
    });
    expect(plain(await savedRecords(machine))).toEqual(plain(other.session.records));
  });

  it('knows its own batch in the snapshot although the news of it never came', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    const other = await joinMap(machine);
    let isFirst = true;
    tab.database.before = ({ name, transaction }) => {
      if (name !== 'transaction' || transaction.mode !== 'readwrite' || !isFirst) return;
      isFirst = false;
      Object.defineProperty(transaction, 'oncomplete', { set: () => undefined });
    };
    set(session, 'a', { title: 'ours' });
    await machine.pass(300);
    other.tab.show();
    await machine.pass(10);
    set(other.session, 'a', { title: 'theirs' });
    await machine.until(other.session.flush());
    await machine.until(foldingIn(machine.tab()).fold('map'));
    await machine.pass(20_000);
    expect(session.state).toBe('saved');
    expect(session.records['a']).toMatchObject({ title: 'theirs' });
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'theirs' });
  });
});
