/**
 * Which version of a database lies on disk, without changing a byte. Dexie opens data of a newer
 * schema without complaint and may even add to it, so this is asked before Dexie is.
 */

/** The native version number, or 0 when there is no such database. */
export async function readDiskVersion(factory: IDBFactory, name: string): Promise<number> {
  if (typeof factory.databases === 'function')
    try {
      const databases = await factory.databases();
      return databases.find((database) => database.name === name)?.version ?? 0;
    } catch {
      // Some private modes have the function and refuse it; opening still tells.
    }
  return openToLook(factory, name);
}

/** Opening without a version takes what is there; what is not there is left unmade by aborting. */
function openToLook(factory: IDBFactory, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    let isMissing = false;
    request.onupgradeneeded = () => {
      isMissing = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(version);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (isMissing) resolve(0);
      else reject(request.error ?? new Error('The database did not open'));
    };
  });
}
