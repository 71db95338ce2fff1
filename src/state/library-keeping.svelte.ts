/**
 * How safe the maps are: whether they are saved at all, whether the browser promised to keep them,
 * what got lost, and how old the last backup is.
 */
import type { StorageErrorKind } from '#storage/errors.ts';
import type { Loss } from '#storage/loss-watch.ts';
import type { PersistenceState } from '#storage/persistence.ts';
import type { LibraryStorage } from './library-ports.ts';

const BACKED_UP_AT = 'library.backedUpAt';
const REMINDED_AT = 'library.remindedAt';
const ASKED_AT = 'library.persistenceAskedAt';

const DAY_MS = 24 * 60 * 60 * 1000;
const REMIND_AFTER_MS = 7 * DAY_MS;
const ASK_AGAIN_AFTER_MS = 30 * DAY_MS;

type Times = Readonly<{ createdAt: number; updatedAt: number }>;

export class Keeping {
  readonly #storage: Omit<LibraryStorage, 'maps' | 'versions'>;
  readonly #now: () => number;
  #persistence = $state.raw<PersistenceState>('unknown');
  #usage = $state.raw<number | null>(null);
  #backedUpAt = $state.raw<number | null>(null);
  #remindedAt = $state.raw<number | null>(null);
  #losses = $state.raw<readonly Loss[]>([]);
  #isOutdated = $state.raw(false);
  #wasAsked = $state.raw(false);
  #mayAsk = true;

  constructor(storage: Omit<LibraryStorage, 'maps' | 'versions'>, now: () => number) {
    this.#storage = storage;
    this.#now = now;
    this.#losses = storage.losses;
    storage.onOutdated(() => (this.#isOutdated = true));
  }

  /** Why nothing is saved in this visit, or null while all is well. */
  get failure(): StorageErrorKind | null {
    return this.#storage.failure?.kind ?? null;
  }
  /** Titles of the maps that should be here when nothing can be read. */
  get knownTitles(): readonly string[] {
    return this.#storage.knownMaps.map(({ title }) => title);
  }
  /** Another tab runs a newer release; only a reload helps. */
  get isOutdated(): boolean {
    return this.#isOutdated;
  }
  get losses(): readonly Loss[] {
    return this.#losses;
  }
  /** Whether the browser promised not to clear the maps. */
  get persistence(): PersistenceState {
    return this.#persistence;
  }
  /** Bytes used, or null where the browser does not say. */
  get usage(): number | null {
    return this.#usage;
  }
  /** Whether the browser was asked to keep the maps in this visit and did not agree. */
  get wasRefused(): boolean {
    return this.#wasAsked && this.#persistence === 'notPersisted';
  }
  /** Calendar days since all maps were last written to a file; null when that never was. */
  get daysSinceBackup(): number | null {
    return this.#backedUpAt === null ? null : daysBetween(this.#backedUpAt, this.#now());
  }

  /** Reads all of it anew. Never rejects: what cannot be known is not shown. */
  async refresh(): Promise<void> {
    const { persistence } = this.#storage;
    const [state, estimate, backedUpAt, remindedAt] = await Promise.all([
      persistence.state(),
      persistence.estimate(),
      this.#time(BACKED_UP_AT),
      this.#time(REMINDED_AT),
    ]);
    this.#persistence = state;
    this.#usage = estimate?.usage ?? null;
    this.#backedUpAt = backedUpAt;
    this.#remindedAt = remindedAt;
  }

  /** Somebody made something worth keeping: asks the browser, at most once a month. */
  async workWasDone(): Promise<void> {
    if (!this.#mayAsk || this.failure) return;
    this.#mayAsk = false;
    const askedAt = await this.#time(ASKED_AT);
    if (askedAt !== null && this.#now() - askedAt < ASK_AGAIN_AFTER_MS) return;
    if ((await this.#storage.persistence.state()) !== 'notPersisted') return;
    await this.askToKeep();
  }

  /** Asks the browser not to clear the maps, and shows the answer. */
  async askToKeep(): Promise<void> {
    this.#persistence = await this.#storage.persistence.ask();
    this.#wasAsked = true;
    await this.#set(ASKED_AT, this.#now());
  }

  async backupWasMade(): Promise<void> {
    this.#backedUpAt = this.#now();
    await this.#set(BACKED_UP_AT, this.#backedUpAt);
  }

  /** Whether a week has passed in which work was done that is in no backup. */
  isBackupDue(work: readonly Times[]): boolean {
    if (this.failure) return false;
    const since = this.#backedUpAt;
    const unsafe = work.filter(({ updatedAt }) => since === null || updatedAt > since);
    if (unsafe.length === 0) return false;
    const from = since ?? Math.min(...work.map(({ createdAt }) => createdAt));
    const quietSince = Math.max(from, this.#remindedAt ?? -Infinity);
    return this.#now() - quietSince >= REMIND_AFTER_MS;
  }

  /** Not now: reminds again after another week. */
  async dismissReminder(): Promise<void> {
    this.#remindedAt = this.#now();
    await this.#set(REMINDED_AT, this.#remindedAt);
  }

  /** The person took note of what was lost. */
  async acknowledgeLosses(): Promise<void> {
    this.#losses = [];
    await this.#storage.acknowledgeLosses();
  }

  async #time(key: string): Promise<number | null> {
    const value = await this.#storage.settings.get(key).catch(() => null);
    return typeof value === 'number' ? value : null;
  }

  /** A setting that cannot be saved costs no more than one question too many. */
  async #set(key: string, value: number): Promise<void> {
    await this.#storage.settings.set(key, value).catch(() => undefined);
  }
}

function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS));
}

function startOfDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
