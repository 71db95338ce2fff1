/**
 * Our own file: a map as JSON, without loss. Reading trusts nothing, says what did not fit and where,
 * and takes nothing from a file it refuses.
 */
import { finding, type Finding } from '#domain/finding.ts';
import { CURRENT_VERSION, FIRST_VERSION, migrate } from '#domain/migrations/index.ts';
import type { MapRecords } from '#domain/records.ts';
import { isUsableId, quote } from '#domain/validate.ts';
import { recordText, sortedRecords } from './canonical-json.ts';
import { cappedFindings } from './capped-findings.ts';
import { decodeText } from './decode-text.ts';
import { foreignJson, foreignText } from './foreign.ts';
import type { FileInput, FileOrigin, Format, ReadMap, Refused } from './format.ts';
import { surveyJson } from './json-limits.ts';
import { parseJson } from './parse-json.ts';
import { readRecords } from './read-records.ts';

/** What `format` says in every file of ours. */
export const FORMAT_NAME = 'throughline-map';

export const throughlineJson = {
  id: 'throughline-json',
  name: 'Throughline map',
  extensions: ['throughline.json', 'json'],
  mime: 'application/json',
  recognise,
  read,
  write,
} as const satisfies Format;

function recognise(start: FileInput): boolean {
  const text = typeof start === 'string' ? start : new TextDecoder().decode(start);
  return /^\ufeff?\s*\{/.test(text) && text.includes(`"${FORMAT_NAME}"`);
}

function read(input: FileInput): ReadMap | Refused {
  const decoded = decodeText(input);
  if ('refused' in decoded) return decoded;
  const { text, utf8 } = decoded;
  if (text.trim() === '') return { refused: finding('fileEmpty') };
  const foreign = foreignText(text);
  if (foreign) return { refused: finding('fileOtherFormat', {}, { format: foreign }) };
  const survey = surveyJson(utf8);
  if ('refused' in survey) return survey;
  const parsed = parseJson(text);
  return 'refused' in parsed ? parsed : readFile(parsed.value);
}

/** What `JSON.parse` gave: its fields may be anything. */
type MapFile = Readonly<Record<string, unknown>>;

const FILE_FIELDS = ['$schema', 'format', 'version', 'mapId', 'exportedAs', 'records'];

function readFile(value: unknown): ReadMap | Refused {
  const file = value as MapFile;
  if (file['format'] !== FORMAT_NAME)
    return { refused: finding('fileOtherFormat', {}, { format: foreignJson(value) }) };
  const list = file['records'];
  if (!Array.isArray(list))
    return { refused: finding('fileWithoutRecords', {}, { value: quote(list) }) };
  const notes: Finding[] = [];
  const version = versionOf(file, notes);
  const mapId = idIn(file, 'mapId', notes);
  const exportedAs = idIn(file, 'exportedAs', notes);
  for (const field of Object.keys(file))
    if (!FILE_FIELDS.includes(field))
      notes.push(
        finding('fileFieldIgnored', { field: quote(field) }, { value: quote(file[field]) }),
      );
  const keepUnread = version > CURRENT_VERSION;
  const { records, findings, usable } = readRecords(migrate(list, version), { keepUnread });
  if (list.length > 0 && usable === 0)
    return { refused: finding('fileWithoutRecords', {}, { value: quote(list) }) };
  return { mapId, exportedAs, version, records, findings: cappedFindings([...notes, ...findings]) };
}

/** The version it was written in; without a usable one it is read as the present. */
function versionOf(file: MapFile, notes: Finding[]): number {
  const version = file['version'];
  if (!Number.isSafeInteger(version) || (version as number) < FIRST_VERSION) {
    notes.push(finding('fileVersionInvalid', {}, { value: quote(version) }));
    return CURRENT_VERSION;
  }
  if ((version as number) > CURRENT_VERSION) {
    const detail = { version: version as number, known: CURRENT_VERSION };
    notes.push(finding('fileNewerVersion', {}, detail));
  }
  return version as number;
}

function idIn(file: MapFile, field: 'mapId' | 'exportedAs', notes: Finding[]): string | null {
  const id = file[field] ?? null;
  if (id === null || isUsableId(id)) return id;
  notes.push(finding('fileFieldIgnored', { field }, { value: quote(id) }));
  return null;
}

function write(records: MapRecords, { mapId, exportedAs }: FileOrigin): string {
  const indent = '    ';
  const list = sortedRecords(records).map((record) => indent + recordText(record, indent));
  return [
    '{',
    `  "format": ${JSON.stringify(FORMAT_NAME)},`,
    `  "version": ${CURRENT_VERSION},`,
    `  "mapId": ${JSON.stringify(mapId)},`,
    `  "exportedAs": ${JSON.stringify(exportedAs)},`,
    list.length > 0 ? `  "records": [\n${list.join(',\n')}\n  ]` : '  "records": []',
    '}',
    '',
  ].join('\n');
}
