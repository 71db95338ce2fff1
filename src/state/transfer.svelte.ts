/**
 * Maps coming in from files, and with `exports` going out to them. Reading a file changes nothing;
 * what there is to say about it is said first, and only then is anything added, or replaced after
 * saving a version.
 */
import { recordsFrom } from '#domain/records.ts';
import type { Background } from './background.ts';
import { Exports, type ExportParts } from './exports.svelte.ts';
import { readFiles, titlesHere } from './import-reading.ts';
import {
  isMapItem,
  needsReview,
  type ImportChoice,
  type ImportItem,
  type MapItem,
} from './import-review.ts';
import type { IncomingFile } from './library-ports.ts';
import type { LibrarySummaries } from './library-summaries.ts';
import { freeCopyTitle, withTitle } from './map-title.ts';

export type TransferParts = ExportParts &
  Readonly<{ background: Background; summaries: LibrarySummaries }>;

/** The maps that are in the library now because of an import. */
export type Imported = Readonly<{ ids: readonly string[]; titles: readonly string[] }>;

const NOTHING: Imported = { ids: [], titles: [] };

export class Transfer {
  readonly exports: Exports;
  readonly #parts: TransferParts;
  #reading = $state.raw(0);
  #isTaking = $state.raw(false);
  #review = $state.raw<readonly ImportItem[] | null>(null);

  constructor(parts: TransferParts) {
    this.#parts = parts;
    this.exports = new Exports(parts);
  }

  /** Whether files are being read. */
  get isReading(): boolean {
    return this.#reading > 0;
  }
  /** Whether what was chosen is being carried out. */
  get isTaking(): boolean {
    return this.#isTaking;
  }
  /** What is to be decided before anything is taken, or null. */
  get review(): readonly ImportItem[] | null {
    return this.#review;
  }

  /**
   * Reads files and adds their maps, unless there is something to say first, or `asks` wants to be
   * asked in any case: then `review` says it.
   */
  async take(files: readonly IncomingFile[], { asks = false } = {}): Promise<Imported> {
    if (files.length === 0) return NOTHING;
    this.#reading += 1;
    try {
      const { storage, background, environment, keeping } = this.#parts;
      const items = await readFiles(files, {
        maps: storage.maps,
        background,
        newKey: () => environment.newId(),
        canReplace: keeping.failure === null,
      });
      const waiting = this.#review;
      if (!waiting && !asks && !needsReview(items)) return await this.#carryOut(items);
      this.#review = [...(waiting ?? []), ...items];
      return NOTHING;
    } finally {
      this.#reading -= 1;
    }
  }

  choose(key: string, choice: ImportChoice): void {
    const chosen = (item: ImportItem) =>
      isMapItem(item) && item.key === key ? { ...item, choice } : item;
    this.#review = this.#review?.map(chosen) ?? null;
  }

  /** The same for all maps that are here already and for which it can be chosen. */
  chooseForAll(choice: ImportChoice): void {
    for (const item of this.#review ?? [])
      if (isMapItem(item) && item.meeting && item.choices.includes(choice))
        this.choose(item.key, choice);
  }

  /** Carries out what was chosen. What could not be kept stays under review. */
  async confirm(): Promise<Imported> {
    const items = this.#review;
    if (!items || this.#isTaking) return NOTHING;
    this.#isTaking = true;
    try {
      return await this.#carryOut(items);
    } finally {
      this.#isTaking = false;
    }
  }

  /** Takes nothing. */
  cancel(): void {
    this.#review = null;
  }

  async #carryOut(items: readonly ImportItem[]): Promise<Imported> {
    const { storage, keeping, notices } = this.#parts;
    const taken = [...(await titlesHere(storage.maps)).library.values()];
    const done: { id: string; title: string }[] = [];
    const failed: MapItem[] = [];
    for (const item of items) {
      if (!isMapItem(item) || item.choice === 'skip') continue;
      try {
        const map = await this.#takeOne(item, taken);
        taken.push(map.title);
        done.push(map);
      } catch {
        failed.push({ ...item, failed: true });
      }
    }
    // Other files may have come under review meanwhile.
    const carriedOut = new Set(items.map(({ key }) => key));
    const others = (this.#review ?? []).filter(({ key }) => !carriedOut.has(key));
    const left = [...failed, ...others];
    this.#review = left.length > 0 ? left : null;
    const [ids, titles] = [done.map(({ id }) => id), done.map(({ title }) => title)];
    if (done.length > 0) {
      void keeping.workWasDone();
      notices.show({ kind: 'added', titles, ...(ids.length === 1 && { open: ids[0]! }) });
    }
    return { ids, titles };
  }

  async #takeOne(item: MapItem, taken: readonly string[]) {
    const { storage, environment, summaries, words } = this.#parts;
    const records = recordsFrom(item.records);
    const summary = { ...item.summary, madeAt: environment.now() };
    const { title } = summary;
    if (item.choice === 'replace' && item.mapId !== null) {
      await storage.maps.replace(item.mapId, records);
      await storage.maps.setSummary(item.mapId, await summaries.make(records));
      return { id: item.mapId, title };
    }
    if (item.choice === 'add')
      return { id: await storage.maps.create(records, summary, item.mapId ?? undefined), title };
    const copyTitle = freeCopyTitle(title, taken, (...of) => words.copyOf(...of));
    const copy = withTitle(records, () => copyTitle);
    const id = await storage.maps.create(copy, { ...summary, title: copyTitle });
    return { id, title: copyTitle };
  }
}
