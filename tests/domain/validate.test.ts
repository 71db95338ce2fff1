import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Finding } from '#domain/finding.ts';
import { kindOf } from '#domain/schema.ts';
import { isUsableId, isValidRecord, quote, validateRecord } from '#domain/validate.ts';
import { arbitraryDamagedMap, arbitraryMap } from '../support/arbitrary-map.ts';

const touchpoint = {
  id: 'wait',
  kind: 'touchpoint',
  title: 'I wait',
  stage: 'delivery',
  order: 'a0',
};

/** What the record becomes beside the fields above, and what is said: code, field, reason, value, to. */
function repaired(fields: object): { fields: object; said: unknown[][] } {
  const { record, findings } = validateRecord({ ...touchpoint, ...fields });
  const changed = Object.entries(record ?? {}).filter(
    ([name, value]) => (touchpoint as Record<string, unknown>)[name] !== value,
  );
  return { fields: Object.fromEntries(changed), said: findings.map(short) };
}

function short({ code, place, detail }: Finding): unknown[] {
  const said = [code, place.field, detail['reason'], detail['value']];
  return 'to' in detail ? [...said, detail['to']] : said;
}

const guess = (likely: number, more: object = {}) => ({ likely, ...more, basis: 'guess' });

test('gives a valid record back as it is', () => {
  fc.assert(
    fc.property(arbitraryMap(), (records) => {
      for (const record of Object.values(records)) {
        const validated = validateRecord(record);
        expect(validated.record).toBe(record);
        expect(validated.findings).toEqual([]);
      }
    }),
  );
});

test('makes a damaged record valid with a finding, or says why it cannot; twice changes nothing', () => {
  fc.assert(
    fc.property(arbitraryDamagedMap(), (records) => {
      for (const given of Object.values(records) as unknown[]) {
        const { record, findings } = validateRecord(given);
        expect(findings.length > 0).toBe(record !== given);
        if (!record) continue;
        expect(isValidRecord(record)).toBe(true);
        const schema = kindOf(record.kind)?.schema;
        if (schema) expect(v.is(schema, record)).toBe(true);
        expect(validateRecord(record)).toEqual({ record, findings: [] });
      }
    }),
  );
});

test.each([
  ['null', null, 'notObject'],
  ['true', true, 'notNumber'],
  ['a text', 'many', 'notNumber'],
  ['nothing but blanks', ' ', 'notNumber'],
  ['hexadecimal', '0x10', 'notNumber'],
  ['NaN', NaN, 'notFinite'],
  ['a number too large for one', Infinity, 'notFinite'],
])('takes %s out where a number belongs', (_, value, reason) => {
  const said = ['fieldCleared', 'quality', reason, quote(value)];
  expect(repaired({ quality: value })).toEqual({ fields: {}, said: [said] });
});

test.each([null, true, 'many', NaN, Infinity, [], {}])(
  'takes %j out of an estimate, and the estimate with its likely value',
  (value) => {
    const high = repaired({ quality: guess(5, { high: value }) });
    expect(high.fields).toEqual({ quality: guess(5) });
    expect(high.said).toHaveLength(1);
    expect(high.said[0]!.slice(0, 2)).toEqual(['fieldCleared', 'quality.high']);
    const likely = repaired({ quality: { likely: value, basis: 'guess' } });
    expect(likely.fields).toEqual({});
    expect(likely.said).toHaveLength(1);
    expect(likely.said[0]!.slice(0, 2)).toEqual(['fieldCleared', 'quality.likely']);
  },
);

test('reads a number written as text, and a bare number as a guess', () => {
  expect(repaired({ quality: guess('5.5' as unknown as number) })).toEqual({
    fields: { quality: guess(5.5) },
    said: [['fieldReplaced', 'quality.likely', 'readAsNumber', '5.5', '5.5']],
  });
  for (const bare of [7, '7'])
    expect(repaired({ quality: bare })).toEqual({
      fields: { quality: guess(7) },
      said: [['fieldReplaced', 'quality', 'readAsEstimate', '7', '{"likely":7,"basis":"guess"}']],
    });
});

