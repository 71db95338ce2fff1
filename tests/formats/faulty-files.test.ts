/** Files that are read in spite of what is wrong with them, and what is said about it. */
import { expect, test } from 'vitest';
import { brokenInvariants } from '#domain/invariants.ts';
import { finding, type Finding } from '#domain/finding.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { fileOf, readFile, readTouchpoint, smallMap } from './map-files.ts';

const [map, stage, touchpoint] = smallMap;
const at = (field: string) => ({ id: 't', kind: 'touchpoint', field });
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? ['\ufeff'] : []), ...text.split('')];
  const bytes = new DataView(new ArrayBuffer(2 * units.length));
  units.forEach((unit, index) => bytes.setUint16(2 * index, unit.charCodeAt(0), littleEndian));
  return new Uint8Array(bytes.buffer);
}

test('UTF-16 is read, with and without byte order mark', () => {
  const text = fileOf([map, stage, { ...touchpoint, title: 'Ich zahle, 漢字 😀' }]);
  const expected = readFile(text);
  expect(expected.findings).toEqual([]);
  for (const little of [true, false])
    for (const mark of [true, false]) {
      const read = readFile(utf16(text, little, mark));
      expect(read).toEqual(expected);
    }
});

test.each([
  ['1e400', 'notFinite', 'Infinity'],
  ['-1e400', 'notFinite', '-Infinity'],
  ['NaN', 'notNumber', 'NaN'],
  ['Infinity', 'notNumber', 'Infinity'],
  ['-Infinity', 'notNumber', '-Infinity'],
  ['null', 'notNumber', 'null'],
  ['true', 'notNumber', 'true'],
  ['"five"', 'notNumber', 'five'],
  ['[]', 'notNumber', '[]'],
])('%s where a number belongs is taken out and quoted', (value, reason, quotation) => {
  const text = fileOf([
    map,
    stage,
    { ...touchpoint, quality: { likely: 5, high: 0, basis: 'guess' } },
  ]).replace('"high":0', `"high":${value}`);
  const { records, findings } = readFile(text);
  expect(records['t']!['quality']).toEqual({ likely: 5, basis: 'guess' });
  expect(findings).toEqual([
    finding('fieldCleared', at('quality.high'), { value: quotation, reason }),
  ]);
});

test('"5" and a bare 5 are read as what they can only mean, and it is said', () => {
  const written = readTouchpoint({ quality: { likely: '5', basis: 'guess' }, optOut: 0.5 });
  expect(written.touchpoint).toMatchObject({
    quality: { likely: 5, basis: 'guess' },
    optOut: { likely: 0.5, basis: 'guess' },
  });
  expect(written.findings).toEqual([
    finding('fieldReplaced', at('quality.likely'), { value: '5', reason: 'readAsNumber', to: '5' }),
    finding('fieldReplaced', at('optOut'), {
      ...{ value: '0.5', reason: 'readAsEstimate', to: '{"likely":0.5,"basis":"guess"}' },
    }),
  ]);
});

test('-0 becomes 0 in the written file', () => {
  const { touchpoint: read } = readTouchpoint({ cost: { likely: -0, basis: 'guess' } });
  expect(readTouchpoint(read).findings).toEqual([]);
  expect(throughlineJson.write({ t: read }, { mapId: null, exportedAs: null })).toContain(
    '"likely": 0,',
  );
});

test('0 stages and 10,000 stages are maps', () => {
  expect(readFile(fileOf([map])).findings).toEqual([]);
  const stages = Array.from({ length: 10_000 }, (_, index) => ({
    ...{ id: `s${index}`, kind: 'stage', title: '' },
    order: `b${String(index).padStart(4, '0').replace(/0/g, 'o')}`,
  }));
  const { records, findings } = readFile(fileOf([map, ...stages]));
  expect(Object.keys(records)).toHaveLength(10_001);
  expect(codes(findings).filter((code) => code !== 'orderRenewed')).toEqual([]);
});

test('names that objects have are ids, kinds, titles and fields like any other', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
  const touchpoints = names.map((name, index) => ({
    ...{ ...touchpoint, id: name, title: name, order: `a${index}` },
  }));
  const { records, findings } = readFile(fileOf([map, stage, ...touchpoints]));
  expect(findings).toEqual([]);
  for (const name of names) expect(records[name]?.['title']).toBe(name);
  expect(brokenInvariants(records)).toEqual([]);
  const text = throughlineJson.write(records, { mapId: null, exportedAs: null });
  expect({ ...readFile(text).records }).toEqual({ ...records });
});

