/** Files that are refused, each with its reason and place. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { throughlineJson } from '#formats/throughline-json.ts';
import { finding } from '#domain/finding.ts';
import { fileOf, refusalOf, smallMap } from './map-files.ts';

const bytes = (...list: number[]) => Uint8Array.from(list);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const other = (format: string) => finding('fileOtherFormat', {}, { format });

test.each([
  ['nothing', ''],
  ['blanks and line ends', ' \r\n\t\n'],
  ['a byte order mark alone', '\ufeff'],
  ['no bytes', bytes()],
  ['the mark in bytes', bytes(0xef, 0xbb, 0xbf)],
])('an empty file: %s', (_, input) => {
  expect(refusalOf(input)).toEqual(finding('fileEmpty'));
});

test.each<[string, string | Uint8Array]>([
  ['png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
  ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
  ['gif', latin('GIF89a...')],
  ['webp', latin('RIFF\x10\0\0\0WEBPVP8 ')],
  ['pdf', latin('%PDF-1.7\n%\xe2\xe3')],
  ['zip', latin('PK\x03\x04\x14\0')],
  ['gzip', gzipSync(fileOf(smallMap))],
  ['binary', latin('SQLite format 3\0\x10\0')],
  ['html', '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head></html>'],
  ['html', '\n<!-- proxy -->\n<html lang="en">"throughline-map"</html>'],
  ['svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  [
    'bpmn',
    '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
  ],
  ['xml', '<?xml version="1.0"?><note/>'],
  ['mermaid', 'journey\n  title My day\n  section Work\n    Tea: 5: Me'],
  ['mermaid', '---\ntitle: x\n---\nflowchart LR\n a --> b'],
  ['mermaid', '%%{init: {"theme":"dark"}}%%\nsequenceDiagram\n a->>b: hi'],
  ['mermaid', '# Notes\n\n```mermaid\ngraph TD\n```'],
  ['markdown', '# My map\n\n- one'],
  ['csv', 'stage,touchpoint\nBuy,I pay'],
  ['csv', 'stage;touchpoint\r\nBuy;I pay\r\n'],
  ['csv', 'stage\ttouchpoint\nBuy\tI pay'],
  ['text', 'Dear colleague, here is the map.'],
  ['text', 'null'],
  ['excalidraw', '{"type":"excalidraw","elements":[]}'],
  ['tldraw', '{"tldrawFileFormatVersion":1,"records":[]}'],
  ['json', '{"nodes":[],"edges":[]}'],
  ['json', '[1,2]'],
  ['json', '{"format":"other-map","records":[]}'],
])('a file of another format is named: %s', (format, input) => {
  expect(refusalOf(input)).toEqual(other(format));
});

test.each([
  ['mermaid', `${'%% note\n'.repeat(99)}journey\n  Tea: 5: Me`],
  ['mermaid', '%% one\r%%two\r\rpie\r'],
  ['mermaid', '---\ntitle: x\n---\n%% one\n\n  %% two\ngantt\n'],
  ['html', `${'<!-- note -->\n'.repeat(99)}<html lang="en">`],
  ['html', '<!--a--><!-- b -- c\n--> <!----><BODY>'],
])('a file of another format is named behind comments: %s', (format, input) => {
  expect(refusalOf(input)).toEqual(other(format));
});

test.each([
  ['text', `${'%% '.repeat(900)}x`],
  ['text', `${'%%\n'.repeat(900)}x`],
  ['xml', `${'<!---->'.repeat(500)}x`],
  ['xml', `${'<!-- '.repeat(700)}x`],
])('and so is one that is nothing but comments: %s', (format, input) => {
  expect(refusalOf(input)).toEqual(other(format));
});

test('a file of ours without its list of records', () => {
  for (const [records, value] of [
    [{ a: 1 }, '{"a":1}'],
    [null, 'null'],
    [undefined, ''],
  ] as const)
    expect(refusalOf(fileOf([], { records }))).toEqual(
      finding('fileWithoutRecords', {}, { value }),
    );
});

test.each([
  ['endsTooEarly', 3, 5, '{"format": "throughline-map",\n "records": [\n    '],
  ['textNotClosed', 2, 12, '{"format":\n "a", "b": "c'],
  ['commaExpected', 2, 2, '{"a": 1\n "b": 2}'],
  ['commaExpected', 3, 2, '{\r\n"a": 1\r\n "b": 2}'],
  ['commaExpected', 3, 2, '{\r"a": 1\r "b": 2}'],
  ['trailingComma', 1, 8, '{"a": 1,}'],
  ['trailingComma', 1, 3, '[1,\n]'],
  ['colonExpected', 1, 6, '{"a" 1}'],
  ['nameExpected', 1, 2, '{a: 1}'],
  ['singleQuotes', 1, 2, "{'a': 1}"],
  ['singleQuotes', 1, 7, `{"a": '1'}`],
  ['comment', 1, 2, '{// no\n"a": 1}'],
  ['comment', 1, 9, '{"a": 1 /* no */}'],
  ['valueExpected', 1, 7, '{"a": undefined}'],
  ['valueExpected', 1, 7, '{"a": 01}'],
  ['valueExpected', 1, 7, '{"a": .5}'],
  ['valueExpected', 1, 7, '{"a": +5}'],
  ['valueExpected', 1, 7, '{"a": True}'],
  ['valueExpected', 1, 7, '{"a": nul}'],
  ['moreAfterEnd', 2, 1, '{}\n{}'],
  ['escapeInvalid', 1, 8, '{"a": "\\x41"}'],
  ['escapeInvalid', 1, 8, '{"a": "\\u00g0"}'],
  ['controlCharacterInText', 1, 9, '{"a": "b\0"}'],
  ['controlCharacterInText', 1, 9, '{"a": "b\n"}'],
])('JSON with a fault: %s in line %i, column %i', (reason, line, column, text) => {
  const { code, detail } = refusalOf(text);
  expect([code, detail['reason'], detail['line'], detail['column']]).toEqual([
    ...['fileNotJson', reason],
    ...[line, column],
  ]);
});

