/** A set of callbacks. One that throws neither stops the others nor the one who tells them. */
import type { Cancel } from './environment.ts';

export class Listeners<Arguments extends unknown[]> {
  readonly #listeners = new Set<(...values: Arguments) => void>();

  add(listener: (...values: Arguments) => void): Cancel {
    // Wrapped, so that the same function added twice is told twice and removed once.
    const entry = (...values: Arguments) => listener(...values);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  tell(...values: Arguments): void {
    for (const listener of [...this.#listeners])
      try {
        listener(...values);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
  }
}
