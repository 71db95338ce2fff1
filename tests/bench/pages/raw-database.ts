/** IndexedDB with nothing around it. */

export interface RawDatabase {
  /** Puts one row in a transaction of its own; done when the browser says it is complete. */
  put(row: unknown): Promise<void>;
}

export async function openRaw(name: string): Promise<RawDatabase> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'number' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('It did not open'));
  });
  return {
    put: (row) =>
      new Promise((resolve, reject) => {
        const options = { durability: 'relaxed' } as const;
        const transaction = database.transaction('rows', 'readwrite', options);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('It was aborted'));
        transaction.objectStore('rows').put(row);
        transaction.commit();
      }),
  };
}
