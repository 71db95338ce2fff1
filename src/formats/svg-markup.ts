/** Writing SVG as text: escaped, with short numbers, and words cut to the room they have. */

type Value = string | number | undefined;

/** One element; attributes without a value are left out, children are markup already. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  let text = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) text += ` ${attribute}="${escaped(short(value))}"`;
  return children.length > 0 ? `${text}>${children.join('')}</${name}>` : `${text}/>`;
}

function short(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

/** Text that XML can carry: markup escaped, control signs and lone surrogates replaced. */
export function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '�')
    .replace(CONTROL, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}

// eslint-disable-next-line no-control-regex -- XML 1.0 forbids exactly these
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const NARROW = /[iljtfrI.,:;!|'()[\] ]/;
const WIDE = /[mwMWGOQ@%—…]/;
const FULL =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** About how wide a text is in pixels at a font size; no font is asked, so it is a careful guess. */
export function widthOfText(text: string, size: number): number {
  let ems = 0;
  for (const sign of text)
    ems += FULL.test(sign) ? 1 : NARROW.test(sign) ? 0.29 : WIDE.test(sign) ? 0.86 : 0.56;
  return ems * size;
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

function cut(text: string, fits: (text: string) => boolean): string {
  const signs = [...text];
  while (signs.length > 0 && !fits(`${signs.join('').trimEnd()}…`)) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
