/**
 * Signs written as entities, as Mermaid has them: `#58;` for a colon by its number, `#quot;` by name.
 * Before Mermaid reads a diagram it puts other signs in their place, so that neither `#` nor `;` ends a
 * text; here it is the same, or another text would come out.
 */
import { entityByName } from './mermaid-entity-names.ts';
import type { Replacement, TracedText } from './mermaid-traced-text.ts';

const OPEN = 'ﬂ°';
const NUMBER = '°';
const CLOSE = '¶ß';

/** The diagram with every entity in the form in which the lexer takes it for a part of a text. */
export function hideEntities(code: TracedText): TracedText {
  const plain = withoutStyleEnds(withoutStyleEnds(code, 'style'), 'classDef');
  const hidden = Array.from(plain.text.matchAll(/#(\w+);/g), ({ index, 0: all, 1: inner }) => ({
    start: index,
    end: index + all.length,
    by: `${OPEN}${/^\d+$/.test(inner!) ? NUMBER : ''}${inner}${CLOSE}`,
  }));
  return plain.replaced(hidden);
}

/**
 * Mermaid takes the last semicolon from a line that looks like a style with a colour: the word, later a
 * colon, and without a space after that a `#`. It does so in journeys too.
 */
function withoutStyleEnds(code: TracedText, word: string): TracedText {
  const { text } = code;
  const ends: Replacement[] = [];
  for (let at = text.indexOf(word); at >= 0;) {
    const line = endOfLine(text, at);
    const rest = text.slice(at + word.length, line);
    const end = rest.lastIndexOf(';');
    if (end >= 0 && looksLikeStyle(rest.slice(0, end))) {
      const start = at + word.length + end;
      ends.push({ start, end: start + 1, by: '' });
    }
    at = text.indexOf(word, line);
  }
  return code.replaced(ends);
}

function looksLikeStyle(text: string): boolean {
  let isValue = false;
  for (const sign of text) {
    if (sign === '#' && isValue) return true;
    if (sign === ':') isValue = true;
    else if (/\s/.test(sign)) isValue = false;
  }
  return false;
}

const LINE_END = /[\n\r\u2028\u2029]/g;

function endOfLine(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? text.length;
}

/** A text with the signs that its hidden entities mean. An unknown name stays as it was written. */
export function showEntities(text: string): string {
  return text.replace(/ﬂ°(°?)(\w+)¶ß/g, (_, number: string, inner: string) =>
    number ? signOf(Number(inner)) : (entityByName(inner) ?? `#${inner};`),
  );
}

const BROKEN = '\ufffd';

/** As HTML reads `&#58;`: numbers from 128 to 159 mean what they meant in Windows. */
function signOf(code: number): string {
  if (code >= 128 && code < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  const isSign = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isSign ? String.fromCodePoint(code) : BROKEN;
}

const entity = (sign: string) => `#${sign.codePointAt(0)};`;

/** Signs that mean something to Mermaid's reader, to its cleaning before it, or to the page it draws. */
const UNFIT = /[:;#,%<>ﬂ¶]|C(?=4(?:Container|Component|Dynamic|Deployment))|[^\S ]/gu;
const ENDS = /^ | $/g;

/** What stands for nothing where a name must stand: a space that is not cut off. */
const NO_NAME = entity('\u00a0');

/** A text as it can stand anywhere in a diagram and is read back sign by sign. */
export function written(text: string): string {
  return text.replace(UNFIT, entity).replace(ENDS, entity);
}

/** As `written`, for a place that cannot be empty. */
export function writtenName(text: string): string {
  return written(text) || NO_NAME;
}

const KEYWORD = /^(?=(?:journey|title|section|accTitle|accDescr)(?!\w))./i;

/** As `writtenName`, for the beginning of a line. */
export function writtenTask(text: string): string {
  return writtenName(text).replace(KEYWORD, entity);
}

/** A name as it was before `writtenName`. */
export function nameFrom(text: string): string {
  const shown = showEntities(text.trim());
  return shown === '\u00a0' ? '' : shown;
}
