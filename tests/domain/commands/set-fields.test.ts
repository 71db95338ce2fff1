import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty } from '#domain/change.ts';
import { setFields, type EditTarget } from '#domain/commands/record.ts';
import { isAssumption, isPlacing } from '#domain/fields.ts';
import type { Effect } from '#domain/kind.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { recordKinds } from '#domain/schema.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { arbitraryEstimate } from '../../support/map-draft.ts';
import { after, placement, smallMap } from '../../support/small-map.ts';

const ON_MAP: EditTarget = { kind: 'map' };
const PLAN: EditTarget = { kind: 'scenario', id: 'plan' };
const FANS: EditTarget = { kind: 'segment', id: 'fans' };
const guess = (likely: number) => ({ likely, basis: 'guess' as const });

const map = smallMap({ buy: ['see', 'pay'] }, [
  { id: 'see', kind: 'touchpoint', quality: guess(6), owner: 'shop' },
  { id: 'o', kind: 'offer', title: 'o' },
  placement('o', 'pay'),
  { id: 'p', kind: 'partner', title: 'p', order: 'a0' },
  { id: 'src', kind: 'source', title: 'survey' },
  { id: 'plan', kind: 'scenario', title: 'plan', order: 'a0' },
  { id: 'fans', kind: 'segment', title: 'fans', order: 'a0' },
  { id: 'few', kind: 'segment', title: 'few', order: 'a1' },
]);

function set(target: EditTarget, id: string, fields: object, records = map): MapRecords {
  return after(records, setFields(records, target, id, { ...fields }));
}
const effects = (records: MapRecords, holder = 'plan') => records[holder]!['effects'] as Effect[];

describe('setting fields of the map as drawn', () => {
  it('sets words and numbers, and takes away what is undefined', () => {
    const next = set(ON_MAP, 'see', { title: 'See it', owner: undefined, promise: guess(9) });
    expect(next['see']).toEqual({
      id: 'see',
      kind: 'touchpoint',
      title: 'See it',
      stage: 'buy',
      order: 'a0',
      quality: guess(6),
      promise: guess(9),
    });
  });

  it('brings what is meant into shape: bounds, lengths, line ends', () => {
    expect(set(ON_MAP, 'see', { quality: guess(12) })['see']!['quality']).toEqual(guess(10));
    expect(set(ON_MAP, 'see', { quality: 4 })['see']!['quality']).toEqual(guess(4));
    expect(set(ON_MAP, 'see', { title: 'x'.repeat(2001) })['see']!['title']).toHaveLength(2000);
    expect(set(ON_MAP, 'see', { detail: 'a\r\nb\u0000' })['see']!['detail']).toBe('a\nb');
  });

  it.each([
    ['a value that cannot be meant', 'see', { channel: 'pigeon' }],
    ['a field nobody knows', 'see', { colour: 'red' }],
    ['a title taken away', 'see', { title: undefined }],
    ['an offer of a partner who is not there', 'o', { partner: 'gone' }],
    ['a partner of another kind', 'o', { partner: 'see' }],
    ['a lane for other cards', 'see', { lane: 'offers' }],
    ['an alternative to itself', 'see', { alternativeTo: 'see' }],
    ['its id', 'see', { id: 'other' }],
    ['its kind', 'see', { kind: 'stage' }],
    ['its place', 'see', { order: 'a1', stage: 'use' }],
    ['what a placement places', 'o@pay', { item: 'p', touchpoint: 'see' }],
    ['the sort of a lane', 'notes', { sort: 'value' }],
    ['a record that is gone', 'gone', { title: 'x' }],
    ['nothing', 'see', {}],
    ['what it is already', 'see', { quality: guess(6), owner: 'shop' }],
  ])('leaves it alone: %s', (_what, id, fields) => {
    expect(isEmpty(setFields(map, ON_MAP, id, { ...fields }))).toBe(true);
  });

  it('refuses alternatives in a circle, also a long one', () => {
    const one = set(ON_MAP, 'see', { alternativeTo: 'pay' });
    expect(set(ON_MAP, 'pay', { alternativeTo: 'see' }, one)).toEqual(one);
  });

  it('keeps of a list what is there, once', () => {
    const next = set(ON_MAP, 'fans', { skips: ['see', 'gone', 'pay', 'see', 'o'] });
    expect(next['fans']!['skips']).toEqual(['see', 'pay']);
  });

  it('keeps an estimate without the source that is not there', () => {
    const sourced = (source: string) => ({ ...guess(3), source });
    expect(set(ON_MAP, 'see', { quality: sourced('src') })['see']!['quality']).toEqual(
      sourced('src'),
    );
    expect(set(ON_MAP, 'see', { quality: sourced('gone') })['see']!['quality']).toEqual(guess(3));
  });
});

