/** Something long that is put on the page batch by batch, so that no batch holds the page up. */
import { whenIdle } from '../later.ts';

/** The page may be busy so long before the next batch comes anyway. */
const SOON_MS = 200;

/** How many stand already. Made while a component is set up, and over with it. */
export class Batches {
  #stood = $state(0);
  readonly #wanted: () => number;

  /**
   * @param wanted how many there are to be in the end; may change
   * @param size how many come with each batch
   * @param first how many stand at once
   */
  constructor(wanted: () => number, size: number, first = size) {
    this.#wanted = wanted;
    this.#stood = first;
    $effect(() => {
      const least = Math.max(first, wanted());
      if (this.#stood > least) this.#stood = least;
      else if (this.#stood < least) return whenIdle(() => (this.#stood += size), SOON_MS);
      return undefined;
    });
  }

  /** Never more than are wanted. */
  get count(): number {
    return Math.min(this.#stood, this.#wanted());
  }
}
