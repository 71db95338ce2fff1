/** Settings, persistence, the text of a change, and replaying many changes at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, diff, type Change } from '#domain/change.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { readChange, writeChange } from '#storage/change-text.ts';
import { Persistence } from '#storage/persistence.ts';
import { applyAll, changeBetween } from '#storage/replay.ts';
import { Machine } from './support/machine.ts';
import { isSame, plain, record, sitDown } from './support/maps.ts';

const ids = ['a', 'b', '__proto__', 'constructor'];
const map: fc.Arbitrary<MapRecords> = fc
  .tuple(...ids.map((id) => fc.option(fc.nat({ max: 2 }).map((title) => record(id, { title })))))
  .map((all) => recordsFrom(all.filter((one) => one !== null)));

describe('many changes at once', () => {
  it('give what each in turn gives, also when they do not fit each other', () => {
    fc.assert(
      fc.property(map, fc.array(fc.tuple(map, map), { maxLength: 5 }), (start, pairs) => {
        const changes = pairs.map(([from, to]) => diff(from, to));
        const expected = changes.reduce(applyChange, start);
        expect(plain(applyAll(start, changes))).toEqual(plain(expected));
      }),
    );
  });

  it('leave the records they start from alone', () => {
    const start = recordsFrom([record('a')]);
    const changes = [diff(start, recordsFrom([record('b')])), diff({}, recordsFrom([record('c')]))];
    applyAll(start, changes);
    expect(Object.keys(start)).toEqual(['a']);
  });

  it('and the change between two states, looked at where they differ, is their difference', () => {
    fc.assert(
      fc.property(map, map, (from, to) => {
        expect(isSame(applyChange(from, changeBetween(from, to, ids)), to)).toBe(true);
      }),
    );
  });
});

describe('the text of a change', () => {
  it('reads back as the same change', () => {
    fc.assert(
      fc.property(map, map, (from, to) => {
        const change = diff(from, to);
        const again = readChange(writeChange(change));
        expect(Object.entries(again!)).toEqual(Object.entries(change));
        expect(Object.getPrototypeOf(again)).toBeNull();
      }),
    );
  });

  it.each([
    undefined,
    7,
    '',
    '{}',
    'null',
    '[1]',
    '[["a"]]',
    '[[1,null,null]]',
    '[["a",null,[]]]',
    '[["a",null,{}]]',
    '[["a",null,{"id":"b"}]]',
    '[["a",null,{"id":"a"}]',
  ])('that is none is refused: %s', (text) => {
    expect(readChange(text)).toBeNull();
  });

  it('keeps lone surrogates, NUL and long numbers', () => {
    const change: Change = {
      a: { before: null, after: record('a', { title: '\ud800\u0000\u202e', value: 1e-300 }) },
    };
    expect(readChange(writeChange(change))?.['a']).toEqual(change['a']);
  });
});

describe('settings', () => {
  it('are there in the next visit', async () => {
    const machine = new Machine();
    const { storage } = await sitDown(machine);
    expect(await machine.until(storage.settings.get('theme'))).toBeUndefined();
    await machine.until(storage.settings.set('theme', { name: 'dark' }));
    await machine.until(storage.settings.set('__proto__', 1));
    const next = await sitDown(machine);
    expect(await machine.until(next.storage.settings.get('theme'))).toEqual({ name: 'dark' });
    expect(await machine.until(next.storage.settings.get('__proto__'))).toBe(1);
  });

  it.each([
    ['stored', {}],
    ['of a visit in which nothing is saved', { indexedDB: null }],
  ])('%s can be set once only, and say what holds', async (_, parts) => {
    const machine = new Machine();
    const { storage } = await sitDown(machine, machine.tab(parts));
    const { settings } = storage;
    const all = Promise.all([settings.setOnce('a', null), settings.setOnce('a', 2)]);
    expect(await machine.until(all)).toEqual([null, null]);
    expect(await machine.until(settings.get('a'))).toBeNull();
    await machine.until(settings.set('a', 3));
    expect(await machine.until(settings.setOnce('a', 4))).toBe(3);
  });
});

describe('persistence', () => {
  const space = (isPersisted: boolean) => ({
    persist: () => Promise.resolve(isPersisted),
    persisted: () => Promise.resolve(isPersisted),
    estimate: () => Promise.resolve({ usage: 5, quota: 100 }),
  });
  const refusing = {
    persist: () => Promise.reject(new TypeError('insecure')),
    persisted: () => Promise.reject(new TypeError('insecure')),
    estimate: () => Promise.reject(new TypeError('insecure')),
  };

  it.each([
    ['granted', space(true), 'persisted'],
    ['denied', space(false), 'notPersisted'],
    ['refused', refusing, 'unknown'],
    ['missing', null, 'unknown'],
  ] as const)('%s', async (_name, given, expected) => {
    const persistence = new Persistence(given);
    expect(await persistence.ask()).toBe(expected);
    expect(await persistence.state()).toBe(expected);
  });

  it('tells the bytes used, or nothing', async () => {
    expect(await new Persistence(space(true)).estimate()).toEqual({ usage: 5, quota: 100 });
    expect(await new Persistence(refusing).estimate()).toBeNull();
    expect(await new Persistence(null).estimate()).toBeNull();
  });
});
