/** Customers on their way over (touchpoint, expectation), and the memory that is used for one flow after the other. */

/** Arrays hold touchpoint after touchpoint, each with its levels. */
export interface Flow {
  /** Visits by the expectation of arrival. */
  readonly visits: Float64Array;
  /** Passing customers by the expectation they go on with. */
  readonly passed: Float64Array;
  /** What never came to rest: customers still in a loop, or waiting where the flow was not to go on. */
  readonly waiting: Float64Array;
}

/**
 * Memory for flows that are let go one after the other, and of which often only a few numbers are wanted. A solve asks
 * for many of them, and workers that all ask for new memory wait for each other.
 */
export class SpareFlow {
  /** How many wait at each touchpoint, and between which levels; what stands there is nobody's. */
  readonly total: Float64Array;
  readonly lowest: Int32Array;
  readonly highest: Int32Array;
  /** Customers of one touchpoint on their way in a loop. */
  readonly moving: Float64Array;
  readonly #touchpoints: number;
  readonly #levels: number;
  #memory: Flow | null = null;

  constructor(touchpoints: number, levels: number) {
    this.total = new Float64Array(touchpoints);
    this.lowest = new Int32Array(touchpoints);
    this.highest = new Int32Array(touchpoints);
    this.moving = new Float64Array(levels);
    this.#touchpoints = touchpoints;
    this.#levels = levels;
  }

  /** Takes the memory, all zero. Whoever asks before it is given back gets another one. */
  take(): Flow {
    const size = this.#touchpoints * this.#levels;
    const some = () => new Float64Array(size);
    const memory = this.#memory ?? { visits: some(), passed: some(), waiting: some() };
    this.#memory = null;
    return memory;
  }

  /** @param used the touchpoints at which something is left in it */
  giveBack(memory: Flow, used: Iterable<number>): void {
    const levels = this.#levels;
    for (const index of used) {
      for (const one of [memory.visits, memory.passed, memory.waiting])
        one.fill(0, index * levels, (index + 1) * levels);
    }
    this.#memory = memory;
  }
}
