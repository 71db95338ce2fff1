/**
 * Folds the log of a map into its snapshot when the page is idle, so that opening stays fast. The
 * snapshot is computed outside and put in place by compare-and-swap; a tab whose cursor is behind
 * the fold finds `head.folded` beyond it and takes the snapshot instead of the missing rows.
 */
import type { Cancel } from './environment.ts';
import type { ThroughlineDatabase } from './database.ts';
import type { MapLog } from './map-log.ts';
import { readHead, type HeadRow, type SnapshotRow, type WriterEntry } from './rows.ts';
import { write } from './transaction.ts';

const FOLD_AFTER_CHANGES = 100;
const FOLD_AFTER_CHARACTERS = 500_000;

/** A head remembers this many writers; each tail left in `localStorage` belongs to a recent one. */
const WRITERS_KEPT = 40;

export class Folding {
  readonly #database: ThroughlineDatabase;
  readonly #log: MapLog;
  readonly #planned = new Map<string, Cancel>();
  /** Folding would drop what could not be read, so a damaged map keeps its log. */
  readonly #damaged = new Set<string>();

  constructor(database: ThroughlineDatabase, log: MapLog) {
    this.#database = database;
    this.#log = log;
  }

  /** Plans a fold for an idle moment when the log of this map has grown long. */
  consider(mapId: string, changes: number, characters: number): void {
    if (changes < FOLD_AFTER_CHANGES && characters < FOLD_AFTER_CHARACTERS) return;
    if (this.#planned.has(mapId) || this.#damaged.has(mapId)) return;
    const cancel = this.#database.environment.whenIdle(() => {
      this.#planned.delete(mapId);
      // A fold that fails changed nothing; the next long log plans another.
      this.fold(mapId).catch(() => undefined);
    });
    this.#planned.set(mapId, cancel);
  }

  /** Folds now; false when there was nothing to fold or another tab did. */
  async fold(mapId: string): Promise<boolean> {
    const { locks } = this.#database.environment;
    if (!locks) return this.#foldOnce(mapId);
    const free = await locks.tryHold(`throughline:fold:${mapId}`);
    if (!free) return false;
    try {
      return await this.#foldOnce(mapId);
    } finally {
      free();
    }
  }

  stop(): void {
    for (const cancel of this.#planned.values()) cancel();
    this.#planned.clear();
  }

  async #foldOnce(mapId: string): Promise<boolean> {
    const stored = await this.#log.read(mapId);
    if (stored.damage.length > 0) this.#damaged.add(mapId);
    const { incarnation, folded, revision } = stored.head;
    if (stored.damage.length > 0 || revision === folded) return false;
    // Strict: the rows go for good, so what takes their place must be on the disk.
    return write(this.#database, ['heads', 'maps', 'changes'], 'strict', async (tables) => {
      const head = readHead(await tables.get('heads', mapId));
      if (head?.incarnation !== incarnation || head.folded !== folded) return false;
      const records = Object.values(stored.records);
      const writers = latest(head.writers);
      tables.put('maps', { id: mapId, revision, records } satisfies SnapshotRow);
      tables.put('heads', { ...head, folded: revision, writers } satisfies HeadRow);
      tables.remove('changes', this.#log.range(mapId, 0, revision));
      return true;
    });
  }
}

function latest(writers: readonly WriterEntry[]): WriterEntry[] {
  return [...writers].sort((a, b) => b.revision - a.revision).slice(0, WRITERS_KEPT);
}
