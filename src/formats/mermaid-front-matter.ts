/**
 * The block between `---` that may stand before a diagram. Of all that YAML can say only the title
 * matters here, so only that is read; a block that YAML would refuse is not judged.
 */

export type FrontMatter = Readonly<{
  /** Where the block ends; 0 where there is none. */
  end: number;
  /** Null where it has none. */
  title: string | null;
}>;

const NONE: FrontMatter = { end: 0, title: null };

/** The block at the start of a text whose lines end in line feeds. */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^([^\S\n]*)---(\s*)/.exec(text);
  if (!opening) return NONE;
  const [whole, indent, space] = opening as unknown as [string, string, string];
  const lines = space.split('\n').length - 1;
  if (lines === 0) return NONE;
  const first = whole.length - space.length + space.lastIndexOf('\n');
  const closing =
    closingAfter(text, indent, first + 1) ??
    (lines > 1 ? closingAfter(text, indent, first, first) : null);
  if (!closing) return NONE;
  const body = text.slice(first + 1, Math.max(first + 1, closing.start));
  return { end: closing.end, title: titleIn(dedented(body, indent)) };
}

/** The first line of three hyphens with this indent, after a line end at or after a place. */
function closingAfter(text: string, indent: string, from: number, last = text.length) {
  const mark = `\n${indent}---`;
  for (let at = text.indexOf(mark, from); at >= 0 && at <= last; at = text.indexOf(mark, at + 1)) {
    const after = at + mark.length;
    const space = spaceAt(text, after);
    const line = space.lastIndexOf('\n');
    if (line >= 0) return { start: at, end: after + line + 1 };
  }
  return null;
}

function spaceAt(text: string, at: number): string {
  const SPACE = /\s*/y;
  SPACE.lastIndex = at;
  return SPACE.exec(text)![0];
}

function dedented(body: string, indent: string): readonly string[] {
  return body
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

function titleIn(lines: readonly string[]): string | null {
  const index = lines.findIndex((line) => /^(title|"title"|'title')\s*:(\s|$)/.test(line));
  if (index < 0) return null;
  const value = lines[index]!.slice(lines[index]!.indexOf(':') + 1).trim();
  const below: string[] = [];
  for (const line of lines.slice(index + 1)) {
    if (!/^(\s|$)/.test(line)) break;
    below.push(line.trim());
  }
  return scalar(value, below) || null;
}

/** A value of YAML on its line, or in the indented lines below it. */
function scalar(value: string, below: readonly string[]): string {
  if (/^[|>][+-]?\d?(\s|$)/.test(value))
    return below.join(value.startsWith('|') ? '\n' : ' ').trim();
  const text = [value, ...below].join(' ').trim();
  const quoted = /^'((?:[^']|'')*)'/.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (text.startsWith('"')) return doubleQuoted(text);
  const plain = text.replace(/(^|\s)#.*$/, '').trim();
  return /^(null|~|false|0|[[{&*!].*)?$/i.test(plain) ? '' : plain;
}

function doubleQuoted(text: string): string {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  try {
    return quoted ? String(JSON.parse(quoted)) : '';
  } catch {
    return quoted!.slice(1, -1);
  }
}
