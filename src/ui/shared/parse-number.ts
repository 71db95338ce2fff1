/**
 * Reads a number as people type it: comma or point, real or plain minus, spaces or apostrophes between
 * thousands, a currency sign, a percent sign or a unit around it.
 */

export type TypedNumber = Readonly<{ value: number; isPercent: boolean }>;

const MINUS = /^[-−–—]/;
const BEFORE = /^[\p{Sc}\p{L}]+\.?/u;
const AFTER = /(?<percent>%)|[\p{Sc}\p{L}.]+$/u;
const GROUPS = /(?<=\d)[\s'’_](?=\d{3}(\D|$))/gu;
const PLAIN = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const LARGEST_INPUT = 60;

/**
 * The number a text means, or null when it means none. Of a point and a comma the later one is the
 * decimal sign; a comma alone before exactly three digits parts thousands, as our own output does.
 */
export function parseNumber(typed: string): TypedNumber | null {
  let text = typed.trim().slice(0, LARGEST_INPUT + 1);
  if (text.length > LARGEST_INPUT) return null;
  const isExponent = PLAIN.test(text);
  let sign = 1;
  const takeSign = () => {
    if (MINUS.test(text)) sign = -1;
    text = text.replace(MINUS, '').replace(/^\+/, '').trim();
  };
  takeSign();
  text = text.replace(BEFORE, '').trim();
  if (sign === 1) takeSign();
  const isPercent = /%\s*$/.test(text);
  if (!isExponent) text = withoutUnit(text);
  const plain = withDecimalPoint(text.replace(GROUPS, ''));
  if (plain === null || !PLAIN.test(plain)) return null;
  const value = sign * Number(plain);
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value, isPercent } : null;
}

function withoutUnit(text: string): string {
  let rest = text;
  for (let match = AFTER.exec(rest); match; match = AFTER.exec(rest)) {
    const next = rest.replace(AFTER, '').trim();
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

function withDecimalPoint(text: string): string | null {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (comma === -1) return (text.match(/\./g)?.length ?? 0) > 1 ? grouped(text, '.') : text;
  if (point === -1)
    return /^[1-9]\d{0,2}(,\d{3})+$/.test(text) ? grouped(text, ',') : oneComma(text);
  const [decimal, thousands] = point > comma ? ['.', ','] : [',', '.'];
  const at = text.lastIndexOf(decimal);
  const whole = grouped(text.slice(0, at), thousands);
  return whole === null ? null : `${whole}.${text.slice(at + 1)}`;
}

function oneComma(text: string): string | null {
  return text.indexOf(',') === text.lastIndexOf(',') ? text.replace(',', '.') : null;
}

/** The digits without the signs between thousands, or null where those stand in other places. */
function grouped(text: string, sign: string): string | null {
  const groups = text.split(sign);
  const fits = groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  return fits ? groups.join('') : null;
}
