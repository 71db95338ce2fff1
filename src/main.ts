/** Wires the layers together: storage, simulation and browser into the state, the state into the page. */
import { mount } from 'svelte';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import deskWorkerUrl from '#simulation/desk-worker.ts?worker&url';
import forecastWorkerUrl from '#simulation/worker.ts?worker&url';
import { parseAddress } from '#state/address.ts';
import type { Analysis } from '#state/analysis.svelte.ts';
import { App, type OpeningProblem } from '#state/app.svelte.ts';
import backgroundWorkerUrl from '#state/background-worker.ts?worker&url';
import { WorkerBackground } from '#state/background.ts';
import {
  backgroundWorker,
  browserDownloads,
  browserHistory,
  browserTheme,
  deskWorker,
  forecastWorker,
} from '#state/browser-ports.ts';
import { sampleRecords } from '#state/library-deeds.ts';
import { Library } from '#state/library.svelte.ts';
import { Navigation } from '#state/navigation.ts';
import { OpenMap } from '#state/open-map.svelte.ts';
import { startWorker } from '#state/start-worker.ts';
import { Theme } from '#state/theme.svelte.ts';
import { WorkerRunner } from '#state/worker-runner.ts';
import { browserEnvironment } from '#storage/browser-environment.ts';
import { StorageError } from '#storage/errors.ts';
import { openStorage, type OpenStorage } from '#storage/open-storage.ts';
import { DATABASE_NAME } from '#storage/database.ts';
import { readDatabaseRaw } from '#storage/raw-export.ts';
import AppRoot from '#ui/App.svelte';
import { libraryWords } from '#ui/library/library-words.ts';
import { prepareNumbers } from '#ui/shared/format.ts';
import './app.css';

/** A map is drawn once, with its figures, where they come within this time; else at first without. */
const FIGURES_WITHIN_MS = 80;

const browser = browserEnvironment();
const history = browserHistory();
const environment = {
  now: () => browser.now(),
  newId: (): RecordId => browser.makeId(),
};

const startForecasts = () => new WorkerRunner(() => forecastWorker(startWorker(forecastWorkerUrl)));
/** Begun before it is known which map is shown, and taken by the first that is. */
let readyForecasts: WorkerRunner | null = null;

async function startAnalysis(): Promise<Analysis> {
  const { Analysis } = await import('#state/analysis.svelte.ts');
  return new Analysis(() => deskWorker(startWorker(deskWorkerUrl)), navigator.hardwareConcurrency);
}

/** Brings what the first screen needs while storage opens. */
async function prepareScreen(): Promise<void> {
  const isMapNext = parseAddress(history.read()).map !== null;
  const isSampleNext = !isMapNext && (await isFirstVisit());
  if (!isMapNext && !isSampleNext) return void (await import('#ui/library/LibraryScreen.svelte'));
  readyForecasts ??= startForecasts();
  const screen = import('#ui/MapScreen.svelte');
  if (isSampleNext) rehearse(readyForecasts, await sampleRecords());
  await screen;
}

async function isFirstVisit(): Promise<boolean> {
  const databases = await browser.indexedDB?.databases();
  return databases?.every(({ name }) => name !== DATABASE_NAME) ?? false;
}

/** A first forecast takes several times as long as a second. Nobody is told of this one. */
function rehearse(forecasts: WorkerRunner, records: MapRecords): void {
  const [scenario = null] = ofKind(records, 'scenario');
  const lens = { scenario: null, segment: null };
  const compared = scenario && { scenario: scenario.id, segment: null };
  forecasts.ask({ id: 0, records, shown: lens, compared });
}

async function openMap(storage: OpenStorage, id: string): Promise<OpenMap | OpeningProblem> {
  try {
    const session = await storage.maps.open(id);
    const runner = readyForecasts ?? startForecasts();
    readyForecasts = null;
    const map = new OpenMap(session, runner, environment, startAnalysis);
    map.followForecast();
    prepareNumbers();
    await map.forecast.firstAnswer(FIGURES_WITHIN_MS);
    return map;
  } catch (error) {
    const kind = error instanceof StorageError ? error.kind : null;
    const reason = kind === 'gone' ? 'missing' : kind === 'unreadable' ? 'broken' : 'failed';
    return { mapId: id, reason };
  }
}

/** A function, because scripts loaded meanwhile would wait for a module that waits. */
async function start(): Promise<void> {
  const storage = await openStorage(browser);
  const library = new Library({
    storage,
    environment,
    background: new WorkerBackground(() => backgroundWorker(startWorker(backgroundWorkerUrl))),
    downloads: browserDownloads,
    readAllRaw: () => readDatabaseRaw(browser, DATABASE_NAME),
    words: libraryWords,
  });
  const app = new App(library, new Theme(browserTheme()), (id) => openMap(storage, id));
  const navigation = new Navigation(app, history);
  await navigation.start(await library.start());
  mount(AppRoot, { target: document.getElementById('app')!, props: { app, navigation } });
}

// What fails here is loaded again, and told, where it is shown.
prepareScreen().catch(() => undefined);
void start();
