/** Settings of the product in this browser: any plain value under a name. */
import type { GuardedDatabase } from './database.ts';
import { isObject, type SettingRow } from './rows.ts';
import { read, write } from './transaction.ts';

export interface Settings {
  /** The value, or undefined when it was never set. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Sets what was never set; resolves with the value that holds then, this one or that of another tab. */
  setOnce(key: string, value: unknown): Promise<unknown>;
}

export class StoredSettings implements Settings {
  readonly #database: GuardedDatabase;

  constructor(database: GuardedDatabase) {
    this.#database = database;
  }

  async get(key: string): Promise<unknown> {
    const row = await read(this.#database, ['settings'], (tables) => tables.get('settings', key));
    return isObject(row) ? row['value'] : undefined;
  }

  async set(key: string, value: unknown): Promise<void> {
    await write(this.#database, ['settings'], 'relaxed', (tables) => {
      tables.put('settings', { key, value } satisfies SettingRow);
      return Promise.resolve();
    });
  }

  setOnce(key: string, value: unknown): Promise<unknown> {
    return write(this.#database, ['settings'], 'relaxed', async (tables) => {
      const row = await tables.get('settings', key);
      if (isObject(row)) return row['value'];
      tables.put('settings', { key, value } satisfies SettingRow);
      return value;
    });
  }
}

/** Settings of a visit in which nothing is saved. */
export class UnsavedSettings implements Settings {
  readonly #values = new Map<string, unknown>();

  get(key: string): Promise<unknown> {
    return Promise.resolve(this.#values.get(key));
  }

  set(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }

  setOnce(key: string, value: unknown): Promise<unknown> {
    if (!this.#values.has(key)) this.#values.set(key, value);
    return this.get(key);
  }
}
