/** Where in a text something stands, in the terms of an editor: line and column, both from 1. */

export type Position = Readonly<{ line: number; column: number }>;

/** The position of an offset; line ends are LF, CR LF and CR. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n?|\n/g)) {
    line++;
    start = index + end.length;
  }
  return { line, column: offset - start + 1 };
}

const EXCERPT_LENGTH = 40;

/** A short piece of the line at an offset, to find the place by. */
export function excerptAt(text: string, offset: number): string {
  const from = Math.max(0, offset - EXCERPT_LENGTH / 2);
  const before = text
    .slice(from, offset)
    .split(/[\r\n]/)
    .at(-1)!;
  const after = text.slice(offset, offset + EXCERPT_LENGTH / 2).split(/[\r\n]/)[0]!;
  return (before + after).trim();
}

/** Answers in which line, from 1, an offset of a text stands; for many of them. Lines end in LF. */
export function lineFinder(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