test('a fault deep in a large file is quoted with what stands around it', () => {
  const good = fileOf(smallMap).replace('"I pay"', '"I pay" "cash"');
  expect(refusalOf(`\n\n${good}`).detail).toEqual({
    ...{ reason: 'commaExpected', line: 3 },
    column: good.indexOf('"cash"') + 1,
    excerpt: expect.stringContaining('"I pay" "cash"') as string,
  });
});

test('broken UTF-8, with the place', () => {
  const good = new TextEncoder().encode('{"format":\n"é');
  expect(refusalOf(Uint8Array.of(...good, 0xff, 0x22, 0x7d))).toEqual(
    finding('fileNotText', {}, { reason: 'utf-8', line: 2, column: 3 }),
  );
  expect(refusalOf(latin('{"a":"caf\xe9"}'))).toEqual(
    finding('fileNotText', {}, { reason: 'utf-8', line: 1, column: 10 }),
  );
});

test('a file larger than 64 MB, before anything else is looked at', () => {
  const limit = 64 * 2 ** 20;
  for (const input of [' '.repeat(limit + 1), new Uint8Array(limit + 1)])
    expect(refusalOf(input)).toEqual(finding('fileTooLarge', {}, { size: limit + 1, limit }));
});

test('nesting of 65 to a million levels, with the place', () => {
  const nested = (levels: number) =>
    fileOf([{ id: 'a', kind: 'b', deep: 0 }]).replace(
      '0',
      '['.repeat(levels - 3) + ']'.repeat(levels - 3),
    );
  for (const levels of [65, 1_000, 1_000_000]) {
    const { code, detail } = refusalOf(nested(levels));
    expect([code, detail['limit'], detail['line']]).toEqual(['fileTooDeep', 64, 1]);
    expect(nested(levels)[(detail['column'] as number) - 1]).toBe('[');
  }
  expect(refusalOf('{"a":'.repeat(100_000)).code).toBe('fileTooDeep');
});

test('5 million numbers', () => {
  const records = `[{"id":"a","kind":"b","many":[${'1,'.repeat(5_000_000)}1]}]`;
  expect(refusalOf(`{"format":"throughline-map","records":${records}}`)).toMatchObject({
    ...{ code: 'fileTooManyValues', detail: { limit: 2_000_000, line: 1 } },
  });
});

test('a million records', () => {
  const file = `{"format":"throughline-map","records":[${'{},\n'.repeat(1_000_000)}{}]}`;
  expect(refusalOf(file)).toEqual(
    finding('fileTooManyRecords', {}, { limit: 100_000, line: 100_001, column: 1 }),
  );
});

describe('a file without a single record that can be used', () => {
  it('is refused instead of becoming an empty map', () => {
    const text = '{"format":"throughline-map","version":1,"records":[{"id":5},null,7]}';
    expect(throughlineJson.read(text)).toMatchObject({ refused: { code: 'fileWithoutRecords' } });
  });

  it('is not one that is merely empty: a map without records is a map', () => {
    const text = '{"format":"throughline-map","version":1,"records":[]}';
    expect(throughlineJson.read(text)).not.toHaveProperty('refused');
  });
});
