/**
 * How well what is typed fits an entry: every word must be found, in the label or among the further
 * words to find it by. Beginnings count more than middles, and letters in order count a little.
 */

/** Places in the label that were found, from (inclusive) and to (exclusive). */
export type Mark = readonly [from: number, to: number];

/** `score` is larger the better it fits. */
export type Match = Readonly<{ score: number; marks: readonly Mark[] }>;

/** Lower case without accents, sign by sign, so that places stay the same. */
export function folded(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return Array.from({ length: text.length }, (_, at) => {
    const sign = text[at]!.normalize('NFD')[0]!.toLowerCase();
    return sign.length === 1 ? sign : text[at]!;
  }).join('');
}

const WORD_START = /[\p{L}\p{N}]+/gu;

function placeOf(word: string, text: string): { at: number; isStart: boolean } | null {
  for (const found of text.matchAll(WORD_START))
    if (text.startsWith(word, found.index)) return { at: found.index, isStart: true };
  const at = text.indexOf(word);
  return at === -1 ? null : { at, isStart: false };
}

/** What it is worth that nothing of the label is left over. */
const WHOLE = 20;

/** Letters in order count only if they stand close together. */
const WIDEST = 3;

/** The letters of the word one after the other from the start of some word on, close together; or null. */
function scattered(word: string, text: string): Mark[] | null {
  for (const { index } of text.matchAll(WORD_START)) {
    if (text[index] !== word[0]) continue;
    const marks = lettersFrom(word, text, index);
    if (marks && marks.at(-1)![1] - index <= WIDEST * word.length) return marks;
  }
  return null;
}

function lettersFrom(word: string, text: string, start: number): Mark[] | null {
  const marks: [number, number][] = [];
  let from = start;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at === -1) return null;
    const last = marks.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else marks.push([at, at + 1]);
    from = at + 1;
  }
  return marks;
}

function wordMatch(word: string, label: string, keywords: string): Match | null {
  const inLabel = placeOf(word, label);
  if (inLabel) {
    const { at, isStart } = inLabel;
    const score = isStart ? (at === 0 ? 100 : 80) : 50;
    return { score, marks: [[at, at + word.length]] };
  }
  const inKeywords = placeOf(word, keywords);
  if (inKeywords?.isStart) return { score: 40, marks: [] };
  if (word.length < 2) return null;
  const marks = scattered(word, label);
  if (marks) return { score: 30 - marks.length, marks };
  return inKeywords ? { score: 20, marks: [] } : null;
}

/** The match of a query, or null where a word of it is not found. An empty query fits everything. */
export function match(query: string, label: string, keywords: string): Match | null {
  const [inLabel, inKeywords] = [folded(label), folded(keywords)];
  let score = 0;
  const marks: Mark[] = [];
  for (const word of folded(query).split(/\s+/).filter(Boolean)) {
    const found = wordMatch(word, inLabel, inKeywords);
    if (!found) return null;
    score += found.score;
    marks.push(...found.marks);
  }
  const isWhole = folded(query).trim() === inLabel;
  return { score: isWhole ? score + WHOLE : score, marks: marks.sort((a, b) => a[0] - b[0]) };
}

/** The label cut into parts that were found and parts that were not. */
export function partsOf(
  label: string,
  marks: readonly Mark[],
): { text: string; isFound: boolean }[] {
  const parts: { text: string; isFound: boolean }[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    if (start < from) continue;
    if (start > from) parts.push({ text: label.slice(from, start), isFound: false });
    parts.push({ text: label.slice(start, end), isFound: true });
    from = end;
  }
  if (from < label.length) parts.push({ text: label.slice(from), isFound: false });
  return parts;
}
