/**
 * The library: all maps of this browser, found and sorted. What other tabs do to them shows by itself
 * while somebody looks; what one does to them oneself are its deeds.
 */
import { summaryFrom } from '#domain/queries/map-summary.ts';
import type { MapRecords } from '#domain/records.ts';
import { problemFrom, type StorageProblem } from '#storage/errors.ts';
import type { BrokenEntry, LibraryEntry } from '#storage/map-store.ts';
import type { Background } from './background.ts';
import type { Environment } from './environment.ts';
import { LibraryDeeds, SAMPLE_ID } from './library-deeds.ts';
import { Keeping } from './library-keeping.svelte.ts';
import type { Downloads, LibraryStorage, LibraryWords } from './library-ports.ts';
import { Recovered } from './library-recovered.svelte.ts';
import { findMaps, type LibraryMap, type LibrarySort } from './library-search.ts';
import { isSketch, LibrarySummaries } from './library-summaries.ts';
import { Trash } from './library-trash.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Transfer } from './transfer.svelte.ts';

const SORT = 'library.sort';

/** What the library works with. */
export type LibraryParts = Readonly<{
  storage: LibraryStorage;
  background: Background;
  environment: Environment;
  downloads: Downloads;
  /** Everything the browser holds, unread: the way out when the data are newer than this release. */
  readAllRaw: () => Promise<unknown>;
  words: LibraryWords;
}>;

/** A map that is there and cannot be opened. */
export type BrokenMap = BrokenEntry;

/** An open map, as far as the library follows it. */
export interface FollowedMap {
  readonly editor: {
    readonly mapId: string;
    readonly records: MapRecords;
    /** Null until something was done here. */
    readonly lastDeed: object | null;
  };
}

export class Library {
  readonly keeping: Keeping;
  readonly trash: Trash;
  readonly notices = new Notices();
  readonly transfer: Transfer;
  readonly deeds: LibraryDeeds;
  readonly recovered: Recovered;
  readonly #storage: LibraryStorage;
  readonly #environment: Environment;
  readonly #summaries: LibrarySummaries;
  #isReady = $state.raw(false);
  #maps = $state.raw<readonly LibraryMap[]>([]);
  #listedBroken = $state.raw<readonly BrokenEntry[]>([]);
  #foundBroken = $state.raw<readonly string[]>([]);
  #problem = $state.raw<StorageProblem | null>(null);
  #sort = $state.raw<LibrarySort>('changed');
  #now = $state.raw(0);
  #sampleId = $state.raw<unknown>(null);
  #lastListing = 0;
  #watchers = 0;
  /** What is looked for. */
  query = $state('');

