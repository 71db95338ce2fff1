import { afterEach, describe, expect, it, vi } from 'vitest';
import { mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { Machine } from '../storage/support/machine.ts';
import { asked, joinMap, set } from '../storage/support/maps.ts';
import { backgroundHere } from './support/background-here.ts';
import {
  addMap,
  failing,
  mapCalled,
  openLibrary,
  type LibraryDesk,
} from './support/library-desk.ts';

const titles = ({ library }: LibraryDesk) => library.found.map(({ map }) => map.summary?.title);

/** Somebody has the library on screen for so many milliseconds. */
async function lookAt({ library, machine }: LibraryDesk, milliseconds: number): Promise<void> {
  const stop = library.watch();
  await machine.pass(milliseconds);
  stop();
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a first visit', () => {
  it('makes the sample and says to open it, without waiting for its curve', async () => {
    const desk = await openLibrary();
    const summarise = vi.spyOn(backgroundHere, 'summarise');
    const id = await desk.until(desk.library.start());
    await desk.machine.pass(3000);
    expect(summarise).not.toHaveBeenCalled();
    expect(titles(desk)).toEqual(['Rowing machine at home']);
    expect(id).toBe(desk.library.found[0]?.map.id);
    expect(desk.library.found[0]?.map.summary).toMatchObject({ touchpoints: 8, partners: 3 });
    expect(desk.library.found[0]?.map.summary?.curve.points).toEqual([]);
    expect(desk.library.found[0]?.map.isSketch).toBe(true);
  });

  it('gives the sample its curve, once, when somebody looks at the library', async () => {
    const desk = await openLibrary();
    await desk.until(desk.library.start());
    const summarise = vi.spyOn(backgroundHere, 'summarise');
    await lookAt(desk, 3000);
    expect(summarise).toHaveBeenCalledTimes(1);
    expect(desk.library.found[0]?.map.isSketch).toBe(false);
    expect(desk.library.found[0]?.map.summary).toMatchObject({ touchpoints: 8, partners: 3 });
    expect(desk.library.found[0]?.map.summary?.curve.points.length).toBe(8);
  });

  it('in two tabs at the same moment makes one sample, and both open it', async () => {
    const machine = new Machine();
    const desks = [await openLibrary(machine), await openLibrary(machine)];
    const [one, other] = await machine.until(
      Promise.all(desks.map(({ library }) => library.start())),
    );
    const { maps } = await machine.until(desks[0]!.storage.maps.list());
    expect(maps.map(({ id }) => id)).toEqual([one]);
    expect(other).toBe(one);
    expect(await machine.until(desks[0]!.storage.maps.listTrash())).toEqual([]);
    for (const desk of desks) {
      await desk.until(desk.library.refresh());
      expect(desk.library.found.map(({ map }) => map.id)).toEqual([one]);
    }
  });

  it('is over after it: a sample that was deleted does not come back', async () => {
    const desk = await openLibrary();
    const id = await desk.until(desk.library.start());
    await desk.until(desk.library.deeds.moveToTrash(id!, 'Sample'));
    await desk.until(desk.library.deeds.purge(id!));
    const later = await openLibrary(desk.machine);
    expect(await later.until(later.library.start())).toBeNull();
    expect(later.library.count).toBe(0);
  });

  it('that only looks like one, because maps were lost, shows the library', async () => {
    const desk = await openLibrary(new Machine(), () => ({
      losses: [{ kind: 'evicted', maps: [] }],
    }));
    expect(await desk.until(desk.library.start())).toBeNull();
    expect(desk.library.keeping.losses.length).toBe(1);
  });

  it('with data of a newer release touches nothing', async () => {
    const desk = await openLibrary(new Machine(), () => ({ failure: { kind: 'newer' } }));
    expect(await desk.until(desk.library.start())).toBeNull();
    expect((await desk.until(desk.storage.maps.list())).maps).toEqual([]);
  });

  it('with maps that came from elsewhere makes no sample', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Mine'));
    expect(await desk.until(desk.library.start())).toBeNull();
    expect(titles(desk)).toEqual(['Mine']);
  });
});

