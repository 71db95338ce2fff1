/** Reads pasted text as rows of cells: a list has one cell per row, a table from a spreadsheet more. */

/** A bullet, check box or number that lists begin with; a number needs its dot or bracket. */
const BULLET = /\s*(?:(?:[-*+•◦▪‣–—·]|\d{1,3}[.)]|[a-zA-Z]\)|\(\d{1,3}\))\s+|[☐☑☒✓✔]\s*)/uy;
const CHECK_BOX = /^\[[ xX]?\]\s+/;

// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const CONTROLS = /[\0-\x1f\x7f\s]+/g;

const BREAK = /[\t\n]|$/g;

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
  let start = 0;
  while (BULLET.test(cell)) start = BULLET.lastIndex;
  return cell.slice(start).replace(CHECK_BOX, '').replace(CONTROLS, ' ').trim();
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
  BREAK.lastIndex = from;
  return BREAK.exec(text)!.index;
}

function quotedCell(text: string, at: number): { cell: string; end: number } | null {
  const closing = text[at] === '"' ? closingMark(text, at) : -1;
  const end = closing + 1;
  if (closing === -1 || nextBreak(text, end) !== end) return null;
  const inside = text.slice(at + 1, closing);
  return /[\t\n"]/.test(inside) ? { cell: inside.replaceAll('""', '"'), end } : null;
}

/**
 * Where the quotation mark stands that closes the one at an index, or -1. Two of them mean one inside.
 * They are looked for one after the other: a regular expression cannot step through millions.
 */
export function closingMark(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
