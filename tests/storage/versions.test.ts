/** Versions: kept, listed without their records, made by themselves while editing, and thinned. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { versionsToDrop } from '#storage/version-thinning.ts';
import type { Version, VersionReason } from '#storage/version.ts';
import { Machine } from './support/machine.ts';
import { joinMap, openMap, plain, record, records, set, sitDown } from './support/maps.ts';
import { abortWith } from './support/watched-database.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('a version', () => {
  it('is saved strictly, listed without its records and read back', async () => {
    const machine = new Machine();
    const { session, storage, tab } = await openMap(machine, records(record('__proto__')));
    tab.database.operations.length = 0;
    const at = machine.time;
    const id = await machine.until(
      storage.versions.save('map', session.records, 'named', 'Before the workshop'),
    );
    const saving = tab.database.operations.find(({ name }) => name === 'add');
    expect(saving?.transaction.durability).toBe('strict');
    const before = tab.database.operations.length;
    expect(await machine.until(storage.versions.list('map'))).toEqual([
      { id, mapId: 'map', at, reason: 'named', title: 'Before the workshop' },
    ]);
    const stores = tab.database.operations.slice(before).map(({ store }) => store);
    expect(stores).not.toContain('contents');
    expect(plain(await machine.until(storage.versions.read(id)))).toEqual(plain(session.records));
    expect(await machine.until(storage.versions.list('other'))).toEqual([]);
  });

  it('that is not there is said to be gone', async () => {
    const machine = new Machine();
    const { storage } = await sitDown(machine);
    await expect(machine.until(storage.versions.read('no'))).rejects.toMatchObject({
      kind: 'gone',
    });
  });

  it('is not needed for maps to work when its database is gone', async () => {
    const machine = new Machine();
    const tab = machine.tab();
    const open = tab.environment.indexedDB!.open.bind(tab.environment.indexedDB);
    tab.environment.indexedDB!.open = (name, version) => {
      if (name === 'throughline-versions') throw new DOMException('', 'SecurityError');
      return open(name, version);
    };
    const { storage } = await sitDown(machine, tab);
    const id = await machine.until(storage.maps.create(records(record('a')), { title: 'Map' }));
    const session = await machine.until(storage.maps.open(id));
    set(session, 'a', { title: 'new' });
    await machine.pass(10 * MINUTE_MS);
    expect(session.state).toBe('saved');
    await expect(machine.until(storage.versions.list(id))).rejects.toMatchObject({
      kind: 'refused',
    });
  });
});

describe('while editing', () => {
  it('versions are at most five minutes apart, and the last edit is in one', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    for (let edit = 0; edit < 240; edit++) {
      set(session, 'a', { title: `t${edit}` });
      await machine.pass(5000);
    }
    await machine.pass(5 * MINUTE_MS);
    const versions = await machine.until(storage.versions.list('map'));
    const times = versions.map(({ at }) => at).reverse();
    for (let index = 1; index < times.length; index++)
      expect(times[index]! - times[index - 1]!).toBeLessThanOrEqual(5 * MINUTE_MS);
    expect(times.length).toBeLessThanOrEqual(7);
    const newest = await machine.until(storage.versions.read(versions[0]!.id));
    expect(newest['a']).toMatchObject({ title: 't239' });
  });

  it('nothing edited, no version', async () => {
    const machine = new Machine();
    const { storage } = await openMap(machine);
    await machine.pass(30 * MINUTE_MS);
    expect(await machine.until(storage.versions.list('map'))).toEqual([]);
  });

  it('two tabs make no more versions than one', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    const other = await joinMap(machine);
    for (let edit = 0; edit < 240; edit++) {
      set(edit % 2 ? session : other.session, 'a', { title: `t${edit}` });
      await machine.pass(5000);
    }
    expect((await machine.until(storage.versions.list('map'))).length).toBeLessThanOrEqual(8);
  });

  it('a clock that is set back does not stop them', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    set(session, 'a', { title: 'one' });
    await machine.pass(MINUTE_MS);
    machine.time -= DAY_MS;
    set(session, 'a', { title: 'two' });
    await machine.pass(MINUTE_MS);
    expect(await machine.until(storage.versions.list('map'))).toHaveLength(2);
  });

  it('closing keeps what is in no version yet', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    set(session, 'a', { title: 'one' });
    await machine.pass(MINUTE_MS);
    set(session, 'a', { title: 'two' });
    await machine.until(session.close());
    const [newest] = await machine.until(storage.versions.list('map'));
    expect((await machine.until(storage.versions.read(newest?.id ?? '')))['a']).toMatchObject({
      title: 'two',
    });
  });

  it('a version that could not be saved is tried again', async () => {
    const machine = new Machine();
    const { session, storage, tab } = await openMap(machine);
    let failures = 0;
    tab.database.before = ({ name, store, transaction }) => {
      if (name !== 'add' || store !== 'contents' || failures === 3) return;
      failures += 1;
      abortWith(transaction, 'QuotaExceededError');
    };
    set(session, 'a', { title: 'new' });
    await machine.pass(MINUTE_MS / 2);
    expect(storage.versions.problem).toMatchObject({ name: 'QuotaExceededError' });
    await machine.pass(3 * MINUTE_MS);
    expect(failures).toBe(3);
    expect(storage.versions.problem).toBeNull();
    expect(await machine.until(storage.versions.list('map'))).toHaveLength(1);
  });
});

describe('thinning', () => {
  const now = Date.UTC(2030, 5, 1);
  const version = fc.record({
    mapId: fc.constantFrom('m', 'n'),
    at: fc.integer({ min: now - 200 * DAY_MS, max: now + DAY_MS }),
    reason: fc.constantFrom<VersionReason[]>('automatic', 'automatic', 'named', 'export'),
  });
  const versions = fc
    .array(version, { maxLength: 60 })
    .map((all) => all.map((one, index): Version => ({ ...one, id: `v${index}` })));

  it('keeps all of thirty days, what was asked for, and one a week before that', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const dropped = new Set(versionsToDrop(all, now));
        const left = all.filter(({ id }) => !dropped.has(id));
        for (const { id, at, reason } of all)
          if (reason !== 'automatic' || now - at <= 30 * DAY_MS) expect(dropped).not.toContain(id);
        const weeks = left
          .filter(({ at, reason }) => reason === 'automatic' && now - at > 30 * DAY_MS)
          .map(({ at, mapId }) => `${Math.floor(at / (7 * DAY_MS))} ${mapId}`);
        expect(new Set(weeks).size).toBe(weeks.length);
        for (const id of dropped) {
          const one = all.find((other) => other.id === id)!;
          const week = Math.floor(one.at / (7 * DAY_MS));
          const kept = left.filter(
            ({ at, mapId }) => mapId === one.mapId && Math.floor(at / (7 * DAY_MS)) === week,
          );
          expect(kept.some(({ at }) => at >= one.at)).toBe(true);
        }
      }),
    );
  });

  it('happens in idle time after the start', async () => {
    const machine = new Machine();
    const { storage, session, tab } = await openMap(machine);
    for (const title of ['one', 'two', 'three']) {
      set(session, 'a', { title });
      await machine.until(storage.versions.save('map', session.records, 'automatic'));
    }
    await machine.until(storage.versions.save('map', session.records, 'named'));
    tab.crash();
    machine.time += 31 * DAY_MS;
    const next = await sitDown(machine);
    next.tab.idle();
    await machine.pass(100);
    const left = await machine.until(next.storage.versions.list('map'));
    expect(left.map(({ reason }) => reason).sort()).toEqual(['automatic', 'named']);
  });
});
