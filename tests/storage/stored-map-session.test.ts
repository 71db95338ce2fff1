/** One tab: what it shows, when it saves, and what it says about it. */
import { describe, expect, it, vi } from 'vitest';
import type { Change } from '#domain/change.ts';
import { Machine } from './support/machine.ts';
import { delayEnd } from './support/watched-database.ts';
import {
  adding,
  joinMap,
  openMap,
  plain,
  record,
  records,
  removing,
  rowsOf,
  savedRecords,
  set,
  setting,
  sitDown,
} from './support/maps.ts';

// How long a busy machine takes says nothing.
vi.setConfig({ testTimeout: 300_000 });

const tailsOf = (machine: Machine) =>
  [...machine.local.entries].filter(([key]) => key.startsWith('throughline:tail:'));

describe('an edit', () => {
  it('shows at once and stands in localStorage before the call returns', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    expect(session.records['a']).toMatchObject({ title: 'new' });
    expect(tailsOf(machine)).toHaveLength(1);
    expect(tailsOf(machine)[0]![1]).toContain('new');
  });

  it('is in the log within 300 ms, and its tail is gone then', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    expect(await rowsOf(machine, 'changes')).toHaveLength(1);
    expect(tailsOf(machine)).toEqual([]);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'new' });
  });

  it('waits no longer than that when edits never pause', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    for (let edit = 0; edit < 30; edit++) {
      set(session, 'a', { title: `t${edit}` });
      await machine.pass(33);
      const [newest] = (await rowsOf(machine, 'changes')).slice(-1);
      const saved = Number(/"t(\d+)"\}\]\]$/.exec(newest?.['change'] as string)?.[1] ?? -1);
      expect(edit - saved).toBeLessThanOrEqual(9);
    }
  });

  it('and those close to it are one row', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    for (const title of ['n', 'ne', 'new']) set(session, 'a', { title });
    await machine.pass(300);
    expect(await rowsOf(machine, 'changes')).toHaveLength(1);
  });

  it('that is taken back at once leaves nothing to save', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    set(session, 'a', { title: 'a' });
    expect(session.state).toBe('saved');
    expect(tailsOf(machine)).toEqual([]);
    await machine.pass(300);
    expect(await rowsOf(machine, 'changes')).toEqual([]);
  });

  it('is told with exactly what it changed', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const told: [Change, string][] = [];
    session.onChange((_records, change, origin) => told.push([change, origin]));
    const old = session.records;
    set(session, 'a', { title: 'new' });
    session.commit(setting(old, 'a', { title: 'new' }));
    expect(told).toHaveLength(1);
    expect(told[0]![1]).toBe('here');
    expect(Object.keys(told[0]![0])).toEqual(['a']);
  });

  it('is not held up by a listener that throws', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const thrown: unknown[] = [];
    const catcher = (error: unknown) => thrown.push(error);
    const others = process.rawListeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', catcher);
    session.onChange(() => {
      throw new Error('listener');
    });
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other as () => void);
    expect(thrown).toHaveLength(1);
    expect(session.state).toBe('saved');
  });

  it('that JSON cannot hold is refused before anything changes', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => set(session, 'a', { circle })).toThrow(TypeError);
    expect(session.records['a']).not.toHaveProperty('circle');
    expect(session.state).toBe('saved');
  });

  it('is kept as plain values nobody can alter later', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const list = [1];
    set(session, 'a', { list, gone: undefined });
    list.push(2);
    expect(session.records['a']).toEqual(record('a', { list: [1] }));
    expect(session.records['a']).not.toHaveProperty('gone');
  });

  it('may concern a record called __proto__ or constructor', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine, records(record('__proto__'), record('constructor')));
    set(session, '__proto__', { title: 'x' });
    set(session, 'constructor', { title: 'y' });
    session.commit(adding(record('toString')));
    await machine.pass(300);
    set(session, 'constructor', { title: 'z' });
    await machine.pass(300);
    const saved = await savedRecords(machine);
    expect(Object.keys(saved).sort()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(saved['constructor']).toMatchObject({ title: 'z' });
    expect(Object.entries(saved).find(([id]) => id === '__proto__')?.[1].title).toBe('x');
    expect(plain(saved)).toEqual(plain(session.records));
  });

  it('is not taken after closing', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const change = setting(session.records, 'a', { title: 'new' });
    await machine.until(session.close());
    expect(() => session.commit(change)).toThrow('closed');
  });
});

