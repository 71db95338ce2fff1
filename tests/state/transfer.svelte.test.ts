import { describe, expect, it, vi } from 'vitest';
import { mapOf } from '#domain/queries/of-kind.ts';
import { recordsFrom } from '#domain/records.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { isMapItem, type MapItem, type RefusedItem } from '#state/import-review.ts';
import { Machine } from '../storage/support/machine.ts';
import { overwrite } from '../storage/support/maps.ts';
import {
  addMap,
  everythingIn,
  failing,
  file,
  mapCalled,
  openLibrary,
  type LibraryDesk,
} from './support/library-desk.ts';

const textOf = (records: ReturnType<typeof mapCalled>, mapId: string | null) =>
  throughlineJson.write(records, { mapId, exportedAs: null });

async function take({ library, until }: LibraryDesk, ...texts: string[]) {
  return until(library.transfer.take(texts.map((text, index) => file(text, `${index}.json`))));
}

const review = ({ library }: LibraryDesk) => library.transfer.review ?? [];
const items = (desk: LibraryDesk) => review(desk).filter(isMapItem);
const only = (desk: LibraryDesk): MapItem => items(desk)[0]!;

async function titlesIn({ storage, until }: LibraryDesk) {
  const { maps } = await until(storage.maps.list());
  return maps.map(({ summary }) => summary?.title).sort();
}

describe('a file with a new map', () => {
  it('is added under its own id, with its picture, and nothing is asked', async () => {
    const desk = await openLibrary();
    const { ids } = await take(desk, textOf(mapCalled('From Anna'), 'anna'));
    expect(ids).toEqual(['anna']);
    expect(desk.library.transfer.review).toBeNull();
    expect(desk.library.notices.shown).toMatchObject({ kind: 'added', open: 'anna' });
    const { maps } = await desk.until(desk.storage.maps.list());
    expect(maps[0]?.summary).toMatchObject({ title: 'From Anna', touchpoints: 2 });
  });

  it('opens in another profile with the same records, byte for byte', async () => {
    const here = await openLibrary();
    await here.until(here.library.start());
    const id = here.library.found[0]!.map.id;
    await here.until(here.library.transfer.exports.saveMap(id, 'Rowing machine at home'));
    const [{ fileName, text }] = here.downloads as [(typeof here.downloads)[number]];
    expect(fileName).toBe('Rowing machine at home.throughline.json');

    const there = await openLibrary();
    const { ids } = await take(there, text);
    expect(ids).toEqual([id]);
    const records = await there.until(there.storage.maps.readRecords(id));
    const { exportedAs } = JSON.parse(text) as { exportedAs: string };
    expect(throughlineJson.write(records, { mapId: id, exportedAs })).toBe(text);
    expect(exportedAs).toEqual(expect.any(String));
  });

  it('without an id gets one', async () => {
    const desk = await openLibrary();
    const { ids } = await take(desk, textOf(mapCalled('Template'), null));
    expect(ids.length).toBe(1);
    expect(await titlesIn(desk)).toEqual(['Template']);
  });
});

