import { describe, expect, it } from 'vitest';
import type { ReadMap } from '#formats/format.ts';
import {
  isLibraryFile,
  libraryEntry,
  readLibrary,
  writeLibrary,
} from '#formats/throughline-library.ts';
import { jsonLimits } from '#formats/json-limits.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { smallMap } from '../support/small-map.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const entry = (mapId: string, title = 'a') =>
  libraryEntry(smallMap({ one: [title] }), { mapId, exportedAs: null });

function mapsIn(text: string) {
  const read = readLibrary(bytes(text));
  if ('refused' in read) throw new Error(read.refused.code);
  return read.maps;
}

describe('a backup', () => {
  it('gives every map back as it was, byte for byte', () => {
    const [text] = writeLibrary([entry('m1'), entry('m2', 'two "quoted"\nlines')]);
    const maps = mapsIn(text!) as ReadMap[];
    expect(maps.map(({ mapId }) => mapId)).toEqual(['m1', 'm2']);
    expect(maps.flatMap(({ findings }) => findings)).toEqual([]);
    const again = maps.map(({ records, ...origin }) => libraryEntry(records, origin));
    expect(writeLibrary(again)).toEqual([text]);
  });

  it('holds each map exactly as an exported file of it does', () => {
    const records = smallMap({ one: ['a'] });
    const [text] = writeLibrary([libraryEntry(records, { mapId: 'm', exportedAs: null })]);
    const parsed = JSON.parse(text!) as { maps: unknown[] };
    const alone = throughlineJson.write(records, { mapId: 'm', exportedAs: null });
    expect(parsed.maps).toEqual([JSON.parse(alone)]);
  });

  it('of an empty library is a file with no map', () => {
    const [text] = writeLibrary([]);
    expect(isLibraryFile(bytes(text!))).toBe(true);
    expect(mapsIn(text!)).toEqual([]);
  });

  it('too large for one file is several, each of which opens', () => {
    const large = entry('m', 'x'.repeat(1990));
    const entries = Array.from({ length: 9 }, () => large + ' '.repeat(5_000_000));
    const texts = writeLibrary(entries);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.flatMap((text) => mapsIn(text)).length).toBe(9);
  });

  it('with one map that is none still gives the others', () => {
    const [text] = writeLibrary([entry('m1'), '{ "format": "throughline-map" }', 'null', '[[5]]']);
    const codes = mapsIn(text!).map((map) => ('refused' in map ? map.refused.code : 'read'));
    expect(codes).toEqual(['read', 'fileWithoutRecords', 'fileOtherFormat', 'fileOtherFormat']);
  });

  it('gives back a map that is nested as deeply as a file of it may be', () => {
    const nested = (levels: number): unknown => (levels > 0 ? [nested(levels - 1)] : 1);
    const origin = { mapId: 'm', exportedAs: null };
    // The file's object, its list and the record are the first three levels of those allowed.
    const maps = [jsonLimits.depth - 3, jsonLimits.depth - 2].map((levels) =>
      smallMap({ one: ['a'] }, [{ id: 'a', kind: 'touchpoint', more: nested(levels) }]),
    );
    const alone = maps.map((map) => throughlineJson.read(throughlineJson.write(map, origin)));
    expect(alone).toMatchObject([{ records: maps[0] }, { refused: { code: 'fileTooDeep' } }]);
    const [text] = writeLibrary([libraryEntry(maps[0]!, origin), entry('other')]);
    expect(mapsIn(text!)).toMatchObject([alone[0], { mapId: 'other' }]);
  });

  it('that is cut off, nested too deeply or without maps is refused', () => {
    const [text] = writeLibrary([entry('m1')]);
    const head = '{ "format": "throughline-library", ';
    const codeOf = (file: string) => {
      const read = readLibrary(bytes(file));
      return 'refused' in read ? read.refused.code : 'read';
    };
    expect(codeOf(text!.slice(0, -20))).toBe('fileNotJson');
    expect(codeOf(`${head}"maps": ${'['.repeat(100)}${']'.repeat(100)} }`)).toBe('fileTooDeep');
    expect(codeOf(`${head}"maps": 5 }`)).toBe('fileWithoutRecords');
  });

  it('is told from a map, also one that mentions it', () => {
    const [text] = writeLibrary([]);
    expect(isLibraryFile(`\ufeff ${text}`)).toBe(true);
    const map = smallMap({ one: ['"format": "throughline-library"'] });
    expect(isLibraryFile(throughlineJson.write(map, { mapId: null, exportedAs: null }))).toBe(
      false,
    );
  });
});
