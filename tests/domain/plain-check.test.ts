import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { plainCheck } from '#domain/plain-check.ts';
import { recordKinds } from '#domain/schema.ts';
import { arbitraryDamagedMap, arbitraryJunk } from '../support/arbitrary-map.ts';

test('says what the validator says, of sound and of damaged records', () => {
  let valid = 0;
  let invalid = 0;
  fc.assert(
    fc.property(arbitraryDamagedMap(), (records) => {
      for (const record of Object.values(records))
        for (const { schema } of Object.values(recordKinds)) {
          const expected = v.is(schema, record);
          expect(plainCheck(schema)(record)).toBe(expected);
          if (expected) valid++;
          else invalid++;
        }
    }),
  );
  expect(Math.min(valid, invalid)).toBeGreaterThan(1_000);
});

test('says what the validator says, of every field holding anything', () => {
  const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, 1, 10, NaN, Infinity));
  const estimates = fc.record(
    { likely: numbers, low: numbers, high: numbers, basis: fc.constantFrom('guess', 'no', 1) },
    { requiredKeys: [] },
  );
  const links = fc.constantFrom('https://a.b', 'java\nscript:x', 'mailto:a@b', 'x', ' HTTPS://A ');
  const lengths = fc.constantFrom(0, 1, 100, 101, 2_000, 2_001, 100_001).map((n) => 'x'.repeat(n));
  const anything = fc.oneof(arbitraryJunk, numbers, estimates, links, lengths, fc.string());
  for (const { schema } of Object.values(recordKinds)) {
    const { entries } = schema as unknown as { entries: Record<string, v.GenericSchema> };
    for (const field of Object.values(entries))
      fc.assert(
        fc.property(anything, (value) => {
          expect(plainCheck(field)(value)).toBe(v.is(field, value));
        }),
        { numRuns: 60 },
      );
  }
});

test('leaves building blocks it does not know to the validator', () => {
  const date = v.pipe(v.string(), v.isoDate());
  const either = v.looseObject({ when: v.optional(v.union([date, v.null()])) });
  for (const value of ['2024-02-03', 'soon', 5])
    expect(plainCheck(date)(value)).toBe(v.is(date, value));
  for (const when of ['2024-02-03', 'soon', null, undefined, 5])
    expect(plainCheck(either)({ when })).toBe(v.is(either, { when }));
});

test('passes over descriptions', () => {
  const described = v.pipe(v.string(), v.description('A name'), v.maxLength(3));
  expect(plainCheck(described)('abc')).toBe(true);
  expect(plainCheck(described)('abcd')).toBe(false);
});