describe('reading', () => {
  it('changes nothing, whatever is in the files', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Mine'), 'm');
    await addMap(desk, mapCalled('Old'), 'old');
    await desk.until(desk.storage.maps.moveToTrash('old'));
    const before = await everythingIn(desk);
    await take(
      desk,
      textOf(mapCalled('Mine, changed'), 'm'),
      textOf(mapCalled('Old'), 'old'),
      textOf(mapCalled('New'), 'new').slice(0, 400),
      '',
      '<!doctype html>',
      '{"format":"throughline-map","version":1,"mapId":"m","records":[5,{"kind":"x"}]}',
    );
    expect(review(desk).length).toBe(6);
    expect(await everythingIn(desk)).toBe(before);
    desk.library.transfer.cancel();
    expect(await everythingIn(desk)).toBe(before);
  });

  it('refuses each file for its own reason and tells of what did not fit in others', async () => {
    const desk = await openLibrary();
    const broken = JSON.parse(textOf(mapCalled('Odd'), 'odd')) as { records: unknown[] };
    broken.records.push(5);
    await take(desk, 'not a map', JSON.stringify(broken));
    const [refused, odd] = review(desk) as [RefusedItem, MapItem];
    expect(refused).toMatchObject({
      fileName: '0.json',
      refusal: { why: 'finding', finding: { code: 'fileOtherFormat' } },
    });
    expect(odd.findings.map(({ code }) => code)).toEqual(['recordUnreadable']);
    expect(odd.choice).toBe('add');
    await desk.until(desk.library.transfer.confirm());
    expect(await titlesIn(desk)).toEqual(['Odd']);
  });

  it('does not even look into a file that is too large', async () => {
    const desk = await openLibrary();
    const arrayBuffer = vi.fn(() => Promise.reject(new Error('It was read')));
    const large = { name: 'large.json', size: 70_000_000, arrayBuffer };
    await desk.until(desk.library.transfer.take([large]));
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(review(desk)).toMatchObject([
      { refusal: { finding: { code: 'fileTooLarge', detail: { size: 70_000_000 } } } },
    ]);
  });

  it('survives a file the browser cannot read', async () => {
    const desk = await openLibrary();
    const folder = { name: 'folder', size: 4096, arrayBuffer: () => Promise.reject(new Error()) };
    await desk.until(desk.library.transfer.take([folder, file(textOf(mapCalled('A'), 'a'))]));
    expect(review(desk)).toMatchObject([{ refusal: { why: 'unreadable' } }, { mapId: 'a' }]);
  });
});

describe('a map that is here already', () => {
  async function withMap() {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Mine'), 'm');
    return desk;
  }

  it('in another state is copied unless something else is chosen', async () => {
    const desk = await withMap();
    await take(desk, textOf(mapCalled('Mine', ['a', 'b', 'c']), 'm'));
    expect(only(desk)).toMatchObject({
      meeting: { how: 'other', title: 'Mine' },
      choices: ['copy', 'replace', 'skip'],
      choice: 'copy',
    });
    const before = await desk.until(desk.storage.maps.readRaw('m'));
    const { ids } = await desk.until(desk.library.transfer.confirm());
    expect(ids).not.toContain('m');
    expect(await titlesIn(desk)).toEqual(['Mine', 'Mine copy 1']);
    expect(await desk.until(desk.storage.maps.readRaw('m'))).toEqual(before);
  });

  it('is replaced on demand, after a version of it was saved', async () => {
    const desk = await withMap();
    const mine = await desk.until(desk.storage.maps.readRecords('m'));
    await take(desk, textOf(mapCalled('Theirs'), 'm'));
    desk.library.transfer.choose(only(desk).key, 'replace');
    await desk.until(desk.library.transfer.confirm());
    expect(await titlesIn(desk)).toEqual(['Theirs']);
    const { versions } = desk.storage as unknown as {
      versions: import('#storage/versions.ts').Versions;
    };
    const [version] = await desk.until(versions.list('m'));
    expect(version?.reason).toBe('import');
    expect(await desk.until(versions.read(version!.id))).toEqual(mine);
  });

  it('exactly so is left out unless a copy is wanted', async () => {
    const desk = await withMap();
    await take(desk, textOf(mapCalled('Mine'), 'm'));
    expect(only(desk)).toMatchObject({ meeting: { how: 'same' }, choice: 'skip' });
    expect((await desk.until(desk.library.transfer.confirm())).ids).toEqual([]);
    expect(desk.library.transfer.review).toBeNull();
    expect(await titlesIn(desk)).toEqual(['Mine']);
  });

  it('in the trash is added beside it and stays there', async () => {
    const desk = await withMap();
    await desk.until(desk.storage.maps.moveToTrash('m'));
    await take(desk, textOf(mapCalled('Mine'), 'm'));
    expect(only(desk)).toMatchObject({ meeting: { how: 'trash' }, choices: ['copy', 'skip'] });
    await desk.until(desk.library.transfer.confirm());
    expect(await titlesIn(desk)).toEqual(['Mine copy 1']);
    expect((await desk.until(desk.storage.maps.listTrash())).map(({ id }) => id)).toEqual(['m']);
  });

  it('twice among the files is asked about the second time', async () => {
    const desk = await openLibrary();
    await take(desk, textOf(mapCalled('A'), 'x'), textOf(mapCalled('B'), 'x'));
    expect(items(desk).map(({ meeting }) => meeting?.how)).toEqual([undefined, 'twice']);
    await desk.until(desk.library.transfer.confirm());
    expect(await titlesIn(desk)).toEqual(['A', 'B copy 1']);
  });

  it('cannot be replaced where nothing is saved', async () => {
    const desk = await openLibrary(new Machine(), () => ({ failure: { kind: 'missing' } }));
    await addMap(desk, mapCalled('Mine'), 'm');
    await take(desk, textOf(mapCalled('Theirs'), 'm'));
    expect(only(desk).choices).toEqual(['copy', 'skip']);
  });

  it('is decided about together with others', async () => {
    const desk = await withMap();
    await addMap(desk, mapCalled('Second'), 's');
    await take(desk, textOf(mapCalled('X'), 'm'), textOf(mapCalled('Y'), 's'));
    desk.library.transfer.chooseForAll('replace');
    await desk.until(desk.library.transfer.confirm());
    expect(await titlesIn(desk)).toEqual(['X', 'Y']);
  });
});