describe('"saved"', () => {
  it('is said only after the transaction completed', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    let isComplete = false;
    const states: string[] = [];
    session.onState((state) => states.push(`${state} ${isComplete ? 'after' : 'before'} the end`));
    tab.database.before = ({ name, transaction }) => {
      if (name === 'transaction' && transaction.mode === 'readwrite')
        transaction.addEventListener('complete', () => {
          isComplete = true;
        });
    };
    set(session, 'a', { title: 'new' });
    expect(session.state).toBe('saving');
    await machine.pass(300);
    expect(states).toEqual(['saving before the end', 'saved after the end']);
  });

  it('is not said while a later edit is on its way', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'one' });
    tab.database.before = ({ name }) => {
      tab.database.before = () => undefined;
      if (name === 'transaction') set(session, 'a', { title: 'two' });
    };
    const seen: unknown[] = [];
    session.onState((state) => {
      if (state === 'saved') seen.push(session.rescue().change);
    });
    await machine.pass(600);
    expect(seen).toEqual([{}]);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'two' });
  });
});

describe('flush', () => {
  it('saves at once', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    const flushed = session.flush();
    await machine.turns();
    expect(await flushed).toBe(true);
    expect(session.state).toBe('saved');
  });

  it('is done when the page goes out of sight', async () => {
    const machine = new Machine();
    const { session, tab } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    tab.hide();
    await machine.turns();
    expect(session.state).toBe('saved');
  });

  it('happens on closing', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    set(session, 'a', { title: 'new' });
    expect(await machine.until(session.close())).toBe(true);
    expect((await savedRecords(machine))['a']).toMatchObject({ title: 'new' });
  });
});

describe('two tabs', () => {
  it('follow each other live', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    const told: string[] = [];
    other.session.onChange((_all, change, origin) =>
      told.push(`${origin} ${Object.keys(change).join()}`),
    );
    set(session, 'a', { title: 'new' });
    session.commit(adding(record('d')));
    await machine.pass(300);
    expect(plain(other.session.records)).toEqual(plain(session.records));
    expect(told).toEqual(['elsewhere a,d']);
  });

  it('keep both edits of one record', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    set(session, 'a', { title: 'new' });
    set(other.session, 'a', { detail: 'more' });
    await machine.pass(500);
    for (const { records } of [session, other.session])
      expect(records['a']).toMatchObject({ title: 'new', detail: 'more' });
  });

  it('do not say each others edits again when a burst goes on', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    set(other.session, 'a', { note: 'first' });
    const flushed = other.session.flush();
    set(session, 'a', { title: 'x' });
    await machine.turns();
    await flushed;
    // The edit of the other tab is visible here now, in the middle of a burst.
    await machine.pass(20);
    expect(session.records['a']).toMatchObject({ note: 'first', title: 'x' });
    set(session, 'a', { title: 'xy' });
    set(other.session, 'a', { note: 'second' });
    await machine.until(other.session.flush());
    await machine.pass(500);
    expect((await savedRecords(machine))['a']).toMatchObject({ note: 'second', title: 'xy' });
  });

  it('meet again after a lost message when one comes into sight or saves', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    machine.messageDelay = () => -1;
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    expect(other.session.records['a']).toMatchObject({ title: 'a' });
    other.tab.show();
    await machine.pass(10);
    expect(other.session.records['a']).toMatchObject({ title: 'new' });
    set(session, 'a', { title: 'newer' });
    await machine.pass(300);
    set(other.session, 'b', { title: 'new' });
    await machine.pass(300);
    expect(other.session.records['a']).toMatchObject({ title: 'newer' });
  });

  it('hear of what was saved while they were still reading', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    let reads = 0;
    other.tab.database.before = ({ name, transaction }) => {
      if (name === 'transaction' && transaction.mode === 'readonly' && reads++ === 0)
        delayEnd(transaction, (news) => machine.after(1000, news, other.tab));
    };
    set(session, 'a', { title: 'one' });
    await machine.pass(300);
    set(session, 'a', { title: 'two' });
    await machine.pass(1300);
    expect(reads).toBeGreaterThan(0);
    expect(other.session.records['a']).toMatchObject({ title: 'two' });
  });

  it('hear of what was saved while one of them was opening', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await sitDown(machine);
    other.tab.database.before = ({ name, transaction }) => {
      if (name !== 'transaction') return;
      other.tab.database.before = () => undefined;
      delayEnd(transaction, (news) => machine.after(1000, news, other.tab));
    };
    const opening = other.storage.maps.open('map');
    await machine.turns();
    set(session, 'a', { title: 'new' });
    const late = await machine.until(opening);
    await machine.pass(10);
    expect(late.records['a']).toMatchObject({ title: 'new' });
  });

  it('agree that what one removes stays removed', async () => {
    const machine = new Machine();
    const { session } = await openMap(machine);
    const other = await joinMap(machine);
    set(session, 'a', { title: 'new' });
    other.session.commit(removing(other.session.records, 'a'));
    await machine.pass(500);
    expect(session.records['a']).toBeUndefined();
    expect(plain(other.session.records)).toEqual(plain(session.records));
  });

  it('may be two openings in one page', async () => {
    const machine = new Machine();
    const { session, storage } = await openMap(machine);
    const second = await machine.until(storage.maps.open('map'));
    set(session, 'a', { title: 'new' });
    await machine.pass(300);
    expect(second.records['a']).toMatchObject({ title: 'new' });
  });
});
