/**
 * The databases of the product. Dexie keeps the schema; opening is guarded: newer data are refused
 * untouched, a browser that does not answer is given up on, and once another tab runs a newer
 * release this connection stays closed for good.
 */
import { Dexie } from 'dexie';
import { readDiskVersion } from './disk-version.ts';
import type { Cancel, Environment } from './environment.ts';
import { StorageError, type StorageErrorKind } from './errors.ts';
import { Listeners } from './listeners.ts';

/** How long a browser may take to open a database before we go on without it. */
const OPEN_WITHIN_MS = 6000;

/** Dexie multiplies its versions by ten, leaving room for its own repairs. */
const NATIVE_STEP = 10;

/** Table name to Dexie's description of its keys. */
type Schema = Readonly<Record<string, string>>;

export class GuardedDatabase extends Dexie {
  readonly environment: Environment;
  readonly #version: number;
  readonly #outdatedListeners = new Listeners<[]>();
  readonly #blockedListeners = new Listeners<[]>();
  #isOutdated = false;
  #isEnded = false;
  #isBlocked = false;
  #opening: Promise<IDBDatabase> | null = null;

  /** `schemas` holds one schema per version, the first being version 1. */
  constructor(name: string, schemas: readonly Schema[], environment: Environment) {
    super(name, {
      // With its cache a cursor over the log can skip rows of other tabs for good.
      cache: 'disabled',
      autoOpen: false,
      indexedDB: environment.indexedDB ?? undefined,
      IDBKeyRange: environment.keyRange,
    });
    this.environment = environment;
    this.#version = schemas.length;
    schemas.forEach((schema, index) => this.version(index + 1).stores(schema));
    this.on('versionchange', () => {
      this.#becomeOutdated();
      return false; // or Dexie's own handler allows reopening again
    });
    this.on('blocked', () => {
      this.#isBlocked = true;
      this.#blockedListeners.tell();
      return false;
    });
  }

  /** Whether another tab upgraded or deleted the database; only a reload helps. */
  get isOutdated(): boolean {
    return this.#isOutdated;
  }

  onOutdated(listener: () => void): Cancel {
    return this.#outdatedListeners.add(listener);
  }

  /** Another tab holds an older version open and does not let go; opening goes on waiting. */
  onBlocked(listener: () => void): Cancel {
    return this.#blockedListeners.add(listener);
  }

  /**
   * The open connection; opens it, also again after the browser closed it. Rejects with a
   * `StorageError` within seconds when it cannot be had.
   */
  async connection(): Promise<IDBDatabase> {
    if (this.#isOutdated) throw outdated();
    if (this.#isEnded) throw new StorageError('closed', 'Storage was closed');
    if (this.isOpen()) return this.backendDB();
    this.#opening ??= this.#openWithin(OPEN_WITHIN_MS).finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** Closes for good; whatever still runs afterwards is told so. */
  end(): void {
    this.#isEnded = true;
    this.close({ disableAutoOpen: true });
  }

  #becomeOutdated(): void {
    this.close({ disableAutoOpen: true });
    if (this.#isOutdated) return;
    this.#isOutdated = true;
    this.#outdatedListeners.tell();
  }

  #openWithin(milliseconds: number): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const cancel = this.environment.after(milliseconds, () => {
        reject(
          this.#isBlocked
            ? new StorageError('blocked', 'Another tab keeps an older version open')
            : new StorageError('silent', 'The browser does not answer'),
        );
      });
      this.#openChecked().then(resolve, reject).finally(cancel);
    });
  }

  async #openChecked(): Promise<IDBDatabase> {
    const factory = this.environment.indexedDB;
    if (!factory) throw new StorageError('missing', 'This browser has no IndexedDB');
    try {
      this.#refuseNewer(await readDiskVersion(factory, this.name));
      await this.open();
      // Another tab may have upgraded between the look and the opening.
      this.#refuseNewer(this.backendDB().version);
    } catch (error) {
      if (this.#isOutdated) throw outdated();
      this.close({ disableAutoOpen: true });
      throw error instanceof StorageError ? error : openingFailed(error);
    }
    this.#isBlocked = false;
    return this.backendDB();
  }

  #refuseNewer(nativeVersion: number): void {
    if (nativeVersion >= (this.#version + 1) * NATIVE_STEP)
      throw new StorageError('newer', 'The data were written by a newer release');
  }
}

function outdated(): StorageError {
  return new StorageError('outdated', 'Another tab runs a newer release: reload this one');
}

const REFUSALS = new Set(['SecurityError', 'InvalidStateError', 'NotAllowedError']);

function openingFailed(error: unknown): StorageError {
  const { name, message } = error as Error;
  const kind: StorageErrorKind = REFUSALS.has(name) ? 'refused' : 'damaged';
  return new StorageError(kind, `${name}: ${message}`, error);
}

export const DATABASE_NAME = 'throughline';

/** Heads are small; the records of a map are one value in `maps`; `changes` is the log. */
const SCHEMAS: readonly Schema[] = [
  {
    heads: 'id',
    maps: 'id',
    summaries: 'id',
    changes: '[mapId+revision]',
    trash: 'id',
    settings: 'key',
  },
];

export class ThroughlineDatabase extends GuardedDatabase {
  constructor(environment: Environment) {
    super(DATABASE_NAME, SCHEMAS, environment);
  }
}

/**
 * The database, open. Rejects with a `StorageError`: missing, refused, silent, blocked, newer or
 * damaged; the caller then goes on without saving and says so.
 */
export async function openDatabase(environment: Environment): Promise<ThroughlineDatabase> {
  const database = new ThroughlineDatabase(environment);
  await database.connection();
  return database;
}
