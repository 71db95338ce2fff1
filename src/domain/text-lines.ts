/**
 * How wide a text is and how it breaks into lines, guessed without a font, so that layouts and
 * pictures know their sizes before anything is drawn.
 */

const NARROW = /[iljtfrI.,:;!|'()[\] ]/;
/** Digits are set as wide as one another. */
const DIGIT = /[0-9]/;
const WIDE = /[mwMWGOQ@%—…]/;
const FULL =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** The widths of the signs nearly every text is made of, in ems: a layout asks for many. */
const ASCII = Array.from({ length: 128 }, (_, code) => emsOf(String.fromCharCode(code)));

/** About how wide a text is in pixels at a font size; no font is asked, so it is a careful guess. */
export function widthOfText(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += ASCII[sign.charCodeAt(0)] ?? emsOf(sign);
  return ems * size;
}

function emsOf(sign: string): number {
  if (FULL.test(sign)) return 1;
  if (NARROW.test(sign)) return 0.29;
  if (DIGIT.test(sign)) return 0.62;
  return WIDE.test(sign) ? 0.86 : 0.56;
}

/** The text in at most `lines` lines of a width, broken at spaces; what does not fit ends in "…". */
export function linesOf(text: string, width: number, size: number, lines: number): string[] {
  const fits = (candidate: string) => widthOfText(candidate, size) <= width;
  const done: string[] = [];
  let line = '';
  const words = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => pieces(word, fits));
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (done.length === lines - 1)
      return [...done, cut([line, ...words.slice(index)].join(' '), fits)];
    done.push(line);
    line = word;
  }
  return line === '' ? done : [...done, line];
}

/** A word longer than a line, in pieces that fit. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && !fits(part + sign)) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

/** As much of the beginning as has room with "…" behind it. */
function cut(text: string, fits: (text: string) => boolean): string {
  let start = '';
  for (const sign of text) {
    if (!fits(`${(start + sign).trimEnd()}…`)) break;
    start += sign;
  }
  return `${start.trimEnd()}…`;
}
