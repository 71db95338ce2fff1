/**
 * Keeps the small picture of each map in step with the map: a moment after the last edit, when a map
 * is left, and for maps that changed while nobody was there to do it.
 */
import { summaryFrom, summaryOf, type MapSummary } from '#domain/queries/map-summary.ts';
import type { MapRecords } from '#domain/records.ts';
import { problemFrom } from '#storage/errors.ts';
import type { LibraryEntry, MapStore } from '#storage/map-store.ts';
import type { Background } from './background.ts';

/** As it is stored: with the time of the records it was made from. */
export type StoredSummary = MapSummary & Readonly<{ madeAt: number }>;

/** Longer than a save takes, so that the summary is not older than what it shows. */
const SETTLE_MS = 1500;
/** Going back to the library does not wait longer for a picture. */
const PATIENCE_MS = 400;

/** Before any map was changed. */
const NEVER = 0;

type Pending = Readonly<{
  mapId: string;
  records: MapRecords;
  timer: ReturnType<typeof setTimeout>;
}>;

export class LibrarySummaries {
  readonly #store: Pick<MapStore, 'readRecords' | 'setSummary'>;
  readonly #background: Background;
  readonly #now: () => number;
  #pending: Pending | null = null;
  #healing: Promise<void> | null = null;
  /** Up to which change each map was looked at, so that a clock set back does not make it endless. */
  readonly #healed = new Map<string, number>();

  constructor(
    store: Pick<MapStore, 'readRecords' | 'setSummary'>,
    background: Background,
    now: () => number,
  ) {
    this.#store = store;
    this.#background = background;
    this.#now = now;
  }

  /** The summary of these records. Never rejects: without a forecast it has no curve. */
  async make(records: MapRecords): Promise<StoredSummary> {
    const madeAt = this.#now();
    const summary = await this.#background.summarise(records).catch(() => summaryOf(records, null));
    return { ...summary, madeAt };
  }

  /** A summary at once, without its curve; it counts as older than the map, so that it is healed. */
  sketch(records: MapRecords): StoredSummary {
    return { ...summaryOf(records, null), madeAt: NEVER };
  }

  /** The open map changed; its summary is made once it has been left alone for a moment. */
  note(mapId: string, records: MapRecords): void {
    if (this.#pending) clearTimeout(this.#pending.timer);
    if (this.#pending && this.#pending.mapId !== mapId) void this.#keep(this.#pending);
    const timer = setTimeout(() => void this.settle(), SETTLE_MS);
    this.#pending = { mapId, records, timer };
  }

  /** Makes the summary that is due; resolves when it is stored, or soon when that takes long. */
  async settle(): Promise<void> {
    const pending = this.#pending;
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending = null;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([this.#keep(pending), patience]);
  }

  /** Makes again the summaries that are older than their map. `onBroken` hears of maps that cannot be read. */
  heal(entries: readonly LibraryEntry[], onBroken: (mapId: string) => void): Promise<void> {
    const stale = entries.filter(
      (entry) => isStale(entry) && this.#healed.get(entry.id) !== entry.updatedAt,
    );
    this.#healing ??= this.#healAll(stale, onBroken).finally(() => {
      this.#healing = null;
    });
    return this.#healing;
  }

  async #healAll(entries: readonly LibraryEntry[], onBroken: (mapId: string) => void) {
    for (const { id, updatedAt } of entries) {
      this.#healed.set(id, updatedAt);
      try {
        await this.#keep({ mapId: id, records: await this.#store.readRecords(id) });
      } catch (error) {
        if (problemFrom(error).kind === 'unreadable') onBroken(id);
      }
    }
  }

  /** A summary that cannot be stored is made again some other time. */
  async #keep({ mapId, records }: Pick<Pending, 'mapId' | 'records'>): Promise<void> {
    const summary = await this.make(records);
    await this.#store.setSummary(mapId, summary).catch(() => undefined);
  }
}

/** Whether this is what `sketch` made. */
export function isSketch({ summary }: LibraryEntry): boolean {
  return summary?.['madeAt'] === NEVER;
}

function isStale({ updatedAt, summary }: LibraryEntry): boolean {
  const madeAt = summary?.['madeAt'];
  return summaryFrom(summary) === null || typeof madeAt !== 'number' || madeAt < updatedAt;
}
