import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLimits, surveyJson, type JsonLimits } from '#formats/json-limits.ts';

const survey = (text: string, limits: Partial<JsonLimits> = {}) =>
  surveyJson(new TextEncoder().encode(text), { ...jsonLimits, ...limits });
const within = { withinLimits: true };

/** How many values a JSON value holds, itself included, and how deep it goes. */
function sizeOf(value: unknown): { values: number; depth: number } {
  if (typeof value !== 'object' || value === null) return { values: 1, depth: 0 };
  const inner = Object.values(value).map(sizeOf);
  return {
    values: 1 + inner.reduce((sum, { values }) => sum + values, 0),
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
  };
}

test('counts levels exactly and values at least, whatever stands in the texts', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('"', '\\', '\\"', '[[[[', '{{', ',,,', 'é😀'));
  const value = fc.anything({
    ...{ key: text, values: [text, fc.integer(), fc.boolean(), fc.constant(null)] },
  });
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (given, indent) => {
      const written = JSON.stringify(given, null, indent);
      const { values, depth } = sizeOf(JSON.parse(written));
      expect(survey(written, { depth, values: 2 * values })).toEqual(within);
      if (depth > 0) expect(survey(written, { depth: depth - 1 })).toHaveProperty('refused');
      if (values > 1) expect(survey(written, { values: values - 1 })).toHaveProperty('refused');
    }),
  );
});

test('counts the records of a map', () => {
  const file = (count: number) =>
    `{"format":"x","records":[${Array(count).fill('{"a":{}}').join()}]}`;
  expect(survey(file(5), { records: 5 })).toEqual(within);
  expect(survey(file(6), { records: 5 })).toMatchObject({
    refused: { code: 'fileTooManyRecords', detail: { limit: 5, line: 1 } },
  });
});

test('gives the place in characters, also behind others than ASCII', () => {
  expect(survey('{"é😀":\n[["漢", [', { depth: 3 })).toMatchObject({
    refused: { code: 'fileTooDeep', detail: { limit: 3, line: 2, column: 8 } },
  });
});

test('ends with a text that is cut off', () => {
  for (const text of ['', '"', '"\\', '{"a', '[[[', ']]]', '"\\"'])
    expect(survey(text)).toEqual(within);
});
