/** Whether a pasted text is a Mermaid journey, judged by its first lines without loading the format. */

const FENCE = /^(```|~~~)\s*mermaid\b/;
const BEFORE = /^(%%.*)?$/;
const MOST_LINES = 200;

/**
 * It begins with a line that says `journey` and nothing else, after front matter, comments and the mark
 * of a block. A list of words that begins with a journey is none.
 */
export function isJourneyText(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/, MOST_LINES)
    .map((line) => line.trim());
  let at = 0;
  const skipBlank = () => {
    while (at < lines.length && BEFORE.test(lines[at]!)) at++;
  };
  skipBlank();
  if (FENCE.test(lines[at] ?? '')) at++;
  if (lines[at] === '---') at = lines.indexOf('---', at + 1) + 1 || lines.length;
  skipBlank();
  return lines[at] === 'journey' && lines.length > at + 1;
}
