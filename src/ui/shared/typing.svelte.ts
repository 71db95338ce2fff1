/**
 * Words or digits while they are typed into a field: what is in the field until it is left, and when
 * it is taken: after a pause, on Enter and on leaving. Escape gives up what has not been taken yet.
 */

/** How long a pause in typing is until it counts, in milliseconds. */
export const PAUSE_MS = 600;

/** `pause`: typing may go on; `end`: the field is left or Enter was pressed. */
export type TypingMoment = 'pause' | 'end';

export class Typing {
  readonly #shown: () => string;
  readonly #take: (text: string, moment: TypingMoment) => void;
  #draft = $state.raw<string | null>(null);
  #taken: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `shown` is what the field says while nobody types, `take` what happens with the text. */
  constructor(shown: () => string, take: (text: string, moment: TypingMoment) => void) {
    this.#shown = shown;
    this.#take = take;
  }

  get text(): string {
    return this.#draft ?? this.#shown();
  }

  get isTyping(): boolean {
    return this.#draft !== null;
  }

  /** Every letter. */
  type(text: string): void {
    this.#taken ??= this.#shown();
    this.#draft = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#commit('pause'), PAUSE_MS);
  }

  /** Takes what was typed and shows what has become of it. */
  end(): void {
    this.#commit('end');
    this.#forget();
  }

  /** Gives up what was typed since the last pause. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#forget();
  }

  #commit(moment: TypingMoment): void {
    clearTimeout(this.#timer);
    const text = this.#draft;
    if (text === null || text === this.#taken) return;
    this.#take(text, moment);
    // An emptied field is taken on leaving only, so a pause must not count as taken.
    if (moment === 'end' || text.trim() !== '') this.#taken = text;
  }

  #forget(): void {
    this.#draft = null;
    this.#taken = null;
  }
}
