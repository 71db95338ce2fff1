/** Rows and cells of a pasted table, whether tabs, semicolons or commas stand between its cells (RFC 4180). */
import { tableInText } from './table-in-text.ts';

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
  return text.replace(/"(?:[^"]|"")*"/g, '').includes(';') ? ';' : ',';
}

function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`\\s*"((?:[^"]|"")*)"[^\\S\\n]*|([^${separator}\\n]*)`, 'y');
  for (let at = 0; at <= text.length;) {
    cell.lastIndex = at;
    const found = cell.exec(text)!;
    const end = cell.lastIndex;
    const isWhole = end === text.length || text[end] === separator || text[end] === '\n';
    // Quotation marks inside a cell are words; the cell then ends at the next separator.
    const stop = isWhole ? end : nextBreak(text, end, separator);
    rows
      .at(-1)!
      .push(
        isWhole && found[1] !== undefined ? found[1].replaceAll('""', '"') : text.slice(at, stop),
      );
    if (text[stop] === '\n') rows.push([]);
    at = stop + 1;
  }
  return rows;
}

function nextBreak(text: string, from: number, separator: string): number {
  const ends = [text.indexOf(separator, from), text.indexOf('\n', from)].filter((end) => end >= 0);
  return ends.length > 0 ? Math.min(...ends) : text.length;
}
