import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '#domain/change.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { formats } from '#formats/index.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { arbitraryDamagedMap, arbitraryJunk, arbitraryMap } from '../support/arbitrary-map.ts';
import { mapOfCards } from '../support/generated-map.ts';
import { fileOf, readFile, refusalOf, smallMap } from './map-files.ts';

const origin = { mapId: 'map-7', exportedAs: 'version-3' };
const write = (records: MapRecords) => throughlineJson.write(records, origin);

/** The same records, added in another order and with their fields in another order. */
function shuffled(records: MapRecords): MapRecords {
  const turned = (record: MapRecord) => Object.fromEntries(Object.entries(record).reverse());
  return recordsFrom(
    Object.values(records)
      .reverse()
      .map((record) => turned(record) as MapRecord),
  );
}

test('is in the list of formats, with everything a format can do', () => {
  expect(formats).toContain(throughlineJson);
  expect(throughlineJson).toMatchObject({ id: 'throughline-json', mime: 'application/json' });
});

describe('round trip', () => {
  test('gives back the same records, where they came from, and the same bytes', () => {
    fc.assert(
      fc.property(arbitraryMap(), (records) => {
        const text = write(records);
        const read = readFile(text);
        expect({ ...diff(records, read.records) }).toEqual({});
        expect(read).toMatchObject({ ...origin, version: 1 });
        expect(read.findings.every(({ code }) => code === 'recordKindUnknown')).toBe(true);
        expect(write(read.records)).toBe(text);
        expect(write(shuffled(records))).toBe(text);
        expect(JSON.parse(text)).toMatchObject({ format: 'throughline-map', version: 1 });
      }),
    );
  });

  test('says nothing about a sound map of known kinds', () => {
    fc.assert(
      fc.property(arbitraryMap(), (records) => {
        const { 'future-1': _, ...known } = records;
        expect(readFile(write(recordsFrom(Object.values(known)))).findings).toEqual([]);
      }),
    );
  });

  test('makes a sound map of any damaged one, and reading that again changes nothing', () => {
    fc.assert(
      fc.property(arbitraryDamagedMap(), (damaged) => {
        const { records } = readFile(fileOf(Object.values(damaged)));
        expect(brokenInvariants(records)).toEqual([]);
        const again = readFile(write(records));
        expect({ ...diff(records, again.records) }).toEqual({});
      }),
    );
  });

  test('keeps a large map', () => {
    const records = mapOfCards(1_000);
    const { records: read, findings } = readFile(write(records));
    expect(findings).toEqual([]);
    expect({ ...diff(records, read) }).toEqual({});
  });

  test('bytes are read like text, with any line ends, indentation and byte order mark', () => {
    const text = write(recordsFrom(smallMap));
    const expected = readFile(text);
    const utf8 = new TextEncoder();
    for (const input of [
      utf8.encode(text),
      utf8.encode(`\ufeff${text}`),
      `\ufeff${text}`,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      JSON.stringify(JSON.parse(text)),
      `\n\n\t ${text}  \n`,
    ])
      expect(readFile(input)).toEqual(expected);
  });
});

describe('the written file', () => {
  test('reads like this', () => {
    const records = recordsFrom([
      { zeta: { b: [], a: -0 }, kind: 'hologram', id: 'h', alpha: {} },
      { id: 'a', kind: 'animal' },
      { quality: { basis: 'guess', high: 8, likely: 7 }, order: 'a1', ...smallMap[2]! },
      { ...smallMap[2]!, id: 'u', order: 'Zz', gone: undefined },
      ...smallMap.slice(0, 2),
    ]);
    expect(throughlineJson.write(records, { mapId: 'm1', exportedAs: null })).toBe(`{
  "format": "throughline-map",
  "version": 1,
  "mapId": "m1",
  "exportedAs": null,
  "records": [
    {
      "id": "m",
      "kind": "map",
      "title": "Small"
    },
    {
      "id": "s",
      "kind": "stage",
      "title": "Buy",
      "order": "a0"
    },
    {
      "id": "u",
      "kind": "touchpoint",
      "title": "I pay",
      "stage": "s",
      "order": "Zz"
    },
    {
      "id": "t",
      "kind": "touchpoint",
      "title": "I pay",
      "stage": "s",
      "order": "a0",
      "quality": {
        "likely": 7,
        "high": 8,
        "basis": "guess"
      }
    },
    {
      "id": "a",
      "kind": "animal"
    },
    {
      "id": "h",
      "kind": "hologram",
      "alpha": {},
      "zeta": {
        "a": 0,
        "b": []
      }
    }
  ]
}
`);
  });

  test('of no records is a file still', () => {
    expect(JSON.parse(write(recordsFrom([])))).toEqual({
      ...{ format: 'throughline-map', version: 1, ...origin },
      records: [],
    });
  });
});

describe('recognise', () => {
  const text = write(mapOfCards(200));

  test('knows its own files by their beginning, as text or bytes', () => {
    for (const start of [text.slice(0, 300), `\ufeff\n${text.slice(0, 300)}`])
      expect(throughlineJson.recognise(start)).toBe(true);
    const bytes = new TextEncoder().encode(text.slice(0, 300));
    expect(throughlineJson.recognise(bytes)).toBe(true);
  });

  test('does not know others, nor itself quoted in one', () => {
    const others = ['', '{}', '[1]', 'throughline-map', '<p>"throughline-map"</p>', '{"nodes":[]}'];
    for (const other of others) expect(throughlineJson.recognise(other)).toBe(false);
  });
});

describe('any input', () => {
  test('is read or refused, and never thrown at anybody', () => {
    const junk = arbitraryJunk.map((value) => JSON.stringify(value));
    const cut = fc
      .tuple(arbitraryDamagedMap(), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([map, part]) => {
        const text = fileOf(Object.values(map));
        return text.slice(0, Math.round(part * text.length));
      });
    const records = fc.array(arbitraryJunk).map((list) => fileOf(list));
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(junk, cut, records, bytes, fc.string({ unit: 'binary' })), (input) => {
        const before = typeof input === 'string' ? input : Uint8Array.from(input);
        const result = throughlineJson.read(input);
        if (!('refused' in result)) expect(brokenInvariants(result.records)).toEqual([]);
        expect(throughlineJson.read(input)).toEqual(result);
        expect(input).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('cut anywhere is refused with the place where it ends', () => {
    const text = write(recordsFrom(smallMap));
    for (let length = 30; length < text.trimEnd().length; length += 7) {
      const { code, detail } = refusalOf(text.slice(0, length));
      expect(code).toBe('fileNotJson');
      expect(detail['line']).toBeLessThanOrEqual(text.slice(0, length).split('\n').length);
    }
  });
});
