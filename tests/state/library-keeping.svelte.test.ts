import { describe, expect, it, vi } from 'vitest';
import type { PersistenceState } from '#storage/persistence.ts';
import { Machine } from '../storage/support/machine.ts';
import { addMap, mapCalled, openLibrary } from './support/library-desk.ts';

const DAY = 24 * 3600 * 1000;

function browser(answer: PersistenceState) {
  let state: PersistenceState = 'notPersisted';
  const ask = vi.fn(() => {
    if (answer === 'persisted') state = answer;
    return Promise.resolve(answer);
  });
  const estimate = () => Promise.resolve({ usage: 1_200_000, quota: 1e9 });
  return { state: () => Promise.resolve(state), ask, estimate };
}

const desk = (persistence: ReturnType<typeof browser>, machine = new Machine()) =>
  openLibrary(machine, () => ({ persistence }));

const anEdit = (label: object | null) => ({
  editor: { mapId: 'm', records: mapCalled('One'), lastDeed: label },
});

describe('the promise not to clear the maps', () => {
  it('is not asked for at load, nor when a map is only looked at', async () => {
    const persistence = browser('persisted');
    const { library, machine, until } = await desk(persistence);
    await until(library.start());
    library.follow(anEdit(null));
    await machine.pass(5000);
    expect(persistence.ask).not.toHaveBeenCalled();
  });

  it('is asked for once after the first own edit, and the answer is shown', async () => {
    const persistence = browser('persisted');
    const { library, machine } = await desk(persistence);
    library.follow(anEdit({}));
    library.follow(anEdit({}));
    await machine.pass(500);
    expect(persistence.ask).toHaveBeenCalledTimes(1);
    expect(library.keeping.persistence).toBe('persisted');
    expect(library.keeping.wasRefused).toBe(false);
  });

  it('that was refused is asked for again after a month, not at each visit', async () => {
    const machine = new Machine();
    const persistence = browser('notPersisted');
    for (const days of [0, 1, 20, 31]) {
      machine.time += days * DAY;
      const { library } = await desk(persistence, machine);
      library.follow(anEdit({}));
      await machine.pass(500);
      if (days === 0) expect(library.keeping.wasRefused).toBe(true);
    }
    expect(persistence.ask).toHaveBeenCalledTimes(2);
  });

  it('is not asked for where nothing is saved anyway', async () => {
    const persistence = browser('persisted');
    const { library, machine } = await openLibrary(new Machine(), () => ({
      persistence,
      failure: { kind: 'missing' },
    }));
    library.follow(anEdit({}));
    await machine.pass(500);
    expect(persistence.ask).not.toHaveBeenCalled();
  });

  it('says how much there is', async () => {
    const { library, until } = await desk(browser('persisted'));
    await until(library.refresh());
    expect(library.keeping.usage).toBe(1_200_000);
  });
});

describe('the reminder of a backup', () => {
  it('comes a week after work began, not for a sample nobody touched', async () => {
    const one = await openLibrary();
    await one.until(one.library.start());
    one.machine.time += 30 * DAY;
    await one.until(one.library.refresh());
    expect(one.library.isBackupDue).toBe(false);

    await addMap(one, mapCalled('Mine'));
    one.machine.time += 6 * DAY;
    await one.until(one.library.refresh());
    expect(one.library.isBackupDue).toBe(false);
    one.machine.time += DAY;
    await one.until(one.library.refresh());
    expect(one.library.isBackupDue).toBe(true);
  });

  it('goes with a backup, and comes again a week later only when something changed', async () => {
    const one = await openLibrary();
    await addMap(one, mapCalled('Mine'));
    one.machine.time += 8 * DAY;
    await one.until(one.library.refresh());
    expect(one.library.isBackupDue).toBe(true);
    await one.until(one.library.transfer.exports.backUp());
    expect(one.library.isBackupDue).toBe(false);
    expect(one.library.keeping.daysSinceBackup).toBe(0);

    one.machine.time += 8 * DAY;
    await one.until(one.library.refresh());
    expect(one.library.keeping.daysSinceBackup).toBe(8);
    expect(one.library.isBackupDue).toBe(false);
    await addMap(one, mapCalled('New since'));
    await one.until(one.library.refresh());
    expect(one.library.isBackupDue).toBe(true);
  });

  it('that was put off comes again after another week, also in a later visit', async () => {
    const one = await openLibrary();
    await addMap(one, mapCalled('Mine'));
    one.machine.time += 8 * DAY;
    await one.until(one.library.refresh());
    await one.until(one.library.keeping.dismissReminder());
    expect(one.library.isBackupDue).toBe(false);
    one.machine.time += 6 * DAY;
    const later = await openLibrary(one.machine);
    await later.until(later.library.refresh());
    expect(later.library.isBackupDue).toBe(false);
    one.machine.time += DAY;
    await later.until(later.library.refresh());
    expect(later.library.isBackupDue).toBe(true);
  });
});

describe('what was lost', () => {
  it('is shown until the person took note', async () => {
    const acknowledgeLosses = vi.fn(() => Promise.resolve());
    const lost = { mapId: 'm', title: 'Gone', known: 3, found: null };
    const { library, until } = await openLibrary(new Machine(), () => ({
      losses: [{ kind: 'missing', maps: [lost] }],
      acknowledgeLosses,
    }));
    expect(library.keeping.losses).toMatchObject([{ kind: 'missing', maps: [{ title: 'Gone' }] }]);
    await until(library.keeping.acknowledgeLosses());
    expect(library.keeping.losses).toEqual([]);
    expect(acknowledgeLosses).toHaveBeenCalled();
  });
});