test('moves numbers into the bounds of their field', () => {
  expect(repaired({ quality: guess(12, { low: -1 }), optOut: 40 })).toEqual({
    fields: { quality: guess(10, { low: 0 }), optOut: guess(1) },
    said: [
      ['fieldReplaced', 'quality.likely', 'outOfRange', '12', '10'],
      ['fieldReplaced', 'quality.low', 'outOfRange', '-1', '0'],
      ['fieldReplaced', 'optOut', 'readAsEstimate', '40', '{"likely":1,"basis":"guess"}'],
    ],
  });
});

test('takes out the end of a range on the wrong side, and replaces a basis it does not know', () => {
  expect(repaired({ quality: { likely: 5, low: 6, high: 4, basis: 'felt' } })).toEqual({
    fields: { quality: guess(5) },
    said: [
      ['fieldReplaced', 'quality.basis', 'notOneOf', 'felt', 'guess'],
      ['fieldCleared', 'quality.low', 'rangeCrossed', '6'],
      ['fieldCleared', 'quality.high', 'rangeCrossed', '4'],
    ],
  });
});

test('cleans and cuts texts, and reads a number as one', () => {
  const long = 'é'.repeat(2_500);
  const { fields, said } = repaired({ title: long, owner: 'a\0b', need: 7, quote: 'x\ud800' });
  expect(fields).toEqual({ title: 'é'.repeat(2_000), owner: 'ab', need: '7', quote: 'x\ufffd' });
  expect(said.map(([code, field, reason]) => [code, field, reason])).toEqual([
    ['fieldReplaced', 'title', 'tooLong'],
    ['fieldReplaced', 'owner', 'controlCharacters'],
    ['fieldReplaced', 'need', 'readAsText'],
    ['fieldReplaced', 'quote', 'brokenCharacters'],
  ]);
  expect(repaired({ title: `${'x'.repeat(1_999)}😀` }).fields).toEqual({
    title: 'x'.repeat(1_999),
  });
});

test('takes out what is none of the words a field knows', () => {
  expect(repaired({ channel: 'hologram', purchase: 'yes' })).toEqual({
    fields: {},
    said: [
      ['fieldCleared', 'channel', 'notOneOf', 'hologram'],
      ['fieldCleared', 'purchase', 'notTruth', 'yes'],
    ],
  });
});

test('puts a stand-in where a field is needed, so that the card is not lost', () => {
  const { record, findings } = validateRecord({ id: 'x', kind: 'touchpoint', title: null });
  expect(record).toEqual({ id: 'x', kind: 'touchpoint', title: '', stage: 'missing', order: 'a0' });
  expect(findings.map(short)).toEqual([
    ['fieldReplaced', 'title', 'notText', 'null', ''],
    ['fieldReplaced', 'stage', 'missing', '', 'missing'],
    ['fieldReplaced', 'order', 'missing', '', 'a0'],
  ]);
});

test('leaves out a record that lacks what nobody can guess, and says which', () => {
  const metric = { id: 'm', kind: 'metric', title: 'Rating', measures: 'luck' };
  const { record, findings } = validateRecord(metric);
  expect(record).toBeNull();
  expect(findings).toEqual([
    {
      code: 'recordInvalid',
      place: { id: 'm', kind: 'metric', field: 'measures' },
      detail: { value: 'luck', reason: 'notOneOf' },
    },
  ]);
});

test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.b/c',
  'about:blank',
  'intent://x#Intent;end',
  '//a.b',
  'a.b',
])('takes the link %j out', (link) => {
  const { record, findings } = validateRecord({ id: 's', kind: 'source', title: 'Study', link });
  expect(record).toEqual({ id: 's', kind: 'source', title: 'Study' });
  expect(findings.at(-1)!.place.field).toBe('link');
});

test('keeps links people may open', () => {
  for (const link of [
    'https://a.b/c?d#e',
    'http://a.b',
    'mailto:a@b.c',
    'tel:+123',
    'HTTPS://A.B',
  ]) {
    const source = { id: 's', kind: 'source', title: 'Study', link };
    expect(validateRecord(source)).toEqual({ record: source, findings: [] });
  }
});