describe('what cannot be kept', () => {
  it('stays under review and can be tried again', async () => {
    let isFull = true;
    const desk = await openLibrary(new Machine(), ({ maps }) => ({
      maps: {
        ...methodsOf(maps),
        create: (...args) => (isFull ? failing('refused')() : maps.create(...args)),
      },
    }));
    await take(desk, textOf(mapCalled('A'), 'a'));
    expect(review(desk)).toMatchObject([{ mapId: 'a', failed: true }]);
    expect(await titlesIn(desk)).toEqual([]);
    isFull = false;
    await desk.until(desk.library.transfer.confirm());
    expect(desk.library.transfer.review).toBeNull();
    expect(await titlesIn(desk)).toEqual(['A']);
  });
});

describe('files that come while others are being taken', () => {
  /** A desk whose storage takes maps only once it is let. */
  async function held() {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const asked = vi.fn();
    const desk = await openLibrary(new Machine(), ({ maps }) => ({
      maps: {
        ...methodsOf(maps),
        create: async (...args) => {
          asked();
          await gate;
          return maps.create(...args);
        },
      },
    }));
    return { desk, letGo, asked };
  }

  it('stay under review when files that need none are done', async () => {
    const { desk, letGo, asked } = await held();
    const clean = desk.library.transfer.take([file(textOf(mapCalled('New'), 'n'), 'new.json')]);
    await desk.until(vi.waitFor(() => expect(asked).toHaveBeenCalled()));
    await take(desk, '{');
    expect(review(desk)).toHaveLength(1);
    letGo();
    await desk.until(clean);
    expect(review(desk)).toHaveLength(1);
    expect(await titlesIn(desk)).toEqual(['New']);
  });

  it('stay under review when a review is carried out', async () => {
    const { desk, letGo } = await held();
    await take(desk, textOf(mapCalled('New'), 'n'), '{');
    const confirmed = desk.library.transfer.confirm();
    await take(desk, '[');
    letGo();
    await desk.until(confirmed);
    expect(review(desk)).toHaveLength(1);
    expect(await titlesIn(desk)).toEqual(['New']);
  });
});

/** The methods of a class instance as plain functions. */
function methodsOf<Store extends object>(store: Store): Store {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(store)) as (keyof Store)[];
  return Object.fromEntries(
    names.map((name) => [name, (store[name] as (...values: unknown[]) => unknown).bind(store)]),
  ) as Store;
}

