/** The trash: maps that were removed, kept for thirty days. */
import type { MapStore, TrashEntry } from '#storage/map-store.ts';

/** `daysLeft` is null where nobody can tell any more when it was removed. */
export type TrashedMap = TrashEntry & Readonly<{ daysLeft: number | null }>;

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 30;

export class Trash {
  readonly #store: Pick<MapStore, 'listTrash' | 'restore' | 'purge'>;
  readonly #now: () => number;
  #entries = $state.raw<readonly TrashedMap[]>([]);

  constructor(store: Pick<MapStore, 'listTrash' | 'restore' | 'purge'>, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** What lies in it, newest first. */
  get entries(): readonly TrashedMap[] {
    return this.#entries;
  }

  async refresh(): Promise<void> {
    const entries = await this.#store.listTrash();
    const now = this.#now();
    this.#entries = entries.map((entry) => ({ ...entry, daysLeft: daysLeft(entry, now) }));
  }

  /** Puts a map back into the library. */
  async restore(mapId: string): Promise<void> {
    await this.#store.restore(mapId);
    await this.refresh();
  }

  /** Deletes a map for good, with its versions; false when another tab took it out meanwhile. */
  async purge(mapId: string): Promise<boolean> {
    const isDone = await this.#store.purge(mapId, { onlyFromTrash: true });
    await this.refresh();
    return isDone;
  }

  /** Deletes for good what is shown; what another tab puts in or takes out meanwhile stays. */
  async empty(): Promise<void> {
    for (const { id } of this.#entries) await this.#store.purge(id, { onlyFromTrash: true });
    await this.refresh();
  }
}

/** Whole days until it is deleted, from 30 down to 0. */
function daysLeft({ trashedAt }: TrashEntry, now: number): number | null {
  if (trashedAt === null) return null;
  const left = Math.ceil((trashedAt + KEPT_DAYS * DAY_MS - now) / DAY_MS);
  return Math.min(KEPT_DAYS, Math.max(0, left));
}
