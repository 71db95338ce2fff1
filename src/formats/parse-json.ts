/** JSON text to a value, with a place and a reason where it is none. */
import { finding } from '#domain/finding.ts';
import type { Refused } from './format.ts';
import { examineJson, type Examination } from './json-syntax.ts';
import { excerptAt, positionAt } from './position.ts';

/**
 * The value. `NaN` and `Infinity`, which are not JSON but which some programs write, become texts, so
 * that each is reported where it stands and the rest can be read. Survey the text first.
 */
export function parseJson(text: string): Readonly<{ value: unknown }> | Refused {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const examination = examineJson(text);
    if (examination.fault) return { refused: notJson(text, examination.fault) };
    return { value: JSON.parse(withNotNumbersQuoted(text, examination)) as unknown };
  }
}

function notJson(text: string, { offset, reason }: NonNullable<Examination['fault']>) {
  const detail = { reason, ...positionAt(text, offset), excerpt: excerptAt(text, offset) };
  return finding('fileNotJson', {}, detail);
}

function withNotNumbersQuoted(text: string, { notNumbers }: Examination): string {
  let rest = 0;
  const parts: string[] = [];
  for (const { offset, token } of notNumbers) {
    parts.push(text.slice(rest, offset), JSON.stringify(token));
    rest = offset + token.length;
  }
  return parts.join('') + text.slice(rest);
}