describe('a backup', () => {
  it('gives back all maps in another profile', async () => {
    const here = await openLibrary();
    await addMap(here, mapCalled('One', ['a']), 'm1');
    await addMap(here, mapCalled('Two', ['b', 'c']), 'm2');
    const result = await here.until(here.library.transfer.exports.backUp());
    expect(result).toEqual({ maps: 2, leftOut: [], partly: [] });
    expect(here.downloads.map(({ fileName }) => fileName)).toEqual([
      'backup 2030-01-01.throughline.json',
    ]);
    const there = await openLibrary();
    await take(there, here.downloads[0]!.text);
    expect(await titlesIn(there)).toEqual(['One', 'Two']);
    for (const id of ['m1', 'm2'])
      expect(await there.until(there.storage.maps.readRecords(id))).toEqual(
        await here.until(here.storage.maps.readRecords(id)),
      );
  });

  it('brought back to where it came from has nothing to add', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('One'), 'm1');
    await addMap(desk, mapCalled('Two'), 'm2');
    await desk.until(desk.library.transfer.exports.backUp());
    const before = await everythingIn(desk);
    await take(desk, desk.downloads[0]!.text);
    expect(items(desk).map(({ choice }) => choice)).toEqual(['skip', 'skip']);
    await desk.until(desk.library.transfer.confirm());
    expect(await everythingIn(desk)).toBe(before);
  });

  it('names the maps it had to leave out', async () => {
    const desk = await openLibrary(new Machine(), ({ maps }) => ({
      maps: {
        ...methodsOf(maps),
        readStored: (id) => (id === 'bad' ? failing('unreadable')() : maps.readStored(id)),
      },
    }));
    await addMap(desk, mapCalled('Good'), 'good');
    await addMap(desk, mapCalled('Bad'), 'bad');
    const result = await desk.until(desk.library.transfer.exports.backUp());
    expect(result).toEqual({ maps: 1, leftOut: ['Bad'], partly: [] });
    expect(desk.library.notices.shown).toMatchObject({ kind: 'backedUp', titles: ['Bad'] });
  });

  it('names the maps of which it holds only a part, as a file of one says of itself', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('Whole'), 'whole');
    await addMap(desk, mapCalled('Torn'), 'torn');
    await overwrite(desk.machine, 'maps', {
      ...{ id: 'torn', revision: 0 },
      records: [...Object.values(mapCalled('Torn')), 'rubbish'],
    });
    const { exports } = desk.library.transfer;
    const result = await desk.until(exports.backUp());
    expect(result).toEqual({ maps: 2, leftOut: [], partly: ['Torn'] });
    expect(desk.library.notices.shown).toMatchObject({ titles: [], partly: ['Torn'] });
    expect(await desk.until(exports.saveMap('whole', 'Whole'))).toBe(true);
    expect(await desk.until(exports.saveMap('torn', 'Torn'))).toBe(false);
  });
});

describe('an exported file', () => {
  it('names the version it was made from', async () => {
    const desk = await openLibrary();
    await addMap(desk, mapCalled('One'), 'm');
    await desk.until(desk.library.transfer.exports.saveMap('m', 'One'));
    const { exportedAs } = JSON.parse(desk.downloads[0]!.text) as { exportedAs: string };
    const { versions } = desk.storage as unknown as {
      versions: import('#storage/versions.ts').Versions;
    };
    const [version] = await desk.until(versions.list('m'));
    expect(version).toMatchObject({ id: exportedAs, reason: 'export' });
  });

  it('is made all the same where no version can be saved', async () => {
    const desk = await openLibrary(new Machine(), () => ({
      versions: { save: failing('refused') },
    }));
    await addMap(desk, mapCalled('One'), 'm');
    await desk.until(desk.library.transfer.exports.saveMap('m', 'One'));
    const { exportedAs, records } = JSON.parse(desk.downloads[0]!.text) as {
      exportedAs: null;
      records: { id: string; kind: string }[];
    };
    expect(exportedAs).toBeNull();
    expect(mapOf(recordsFrom(records))?.title).toBe('One');
  });

  it('can be made in ways that are registered', async () => {
    const { library } = await openLibrary();
    const run = vi.fn();
    library.transfer.exports.register({ id: 'png', run });
    library.transfer.exports.register({ id: 'png', run });
    expect(library.transfer.exports.ways.map(({ id }) => id)).toEqual(['json', 'png']);
    await library.transfer.exports.run('png', {} as never);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
