/** IndexedDB with nothing around it. */

export interface RawDatabase {
  /** Puts one row in a transaction of its own; done when the browser says it is complete. */
  put(row: unknown): Promise<void>;
  /** Reads a row and puts it and another one, in one transaction. */
  replaceAndPut(number: number, row: unknown): Promise<void>;
}

export async function openRaw(name: string): Promise<RawDatabase> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'number' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('It did not open'));
  });
  const write = (work: (rows: IDBObjectStore, commit: () => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'relaxed' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('It was aborted'));
      work(transaction.objectStore('rows'), () => transaction.commit());
    });
  return {
    put: (row) =>
      write((rows, commit) => {
        rows.put(row);
        commit();
      }),
    replaceAndPut: (number, row) =>
      write((rows, commit) => {
        const request = rows.get(number);
        request.onsuccess = () => {
          rows.put(request.result);
          rows.put(row);
          commit();
        };
      }),
  };
}