describe('setting fields in a scenario', () => {
  it('makes an assumption an effect there; the map as drawn stays', () => {
    const next = set(PLAN, 'see', { quality: guess(9) });
    expect(effects(next)).toEqual([
      { record: 'see', field: 'quality', op: 'set', value: guess(9) },
    ]);
    expect(next['see']).toEqual(map['see']);
    expect(recordsUnder(next, { scenario: 'plan', segment: null })['see']!['quality']).toEqual(
      guess(9),
    );
  });

  it('replaces what the scenario said before of this field, and only that', () => {
    let next = set(PLAN, 'see', { quality: guess(9), promise: guess(8) });
    next = set(PLAN, 'see', { quality: guess(4) }, next);
    expect(effects(next)).toEqual([
      { record: 'see', field: 'promise', op: 'set', value: guess(8) },
      { record: 'see', field: 'quality', op: 'set', value: guess(4) },
    ]);
  });

  it('set back to what the map says, leaves no effect', () => {
    const changed = set(PLAN, 'see', { quality: guess(9) });
    expect(set(PLAN, 'see', { quality: guess(6) }, changed)).toEqual(map);
    const off = set(PLAN, 'o', { off: true });
    expect(effects(off)).toEqual([{ record: 'o', field: 'off', op: 'set', value: true }]);
    expect(set(PLAN, 'o', { off: false }, off)).toEqual(map);
  });

  it('set back against a solution that is on, stays an effect', () => {
    const better = { record: 'see', field: 'quality', op: 'set', value: 8 };
    const solved = {
      ...map,
      fix: { id: 'fix', kind: 'solution', title: 'fix', effects: [better] },
      plan: { ...map['plan']!, solutions: ['fix'] },
    };
    const next = set(PLAN, 'see', { quality: guess(6) }, solved);
    expect(recordsUnder(next, { scenario: 'plan', segment: null })['see']!['quality']).toEqual(
      guess(6),
    );
    expect(effects(next)).toHaveLength(1);
    expect(effects(set(PLAN, 'see', { quality: guess(8) }, next))).toBeUndefined();
  });

  it('takes a number away by an effect too', () => {
    const next = set(PLAN, 'see', { quality: undefined });
    expect(effects(next)).toEqual([{ record: 'see', field: 'quality', op: 'remove' }]);
    expect(recordsUnder(next, { scenario: 'plan', segment: null })['see']).not.toHaveProperty(
      'quality',
    );
  });

  it('forgets a source that is not there', () => {
    const next = set(PLAN, 'see', { quality: { ...guess(9), source: 'gone' } });
    expect(effects(next)).toEqual([
      { record: 'see', field: 'quality', op: 'set', value: guess(9) },
    ]);
    const known = set(PLAN, 'see', { quality: { ...guess(9), source: 'src' } });
    expect(effects(known)).toMatchObject([{ value: { source: 'src' } }]);
  });

  it('leaves words where they belong: with the record', () => {
    const next = set(PLAN, 'see', { title: 'See it', owner: 'web' });
    expect(next['see']).toMatchObject({ title: 'See it', owner: 'web' });
    expect(effects(next)).toBeUndefined();
  });

  it('that is gone changes nothing', () => {
    const gone: EditTarget = { kind: 'scenario', id: 'fans' };
    expect(isEmpty(setFields(map, gone, 'see', { quality: guess(9), title: 'x' }))).toBe(true);
  });

  it('shows afterwards what was set, whatever the map', () => {
    const field = recordKinds.touchpoint.estimates['quality']!;
    fc.assert(
      fc.property(arbitraryMap(), arbitraryEstimate(field), fc.nat(), (any, quality, at) => {
        const shown = (records: MapRecords, plan: string) =>
          recordsUnder(records, { scenario: plan, segment: null });
        for (const { id: plan } of ofKind(any, 'scenario')) {
          const there = ofKind(shown(any, plan), 'touchpoint');
          const touchpoint = there[at % Math.max(1, there.length)];
          if (!touchpoint) continue;
          const target = { kind: 'scenario', id: plan } as const;
          const next = set(target, touchpoint.id, { quality }, any);
          expect(shown(next, plan)[touchpoint.id]!['quality']).toEqual(quality);
          expect(next[touchpoint.id]).toEqual(any[touchpoint.id]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('setting fields for a segment', () => {
  it('makes assumptions about others effects there, but its own numbers its own', () => {
    const next = set(FANS, 'see', { quality: guess(9) });
    expect(effects(next, 'fans')).toHaveLength(1);
    expect(set(FANS, 'fans', { arrivals: guess(5) })['fans']).toMatchObject({ arrivals: guess(5) });
    expect(set(FANS, 'few', { arrivals: guess(5) })['few']).toMatchObject({ arrivals: guess(5) });
    expect(set(FANS, 'map', { barUp: guess(0.2) })['map']).toEqual(map['map']);
  });
});

describe('which fields are what', () => {
  it('every number is an assumption, but for what was measured', () => {
    for (const [kind, { estimates }] of Object.entries(recordKinds))
      for (const field of Object.keys(estimates))
        expect([kind, field, isAssumption(kind, field)]).toEqual([kind, field, kind !== 'metric']);
    for (const field of ['off', 'rule', 'counting'])
      expect(isAssumption('offer', field)).toBe(true);
    for (const field of ['kano', 'purchase']) expect(isAssumption('touchpoint', field)).toBe(true);
    for (const field of ['title', 'owner', 'toString'])
      expect(isAssumption('offer', field)).toBe(false);
  });

  it('a place is whatever orders a record or without which it could not be', () => {
    const placing = (record: Pick<MapRecord, 'kind'>, ...fields: string[]) =>
      fields.filter((field) => isPlacing(record.kind, field));
    expect(placing({ kind: 'touchpoint' }, 'stage', 'order', 'lane', 'title')).toEqual([
      'stage',
      'order',
    ]);
    expect(placing({ kind: 'note' }, 'lane', 'stage')).toEqual(['lane', 'stage']);
    expect(placing({ kind: 'path' }, 'from', 'to', 'share')).toEqual(['from', 'to']);
    expect(placing({ kind: 'placement' }, 'item', 'touchpoint')).toEqual(['item', 'touchpoint']);
    expect(placing({ kind: 'metric' }, 'touchpoint', 'stage')).toEqual([]);
  });
});
