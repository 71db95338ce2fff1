/** Reading what people type, and the sums behind words and handles. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordKinds } from '#domain/schema.ts';
import { messages } from '#ui/messages/inspector-messages.ts';
import { parseNumber } from '#ui/shared/parse-number.ts';
import { allowed, labelPlaces, onScale, valueAfterKey } from '#ui/shared/range-drag.ts';
import { readLink } from '#ui/inspector/read-link.ts';
import { numberText, readNumber } from '#ui/inspector/unit-text.ts';

describe('numbers', () => {
  for (const [typed, value] of [
    ['7', 7],
    ['7.5', 7.5],
    ['7,5', 7.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['-3', -3],
    ['−3', -3],
    ['– 3', -3],
    ['+3', 3],
    ['1,000', 1000],
    ['1.234', 1.234],
    ['0,125', 0.125],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234', 1234],
    ['1’234.50', 1234.5],
    ['12 %', 12],
    ['€ 300', 300],
    ['-€3', -3],
    ['€-3', -3],
    ['300 EUR', 300],
    ['3 a visit', 3],
    ['3 days', 3],
    ['1e3', 1000],
    ['-0', 0],
    ['', null],
    ['abc', null],
    ['12 to 15', null],
    ['1.2.3', null],
    ['1,2,3', null],
    ['12,34.5', null],
    ['1e999', null],
    ['NaN', null],
    ['Infinity', null],
    ['--3', null],
    ['9'.repeat(400), null],
  ] as const)
    it(`reads "${typed.slice(0, 20)}" as ${value}`, () => {
      expect(parseNumber(typed)?.value ?? null).toBe(value);
    });

  it('never throws, and never gives anything but a finite number', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = parseNumber(typed);
        expect(read === null || Number.isFinite(read.value)).toBe(true);
      }),
    );
  });

  it('reads back what it writes, to the last digit that it writes', () => {
    const units = ['score', 'share', 'money', 'points', 'count', 'factor', 'days'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        (unit, hundredths) => {
          const value = unit === 'share' ? hundredths / 10_000 : hundredths / 100;
          expect(readNumber(numberText(value, { unit }), { unit })).toBeCloseTo(value, 9);
        },
      ),
    );
  });

  it('are rounded where a large share is only guessed', () => {
    const texts = (value: number) =>
      (['assumed', 'guess', 'observed', 'measured'] as const).map((basis) =>
        numberText(value, { unit: 'share' }, basis),
      );
    expect(texts(0.128178)).toEqual(['12.8%', '12.8%', '12.82%', '12.82%']);
    expect(texts(0.0417)).toEqual(Array(4).fill('4.17%'));
  });
});

describe('texts', () => {
  it('name every numeric field of every kind', () => {
    for (const [kind, definition] of Object.entries(recordKinds))
      for (const field of Object.keys(definition.estimates))
        expect(messages.inspector.fields[kind]?.[field]).toMatchObject({
          label: expect.any(String) as string,
          noun: expect.any(String) as string,
        });
  });
});

describe('handles', () => {
  const scale = { min: 0, max: 10, step: 0.1 };
  const values = { low: 5.5, likely: 6.5, high: 7.5 };

  it('stand on steps without dust', () => {
    expect(onScale(0.30000000000000004, scale)).toBe(0.3);
    expect(onScale(12, scale)).toBe(10);
  });
  it('never pass the number they belong to', () => {
    expect(allowed('low', 8, values, scale)).toBe(6.5);
    expect(allowed('high', 2, values, scale)).toBe(6.5);
    expect(allowed('likely', 9, values, scale)).toBe(9);
  });
  it('answer to the keys of a slider', () => {
    expect(valueAfterKey('ArrowRight', false, 5, scale)).toBeCloseTo(5.1);
    expect(valueAfterKey('ArrowDown', true, 5, scale)).toBeCloseTo(4);
    expect(valueAfterKey('Home', false, 5, scale)).toBe(0);
    expect(valueAfterKey('a', false, 5, scale)).toBeNull();
  });
  it('keep their numbers apart', () => {
    const texts = { low: '6.4', likely: '6.5', high: '6.6' };
    const close = labelPlaces({ low: 6.4, likely: 6.5, high: 6.6 }, scale, texts, 16);
    expect(close.likely - close.low).toBeGreaterThan(0.09);
    expect(close.high - close.likely).toBeGreaterThan(0.09);
  });
});

describe('links', () => {
  for (const [typed, link] of [
    ['https://example.org', 'https://example.org'],
    ['example.org/a?b', 'https://example.org/a?b'],
    ['anna@example.org', 'mailto:anna@example.org'],
    ['tel:+4912345', 'tel:+4912345'],
    ['  ', ''],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['just words', null],
  ] as const)
    it(`reads ${JSON.stringify(typed)} as ${link}`, () => {
      expect(readLink(typed)).toBe(link);
    });
});
