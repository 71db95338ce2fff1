/** One question about what is shown, asked once the map rests and while somebody looks, with the answer so far. */
import { RestingWork, type IsWanted } from './resting-work.ts';

/** Finds the answer; `show` shows what is known of it before. */
export type Ask<Question, Answer> = (
  question: Question,
  isWanted: IsWanted,
  show: (answer: Answer) => void,
) => Promise<Answer>;

export class Asking<Question, Answer> {
  readonly #ask: Ask<Question, Answer>;
  readonly #work: RestingWork<Question>;
  #answer = $state.raw<Answer | null>(null);
  #isStale = $state.raw(true);
  #hasFailed = $state.raw(false);

  /** `ask` rejects when there is no answer to be had; `firstMs` is the rest of the very first question. */
  constructor(restMs: number, ask: Ask<Question, Answer>, firstMs = restMs) {
    this.#ask = ask;
    const begin = (question: Question, isWanted: IsWanted) => this.#do(question, isWanted);
    this.#work = new RestingWork(restMs, begin, firstMs);
  }

  /** The latest answer; null before the first. */
  get answer(): Answer | null {
    return this.#answer;
  }
  /** Whether something has changed since. */
  get isStale(): boolean {
    return this.#isStale;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  follow(question: Question): void {
    this.#isStale = true;
    this.#work.follow(question);
  }

  /** Asks anew, because what is asked has changed: at once if somebody looks. */
  again(): void {
    this.#isStale = true;
    this.#work.again();
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#work.watch();
  }

  close(): void {
    this.#work.stop();
  }

  async #do(question: Question, isWanted: IsWanted): Promise<void> {
    this.#hasFailed = false;
    const show = (answer: Answer) => {
      if (!isWanted()) return;
      this.#answer = answer;
      this.#isStale = false;
    };
    try {
      show(await this.#ask(question, isWanted, show));
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }
}
