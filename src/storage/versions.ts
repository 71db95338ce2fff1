/**
 * Saved states of maps, in a database of their own, so that losing one leaves the other. A version
 * is two rows: what it is, and its records, which only reading it loads.
 */
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { isRecord } from './change-text.ts';
import { GuardedDatabase } from './database.ts';
import type { Environment } from './environment.ts';
import { problemFrom, StorageError, type StorageProblem } from './errors.ts';
import { isObject } from './rows.ts';
import { read, write } from './transaction.ts';
import type { Version, VersionReason } from './version.ts';
import { versionsToDrop } from './version-thinning.ts';

export const VERSIONS_DATABASE_NAME = 'throughline-versions';

export class VersionsDatabase extends GuardedDatabase {
  constructor(environment: Environment) {
    super(VERSIONS_DATABASE_NAME, [{ versions: 'id, mapId', contents: 'id' }], environment);
  }
}

export class Versions {
  readonly #database: VersionsDatabase;
  #problem: StorageProblem | null = null;

  /** Opens the database when it is first used. */
  constructor(database: VersionsDatabase) {
    this.#database = database;
  }

  /** Why the last attempt to save one failed, the automatic ones included; null when it did not. */
  get problem(): StorageProblem | null {
    return this.#problem;
  }

  /** Keeps the state and resolves with its id once it is on the disk. */
  async save(
    mapId: string,
    records: MapRecords,
    reason: VersionReason,
    title?: string,
  ): Promise<string> {
    const { environment } = this.#database;
    const id = environment.makeId();
    const version: Version = { id, mapId, at: environment.now(), reason, ...(title && { title }) };
    try {
      await write(this.#database, ['versions', 'contents'], 'strict', (tables) => {
        tables.add('versions', version);
        tables.add('contents', { id, records: Object.values(records) });
        return Promise.resolve();
      });
    } catch (error) {
      this.#problem = problemFrom(error);
      throw error;
    }
    this.#problem = null;
    return id;
  }

  /** The versions of a map, newest first, without their records. */
  async list(mapId: string): Promise<Version[]> {
    const rows = await read(this.#database, ['versions'], (tables) =>
      tables.getAllBy('versions', 'mapId', mapId),
    );
    return rows.filter(isVersion).sort((a, b) => b.at - a.at);
  }

  /** The records of a version. Rejects with `gone` or `unreadable`. */
  async read(id: string): Promise<MapRecords> {
    const row = await read(this.#database, ['contents'], (tables) => tables.get('contents', id));
    if (row === undefined) throw new StorageError('gone', 'This version is not there any more');
    if (!isObject(row) || !Array.isArray(row['records']))
      throw new StorageError('unreadable', 'This version cannot be read');
    return recordsFrom((row['records'] as unknown[]).filter(isRecord));
  }

  /** Removes automatic versions that have had their time. Resolves with how many. */
  async thin(): Promise<number> {
    const rows = await read(this.#database, ['versions'], (tables) => tables.getAll('versions'));
    const drop = versionsToDrop(rows.filter(isVersion), this.#database.environment.now());
    await this.#remove(drop);
    return drop.length;
  }

  /** Removes all versions of a map. */
  async removeAll(mapId: string): Promise<void> {
    const versions = await this.list(mapId);
    await this.#remove(versions.map((version) => version.id));
  }

  close(): void {
    this.#database.end();
  }

  async #remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await write(this.#database, ['versions', 'contents'], 'relaxed', (tables) => {
      for (const id of ids) {
        tables.remove('versions', id);
        tables.remove('contents', id);
      }
      return Promise.resolve();
    });
  }
}

function isVersion(value: unknown): value is Version {
  if (!isObject(value)) return false;
  const { id, mapId, at, reason } = value;
  return [id, mapId, reason].every((text) => typeof text === 'string') && typeof at === 'number';
}
