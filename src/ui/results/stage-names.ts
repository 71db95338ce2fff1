/** How stages are named over a chart: in full where every name has room over its part, else by numbers that are explained below. */

/** Mean width of a letter at the smallest size of type, strong. */
const LETTER = 6.4;
const MOST_LINES = 2;
/** Air at both sides of a name. */
const AIR = 8;

export type StageNames = Readonly<{ isNumbered: boolean; lines: number }>;

/** Whether names are written out, and over how many lines of text the longest of them runs. Widths in pixels. */
export function stageNames(
  stages: readonly Readonly<{ title: string; width: number }>[],
): StageNames {
  const lines = Math.max(1, ...stages.map(({ title, width }) => linesOf(title, width - AIR)));
  return lines > MOST_LINES ? { isNumbered: true, lines: 1 } : { isNumbered: false, lines };
}

/** Broken between words only; a word that is too long has no room on any number of lines. */
function linesOf(title: string, width: number): number {
  const most = width / LETTER;
  let lines = 1;
  let used = 0;
  for (const { length } of title.split(/\s+/)) {
    if (length > most) return Infinity;
    const together = used === 0 ? length : used + 1 + length;
    if (together > most) lines++;
    used = together > most ? length : together;
  }
  return lines;
}
