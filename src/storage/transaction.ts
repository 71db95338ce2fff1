/**
 * One IndexedDB transaction as a promise that resolves only when the browser says "complete". It
 * works on Dexie's connection without Dexie's tables: half the time per save, and durability can be
 * asked for each transaction.
 */
import type { GuardedDatabase } from './database.ts';

/** The tables of a running transaction. Writes are queued; their failure fails the transaction. */
export interface Tables {
  get(table: string, key: IDBValidKey): Promise<unknown>;
  getAll(table: string, range?: IDBKeyRange): Promise<unknown[]>;
  getAllKeys(table: string, range?: IDBKeyRange): Promise<IDBValidKey[]>;
  /** The rows an index knows under this key. */
  getAllBy(table: string, index: string, key: IDBValidKey): Promise<unknown[]>;
  /** Adds a row; a row with the same key fails the transaction. */
  add(table: string, row: unknown): void;
  put(table: string, row: unknown): void;
  remove(table: string, key: IDBValidKey | IDBKeyRange): void;
}

/** Reads in one consistent view. `work` may wait for nothing but the tables. */
export function read<Result>(
  database: GuardedDatabase,
  tables: readonly string[],
  work: (tables: Tables) => Promise<Result>,
): Promise<Result> {
  return run(database, tables, 'readonly', 'default', work);
}

/**
 * Writes all or nothing; resolves after the transaction completed. Strict durability waits for the
 * disk as well, so that even a power cut loses nothing.
 */
export function write<Result>(
  database: GuardedDatabase,
  tables: readonly string[],
  durability: 'relaxed' | 'strict',
  work: (tables: Tables) => Promise<Result>,
): Promise<Result> {
  return run(database, tables, 'readwrite', durability, work);
}

async function run<Result>(
  database: GuardedDatabase,
  tables: readonly string[],
  mode: 'readonly' | 'readwrite',
  durability: IDBTransactionDurability,
  work: (tables: Tables) => Promise<Result>,
): Promise<Result> {
  const connection = await database.connection();
  const transaction = connection.transaction([...tables], mode, { durability });
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(reasonOf(transaction));
  });
  // Also when `work` fails first and nobody waits for the end.
  finished.catch(() => undefined);
  let result: Result;
  try {
    result = await work(tablesOf(transaction));
    if (mode === 'readwrite') commitEarly(transaction);
  } catch (error) {
    // What ended the transaction says more than what its end did to us.
    const reason: unknown = transaction.error ?? error;
    abort(transaction);
    throw reason;
  }
  await finished;
  return result;
}

function tablesOf(transaction: IDBTransaction): Tables {
  const store = (table: string) => transaction.objectStore(table);
  return {
    get: (table, key) => answer(store(table).get(key)),
    getAll: (table, range) => answer(store(table).getAll(range)),
    getAllKeys: (table, range) => answer(store(table).getAllKeys(range)),
    getAllBy: (table, index, key) => answer(store(table).index(index).getAll(key)),
    add: (table, row) => void store(table).add(row),
    put: (table, row) => void store(table).put(row),
    remove: (table, key) => void store(table).delete(key),
  };
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed'));
  });
}

function reasonOf(transaction: IDBTransaction): Error {
  return transaction.error ?? new DOMException('The transaction was aborted', 'AbortError');
}

/** Spares the browser the wait for further requests; the outcome still comes as an event. */
function commitEarly(transaction: IDBTransaction): void {
  try {
    transaction.commit();
  } catch {
    // Already aborted, which `onabort` tells, or a browser without it.
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // Already over.
  }
}
