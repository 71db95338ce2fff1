/**
 * The words of a journey as Mermaid's lexer finds them: the first rule that fits takes all it can. A
 * statement needs no line of its own, `#` begins a comment anywhere, and case makes no difference.
 */

export type TokenKind =
  | 'newline'
  | 'journey'
  | 'title'
  | 'accTitle'
  | 'accDescr'
  | 'accDescrBlock'
  | 'section'
  | 'task'
  | 'data'
  | 'colon'
  | 'sign'
  | 'end'
  /** After the end, where a statement was still open. */
  | 'nothing';

/** What stands at `at`; of `accTitle` and `accDescr` the text is what follows them. */
export type Token = Readonly<{ kind: TokenKind; text: string; at: number }>;

const COMMENTS = [/%(?!\{)[^\n]*/y, /[^}]%%[^\n]*/y];
const NEWLINE = /\n+/y;
const SPACE = [/\s+/y, /#[^\n]*/y];
const JOURNEY = /journey\b/iy;
const TITLE = /title\s[^#\n;]+/iy;
const ACC_TITLE = /accTitle\s*:\s*/iy;
const ACC_DESCR = /accDescr\s*:\s*/iy;
const ACC_DESCR_BLOCK = /accDescr\s*\{\s*/iy;
const SECTION = /section\s[^#:\n;]+/iy;
const TASK = /[^#:\n;]+/y;
const DATA = /:[^#\n;]+/y;
const REST_OF_LINE = /[^\n]*/y;
const BLOCK = /[^}]*/y;

/** The tokens of a code whose entities are hidden; the last is `end` or `nothing`. */
export function* tokensOf(code: string): Generator<Token> {
  let at = 0;
  const take = (rule: RegExp): string | null => {
    rule.lastIndex = at;
    const text = rule.exec(code)?.[0] ?? null;
    if (text !== null) at += text.length;
    return text;
  };
  const takeAny = (rules: readonly RegExp[]) => rules.some((rule) => take(rule) !== null);
  const token = (kind: TokenKind, start: number, text: string): Token => ({
    kind,
    text,
    at: start,
  });
  while (at < code.length) {
    const start = at;
    if (takeAny(COMMENTS)) continue;
    if (take(NEWLINE) !== null) {
      yield token('newline', start, '\n');
      continue;
    }
    if (takeAny(SPACE)) continue;
    let text: string | null;
    if ((text = take(JOURNEY)) !== null) yield token('journey', start, text);
    else if ((text = take(TITLE)) !== null) yield token('title', start, text);
    else if (take(ACC_TITLE) !== null || take(ACC_DESCR) !== null) {
      const kind = /^accTitle/i.test(code.slice(start, start + 8)) ? 'accTitle' : 'accDescr';
      const hasEnded = at === code.length;
      yield token(kind, start, take(REST_OF_LINE)!);
      if (hasEnded) {
        yield token('nothing', start, '');
        return;
      }
    } else if (take(ACC_DESCR_BLOCK) !== null) {
      const block = take(BLOCK)!;
      if (block !== '') yield token('accDescrBlock', start, block);
      if (at === code.length) {
        yield token('nothing', start, '');
        return;
      }
      at++;
    } else if ((text = take(SECTION)) !== null) yield token('section', start, text);
    else if ((text = take(TASK)) !== null) yield token('task', start, text);
    else if ((text = take(DATA)) !== null) yield token('data', start, text);
    else yield token(code[at] === ':' ? 'colon' : 'sign', start, code[at++]!);
  }
  yield token('end', at, '');
}
