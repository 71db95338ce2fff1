/**
 * Work on what is shown, done once the map rests and while somebody looks. Whatever has been overtaken is told so by
 * `isWanted`, and nothing of it is shown any more.
 */

/** Says whether the work that was begun is still wanted. */
export type IsWanted = () => boolean;

export class RestingWork<Question> {
  readonly #restMs: number;
  readonly #firstMs: number;
  readonly #begin: (question: Question, isWanted: IsWanted) => Promise<void>;
  #question: Question | null = null;
  /** Whether the question has been taken up since it was last asked. */
  #isBegun = false;
  #watchers = 0;
  #latest = 0;
  /** When the question has rested. */
  #ready = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param firstMs how long the very first question rests, before which nobody can have been in the middle of a change */
  constructor(
    restMs: number,
    begin: (question: Question, isWanted: IsWanted) => Promise<void>,
    firstMs = restMs,
  ) {
    this.#restMs = restMs;
    this.#firstMs = firstMs;
    this.#begin = begin;
  }

  get question(): Question | null {
    return this.#question;
  }

  /** Takes a new question; the work on the one before is not wanted any more. */
  follow(question: Question): void {
    this.stop();
    const rest = this.#question === null ? this.#firstMs : this.#restMs;
    this.#question = question;
    this.#isBegun = false;
    this.#ready = performance.now() + rest;
    this.#await();
  }

  /** Begins to look; the answer ends it. */
  watch(): () => void {
    this.#watchers += 1;
    if (!this.#isBegun) this.#await();
    return () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) clearTimeout(this.#timer);
    };
  }

  /** Takes the question up at once, anew if need be. */
  async begin(): Promise<void> {
    const question = this.#question;
    if (question === null) return;
    this.stop();
    this.#isBegun = true;
    const own = this.#latest;
    await this.#begin(question, () => own === this.#latest);
  }

  /** Takes the question up anew: at once if somebody looks, else when somebody does. */
  again(): void {
    this.stop();
    this.#isBegun = false;
    if (this.#watchers > 0) void this.begin();
  }

  /** What is under way is not wanted any more. */
  stop(): void {
    this.#latest += 1;
    clearTimeout(this.#timer);
  }

  #await(): void {
    clearTimeout(this.#timer);
    if (this.#watchers === 0 || this.#question === null) return;
    const wait = Math.max(0, this.#ready - performance.now());
    this.#timer = setTimeout(() => void this.begin(), wait);
  }
}
