/** Lists the maps from their small rows; the records are never loaded. */
import type { ThroughlineDatabase } from './database.ts';
import { StorageError } from './errors.ts';
import type { BrokenEntry, Library, LibraryEntry, TrashEntry } from './map-store.ts';
import { isObject, readHead, readSummary, type HeadRow, type MapSummary } from './rows.ts';
import { read } from './transaction.ts';

export type Listing = Readonly<{
  library: Library;
  trash: readonly TrashEntry[];
  /** Heads of all maps, those in the trash too. */
  heads: ReadonlyMap<string, HeadRow>;
}>;

const SMALL_TABLES = ['heads', 'summaries', 'trash'] as const;

/** One unreadable row makes one broken entry. */
export async function listMaps(database: ThroughlineDatabase): Promise<Listing> {
  const [heads, summaries, trash] = await readSmallTables(database);
  const snapshotIds = await read(database, ['maps'], (tables) => tables.getAllKeys('maps'));
  const hasSnapshot = new Set(snapshotIds.map(String));
  const readableHeads = new Map<string, HeadRow>();
  const maps: LibraryEntry[] = [];
  const broken: BrokenEntry[] = [];
  for (const id of new Set([...heads.keys(), ...hasSnapshot])) {
    const head = readHead(heads.get(id));
    const summary = readSummary(summaries.get(id));
    if (head) readableHeads.set(id, head);
    if (trash.has(id)) continue;
    const reason = head ? 'its records are missing' : 'its entry cannot be read';
    if (head && hasSnapshot.has(id)) maps.push(entryOf(head, summary));
    else broken.push({ id, title: summary?.title ?? '', reason });
  }
  return {
    library: { maps: maps.sort((a, b) => b.updatedAt - a.updatedAt), broken },
    trash: [...trash].map(([id, row]) => trashEntryOf(id, row, readSummary(summaries.get(id)))),
    heads: readableHeads,
  };
}

function entryOf({ id, createdAt, updatedAt }: HeadRow, summary: MapSummary | null): LibraryEntry {
  return { id, createdAt, updatedAt, summary };
}

function trashEntryOf(id: string, row: unknown, summary: MapSummary | null): TrashEntry {
  const at = isObject(row) && typeof row['at'] === 'number' ? row['at'] : null;
  return { id, title: summary?.title ?? '', trashedAt: at };
}

type Rows = Map<string, unknown>;

async function readSmallTables(database: ThroughlineDatabase): Promise<[Rows, Rows, Rows]> {
  try {
    return await read(database, SMALL_TABLES, async (tables) => {
      const [heads, summaries, trash] = await Promise.all(
        SMALL_TABLES.map((table) => tables.getAll(table)),
      );
      return [byId(heads ?? []), byId(summaries ?? []), byId(trash ?? [])];
    });
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const one = (table: string) => readOneByOne(database, table);
    return [await one('heads'), await one('summaries'), await one('trash')];
  }
}

/** When a table cannot be read as a whole: each row by itself, so that one bad row is one. */
async function readOneByOne(database: ThroughlineDatabase, table: string): Promise<Rows> {
  const keys = await read(database, [table], (tables) => tables.getAllKeys(table));
  const rows: Rows = new Map();
  for (const key of keys.filter((key) => typeof key === 'string'))
    try {
      rows.set(key, await read(database, [table], (tables) => tables.get(table, key)));
    } catch {
      rows.set(key, null);
    }
  return rows;
}

function byId(rows: readonly unknown[]): Rows {
  return new Map(rows.filter(isObject).map((row) => [String(row['id']), row]));
}