  /** The maps that fit the search, in order. */
  readonly found = $derived.by(() => {
    const readable = this.#maps.filter(({ id }) => !this.#foundBroken.includes(id));
    return findMaps(readable, this.query, this.#sort);
  });
  /** Maps that are there and cannot be opened. */
  readonly broken = $derived.by((): readonly BrokenEntry[] => [
    ...this.#listedBroken,
    ...this.#maps
      .filter(({ id }) => this.#foundBroken.includes(id))
      .map(({ id, summary }) => ({ id, title: summary?.title ?? '', reason: '' })),
  ]);
  /** Whether a week's work is in no backup. The untouched sample is nobody's work. */
  readonly isBackupDue = $derived.by(() =>
    this.keeping.isBackupDue(
      this.#maps.filter(
        ({ id, createdAt, updatedAt }) => id !== this.#sampleId || updatedAt > createdAt,
      ),
    ),
  );

  constructor(parts: LibraryParts) {
    const { storage, environment, background, words } = parts;
    const now = () => environment.now();
    this.#storage = storage;
    this.#environment = environment;
    this.#summaries = new LibrarySummaries(storage.maps, background, now);
    this.keeping = new Keeping(storage, now);
    this.trash = new Trash(storage.maps, now);
    this.recovered = new Recovered(storage, this.#summaries, (title) => words.recovered(title));
    this.transfer = new Transfer({
      ...parts,
      summaries: this.#summaries,
      keeping: this.keeping,
      notices: this.notices,
    });
    this.deeds = new LibraryDeeds({
      ...parts,
      summaries: this.#summaries,
      trash: this.trash,
      notices: this.notices,
      recovered: this.recovered,
      library: this,
    });
  }

  /** Whether the maps have been listed. */
  get isReady(): boolean {
    return this.#isReady;
  }
  /** How many maps there are, whatever is searched for. */
  get count(): number {
    return this.#maps.length + this.#listedBroken.length;
  }
  /** The title of a map of the library; empty when there is none. */
  titleOf(mapId: string): string {
    return this.#maps.find(({ id }) => id === mapId)?.summary?.title ?? '';
  }
  get sort(): LibrarySort {
    return this.#sort;
  }
  /** The time as of which everything is shown. */
  get now(): number {
    return this.#now;
  }
  /** Why the last deed did not work, or null. Nothing was changed by it. */
  get problem(): StorageProblem | null {
    return this.#problem;
  }

  /**
   * Lists the maps. On the very first visit it makes the sample and resolves with its id, to be opened
   * at once; a sample that was removed does not come back.
   */
  async start(): Promise<string | null> {
    const { settings, losses, knownMaps } = this.#storage;
    const [sort, sampleId] = await Promise.all([
      settings.get(SORT).catch(() => null),
      settings.get(SAMPLE_ID).catch(() => null),
      this.refresh(),
    ]);
    if (sort === 'title') this.#sort = 'title';
    this.#sampleId = sampleId;
    const isFirstVisit = this.#sampleId === undefined && this.count === 0;
    if (!isFirstVisit || this.keeping.failure === 'newer') return null;
    const sample = await this.deeds.addFirstSample();
    this.#sampleId = sample;
    const mustSeeLibrary = losses.length > 0 || knownMaps.length > 0;
    return mustSeeLibrary ? null : sample;
  }

  /** Shows what is stored now. */
  async refresh(): Promise<void> {
    const listing = ++this.#lastListing;
    try {
      const { maps, broken } = await this.#storage.maps.list();
      await Promise.all([this.keeping.refresh(), this.trash.refresh()]);
      if (listing !== this.#lastListing) return;
      this.#maps = maps.map(libraryMap);
      this.#listedBroken = broken;
      this.#now = this.#environment.now();
      // Pictures nobody looks at can wait: making them would hold up the map that is being opened.
      if (this.#watchers > 0) void this.#summaries.heal(maps, (id) => this.markBroken(id));
    } catch (error) {
      this.#problem = problemFrom(error);
    }
    this.#isReady = true;
  }

  /**
   * Follows what happens in any tab until the answer is called. While somebody follows, summaries that
   * are older than their map are made again.
   */
  watch(): () => void {
    this.#watchers += 1;
    void this.refresh();
    const stop = this.#storage.maps.onLibraryChange(() => void this.refresh());
    return () => {
      this.#watchers -= 1;
      stop();
    };
  }

  /** To be called whenever the open map changed; keeps its picture in the library up to date. */
  follow({ editor }: FollowedMap): void {
    if (!editor.lastDeed) return;
    this.#summaries.note(editor.mapId, editor.records);
    void this.keeping.workWasDone();
  }

  /** To be called when a map was left. */
  async settle(): Promise<void> {
    await this.#summaries.settle();
  }

  sortBy(sort: LibrarySort): void {
    this.#sort = sort;
    void this.#storage.settings.set(SORT, sort).catch(() => undefined);
  }

  /** A map turned out to be unreadable. */
  markBroken(mapId: string): void {
    if (!this.#foundBroken.includes(mapId)) this.#foundBroken = [...this.#foundBroken, mapId];
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  /** Carries out a deed; what goes wrong is shown, and the answer is null. */
  async attempt<Result>(deed: () => Promise<Result>): Promise<Result | null> {
    this.#problem = null;
    try {
      return await deed();
    } catch (error) {
      this.#problem = problemFrom(error);
      return null;
    }
  }
}

function libraryMap(entry: LibraryEntry): LibraryMap {
  const { id, createdAt, updatedAt, summary } = entry;
  return { id, createdAt, updatedAt, summary: summaryFrom(summary), isSketch: isSketch(entry) };
}