test('a field called __proto__ is left out and pollutes nothing', () => {
  const text = fileOf(smallMap)
    .replace('"title":"I pay"', '"title":"I pay","__proto__":{"polluted":true}')
    .replace('"title":"Buy"', '"title":"Buy","constructor":{"prototype":{"polluted":true}}')
    .replace('"version":1', '"version":1,"__proto__":{"polluted":true}');
  const { records, findings } = readFile(text);
  expect(findings).toEqual([
    finding('fileFieldIgnored', { field: '__proto__' }, { value: '{"polluted":true}' }),
    finding('fieldCleared', at('__proto__'), { value: '{"polluted":true}', reason: 'fieldName' }),
  ]);
  expect(records['t']!['polluted']).toBeUndefined();
  expect(records['s']!['constructor']).toEqual({ prototype: { polluted: true } });
  expect((Object.prototype as { polluted?: boolean }).polluted).toBeUndefined();
});

test('an escaped __proto__ is the same', () => {
  const text = fileOf(smallMap).replace(
    '"title":"I pay"',
    '"title":"I pay","\\u005f_proto__":{"x":1}',
  );
  const { records, findings } = readFile(text);
  expect(records['t']).toEqual(touchpoint);
  expect(codes(findings)).toEqual(['fieldCleared']);
});

test('a later entry with the id of an earlier one gets its own, the same at every reading', () => {
  const text = fileOf([
    ...[map, stage, touchpoint, { ...touchpoint, title: 'I pay again', order: 'a1' }],
    ...[
      { ...touchpoint, title: 'And again', order: 'a2' },
      { ...touchpoint, id: 't-2', order: 'a3' },
    ],
    touchpoint,
  ]);
  const { records, findings } = readFile(text);
  expect(records['t']).toEqual(touchpoint);
  expect(records['t-3']).toMatchObject({ id: 't-3', title: 'I pay again' });
  expect(records['t-4']).toMatchObject({ id: 't-4', title: 'And again' });
  const place = (id: string) => ({ id, kind: 'touchpoint' });
  expect(findings).toEqual([
    finding('recordRenamed', place('t-3'), { value: 't', to: 't-3' }),
    finding('recordRenamed', place('t-4'), { value: 't', to: 't-4' }),
    finding('duplicateRemoved', place('t'), { of: 't' }),
  ]);
  expect(readFile(text)).toEqual(readFile(text));
});

test('the id it gets is none that another entry has once it is cleaned', () => {
  const entries = ['x', 'x-2\0', 'x'].map((id, index) => ({ id, kind: 'y', index }));
  const { records } = readFile(fileOf([map, ...entries]));
  expect([records['x'], records['x-2'], records['x-3']]).toMatchObject([
    ...[{ index: 0 }, { index: 1 }, { index: 2 }],
  ]);
});

test('100,000 entries with one id are read in their time', () => {
  const entries = Array.from({ length: 99_000 }, (_, index) => ({ id: 'x', kind: 'y', index }));
  const { records, findings } = readFile(fileOf([map, ...entries]));
  expect(Object.keys(records)).toHaveLength(99_001);
  expect(records['x-99000']).toMatchObject({ index: 98_999 });
  expect(findings).toHaveLength(201);
  expect(findings.at(-1)).toEqual(finding('findingsLeftOut', {}, { count: 98_999 + 1 - 200 }));
});

test('entries without id get one; what is no record is left out and named', () => {
  const { records, findings } = readFile(
    fileOf([map, stage, { ...touchpoint, id: undefined }, 'nonsense', null, [], { id: 'x' }]),
  );
  expect(records['touchpoint-3-2']).toMatchObject({ title: 'I pay' });
  expect(Object.keys(records)).toHaveLength(3);
  expect(findings.map(({ code, detail }) => [code, detail['index'], detail['value']])).toEqual([
    ['recordRenamed', undefined, ''],
    ['recordUnreadable', 3, 'nonsense'],
    ['recordUnreadable', 4, 'null'],
    ['recordUnreadable', 5, '[]'],
    ['recordUnreadable', 6, '{"id":"x"}'],
  ]);
});

test('control and broken characters go, other scripts and signs of direction stay', () => {
  const title = '\u202eI pay\u202c 漢字 😀 \t\n';
  expect(readTouchpoint({ title }).findings).toEqual([]);
  const { touchpoint: read, findings } = readTouchpoint({ title: 'a\0b\ud800', owner: 'x\u001by' });
  expect(read).toMatchObject({ title: 'ab\ufffd', owner: 'xy' });
  expect(findings.map(({ place, detail }) => [place.field, detail['reason']])).toEqual([
    ['title', 'controlCharacters'],
    ['owner', 'controlCharacters'],
  ]);
});

test('half a character in a text given as text is put right too', () => {
  const { records, findings } = readFile(fileOf(smallMap).replace('I pay', 'I \ud83d pay'));
  expect(records['t']!['title']).toBe('I \ufffd pay');
  expect(codes(findings)).toEqual(['fieldReplaced']);
});

test('a title of 100,000 characters is cut', () => {
  const { touchpoint: read, findings } = readTouchpoint({ title: 'x'.repeat(100_000) });
  expect(read['title']).toBe('x'.repeat(2_000));
  expect(findings.map(({ code, detail }) => [code, detail['reason']])).toEqual([
    ['fieldReplaced', 'tooLong'],
  ]);
});

