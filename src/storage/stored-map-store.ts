/** The library in IndexedDB. */
import type { MapRecords } from '#domain/records.ts';
import { AutomaticVersions } from './automatic-versions.ts';
import type { StorageContext } from './context.ts';
import type { Cancel } from './environment.ts';
import { StorageError } from './errors.ts';
import { listMaps } from './listing.ts';
import type { Library, MapContents, MapStore, StoredRecords, TrashEntry } from './map-store.ts';
import type { MapSession } from './map-session.ts';
import { recoverTails, writerLock } from './recovery.ts';
import {
  readHead,
  readSummary,
  type HeadRow,
  type MapSummary,
  type SnapshotRow,
  type SummaryRow,
  type TrashRow,
} from './rows.ts';
import { StoredMapSession } from './stored-map-session.ts';
import { read, write, type Tables } from './transaction.ts';

const ALL_TABLES = ['heads', 'maps', 'summaries', 'changes', 'trash'] as const;

export class StoredMapStore implements MapStore {
  readonly #context: StorageContext;

  constructor(context: StorageContext) {
    this.#context = context;
  }

  async list(): Promise<Library> {
    return (await listMaps(this.#context.database)).library;
  }

  async listTrash(): Promise<readonly TrashEntry[]> {
    const { trash } = await listMaps(this.#context.database);
    return [...trash].sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0));
  }

  async create(records: MapRecords, summary: MapSummary, givenId?: string): Promise<string> {
    const { database, environment, hub, marks } = this.#context;
    const id = givenId ?? environment.makeId();
    const now = environment.now();
    const head: HeadRow = {
      id,
      incarnation: environment.makeId(),
      revision: 0,
      folded: 0,
      createdAt: now,
      updatedAt: now,
      writers: [],
    };
    const snapshot = snapshotOf(id, 0, records);
    await write(database, ['heads', 'maps', 'summaries'], 'strict', async (tables) => {
      if ((await tables.get('heads', id)) !== undefined)
        throw new StorageError('exists', 'There is a map with this id already');
      tables.add('heads', head);
      tables.add('maps', snapshot);
      tables.put('summaries', { id, summary } satisfies SummaryRow);
    });
    marks.set({ mapId: id, title: summary.title, revision: 0 });
    hub.announceLibrary();
    return id;
  }

  async open(mapId: string): Promise<MapSession> {
    const context = this.#context;
    const { environment, versions } = context;
    const writer = environment.makeId();
    const freeWriter = await environment.locks?.hold(writerLock(writer)).catch(() => undefined);
    context.writers.add(writer);
    try {
      const recovery = await recoverTails(context, mapId);
      const stored = await context.log.read(mapId);
      const automatic = new AutomaticVersions(environment, versions, mapId, () => session.records);
      const session: StoredMapSession = new StoredMapSession(context, {
        stored,
        writer,
        recovered: recovery.offered,
        closing: async () => {
          context.writers.delete(writer);
          freeWriter?.();
          await automatic.close();
        },
      });
      session.onChange((_records, _change, origin) => {
        if (origin === 'here') automatic.edited();
      });
      return session;
    } catch (error) {
      context.writers.delete(writer);
      freeWriter?.();
      throw error;
    }
  }

  async readRecords(mapId: string): Promise<MapRecords> {
    return (await this.readStored(mapId)).records;
  }

  readStored(mapId: string): Promise<StoredRecords> {
    return this.#context.log.read(mapId);
  }

  async readRaw(mapId: string): Promise<Readonly<Record<string, unknown>>> {
    const { database } = this.#context;
    const parts: Record<string, unknown> = {};
    for (const table of ALL_TABLES)
      try {
        parts[table] = await read(database, [table], (tables) =>
          table === 'changes'
            ? tables.getAll(table, this.#wholeLog(mapId))
            : tables.get(table, mapId),
        );
      } catch (error) {
        parts[table] = String(error);
      }
    return parts;
  }

  async setSummary(mapId: string, summary: MapSummary): Promise<void> {
    await write(this.#context.database, ['heads', 'summaries'], 'relaxed', async (tables) => {
      if ((await tables.get('heads', mapId)) === undefined) throw gone();
      tables.put('summaries', { id: mapId, summary } satisfies SummaryRow);
    });
    this.#context.marks.rename(mapId, summary.title);
    this.#context.hub.announceLibrary();
  }

  async duplicate(
    mapId: string,
    adapt: (original: MapContents) => MapContents = (original) => original,
  ): Promise<string> {
    const { database } = this.#context;
    const row = await read(database, ['summaries'], (tables) => tables.get('summaries', mapId));
    const original = {
      records: await this.readRecords(mapId),
      summary: readSummary(row) ?? { title: '' },
    };
    const copy = adapt(original);
    return this.create(copy.records, copy.summary);
  }

  async replace(mapId: string, records: MapRecords): Promise<string> {
    const { log, versions } = this.#context;
    for (;;) {
      const { head, records: before, damage } = await log.read(mapId);
      // A version would not hold what cannot be read, and replacing would destroy it.
      if (damage.length > 0)
        throw new StorageError('unreadable', 'Parts of this map cannot be read');
      const version = await versions.save(mapId, before, 'import');
      if (await this.#replaceIfStill(head, records)) return version;
    }
  }

  async moveToTrash(mapId: string): Promise<void> {
    const row: TrashRow = { id: mapId, at: this.#context.environment.now() };
    await write(this.#context.database, ['heads', 'maps', 'trash'], 'relaxed', async (tables) => {
      await this.#mustBeThere(tables, mapId);
      tables.put('trash', row);
    });
    this.#context.hub.announceLibrary();
  }

  async restore(mapId: string): Promise<void> {
    await write(this.#context.database, ['heads', 'maps', 'trash'], 'relaxed', async (tables) => {
      if ((await tables.get('trash', mapId)) === undefined) throw gone();
      await this.#mustBeThere(tables, mapId);
      tables.remove('trash', mapId);
    });
    this.#context.hub.announceLibrary();
  }

  async purge(
    mapId: string,
    { onlyFromTrash = false }: Readonly<{ onlyFromTrash?: boolean }> = {},
  ): Promise<boolean> {
    const { database, environment, hub, marks, versions } = this.#context;
    const isDone = await write(database, ALL_TABLES, 'relaxed', async (tables) => {
      const isInTrash = (await tables.get('trash', mapId)) !== undefined;
      if (!isInTrash && onlyFromTrash) return false;
      // Its entry goes last: after a crash in between it lies in the trash, to be purged again.
      if (!isInTrash) tables.put('trash', { id: mapId, at: environment.now() } satisfies TrashRow);
      for (const table of ['heads', 'maps'] as const) tables.remove(table, mapId);
      tables.remove('changes', this.#wholeLog(mapId));
      return true;
    });
    if (!isDone) return false;
    marks.remove(mapId);
    await versions.removeAll(mapId);
    await write(database, ['summaries', 'trash'], 'relaxed', (tables) => {
      for (const table of ['summaries', 'trash']) tables.remove(table, mapId);
      return Promise.resolve();
    });
    hub.announceLibrary();
    return true;
  }

  onLibraryChange(listener: () => void): Cancel {
    return this.#context.hub.onLibrary(listener);
  }

  /** False when somebody wrote since `head` was read. */
  async #replaceIfStill(read: HeadRow, records: MapRecords): Promise<boolean> {
    const { database, environment, hub, log, marks } = this.#context;
    const { id, incarnation } = read;
    const revision = read.revision + 1;
    const snapshot = snapshotOf(id, revision, records);
    const isDone = await write(database, ['heads', 'maps', 'changes'], 'strict', async (tables) => {
      const head = readHead(await tables.get('heads', id));
      if (head?.incarnation !== incarnation) throw gone();
      if (head.revision !== read.revision) return false;
      tables.put('maps', snapshot);
      const updatedAt = environment.now();
      tables.put('heads', { ...head, revision, folded: revision, updatedAt } satisfies HeadRow);
      tables.remove('changes', log.range(id, 0, revision));
      return true;
    });
    if (!isDone) return false;
    marks.raise(id, revision);
    hub.announceMap(id, revision);
    return true;
  }

  /** Also a map that cannot be opened is there. */
  async #mustBeThere(tables: Tables, mapId: string): Promise<void> {
    const hasHead = (await tables.get('heads', mapId)) !== undefined;
    const only = this.#context.environment.keyRange.only(mapId);
    if (!hasHead && (await tables.getAllKeys('maps', only)).length === 0) throw gone();
  }

  #wholeLog(mapId: string): IDBKeyRange {
    return this.#context.log.range(mapId, 0, Infinity);
  }
}

/** Plain JSON values shared with nobody; throws a TypeError for what JSON cannot hold. */
function snapshotOf(id: string, revision: number, records: MapRecords): SnapshotRow {
  const list = JSON.parse(JSON.stringify(Object.values(records))) as SnapshotRow['records'];
  return { id, revision, records: list };
}

function gone(): StorageError {
  return new StorageError('gone', 'This map is not there any more');
}