describe('a deed', () => {
  it('adds a blank map with one stage', async () => {
    const desk = await openLibrary();
    const id = await desk.until(desk.library.deeds.addBlank());
    const records = await desk.until(desk.storage.maps.readRecords(id!));
    expect(mapOf(records)?.title).toBe('Untitled');
    expect(ofKind(records, 'stage').length).toBe(1);
    expect(ofKind(records, 'touchpoint').length).toBe(0);
    expect(titles(desk)).toEqual(['Untitled']);
  });

  it('renames a map, also while another tab has it open', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Before'), 'm');
    const other = await joinMap(desk.machine, 'm');
    await desk.until(desk.library.deeds.rename('m', 'After'));
    await desk.machine.pass(500);
    expect(titles(desk)).toEqual(['After']);
    expect(mapOf(other.session.records)?.title).toBe('After');
    expect(mapOf(await desk.until(desk.storage.maps.readRecords('m')))?.title).toBe('After');
  });

  it('duplicates a map under a title that is free', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('One'), 'm');
    await desk.until(desk.library.deeds.duplicate('m', 'One'));
    const second = await desk.until(desk.library.deeds.duplicate('m', 'One'));
    expect(titles(desk).sort()).toEqual(['One', 'One copy 1', 'One copy 2']);
    const { map, ...rest } = await desk.until(desk.storage.maps.readRecords(second!));
    const { map: original, ...others } = await desk.until(desk.storage.maps.readRecords('m'));
    expect(map).toEqual({ ...original, title: 'One copy 2' });
    expect(rest).toEqual(others);
  });

  it('moves a map to the trash, and its notice takes that back', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('One'), 'm');
    await desk.until(desk.library.refresh());
    await desk.until(desk.library.deeds.moveToTrash('m', 'One'));
    expect(desk.library.count).toBe(0);
    expect(desk.library.trash.entries).toMatchObject([{ id: 'm', daysLeft: 30 }]);
    await desk.until(desk.library.notices.shown!.undo!());
    expect(titles(desk)).toEqual(['One']);
    expect(desk.library.trash.entries).toEqual([]);
  });

  it('empties the trash of what is shown, and of nothing else', async () => {
    const desk = await openLibrary();
    for (const id of ['m1', 'm2', 'm3']) await addMap(desk, mapCalled(id), id);
    await desk.until(desk.storage.maps.moveToTrash('m1'));
    await desk.until(desk.library.trash.refresh());
    await desk.until(desk.storage.maps.moveToTrash('m2'));
    await desk.until(desk.library.deeds.emptyTrash());
    expect(desk.library.trash.entries.map(({ id }) => id)).toEqual(['m2']);
    expect((await desk.until(desk.storage.maps.list())).maps.map(({ id }) => id)).toEqual(['m3']);
  });

  it('deletes nothing for good that another tab took out of the trash', async () => {
    const desk = await openLibrary();
    for (const id of ['m1', 'm2', 'm3']) await addMap(desk, mapCalled(id), id);
    for (const id of ['m1', 'm2', 'm3']) await desk.until(desk.storage.maps.moveToTrash(id));
    await desk.until(desk.library.trash.refresh());
    await desk.until(desk.storage.maps.restore('m1'));
    await desk.until(desk.storage.maps.restore('m2'));
    expect(await desk.until(desk.library.deeds.purge('m1'))).toBe(false);
    await desk.until(desk.library.deeds.emptyTrash());
    const { maps } = await desk.until(desk.storage.maps.list());
    expect(maps.map(({ id }) => id).sort()).toEqual(['m1', 'm2']);
    expect(desk.library.trash.entries).toEqual([]);
  });

  it('counts the days that are left', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('One'), 'm');
    await desk.until(desk.storage.maps.moveToTrash('m'));
    desk.machine.time += 28.5 * 24 * 3600 * 1000;
    await desk.until(desk.library.trash.refresh());
    expect(desk.library.trash.entries[0]?.daysLeft).toBe(2);
  });

  it('that fails says why and changes nothing', async () => {
    const desk = await openLibrary(new Machine(), ({ maps }) => ({
      maps: Object.assign(Object.create(maps) as typeof maps, {
        create: failing('refused'),
        list: () => maps.list(),
        listTrash: () => maps.listTrash(),
      }),
    }));
    expect(await desk.until(desk.library.deeds.addBlank())).toBeNull();
    expect(desk.library.problem?.kind).toBe('refused');
    expect(desk.library.count).toBe(0);
    desk.library.dismissProblem();
    expect(desk.library.problem).toBeNull();
  });
});