test('over-long ids are cut alike wherever they stand', () => {
  const long = 's'.repeat(300);
  const { records } = readFile(
    fileOf([map, { ...stage, id: long }, { ...touchpoint, stage: long }]),
  );
  expect(records['t']!['stage']).toBe('s'.repeat(100));
  expect(records['s'.repeat(100)]).toBeDefined();
});

test('references to what is not there are mended, and it is said', () => {
  const path = { id: 'p', kind: 'path', from: 't', to: 'nowhere' };
  const { records, findings } = readFile(fileOf([map, stage, touchpoint, path]));
  expect(records['p']).toBeUndefined();
  expect(codes(findings)).toEqual(['recordOrphaned']);
  expect(brokenInvariants(records)).toEqual([]);
});

test('circles of alternatives are opened, and it is said', () => {
  const circle = ['t', 'u', 'w'].map((id, index, ids) => ({
    ...{ ...touchpoint, id, order: `a${index}` },
    alternativeTo: ids[(index + 1) % 3],
  }));
  const { records, findings } = readFile(fileOf([map, stage, ...circle]));
  expect(brokenInvariants(records)).toEqual([]);
  expect(codes(findings)).toContain('referenceCleared');
  const text = throughlineJson.write(records, { mapId: null, exportedAs: null });
  expect(readFile(text).findings).toEqual([]);
});

test('a link that could run something is taken out', () => {
  const source = { id: 'q', kind: 'source', title: 'Study', link: 'java\nscript:alert(1)' };
  const { records, findings } = readFile(fileOf([map, source]));
  expect(records['q']).toEqual({ id: 'q', kind: 'source', title: 'Study' });
  expect(codes(findings)).toContain('fieldCleared');
});

test('a file of a newer version is read as far as it can be, and nothing of it is lost', () => {
  const given = { ...touchpoint, channel: 'hologram', mood: { deep: [1] } };
  const later = { id: 'z', kind: 'quest', speed: 9 };
  const { records, findings, version } = readFile(
    fileOf([map, stage, given, later], { version: 12 }),
  );
  expect(version).toBe(12);
  expect(records['t']).toEqual({
    ...touchpoint,
    mood: { deep: [1] },
    unread: { channel: 'hologram' },
  });
  expect(records['z']).toEqual(later);
  expect(findings[0]).toEqual(finding('fileNewerVersion', {}, { version: 12, known: 1 }));
  const text = throughlineJson.write(records, { mapId: null, exportedAs: null });
  expect(text).toContain('"hologram"');
  expect({ ...readFile(text).records }).toEqual({ ...records });
});

test.each([
  [undefined, ''],
  [null, 'null'],
  ['1', '1'],
  [1.5, '1.5'],
  [0, '0'],
  [-1, '-1'],
])('a version that is none (%j) is said, and the present one taken', (version, value) => {
  const read = readFile(fileOf(smallMap, { version }));
  expect(read.version).toBe(1);
  expect(read.findings).toEqual([finding('fileVersionInvalid', {}, { value })]);
});

test('ids of the file that cannot be ids are left out; absent ones are not missed', () => {
  expect(readFile(fileOf(smallMap))).toMatchObject({ mapId: null, exportedAs: null, findings: [] });
  const read = readFile(fileOf(smallMap, { mapId: 5, exportedAs: 'x'.repeat(101) }));
  expect(read).toMatchObject({ mapId: null, exportedAs: null });
  expect(read.findings.map(({ code, place }) => [code, place.field])).toEqual([
    ['fileFieldIgnored', 'mapId'],
    ['fileFieldIgnored', 'exportedAs'],
  ]);
});

test('unknown kinds are kept and named once each', () => {
  const animals = [1, 2, 3].map((legs) => ({ id: `a${legs}`, kind: 'animal', legs }));
  const { records, findings } = readFile(fileOf([map, ...animals]));
  expect(Object.keys(records)).toHaveLength(4);
  expect(findings).toEqual([
    finding(
      'recordKindUnknown',
      { kind: 'animal', ids: ['a1', 'a2', 'a3'] },
      { value: 'animal', count: 3 },
    ),
  ]);
});

test('beyond 200 findings only their number is given', () => {
  const touchpoints = Array.from({ length: 300 }, (_, index) => ({
    ...{ ...touchpoint, id: `t${index}`, quality: null, alternativeTo: 5 },
    order: `b${String.fromCharCode(65 + (index % 26))}${String.fromCharCode(97 + index / 26)}`,
  }));
  const { findings } = readFile(fileOf([map, stage, ...touchpoints]));
  expect(findings).toHaveLength(201);
  expect(findings.at(-1)!.code).toBe('findingsLeftOut');
  expect(findings.at(-1)!.detail['count']).toBeGreaterThanOrEqual(400);
});
