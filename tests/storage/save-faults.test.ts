/** Saving that goes wrong: the edit stays, the state says so, and it is saved in the end, once. */
import { forceCloseDatabase } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { MapSession } from '#storage/map-session.ts';
import { Machine } from './support/machine.ts';
import { joinMap, openMap, rowsOf, savedRecords, set } from './support/maps.ts';
import { abortWith, loseEnd, type Operation } from './support/watched-database.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

const FAULTS: Readonly<Record<string, (operation: Operation) => void>> = {
  'throws at once': () => {
    throw new DOMException('The connection is closing', 'InvalidStateError');
  },
  'ends in a full quota': ({ transaction }) => abortWith(transaction, 'QuotaExceededError'),
  'ends in a full disk': ({ transaction }) => abortWith(transaction, 'DataError'),
  'is aborted': ({ transaction }) => abortWith(transaction, 'AbortError'),
  'never tells its end': ({ transaction }) => loseEnd(transaction),
};

/** Lets the nth operation of saving fail this many times; answers how often it did. */
async function saveWithFault(fault: (operation: Operation) => void, nth: number, times: number) {
  const machine = new Machine();
  const seat = await openMap(machine);
  const { session, tab } = seat;
  const states: string[] = [];
  session.onState((state) => states.push(state));
  let count = 0;
  let failures = 0;
  tab.database.before = (operation) => {
    if (operation.transaction.mode !== 'readwrite' || operation.store === 'versions,contents')
      return;
    if (operation.name === 'transaction') count = 0;
    count += 1;
    if (count !== nth || failures >= times) return;
    failures += 1;
    fault(operation);
  };
  set(session, 'a', { title: 'new' });
  await machine.pass(20_000);
  return { ...seat, states, failures };
}

describe.each(Object.entries(FAULTS))('when an operation of a save %s', (name, fault) => {
  // transaction, get, add, put, commit
  it.each([1, 2, 3, 4, 5])('number %i: it is seen, tried again and saved once', async (nth) => {
    const { machine, session, states, failures } = await saveWithFault(fault, nth, 2);
    // A transaction whose end nobody told may have completed, so that the second try finds it done.
    expect(failures).toBeGreaterThan(0);
    expect(session.state).toBe('saved');
    expect(session.problem).toBeNull();
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'new' });
    expect(await rowsOf(machine, 'changes')).toHaveLength(1);
    // Asking for an early commit is a courtesy: refused, the transaction ends by itself.
    const isHarmless = name === 'throws at once' && nth === 5;
    expect(states).toEqual(isHarmless ? ['saving', 'saved'] : ['saving', 'failed', 'saved']);
  });
});

it('every operation of a save is among those that were failed', async () => {
  const machine = new Machine();
  const { session, tab } = await openMap(machine);
  const before = tab.database.operations.length;
  set(session, 'a', { title: 'new' });
  await machine.pass(300);
  const save = tab.database.operations
    .slice(before)
    .filter(({ transaction }) => transaction.mode === 'readwrite');
  expect(save.every(({ transaction }) => transaction.durability === 'relaxed')).toBe(true);
  expect(save.map(({ name }) => name)).toEqual(['transaction', 'get', 'add', 'put', 'commit']);
});

describe('a save that goes on failing', () => {
  const full = async () => {
    const machine = new Machine();
    const seat = await openMap(machine);
    seat.tab.database.before = ({ name, transaction }) => {
      if (name === 'add') abortWith(transaction, 'QuotaExceededError');
    };
    return seat;
  };

  it('is visible within a second and says why', async () => {
    const { machine, session } = await full();
    set(session, 'a', { title: 'new' });
    await machine.pass(1000);
    expect(session.state).toBe('failed');
    expect(session.problem).toMatchObject({ name: 'QuotaExceededError' });
  });

  it('keeps all edits on screen, in the tail and for rescue', async () => {
    const { machine, session } = await full();
    set(session, 'a', { title: 'one' });
    await machine.pass(1000);
    set(session, 'a', { title: 'two' });
    set(session, 'b', { title: 'three' });
    await machine.pass(60_000);
    expect(session.state).toBe('failed');
    expect(session.records).toMatchObject({ a: { title: 'two' }, b: { title: 'three' } });
    const { change, records, mapId } = session.rescue();
    expect(mapId).toBe('map');
    expect(records).toBe(session.records);
    expect(change['a']).toMatchObject({ before: { title: 'a' }, after: { title: 'two' } });
    expect(Object.keys(change).sort()).toEqual(['a', 'b']);
    const tails = [...machine.local.entries].filter(([key]) => key.includes(':tail:'));
    expect(tails).toHaveLength(2);
  });

  it('is tried at least every ten seconds and succeeds when there is room again', async () => {
    const { machine, session, tab } = await full();
    set(session, 'a', { title: 'new' });
    await machine.pass(60_000);
    const tries = () => tab.database.operations.filter(({ name }) => name === 'add').length;
    const before = tries();
    await machine.pass(10_100);
    expect(tries()).toBeGreaterThan(before);
    tab.database.before = () => undefined;
    await machine.pass(10_100);
    expect(session.state).toBe('saved');
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'new' });
  });

  it('is tried at once when asked', async () => {
    const { machine, session, tab } = await full();
    set(session, 'a', { title: 'new' });
    await machine.pass(60_000);
    tab.database.before = () => undefined;
    const retried = session.retry();
    await machine.turns();
    expect(await retried).toBe(true);
    expect(session.state).toBe('saved');
  });

  it('does not hinder what others save from showing here', async () => {
    const { machine, session } = await full();
    const other = await joinMap(machine);
    set(session, 'a', { title: 'mine' });
    await machine.pass(1000);
    set(other.session, 'a', { detail: 'theirs' });
    await machine.pass(1000);
    expect(session.records['a']).toMatchObject({ title: 'mine', detail: 'theirs' });
    expect(session.state).toBe('failed');
  });

  it('closes with false and is there again at the next opening', async () => {
    const { machine, session } = await full();
    set(session, 'a', { title: 'new' });
    await machine.pass(1000);
    set(session, 'b', { title: 'newer' });
    expect(await machine.until(session.close())).toBe(false);
    const next = await joinMap(machine);
    expect(next.session.records).toMatchObject({ a: { title: 'new' }, b: { title: 'newer' } });
    expect(next.session.recovered).toEqual([]);
  });
});

