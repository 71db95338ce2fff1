/**
 * Everything in a database as plain rows, without schema, checks or changes: the way out when the
 * data are newer than this release or cannot be opened otherwise.
 */
import type { Environment } from './environment.ts';
import { StorageError } from './errors.ts';
import { readDiskVersion } from './disk-version.ts';

export type RawDatabase = Readonly<{
  name: string;
  nativeVersion: number;
  tables: Readonly<Record<string, readonly unknown[]>>;
  /** Rows the browser could not read: table and key. */
  unreadable: readonly string[];
}>;

/** Rejects with `missing` when there is no such database; never makes one. */
export async function readDatabaseRaw(
  environment: Environment,
  name: string,
): Promise<RawDatabase> {
  const factory = environment.indexedDB;
  const nativeVersion = factory ? await readDiskVersion(factory, name) : 0;
  if (!factory || nativeVersion === 0)
    throw new StorageError('missing', 'There is no such database');
  const connection = await answer(factory.open(name));
  try {
    const tables: Record<string, unknown[]> = {};
    const unreadable: string[] = [];
    for (const table of Array.from(connection.objectStoreNames)) {
      tables[table] = [];
      const store = () => connection.transaction(table, 'readonly').objectStore(table);
      for (const key of await answer(store().getAllKeys()))
        try {
          tables[table].push(await answer(store().get(key)));
        } catch {
          unreadable.push(`${table} ${JSON.stringify(key)}`);
        }
    }
    return { name, nativeVersion, tables, unreadable };
  } finally {
    connection.close();
  }
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed'));
  });
}
