/**
 * An IndexedDB factory that counts every operation made through it and can let any of them fail:
 * at the call, by aborting the transaction, or by losing the news of its end.
 */

export type Operation = Readonly<{ name: string; store: string; transaction: IDBTransaction }>;

export type DatabaseWatch = {
  readonly factory: IDBFactory;
  /** Everything done so far, in order. */
  readonly operations: Operation[];
  /** Called before each operation; may throw, abort or alter the transaction. */
  before: (operation: Operation) => void;
  /** Ends all connections as the death of a tab does. */
  kill(running: 'completes' | 'aborts'): void;
  readonly connections: Set<IDBDatabase>;
};

const STORE_METHODS = ['get', 'getAll', 'getAllKeys', 'put', 'add', 'delete'] as const;

export function watchDatabase(real: IDBFactory): DatabaseWatch {
  const running = new Set<IDBTransaction>();
  const watch: DatabaseWatch = {
    operations: [],
    before: () => undefined,
    connections: new Set(),
    kill(end) {
      for (const transaction of running) if (end === 'aborts') abortWith(transaction, 'AbortError');
      for (const connection of this.connections) connection.close();
    },
    factory: {
      cmp: (a, b) => real.cmp(a, b),
      databases: () => real.databases(),
      deleteDatabase: (name) => real.deleteDatabase(name),
      open(name, version) {
        const request = version === undefined ? real.open(name) : real.open(name, version);
        request.addEventListener('success', () => watchConnection(request.result));
        return request;
      },
    },
  };

  function tell(name: string, store: string, transaction: IDBTransaction): void {
    const operation = { name, store, transaction };
    watch.operations.push(operation);
    watch.before(operation);
  }

  function watchConnection(connection: IDBDatabase): void {
    if (watch.connections.has(connection)) return;
    watch.connections.add(connection);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (stores, mode, options) => {
      const transaction = begin(stores, mode, options);
      running.add(transaction);
      for (const end of ['complete', 'abort'])
        transaction.addEventListener(end, () => running.delete(transaction));
      watchStores(transaction);
      tell('transaction', Array.from(transaction.objectStoreNames).join(), transaction);
      return transaction;
    };
  }

  function watchStores(transaction: IDBTransaction): void {
    const find = transaction.objectStore.bind(transaction);
    const commit = transaction.commit.bind(transaction);
    transaction.objectStore = (name) => {
      const store = find(name) as unknown as Record<string, (...values: unknown[]) => unknown>;
      for (const method of STORE_METHODS) {
        if (Object.hasOwn(store, method)) continue;
        const call = store[method]!.bind(store);
        store[method] = (...values) => {
          tell(method, name, transaction);
          return call(...values);
        };
      }
      return store as unknown as IDBObjectStore;
    };
    transaction.commit = () => {
      tell('commit', '', transaction);
      commit();
    };
  }

  return watch;
}

/** Ends a transaction as a full disk does: everything is rolled back, with this error. */
export function abortWith(transaction: IDBTransaction, errorName: string): void {
  try {
    (transaction as unknown as { _abort(name: string): void })._abort(errorName);
  } catch {
    // It was over.
  }
}

/** The transaction ends as it would, but nobody is told. */
export function loseEnd(transaction: IDBTransaction): void {
  for (const event of ['oncomplete', 'onabort'])
    Object.defineProperty(transaction, event, { set: () => undefined, get: () => null });
}

/** The news of the transaction's completion arrives later than it should. */
export function delayEnd(transaction: IDBTransaction, wait: (news: () => void) => void): void {
  Object.defineProperty(transaction, 'oncomplete', {
    set: (listener: () => void) =>
      transaction.addEventListener('complete', () => wait(() => listener())),
  });
}