it('a batch that was saved without our knowing is not saved again over what others did', async () => {
  const machine = new Machine();
  const { session, tab } = await openMap(machine);
  const other = await joinMap(machine);
  let isFirst = true;
  tab.database.before = ({ name, transaction }) => {
    if (name === 'transaction' && transaction.mode === 'readwrite' && isFirst) {
      isFirst = false;
      loseEnd(transaction);
    }
  };
  set(session, 'a', { title: 'ours' });
  await machine.pass(200);
  other.tab.show();
  await machine.pass(10);
  expect(other.session.records['a']).toMatchObject({ title: 'ours' });
  set(other.session, 'a', { title: 'theirs' });
  await machine.pass(20_000);
  expect(session.state).toBe('saved');
  expect(session.problem).toBeNull();
  expect(session.records['a']).toMatchObject({ title: 'theirs' });
  expect((await savedRecords(machine))['a']).toMatchObject({ title: 'theirs' });
});

it('a connection the browser closed is opened again', async () => {
  const machine = new Machine();
  const { session, tab } = await openMap(machine);
  for (const connection of tab.database.connections) forceCloseDatabase(connection as never);
  await machine.turns();
  set(session, 'a', { title: 'new' });
  await machine.pass(2000);
  expect(session.state).toBe('saved');
  expect((await savedRecords(machine))['a']).toMatchObject({ title: 'new' });
});

it('without room in localStorage an edit is saved at once', async () => {
  const machine = new Machine();
  const { session } = await openMap(machine);
  machine.local.capacity = 0;
  set(session, 'a', { title: 'new' });
  await machine.pass(1);
  expect(session.state).toBe('saved');
});

it('a map deleted for good elsewhere fails visibly and keeps the edit', async () => {
  const machine = new Machine();
  const { session } = await openMap(machine);
  const other = await joinMap(machine);
  await machine.until(other.storage.maps.purge('map'));
  set(session, 'a', { title: 'new' });
  await machine.pass(5000);
  expect(session.state).toBe('failed');
  expect(session.problem).toMatchObject({ kind: 'gone' });
  expect(session.rescue().records['a']).toMatchObject({ title: 'new' });
});

it('a map that took the id of a deleted one is not written to', async () => {
  const machine = new Machine();
  const { session } = await openMap(machine);
  const other = await joinMap(machine);
  await machine.until(other.storage.maps.purge('map'));
  await machine.until(other.storage.maps.create({}, { title: 'Other' }, 'map'));
  set(session, 'a', { title: 'new' });
  await machine.pass(5000);
  expect(session.state).toBe('failed');
  expect(Object.keys(await savedRecords(machine))).toEqual([]);
});

it('thirty edits a second for a minute on 2,000 records are all saved', async () => {
  const machine = new Machine();
  const many = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`r${index}`, { id: `r${index}`, kind: 'note' }]),
  );
  const { session, tab } = await openMap(machine, many);
  const edit = (session: MapSession, index: number) =>
    set(session, `r${(index * 7) % 2000}`, { count: index });
  for (let index = 0; index < 1800; index++) {
    edit(session, index);
    if (index % 3 === 0) await machine.pass(100);
    if (index % 600 === 0) tab.idle();
  }
  await machine.pass(1000);
  expect(session.state).toBe('saved');
  const saved = await savedRecords(machine);
  expect(Object.values(saved).filter((one) => one['count'] !== undefined)).toHaveLength(1800);
});
