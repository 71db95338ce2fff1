import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanJson, cleanText, isCleanJson } from '#domain/clean-json.ts';

type Told = { path: string; value: unknown; reason: string; to?: unknown };

function cleaned(value: unknown): { value: unknown; told: Told[] } {
  const told: Told[] = [];
  const result = cleanJson(value, '', (path, was, reason, to) => {
    told.push({ path, value: was, reason, ...(to !== undefined && { to }) });
  });
  return { value: result, told };
}

test('removes control characters but not tabs, line feeds, signs of direction or of any script', () => {
  expect(cleanText('a\0b\u0007\u001fc')).toBe('abc');
  expect(cleanText('a\tb\r\nc\rd\ne')).toBe('a\tb\nc\nd\ne');
  expect(cleanText('\u202eabc\u200f 漢字 😀 é')).toBe('\u202eabc\u200f 漢字 😀 é');
});

test('puts a replacement where half a character stands', () => {
  expect(cleanText('a\ud83d b')).toBe('a\ufffd b');
  expect(cleanText('\ude00')).toBe('\ufffd');
  expect(cleanText('😀')).toBe('😀');
});

test('says where it changed what and why', () => {
  const value = { a: [1, { b: 'x\0' }], c: Infinity, d: [NaN], e: 'fine' };
  expect(cleaned(value)).toEqual({
    value: { a: [1, { b: 'x' }], d: [null], e: 'fine' },
    told: [
      { path: 'a.1.b', value: 'x\0', reason: 'controlCharacters', to: 'x' },
      { path: 'c', value: Infinity, reason: 'notFinite' },
      { path: 'd.0', value: NaN, reason: 'notFinite', to: null },
    ],
  });
});

test('leaves out a field called __proto__, at any depth, and keeps other odd names', () => {
  const value: unknown = JSON.parse('{"a":{"__proto__":{"bad":1},"constructor":2,"toString":3}}');
  const result = cleaned(value);
  expect(JSON.stringify(result.value)).toBe('{"a":{"constructor":2,"toString":3}}');
  expect((result.value as { a: { bad?: unknown } }).a.bad).toBeUndefined();
  expect(result.told.map(({ path, reason }) => [path, reason])).toEqual([
    ['a.__proto__', 'fieldName'],
  ]);
  expect(({} as { bad?: unknown }).bad).toBeUndefined();
});

test('makes any value clean and leaves a clean one as it is', () => {
  const text = fc.string({ unit: 'binary' });
  const units = fc.array(fc.nat({ max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  const value = fc.anything({
    values: [text, units, fc.double(), fc.boolean(), fc.constant(null)],
    key: fc.oneof(fc.string(), fc.constant('__proto__')),
  });
  fc.assert(
    fc.property(value, (given) => {
      const result = cleaned(given);
      expect(isCleanJson(result.value)).toBe(true);
      expect(result.told.length === 0).toBe(isCleanJson(given));
      if (result.told.length === 0) expect(result.value).toBe(given);
      expect(cleaned(result.value).told).toEqual([]);
    }),
  );
});

test('knows well-formed text as the engine does', () => {
  const units = fc.array(fc.constantFrom(0x41, 0xd83d, 0xde00)).map((codes) => {
    return String.fromCharCode(...codes);
  });
  fc.assert(
    fc.property(units, (text) => {
      let encodes = true;
      try {
        encodeURIComponent(text);
      } catch {
        encodes = false;
      }
      expect(isCleanJson(text)).toBe(encodes);
    }),
  );
});
