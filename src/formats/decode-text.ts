/** Bytes of a file to text: UTF-8 or UTF-16, with or without byte order mark, and nothing half right. */
import { finding } from '#domain/finding.ts';
import { foreignBytes } from './foreign.ts';
import type { FileInput, Refused } from './format.ts';
import { positionAt } from './position.ts';

/** Larger files are refused unread; a map of 100,000 records takes about half of it. */
export const LARGEST_BYTES = 64 * 2 ** 20;

/** A text without its byte order mark, and its bytes. */
export type DecodedText = Readonly<{ text: string; utf8: Uint8Array }>;

/** The text, well-formed, or why it is none. */
export function decodeText(input: FileInput, largest = LARGEST_BYTES): DecodedText | Refused {
  const size = input.length;
  if (size > largest) return { refused: finding('fileTooLarge', {}, { size, limit: largest }) };
  if (typeof input === 'string') return encoded(input.replace(/^\ufeff/, ''));
  const encoding = encodingOf(input);
  const foreign = encoding === 'utf-8' ? foreignBytes(input) : null;
  if (foreign) return { refused: finding('fileOtherFormat', {}, { format: foreign }) };
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(input);
    return encoding === 'utf-8' ? { text, utf8: input } : encoded(text);
  } catch {
    return { refused: notText(input, encoding) };
  }
}

function encoded(text: string): DecodedText {
  return { text, utf8: new TextEncoder().encode(text) };
}

/** By the mark, or by the zero that every second byte of a JSON file in UTF-16 starts with. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

function notText(bytes: Uint8Array, encoding: string) {
  const text = longestText(bytes, encoding);
  const detail = { reason: encoding, ...positionAt(text, text.length) };
  return finding('fileNotText', {}, detail);
}

/** What stands before the first broken character, found by halving. */
function longestText(bytes: Uint8Array, encoding: string): string {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodedStart(bytes.subarray(0, middle), encoding) === null) bad = middle;
    else good = middle;
  }
  return decodedStart(bytes.subarray(0, good), encoding)!;
}

/** Null when broken; a character cut off at the end is not. */
function decodedStart(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
