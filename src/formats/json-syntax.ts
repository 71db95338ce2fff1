/**
 * Finds what is wrong with a text that is almost JSON, in the same words and at the same place in
 * every browser: their own messages differ, and some name no place.
 */

/** What was expected or found; the message catalogue has the words. */
export type SyntaxReason =
  | 'endsTooEarly'
  | 'valueExpected'
  | 'nameExpected'
  | 'colonExpected'
  | 'commaExpected'
  | 'trailingComma'
  | 'textNotClosed'
  | 'escapeInvalid'
  | 'controlCharacterInText'
  | 'moreAfterEnd'
  | 'singleQuotes'
  | 'comment';

export type SyntaxFault = Readonly<{ offset: number; reason: SyntaxReason }>;

/** The first fault, if any, and where `NaN` and `Infinity` stand, which some programs write. */
export type Examination = Readonly<{
  fault: SyntaxFault | null;
  notNumbers: readonly Readonly<{ offset: number; token: string }>[];
}>;

/** Examines a text. Its depth must be limited already: every level is a call. */
export function examineJson(text: string): Examination {
  const examiner = new Examiner(text);
  return { fault: examiner.run(), notNumbers: examiner.notNumbers };
}

const SPACE = /[ \t\r\n]*/y;
const LITERAL = /(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)(?![\w.+-])/y;
const NOT_NUMBER = /-?(NaN|Infinity)\b/y;
// eslint-disable-next-line no-control-regex -- JSON forbids them inside texts
const TEXT_PART = /[^"\\\0-\x1f]*/y;
const ESCAPE = /\\(["\\/bfnrt]|u[\da-fA-F]{4})/y;

class Fault extends Error {
  readonly offset: number;
  readonly reason: SyntaxReason;

  constructor(offset: number, reason: SyntaxReason) {
    super(reason);
    this.offset = offset;
    this.reason = reason;
  }
}

class Examiner {
  readonly notNumbers: { offset: number; token: string }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): SyntaxFault | null {
    try {
      this.#value();
      this.#space();
      if (this.#at < this.#text.length) this.#fail('moreAfterEnd');
      return null;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { offset: error.offset, reason: error.reason };
    }
  }

  #value(): void {
    this.#space();
    const sign = this.#text[this.#at];
    if (sign === '{') this.#list('}', () => this.#field());
    else if (sign === '[') this.#list(']', () => this.#value());
    else if (sign === '"') this.#quoted();
    else if (this.#take(LITERAL) === null) this.#notNumber();
  }

  #notNumber(): void {
    const offset = this.#at;
    const token = this.#take(NOT_NUMBER);
    if (token === null) this.#fail('valueExpected');
    this.notNumbers.push({ offset, token });
  }

  #list(end: '}' | ']', entry: () => void): void {
    this.#at++;
    this.#space();
    if (this.#sign(end)) return;
    for (;;) {
      entry();
      this.#space();
      if (this.#sign(end)) return;
      const comma = this.#at;
      if (!this.#sign(',')) this.#fail('commaExpected');
      this.#space();
      if (this.#text[this.#at] === end) throw new Fault(comma, 'trailingComma');
    }
  }

  #field(): void {
    this.#space();
    if (this.#text[this.#at] !== '"') this.#fail('nameExpected');
    this.#quoted();
    this.#space();
    if (!this.#sign(':')) this.#fail('colonExpected');
    this.#value();
  }

  #quoted(): void {
    const start = this.#at++;
    for (;;) {
      this.#take(TEXT_PART);
      if (this.#sign('"')) return;
      if (this.#at >= this.#text.length) throw new Fault(start, 'textNotClosed');
      if (this.#text[this.#at] !== '\\') this.#fail('controlCharacterInText');
      if (this.#take(ESCAPE) === null) this.#fail('escapeInvalid');
    }
  }

  #space(): void {
    this.#take(SPACE);
  }

  #sign(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  /** What stands here, if it is of this sort. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return null;
    this.#at = pattern.lastIndex;
    return match[0];
  }

  #fail(expected: SyntaxReason): never {
    const rest = this.#text.slice(this.#at, this.#at + 2);
    if (rest === '') throw new Fault(this.#at, 'endsTooEarly');
    if (rest.startsWith("'")) throw new Fault(this.#at, 'singleQuotes');
    throw new Fault(this.#at, rest === '//' || rest === '/*' ? 'comment' : expected);
  }
}
