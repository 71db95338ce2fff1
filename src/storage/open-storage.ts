/**
 * Opens storage as a whole. When the database cannot be had the product still runs: on maps in
 * memory, with the reason and, from what was noted, the maps that should be there.
 */
import type { StorageContext } from './context.ts';
import { openDatabase } from './database.ts';
import type { Cancel, Environment } from './environment.ts';
import { StorageError } from './errors.ts';
import { Folding } from './folding.ts';
import { Hub } from './hub.ts';
import { listMaps } from './listing.ts';
import { LossWatch, type Loss } from './loss-watch.ts';
import { MapLog } from './map-log.ts';
import type { MapStore, TrashEntry } from './map-store.ts';
import { Marks, type Mark } from './marks.ts';
import { Persistence } from './persistence.ts';
import { discardTail, recoverTails, type RecoveredTail } from './recovery.ts';
import { StoredSettings, UnsavedSettings, type Settings } from './settings.ts';
import { StoredMapStore } from './stored-map-store.ts';
import { Tails } from './tails.ts';
import { UnsavedMapStore } from './unsaved-map-store.ts';
import { Versions, VersionsDatabase } from './versions.ts';

/** How long the first look at the data may take before we go on without them. */
const START_WITHIN_MS = 8000;
const TRASH_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export type OpenStorage = Readonly<{
  maps: MapStore;
  settings: Settings;
  /** Its methods reject when the second database cannot be had; maps work all the same. */
  versions: Versions;
  persistence: Persistence;
  /** Why nothing can be saved in this visit, or null. */
  failure: StorageError | null;
  /** What was known of the maps when the database could not be opened; else empty. */
  knownMaps: readonly Mark[];
  losses: readonly Loss[];
  /** Unsaved edits of tabs that died which could not simply be replayed, of all maps. */
  recovered: readonly RecoveredTail[];
  discardRecovered(tail: RecoveredTail): void;
  /** The person took note of the losses. */
  acknowledgeLosses(): Promise<void>;
  /** Another tab runs a newer release: this one can only be reloaded. */
  onOutdated(listener: () => void): Cancel;
  /** Closes the databases; sessions should be closed before. */
  close(): void;
}>;

/** Never rejects. Takes a few seconds at most when the browser does not answer. */
export async function openStorage(environment: Environment): Promise<OpenStorage> {
  const marks = new Marks(environment.local);
  const versions = new Versions(new VersionsDatabase(environment));
  const persistence = new Persistence(environment.space);
  try {
    const database = await openDatabase(environment);
    const log = new MapLog(database);
    const context: StorageContext = {
      environment,
      database,
      log,
      tails: new Tails(environment.local),
      marks,
      hub: new Hub(environment),
      folding: new Folding(database, log),
      versions,
      writers: new Set(),
    };
    return await startWithin(START_WITHIN_MS, context, persistence);
  } catch (error) {
    return unsaved(environment, versions, persistence, marks, error);
  }
}

/** A database that opens and then does not answer is given up on, too. */
function startWithin(
  milliseconds: number,
  context: StorageContext,
  persistence: Persistence,
): Promise<OpenStorage> {
  return new Promise((resolve, reject) => {
    const cancel = context.environment.after(milliseconds, () => {
      context.hub.close();
      context.database.end();
      reject(new StorageError('silent', 'The browser does not answer'));
    });
    start(context, persistence).then(resolve, reject).finally(cancel);
  });
}

async function start(context: StorageContext, persistence: Persistence): Promise<OpenStorage> {
  const { database, environment, folding, hub, marks, versions } = context;
  const maps = new StoredMapStore(context);
  const watch = new LossWatch(database, marks);
  // Before replaying, which raises revisions.
  const losses = await watch.check().catch(() => []);
  const { offered } = await recoverTails(context);
  const { trash } = await listMaps(database);
  void emptyOldTrash(trash, environment.now(), maps);
  const stopThinning = environment.whenIdle(() => void versions.thin().catch(() => undefined));
  return {
    maps,
    settings: new StoredSettings(database),
    versions,
    persistence,
    failure: null,
    knownMaps: [],
    losses,
    recovered: offered,
    discardRecovered: (tail) => discardTail(context, tail),
    acknowledgeLosses: () => watch.acknowledge(),
    onOutdated: (listener) => database.onOutdated(listener),
    close() {
      stopThinning();
      folding.stop();
      hub.close();
      versions.close();
      database.end();
    },
  };
}

async function emptyOldTrash(trash: readonly TrashEntry[], now: number, maps: MapStore) {
  for (const { id, trashedAt } of trash)
    if (trashedAt !== null && now - trashedAt > TRASH_KEPT_MS)
      // What cannot be purged now is still in the trash at the next start.
      await maps.purge(id, { onlyFromTrash: true }).catch(() => undefined);
}

function unsaved(
  environment: Environment,
  versions: Versions,
  persistence: Persistence,
  marks: Marks,
  error: unknown,
): OpenStorage {
  return {
    maps: new UnsavedMapStore(environment),
    settings: new UnsavedSettings(),
    versions,
    persistence,
    failure:
      error instanceof StorageError
        ? error
        : new StorageError('damaged', 'The database cannot be read', error),
    knownMaps: marks.list(),
    losses: [],
    recovered: [],
    discardRecovered: () => undefined,
    acknowledgeLosses: () => Promise.resolve(),
    onOutdated: () => () => undefined,
    close: () => versions.close(),
  };
}
