/** Whether the browser promises not to clear our data by itself, and how much of it there is. */
import type { StorageSpace } from './environment.ts';

export type PersistenceState = 'persisted' | 'notPersisted' | 'unknown';

export class Persistence {
  readonly #space: StorageSpace | null;

  constructor(space: StorageSpace | null) {
    this.#space = space;
  }

  async state(): Promise<PersistenceState> {
    try {
      if (!this.#space) return 'unknown';
      return (await this.#space.persisted()) ? 'persisted' : 'notPersisted';
    } catch {
      return 'unknown';
    }
  }

  /** Asks; some browsers ask the person, so do it when there is something worth keeping. */
  async ask(): Promise<PersistenceState> {
    try {
      if (!this.#space) return 'unknown';
      return (await this.#space.persist()) ? 'persisted' : 'notPersisted';
    } catch {
      return 'unknown';
    }
  }

  /** Bytes used and allowed, to be shown; too rough to warn by. Null when the browser will not say. */
  async estimate(): Promise<{ usage: number; quota: number } | null> {
    try {
      const { usage, quota } = (await this.#space?.estimate()) ?? {};
      return usage === undefined || quota === undefined ? null : { usage, quota };
    } catch {
      return null;
    }
  }
}