test('drops the broken entries of a list and keeps the others', () => {
  const solution = {
    ...{ id: 's', kind: 'solution', title: 'Call back' },
    effects: [
      { record: 'wait', field: 'quality', op: 'add', value: 1 },
      { record: 'wait', op: 'explode' },
      'nonsense',
      { record: 7, op: 'remove' },
    ],
  };
  const { record, findings } = validateRecord(solution);
  expect(record!['effects']).toEqual([solution.effects[0], { record: '7', op: 'remove' }]);
  expect(findings.map(short)).toEqual([
    ['fieldCleared', 'effects.1.op', 'notOneOf', 'explode'],
    ['fieldCleared', 'effects.2', 'notObject', 'nonsense'],
    ['fieldReplaced', 'effects.3.record', 'readAsText', '7', '7'],
  ]);
});

test('keeps fields and kinds of other versions, made harmless', () => {
  const later = { id: 'h', kind: 'hologram', order: 7, deep: { list: [1, 'x', null] } };
  expect(validateRecord(later)).toEqual({ record: later, findings: [] });
  const odd: unknown = JSON.parse(
    '{"id":"h","kind":"hologram","__proto__":{"polluted":1},"a":{"b":"\\u0000x"}}',
  );
  const { record, findings } = validateRecord(odd);
  expect(record).toEqual({ id: 'h', kind: 'hologram', a: { b: 'x' } });
  expect(Object.keys(record!)).not.toContain('__proto__');
  expect(record!['polluted']).toBeUndefined();
  expect(findings.map(short)).toEqual([
    ['fieldCleared', '__proto__', 'fieldName', '{"polluted":1}'],
    ['fieldReplaced', 'a.b', 'controlCharacters', '\0x', 'x'],
  ]);
});

test('records, fields and values may have the names objects have', () => {
  for (const name of ['constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf']) {
    const record = { ...touchpoint, id: name, title: name, [name]: name };
    expect(validateRecord(record)).toEqual({ record, findings: [] });
    expect(validateRecord({ id: 'x', kind: name })).toEqual({
      record: { id: 'x', kind: name },
      findings: [],
    });
  }
});

test('of a newer version, what cannot be used waits in `unread` and comes back when it can', () => {
  const given = { ...touchpoint, channel: 'hologram', quality: guess(11), owner: 'Us' };
  const { record, findings } = validateRecord(given, { keepUnread: true });
  expect(record).toEqual({
    ...{ ...touchpoint, owner: 'Us', quality: guess(10) },
    unread: { channel: 'hologram', quality: guess(11) },
  });
  expect(findings).toHaveLength(2);
  expect(validateRecord(record)).toEqual({ record, findings: [] });
  const waiting = { ...touchpoint, unread: { channel: 'shop', quality: guess(11) } };
  expect(validateRecord(waiting).record).toEqual({
    ...{ ...touchpoint, channel: 'shop' },
    unread: { quality: guess(11) },
  });
  const changedSince = { ...touchpoint, channel: 'app', unread: { channel: 'shop' } };
  expect(validateRecord(changedSince)).toEqual({ record: changedSince, findings: [] });
  const all = { ...touchpoint, unread: { channel: 'shop' } };
  expect(validateRecord(all).record).toEqual({ ...touchpoint, channel: 'shop' });
});

test('of a newer version, a whole record that cannot be used waits the same way', () => {
  const metric = { id: 'm', kind: 'metric', title: 'Luck', measures: 'luck' };
  const { record } = validateRecord(metric, { keepUnread: true });
  expect(record).toEqual({ id: 'm', kind: 'unread', unread: metric });
  expect(validateRecord(record)).toEqual({ record, findings: [] });
  const known = { ...metric, measures: 'rating' };
  expect(validateRecord({ id: 'm', kind: 'unread', unread: known }).record).toEqual(known);
});

test.each([null, undefined, 5, 'x', [], true])('%j is no record', (value) => {
  expect(isValidRecord(value)).toBe(false);
  expect(validateRecord(value).record).toBeNull();
});

test('an id is a text of 1 to 100 characters without control characters', () => {
  expect(['x', '__proto__', ' ', 'é'.repeat(100)].every(isUsableId)).toBe(true);
  expect(['', 'x'.repeat(101), 'a\0', 5, null, '\ud800'].some(isUsableId)).toBe(false);
});

test('quotes any value shortly', () => {
  expect([quote(undefined), quote(NaN), quote(null), quote('x'), quote([1])]).toEqual([
    '',
    'NaN',
    'null',
    'x',
    '[1]',
  ]);
  expect(quote('x'.repeat(1e6)).length).toBeLessThan(100);
});
