/**
 * One look over the bytes of a JSON text before it is parsed. `JSON.parse` takes a million levels and any number of
 * values, and what it makes of them then freezes the page or breaks the database; so counts come first.
 */
import { finding, type FindingCode } from '#domain/finding.ts';
import type { Refused } from './format.ts';
import { positionAt } from './position.ts';

export type JsonLimits = Readonly<{ depth: number; values: number; records: number }>;

export const jsonLimits: JsonLimits = { depth: 64, values: 2_000_000, records: 100_000 };

/** The records of a map are the objects inside a list inside the file's object. */
const RECORD_DEPTH = 3;

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * A refusal with the place where a limit is passed. The text is in UTF-8 and need not be JSON.
 * Bytes, because looking at each costs half of looking at each character of a string.
 */
export function surveyJson(
  bytes: Uint8Array,
  limits: JsonLimits = jsonLimits,
): Readonly<{ withinLimits: true }> | Refused {
  let depth = 0;
  let values = 1;
  let records = 0;
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]!;
    if (sign < QUOTE || (sign > COMMA && sign < OPEN_LIST)) continue;
    if (sign === QUOTE) {
      at = endOfText(bytes, at);
    } else if (sign === COMMA) {
      if (++values > limits.values) return refusal('fileTooManyValues', limits.values, bytes, at);
    } else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
      if (++depth > limits.depth) return refusal('fileTooDeep', limits.depth, bytes, at);
      if (++values > limits.values) return refusal('fileTooManyValues', limits.values, bytes, at);
      if (sign === OPEN_OBJECT && depth === RECORD_DEPTH && ++records > limits.records)
        return refusal('fileTooManyRecords', limits.records, bytes, at);
    } else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) {
      depth--;
    }
  }
  return { withinLimits: true };
}

/** Where the text that opens at a quotation mark closes, or the end of all. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function refusal(code: FindingCode, limit: number, bytes: Uint8Array, at: number): Refused {
  const before = new TextDecoder().decode(bytes.subarray(0, at));
  return { refused: finding(code, {}, { limit, ...positionAt(before, before.length) }) };
}
