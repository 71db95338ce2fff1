/**
 * Compares at start what the database holds with what `localStorage` knows of it, so that data the
 * browser lost is noticed and named. What was lost stays reported until somebody took note.
 */
import type { ThroughlineDatabase } from './database.ts';
import { listMaps } from './listing.ts';
import type { Mark, Marks } from './marks.ts';
import { StoredSettings } from './settings.ts';

/**
 * `evicted`: this is another database than we knew. `emptied`: it is the same, without any map.
 * `missing`: some maps are not in it. `rolledBack`: maps are older than they were. `damaged`: maps
 * are there and cannot be read.
 */
export type LossKind = 'evicted' | 'emptied' | 'missing' | 'rolledBack' | 'damaged';

export type LostMap = Readonly<{
  mapId: string;
  title: string;
  /** The last revision we knew; null when we did not know the map. */
  known: number | null;
  /** The revision that is there; null when none can be read. */
  found: number | null;
}>;

export type Loss = Readonly<{ kind: LossKind; maps: readonly LostMap[] }>;

const LIBRARY_ID = 'libraryId';

export class LossWatch {
  readonly #database: ThroughlineDatabase;
  readonly #marks: Marks;
  readonly #settings: StoredSettings;

  constructor(database: ThroughlineDatabase, marks: Marks) {
    this.#database = database;
    this.#marks = marks;
    this.#settings = new StoredSettings(database);
  }

  /** What is missing; nothing on a first visit. */
  async check(): Promise<readonly Loss[]> {
    const { heads, library, trash } = await listMaps(this.#database);
    const libraryId = await this.#libraryId();
    const marks = this.#marks.list();
    const marked = new Set(marks.map((mark) => mark.mapId));
    const titles = new Map(library.maps.map(({ id, summary }) => [id, summary?.title ?? '']));
    for (const [mapId, { revision }] of heads)
      if (!marked.has(mapId)) this.#marks.set({ mapId, title: titles.get(mapId) ?? '', revision });
    this.#marks.libraryId ??= libraryId;

    // What lies in the trash without its records was being deleted for good.
    const noLoss = new Set([...library.broken, ...trash].map((entry) => entry.id));
    const lost = marks.filter((mark) => !heads.has(mark.mapId) && !noLoss.has(mark.mapId));
    const older = marks.filter(
      (mark) => (heads.get(mark.mapId)?.revision ?? Infinity) < mark.revision,
    );
    const losses: Loss[] = [];
    if (lost.length > 0) {
      const isOther = this.#marks.libraryId !== libraryId;
      const kind = isOther ? 'evicted' : heads.size === 0 ? 'emptied' : 'missing';
      losses.push({ kind, maps: lost.map((mark) => lostMap(mark, null)) });
    }
    if (older.length > 0)
      losses.push({
        kind: 'rolledBack',
        maps: older.map((mark) => lostMap(mark, heads.get(mark.mapId)?.revision ?? null)),
      });
    if (library.broken.length > 0) {
      const known = new Map(marks.map((mark) => [mark.mapId, mark]));
      losses.push({
        kind: 'damaged',
        maps: library.broken.map(({ id, title }) =>
          lostMap(known.get(id) ?? { mapId: id, title, revision: null }, null),
        ),
      });
    }
    return losses;
  }

  /** The person took note: from now on what is there is what we know. */
  async acknowledge(): Promise<void> {
    const { heads } = await listMaps(this.#database);
    for (const mark of this.#marks.list()) {
      const head = heads.get(mark.mapId);
      if (head) this.#marks.set({ ...mark, revision: head.revision });
      else this.#marks.remove(mark.mapId);
    }
    this.#marks.libraryId = await this.#libraryId();
  }

  /** The id of this database, given to it when it is first looked at. */
  async #libraryId(): Promise<string> {
    const known = await this.#settings.get(LIBRARY_ID);
    if (typeof known === 'string') return known;
    const made = this.#database.environment.makeId();
    // On a full disk one can still look at what is there.
    await this.#settings.set(LIBRARY_ID, made).catch(() => undefined);
    return made;
  }
}

function lostMap(
  { mapId, title, revision }: Omit<Mark, 'revision'> & { revision: number | null },
  found: number | null,
): LostMap {
  return { mapId, title, known: revision, found };
}
