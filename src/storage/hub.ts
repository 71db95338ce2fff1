/** Tells all tabs, this one included, that something was committed; they read it themselves. */
import type { Cancel, Environment } from './environment.ts';
import { Listeners } from './listeners.ts';
import { isCount, isObject } from './rows.ts';

export class Hub {
  readonly #environment: Environment;
  readonly #mapListeners = new Listeners<[mapId: string, revision: number]>();
  readonly #libraryListeners = new Listeners<[]>();
  readonly #stop: Cancel;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#stop = environment.channel.listen((message) => this.#receive(message));
  }

  /** To be called after the transaction completed, never before. */
  announceMap(mapId: string, revision: number): void {
    this.#mapListeners.tell(mapId, revision);
    this.#post({ about: 'map', mapId, revision });
  }

  announceLibrary(): void {
    this.#libraryListeners.tell();
    this.#post({ about: 'library' });
  }

  onMap(listener: (mapId: string, revision: number) => void): Cancel {
    return this.#mapListeners.add(listener);
  }

  onLibrary(listener: () => void): Cancel {
    return this.#libraryListeners.add(listener);
  }

  close(): void {
    this.#stop();
    this.#environment.channel.close();
  }

  #receive(message: unknown): void {
    if (!isObject(message)) return;
    const { about, mapId, revision } = message;
    if (about === 'library') this.#libraryListeners.tell();
    if (about === 'map' && typeof mapId === 'string' && isCount(revision))
      this.#mapListeners.tell(mapId, revision);
  }

  #post(message: unknown): void {
    try {
      this.#environment.channel.post(message);
    } catch {
      // A closed channel: the others read the log when they come into sight.
    }
  }
}
