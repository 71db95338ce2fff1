/**
 * A backup: all maps of a library in one file, each as the document `throughline-map` writes. It is
 * read map by map with that format's own reader, so one broken map does not take the rest down.
 */
import { finding } from '#domain/finding.ts';
import type { MapRecords } from '#domain/records.ts';
import { quote } from '#domain/validate.ts';
import { decodeText } from './decode-text.ts';
import type { FileInput, FileOrigin, ReadMap, Refused } from './format.ts';
import { jsonLimits, surveyJson } from './json-limits.ts';
import { parseJson } from './parse-json.ts';
import { throughlineJson } from './throughline-json.ts';

/** What `format` says in every backup. */
export const LIBRARY_FORMAT_NAME = 'throughline-library';
const LIBRARY_VERSION = 1;

/** Parts stay well below what is read again: 64 MB and 2 million values. */
const LONGEST_PART = 20_000_000;

/** Each map lies in the list of the file's object, and is then held to its own limits by its reader. */
const limits = { ...jsonLimits, depth: jsonLimits.depth + 2 };

const SNIFFED_LENGTH = 4_000;

/** Whether a file begins like a backup. */
export function isLibraryFile(input: FileInput): boolean {
  const start =
    typeof input === 'string'
      ? input.slice(0, SNIFFED_LENGTH)
      : new TextDecoder().decode(input.subarray(0, SNIFFED_LENGTH));
  return /^\ufeff?\s*\{\s*"format"\s*:\s*"throughline-library"/.test(start);
}

/** All maps of a backup, each read or refused by itself; or why nothing could be read. */
export function readLibrary(
  input: FileInput,
): Readonly<{ maps: readonly (ReadMap | Refused)[] }> | Refused {
  const decoded = decodeText(input);
  if ('refused' in decoded) return decoded;
  const survey = surveyJson(decoded.utf8, limits);
  if ('refused' in survey) return survey;
  const parsed = parseJson(decoded.text);
  if ('refused' in parsed) return parsed;
  const { maps } = parsed.value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(maps))
    return { refused: finding('fileWithoutRecords', {}, { value: quote(maps) }) };
  return { maps: maps.map((map: unknown) => throughlineJson.read(JSON.stringify(map))) };
}

/** One map as it goes into a backup. */
export function libraryEntry(records: MapRecords, origin: FileOrigin): string {
  return throughlineJson.write(records, origin).trimEnd().replaceAll('\n', '\n    ');
}

/** The texts of the files a backup of these entries takes: one, or several of a size that opens again. */
export function writeLibrary(entries: readonly string[]): readonly string[] {
  const parts: string[][] = [[]];
  let length = 0;
  for (const entry of entries) {
    if (length > 0 && length + entry.length > LONGEST_PART) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(entry);
    length += entry.length;
  }
  return parts.map(partText);
}

function partText(entries: readonly string[]): string {
  return [
    '{',
    `  "format": ${JSON.stringify(LIBRARY_FORMAT_NAME)},`,
    `  "version": ${LIBRARY_VERSION},`,
    entries.length > 0 ? `  "maps": [\n    ${entries.join(',\n    ')}\n  ]` : '  "maps": []',
    '}',
    '',
  ].join('\n');
}
