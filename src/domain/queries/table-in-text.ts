/** Reads pasted text as rows of cells: a list has one cell per row, a table from a spreadsheet more. */

/** Bullets, check boxes and numbers that lists begin with; a number needs its dot or bracket. */
const BULLET = /^\s*(?:(?:[-*+•◦▪‣–—·]|\d{1,3}[.)]|[a-zA-Z]\)|\(\d{1,3}\))\s+|[☐☑☒✓✔]\s*)+/u;
const CHECK_BOX = /^\[[ xX]?\]\s+/;

// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const CONTROLS = /[\0-\x1f\x7f\s]+/g;

/**
 * The cells of a text, row by row, without bullets, numbering and needless space. Rows without a word
 * are left out; cells without one are empty, so that the others keep their columns.
 */
export function tableInText(text: string): string[][] {
  return rawRows(text.replace(/\r\n?/g, '\n'))
    .map((row) => row.map((cell) => cleaned(cell)))
    .filter((row) => row.some((cell) => cell !== ''));
}

function cleaned(cell: string): string {
  const words = cell.replace(BULLET, '').replace(CHECK_BOX, '');
  return words.replace(CONTROLS, ' ').trim();
}

/**
 * Splits at line ends and tabs. As spreadsheets write them, a cell that holds a line end, a tab or a
 * quotation mark stands in quotation marks, with those inside doubled; other marks are words.
 */
function rawRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length;) {
    const quoted = quotedCell(text, at);
    const end = quoted?.end ?? nextBreak(text, at);
    rows.at(-1)!.push(quoted?.cell ?? text.slice(at, end));
    if (text[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

function nextBreak(text: string, from: number): number {
  const [tab, line] = [text.indexOf('\t', from), text.indexOf('\n', from)];
  const ends = [tab, line].filter((end) => end !== -1);
  return ends.length > 0 ? Math.min(...ends) : text.length;
}

function quotedCell(text: string, at: number): { cell: string; end: number } | null {
  if (text[at] !== '"') return null;
  const found = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
  found.lastIndex = at;
  const inside = found.exec(text)?.[1];
  if (inside === undefined || !/[\t\n"]/.test(inside)) return null;
  return { cell: inside.replaceAll('""', '"'), end: found.lastIndex };
}
