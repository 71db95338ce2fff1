/** Wires the layers together: storage, simulation and browser into the state, the state into the page. */
import { mount } from 'svelte';
import type { RecordId } from '#domain/records.ts';
import forecastWorkerUrl from '#simulation/worker.ts?worker&url';
import { App, type OpeningProblem } from '#state/app.svelte.ts';
import backgroundWorkerUrl from '#state/background-worker.ts?worker&url';
import { WorkerBackground } from '#state/background.ts';
import {
  backgroundWorker,
  browserDownloads,
  browserHistory,
  browserTheme,
  forecastWorker,
} from '#state/browser-ports.ts';
import { Library } from '#state/library.svelte.ts';
import { Navigation } from '#state/navigation.ts';
import { OpenMap } from '#state/open-map.svelte.ts';
import { Theme } from '#state/theme.svelte.ts';
import { WorkerRunner } from '#state/worker-runner.ts';
import { browserEnvironment } from '#storage/browser-environment.ts';
import { StorageError } from '#storage/errors.ts';
import { openStorage } from '#storage/open-storage.ts';
import { DATABASE_NAME } from '#storage/database.ts';
import { readDatabaseRaw } from '#storage/raw-export.ts';
import AppRoot from '#ui/App.svelte';
import { libraryWords } from '#ui/library/library-words.ts';
import './app.css';

/** Missing in TypeScript's own library; our policy hands on addresses this build has made. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}
const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('throughline-worker', {
  createScriptURL: (address) => address,
});

function startWorker(address: string): Worker {
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}

const browser = browserEnvironment();
const environment = {
  now: () => browser.now(),
  newId: (): RecordId => browser.makeId(),
};
const storage = await openStorage(browser);

async function openMap(id: string): Promise<OpenMap | OpeningProblem> {
  try {
    const session = await storage.maps.open(id);
    const runner = new WorkerRunner(() => forecastWorker(startWorker(forecastWorkerUrl)));
    return new OpenMap(session, runner, environment);
  } catch (error) {
    const kind = error instanceof StorageError ? error.kind : null;
    const reason = kind === 'gone' ? 'missing' : kind === 'unreadable' ? 'broken' : 'failed';
    return { mapId: id, reason };
  }
}

const library = new Library({
  storage,
  environment,
  background: new WorkerBackground(() => backgroundWorker(startWorker(backgroundWorkerUrl))),
  downloads: browserDownloads,
  readAllRaw: () => readDatabaseRaw(browser, DATABASE_NAME),
  words: libraryWords,
});
const app = new App(library, new Theme(browserTheme()), openMap);
const navigation = new Navigation(app, browserHistory());

await navigation.start(await library.start());

mount(AppRoot, { target: document.getElementById('app')!, props: { app, navigation } });
