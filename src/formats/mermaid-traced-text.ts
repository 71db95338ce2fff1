/**
 * A text in which parts of another were replaced. Every place in it is known in the one it came from,
 * so that what is said about a diagram names the line of the file.
 */

/** A part of a text, from its start to before its end, and what stands there instead. */
export type Replacement = Readonly<{ start: number; end: number; by: string }>;

/** From `at` on, the text stands at `from` of the one before; a replacement stands there as a whole. */
type Piece = Readonly<{ at: number; from: number; isWhole: boolean }>;

export class TracedText {
  readonly text: string;
  readonly #before: TracedText | null;
  readonly #pieces: readonly Piece[];

  constructor(text: string, before: TracedText | null = null, pieces: readonly Piece[] = []) {
    this.text = text;
    this.#before = before;
    this.#pieces = pieces;
  }

  /** The text with these parts replaced; they stand in order and do not overlap. */
  replaced(replacements: readonly Replacement[]): TracedText {
    if (replacements.length === 0) return this;
    const parts: string[] = [];
    const pieces: Piece[] = [];
    let length = 0;
    let kept = 0;
    const put = (part: string, from: number, isWhole: boolean) => {
      if (part === '') return;
      pieces.push({ at: length, from, isWhole });
      parts.push(part);
      length += part.length;
    };
    for (const { start, end, by } of replacements) {
      put(this.text.slice(kept, start), kept, false);
      put(by, start, true);
      kept = end;
    }
    put(this.text.slice(kept), kept, false);
    // The end of the text has a place too.
    pieces.push({ at: length, from: this.text.length, isWhole: true });
    return new TracedText(parts.join(''), this, pieces);
  }

  /** Where a place of this text stands in the first one. */
  originOf(place: number): number {
    if (!this.#before) return place;
    let [low, high] = [0, this.#pieces.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle]!.at <= place) low = middle;
      else high = middle;
    }
    const { at, from, isWhole } = this.#pieces[low]!;
    return this.#before.originOf(isWhole ? from : from + place - at);
  }
}
