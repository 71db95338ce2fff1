/** Rows as text in columns. */
import type { Row } from './rows.ts';

const COLUMNS: readonly (readonly [keyof Row, string])[] = [
  ['what', 'What'],
  ['ours', 'Ours'],
  ['other', 'Other side'],
  ['ratio', 'Ratio'],
  ['goal', 'Goal'],
  ['reached', 'Reached'],
];

export function tableText(rows: readonly Row[]): string {
  const lines = [COLUMNS.map(([, title]) => title)];
  for (const row of rows) lines.push(COLUMNS.map(([field]) => row[field]));
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const texts = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join(' | ')
      .trimEnd(),
  );
  texts.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('-|-'));
  return texts.join('\n');
}
