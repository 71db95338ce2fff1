import { describe, expect, it } from 'vitest';
import type { FindingCode } from '#domain/finding.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { path, placement, smallMap } from '../support/small-map.ts';

const touchpoint = (id: string, fields: object): MapRecord => ({
  id,
  kind: 'touchpoint',
  ...fields,
});
const at = (key: string, record: unknown): MapRecords => ({
  ...smallMap({ a: ['one', 'two'] }),
  [key]: record as MapRecord,
});
const map = (...more: unknown[]) => smallMap({ a: ['one', 'two'] }, more as MapRecord[]);

describe('a map is broken when', () => {
  it.each<[string, MapRecords, FindingCode, string | undefined]>([
    ['there is no map record', recordsFrom([]), 'mapMissing', undefined],
    ['there are two', map({ id: 'z', kind: 'map', title: '' }), 'mapRepeated', 'z'],
    ['a record is none', at('x', 5), 'recordUnreadable', 'x'],
    [
      'a record stands under another id',
      at('x', { id: 'y', kind: 'offer' }),
      'recordIdMismatch',
      'x',
    ],
    ['a needed field is missing', map({ id: 'o', kind: 'offer' }), 'fieldInvalid', 'o'],
    [
      'a number is out of bounds',
      map(touchpoint('one', { quality: { likely: 11, basis: 'guess' } })),
      'fieldInvalid',
      'one',
    ],
    [
      'a share is',
      map({ ...path('one', 'two'), share: { likely: 1.7, basis: 'guess' } }),
      'fieldInvalid',
      'one>two',
    ],
    [
      'a record of an unknown kind is not harmless',
      map({ id: 'x', kind: 'new', n: NaN }),
      'fieldInvalid',
      'x',
    ],
    ['a stage is not there', map(touchpoint('one', { stage: 'gone' })), 'referenceDangling', 'one'],
    ['a stage is no stage', map(touchpoint('one', { stage: 'notes' })), 'referenceDangling', 'one'],
    ['a path leads nowhere', map(path('one', 'gone')), 'referenceDangling', 'one>gone'],
    ['what is placed is not there', map(placement('gone', 'one')), 'referenceDangling', 'gone@one'],
    [
      'a source of a number is not there',
      map(touchpoint('one', { quality: { likely: 1, basis: 'guess', source: 's' } })),
      'referenceDangling',
      'one',
    ],
    [
      'an effect is on nothing',
      map({ id: 's', kind: 'solution', title: '', effects: [{ record: 'x', op: 'remove' }] }),
      'referenceDangling',
      's',
    ],
    [
      'a list names what is gone',
      map({ id: 's', kind: 'source', title: '', about: ['x'] }),
      'referenceDangling',
      's',
    ],
    [
      'a touchpoint is its own alternative',
      map(touchpoint('one', { alternativeTo: 'one' })),
      'referenceCircular',
      'one',
    ],
    [
      'a touchpoint stands in a lane of notes',
      map(touchpoint('one', { lane: 'notes' })),
      'laneUnfit',
      'one',
    ],
    ['an order key is none', map(touchpoint('one', { order: '!' })), 'orderInvalid', 'one'],
    [
      'two siblings have one order key',
      map(touchpoint('two', { order: 'a0' })),
      'orderDuplicate',
      'two',
    ],
    [
      'two paths lead the same way',
      map(path('one', 'two'), { ...path('one', 'two'), id: 'z' }),
      'pathDuplicate',
      'z',
    ],
  ])('%s', (_what, records, code, id) => {
    expect(brokenInvariants(records).map((one) => [one.code, one.place.id])).toEqual([[code, id]]);
  });

  it('a thing is placed twice at one touchpoint', () => {
    const pain = { id: 'pain', kind: 'painPoint', title: '' };
    const twice = { ...placement('pain', 'one', 'a1'), id: 'z' };
    expect(brokenInvariants(map(pain, placement('pain', 'one'), twice))).toEqual([
      {
        code: 'placementDuplicate',
        place: { id: 'z', kind: 'placement' },
        detail: { of: 'pain@one' },
      },
    ]);
  });
});

describe('a map is sound', () => {
  it('with the same order keys in different places, and with records of later versions', () => {
    const note = (id: string, lane: string) => ({
      id,
      kind: 'note',
      title: '',
      lane,
      stage: 'a',
      order: 'a0',
    });
    const later = { id: 'x', kind: 'hologram', stage: 'gone', order: 5 };
    expect(brokenInvariants(map(note('n', 'notes'), note('m', 'text'), later))).toEqual([]);
  });

  it('with a path to the end, also when something is called that', () => {
    expect(brokenInvariants(map(path('one', 'complete')))).toEqual([]);
  });
});
