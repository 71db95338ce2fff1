/** An app whose library is kept in memory, for component tests of the library. */
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { App } from '#state/app.svelte.ts';
import { Library } from '#state/library.svelte.ts';
import type { LibraryStorage } from '#state/library-ports.ts';
import { Theme } from '#state/theme.svelte.ts';
import { OpenMap } from '#state/open-map.svelte.ts';
import type { PersistenceState } from '#storage/persistence.ts';
import type { Environment } from '#storage/environment.ts';
import { UnsavedSettings } from '#storage/settings.ts';
import { UnsavedMapStore } from '#storage/unsaved-map-store.ts';
import { libraryWords } from '#ui/library/library-words.ts';
import { backgroundHere } from '../../state/support/background-here.ts';
import { noAnalysis, silentRunner } from '../../support/fake-session.ts';
import { smallMap } from '../../support/small-map.ts';

export function mapCalled(title: string, touchpoints: readonly string[] = ['I look', 'I buy']) {
  const map: MapRecord = { id: 'map', kind: 'map', title };
  return recordsFrom([...Object.values(smallMap({ Before: touchpoints })), map]);
}

type Download = Readonly<{ fileName: string; text: string }>;

/** The app with these maps, the first being the one changed last. */
export async function libraryApp(
  maps: readonly MapRecords[] = [],
  alter: Partial<LibraryStorage> = {},
) {
  const clock = { now: Date.UTC(2030, 5, 1, 12) };
  let made = 0;
  const environment = { now: () => clock.now, newId: () => `id${++made}` };
  const store = new UnsavedMapStore({
    now: environment.now,
    makeId: environment.newId,
  } as unknown as Environment);
  const answer: { state: PersistenceState; reply: PersistenceState } = {
    state: 'notPersisted',
    reply: 'persisted',
  };
  const downloads: Download[] = [];
  const storage: LibraryStorage = {
    maps: store,
    settings: new UnsavedSettings(),
    versions: { save: () => Promise.resolve('version') },
    persistence: {
      state: () => Promise.resolve(answer.state),
      ask: () => Promise.resolve((answer.state = answer.reply)),
      estimate: () => Promise.resolve({ usage: 1_234_567, quota: 1e9 }),
    },
    failure: null,
    knownMaps: [],
    losses: [],
    recovered: [],
    discardRecovered: () => undefined,
    acknowledgeLosses: () => Promise.resolve(),
    onOutdated: () => () => undefined,
    ...alter,
  };
  const library = new Library({
    storage,
    environment,
    background: backgroundHere,
    downloads: { save: (fileName, text) => downloads.push({ fileName, text }) },
    readAllRaw: () => Promise.resolve({ all: true }),
    words: libraryWords,
  });
  for (const records of [...maps].reverse()) {
    clock.now += 60_000;
    const summary = await backgroundHere.summarise(records);
    const id = `map-${summary.title}`;
    await store.create(records, { ...summary, madeAt: clock.now }, id);
  }
  const theme = new Theme({
    read: () => 'light',
    write: () => undefined,
    systemIsDark: () => false,
    onSystemChange: () => undefined,
    show: (shown) => (document.documentElement.dataset['theme'] = shown),
  });
  const app = new App(library, theme, async (id) => {
    try {
      return new OpenMap(await storage.maps.open(id), silentRunner, environment, noAnalysis);
    } catch {
      return { mapId: id, reason: 'missing' };
    }
  });
  await library.refresh();
  return { app, library, store, storage, downloads, clock, answer };
}

export function jsonFile(text: string, name = 'map.json'): File {
  return new File([text], name, { type: 'application/json' });
}
