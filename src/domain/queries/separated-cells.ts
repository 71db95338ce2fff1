/** Rows and cells of a pasted table, whether tabs, semicolons or commas stand between its cells (RFC 4180). */
import { closingMark, tableInText } from './table-in-text.ts';

/** Cells are trimmed; rows without any word are left out. */
export function separatedCells(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.includes('\t')) return tableInText(plain);
  const separator = separatorOf(plain);
  return rowsOf(plain.replace(/\r\n?/g, '\n'), separator)
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));
}

/** The semicolon where there is one outside quotation marks: a comma may then be a decimal sign. */
function separatorOf(text: string): ';' | ',' {
  return text.replace(/"[^"]*"/g, '').includes(';') ? ';' : ',';
}

function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const rest = new RegExp(`[^${separator}\\n]*`, 'y');
  for (let at = 0; at <= text.length;) {
    const quoted = quotedCell(text, at);
    const end = endOf(rest, text, quoted?.end ?? at);
    // Quotation marks inside a cell are words; the cell then ends at the next separator.
    rows.at(-1)!.push(quoted?.end === end ? quoted.cell : text.slice(at, end));
    if (text[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

/** A cell in quotation marks with the spaces around it; words may follow it all the same. */
function quotedCell(text: string, at: number): { cell: string; end: number } | null {
  const opening = endOf(SPACES, text, at);
  const closing = text[opening] === '"' ? closingMark(text, opening) : -1;
  if (closing === -1) return null;
  const cell = text.slice(opening + 1, closing).replaceAll('""', '"');
  return { cell, end: endOf(SPACES, text, closing + 1) };
}

const SPACES = /[^\S\n]*/y;

/** Where a run of signs ends that begins at an index. */
function endOf(run: RegExp, text: string, from: number): number {
  run.lastIndex = from;
  run.exec(text);
  return run.lastIndex;
}