describe('the list', () => {
  it('follows what another tab does, as long as somebody looks', async () => {
    const machine = new Machine();
    const [desk, other] = [await openLibrary(machine), await openLibrary(machine)];
    const stop = desk.library.watch();
    await addMap(other, mapCalled('From there'));
    await machine.pass(200);
    expect(titles(desk)).toEqual(['From there']);
    stop();
    await addMap(other, mapCalled('Later'));
    await machine.pass(200);
    expect(titles(desk)).toEqual(['From there']);
  });

  it('shows a map that cannot be read apart, and the others all the same', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Sound'), 'sound');
    await addMap(desk, mapCalled('Hurt'), 'hurt');
    const connection = await asked(desk.machine.indexedDB.open('throughline'));
    const store = connection.transaction('maps', 'readwrite').objectStore('maps');
    await asked(store.put({ id: 'hurt', records: 'nonsense' }) as IDBRequest<unknown>);
    connection.close();
    await lookAt(desk, 500);
    expect(titles(desk)).toEqual(['Sound']);
    expect(desk.library.broken.map(({ id }) => id)).toEqual(['hurt']);
    await desk.until(desk.library.transfer.exports.saveRaw('hurt', 'Hurt'));
    expect(desk.downloads[0]?.text).toContain('nonsense');
    await desk.until(desk.library.deeds.moveToTrash('hurt', 'Hurt'));
    expect(desk.library.broken).toEqual([]);
  });

  it('finds by title, touchpoint and partner, in any case and without accents', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Café at the corner', ['I order']));
    await addMap(desk, mapCalled('Train', ['I wait for the PARCEL', 'I board']));
    await lookAt(desk, 500);
    const find = (query: string) => {
      desk.library.query = query;
      return desk.library.found.map(({ map, line }) => [map.summary?.title, line]);
    };
    expect(find('CAFE')).toEqual([['Café at the corner', null]]);
    expect(find('parcel')).toEqual([['Train', 'I wait for the PARCEL']]);
    expect(find('train board')).toEqual([['Train', 'I board']]);
    expect(find('train order')).toEqual([]);
    expect(find('  ').length).toBe(2);
  });

  it('is sorted as it was when it was left', async () => {
    const desk = await openLibrary();
    for (const title of ['Map 10', 'Map 9', 'map 1']) {
      await addMap(desk, mapCalled(title));
      desk.machine.time += 1000;
    }
    await desk.until(desk.library.start());
    expect(titles(desk)).toEqual(['map 1', 'Map 9', 'Map 10']);
    desk.library.sortBy('title');
    expect(titles(desk)).toEqual(['map 1', 'Map 9', 'Map 10']);
    await desk.machine.pass(100);
    const later = await openLibrary(desk.machine);
    await later.until(later.library.start());
    expect(later.library.sort).toBe('title');
  });
});

describe('the picture of a map', () => {
  const curveOf = ({ library }: LibraryDesk) => library.found[0]?.map.summary?.curve.points ?? [];

  it('follows the open map a moment after the last edit', async () => {
    const desk = await openLibrary();
    const id = await addMap(desk, mapCalled('One'));
    const lastDeed = { label: 'change' };
    desk.library.follow({ editor: { mapId: id, records: mapCalled('Two'), lastDeed: null } });
    desk.library.follow({ editor: { mapId: id, records: mapCalled('Three'), lastDeed } });
    await desk.until(desk.library.settle());
    await desk.until(desk.library.refresh());
    expect(titles(desk)).toEqual(['Three']);
    expect(curveOf(desk).length).toBe(2);
  });

  it('of a map that is only looked at is left alone', async () => {
    const desk = await openLibrary();
    const id = await addMap(desk, mapCalled('One'));
    desk.library.follow({ editor: { mapId: id, records: mapCalled('Two'), lastDeed: null } });
    await desk.until(desk.library.settle());
    expect((await desk.until(desk.storage.maps.list())).maps[0]?.summary?.title).toBe('One');
  });

  it('is made again where a map changed and nobody was there to do it', async () => {
    const desk = await openLibrary();
    await desk.until(desk.library.start());
    const id = desk.library.found[0]!.map.id;
    const { session } = await joinMap(desk.machine, id);
    desk.machine.time += 5000;
    set(session, 'map', { title: 'Changed elsewhere' });
    await desk.machine.pass(1000);
    await desk.until(desk.library.refresh());
    await desk.machine.pass(1000);
    // Nobody looks yet.
    expect(titles(desk)).toEqual(['Rowing machine at home']);
    await lookAt(desk, 1000);
    expect(titles(desk)).toEqual(['Changed elsewhere']);
    expect(curveOf(desk).length).toBe(8);
  });

  it('is made again once only when the clock was set back', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('From the future'));
    desk.machine.time -= 24 * 3600 * 1000;
    const making = vi.spyOn(desk.storage.maps, 'setSummary');
    const stop = desk.library.watch();
    await desk.machine.pass(3000);
    stop();
    expect(making).toHaveBeenCalledTimes(1);
  });
});

describe('edits of a tab that died', () => {
  it('become a map of their own, and the one that is here stays as it is', async () => {
    const machine = new Machine();
    const first = await openLibrary(machine);
    await addMap(first, mapCalled('One'), 'm');
    const dying = await joinMap(machine, 'm');
    set(dying.session, 'a', { title: 'never saved' });
    dying.tab.crash();
    const other = await joinMap(machine, 'm', machine.tab({ locks: null }));
    set(other.session, 'b', { title: 'saved since' });
    await machine.pass(500);
    await machine.until(other.session.close());

    const desk = await openLibrary(machine);
    const [tail] = desk.library.recovered.tails;
    expect(tail?.why).toBe('behind');
    const before = await desk.until(desk.storage.maps.readRecords('m'));
    const id = await desk.until(desk.library.deeds.addRecovered(tail!));
    const copy = await desk.until(desk.storage.maps.readRecords(id!));
    expect(copy['a']?.['title']).toBe('never saved');
    expect(copy['b']?.['title']).toBe('saved since');
    expect(mapOf(copy)?.title).toBe('One recovered');
    expect(await desk.until(desk.storage.maps.readRecords('m'))).toEqual(before);
    expect(desk.library.recovered.tails).toEqual([]);
    expect((await openLibrary(machine)).library.recovered.tails).toEqual([]);
  });
});
