import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, invert, isEmpty } from '#domain/change.ts';
import { clearGuessedLeaving, dropLeaving, setLeaving } from '#domain/commands/leaving.ts';
import { ON_MAP, setFields } from '#domain/commands/record.ts';
import type { Estimate } from '#domain/estimate.ts';
import { periods, periodsPerYear } from '#domain/kinds/map.ts';
import { leavingPerYear, leavingState } from '#domain/queries/leaving.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { after, smallMap } from '../../support/small-map.ts';

const mobile = {
  ...{ id: 'figure', perYear: leavingPerYear.mobile, industry: 'mobile' as const },
  ...{ title: 'Mobile', detail: '' },
};
const duration = (id: string, likely: number) =>
  ({ id, duration: { likely, basis: 'guess' } }) as unknown as MapRecord;
const optOut = (records: MapRecords, id: string) => records[id]!['optOut'] as Estimate | undefined;
const guess = { likely: 0.2, basis: 'guess' };

describe('customers leave as in an industry', () => {
  it('has the figures of the specification', () => {
    expect(leavingPerYear).toEqual({ mobile: 0.4, insurance: 0.07 });
  });

  it('loses exactly the yearly share over touchpoints that together take a year', () => {
    for (const period of periods) {
      const year = periodsPerYear[period];
      const records = smallMap({ a: ['one', 'two'], b: ['three'] }, [
        { id: 'map', period } as unknown as MapRecord,
        ...[
          duration('one', year / 2),
          duration('two', year / 8),
          duration('three', (year * 3) / 8),
        ],
      ]);
      const next = after(
        { ...records, map: { ...records['map']!, period } },
        setLeaving(records, mobile),
      );
      const state = after(next, setLeaving(next, mobile));
      const stay = ['one', 'two', 'three'].map((id) => 1 - optOut(state, id)!.likely);
      expect(stay.reduce((all, one) => all * one)).toBeCloseTo(0.6, 12);
    }
  });

  it('loses 4.17% in a month at 40% a year, and nobody where nothing takes time', () => {
    const records = smallMap({ a: ['one', 'two'] }, [duration('two', 0)]);
    const next = after(records, setLeaving(records, mobile));
    expect(optOut(next, 'one')!.likely).toBeCloseTo(0.041_675, 6);
    expect(optOut(next, 'two')!.likely).toBe(0);
  });

  it('says where each number is from, and changes only what nobody has stated', () => {
    const stated = { id: 'two', optOut: guess } as unknown as MapRecord;
    const seen = { id: 'three', observedDropOff: guess } as unknown as MapRecord;
    const records = smallMap({ a: ['one', 'two', 'three'] }, [stated, seen]);
    const next = after(records, setLeaving(records, mobile));
    expect(optOut(next, 'one')).toMatchObject({ basis: 'guess', source: 'figure' });
    expect(next['figure']).toMatchObject({
      ...{ kind: 'source', title: 'Mobile', leaving: { perYear: 0.4, industry: 'mobile' } },
    });
    expect([next['two'], next['three']]).toEqual([records['two'], records['three']]);
    expect(leavingState(next)).toMatchObject({ following: 1, behind: 0, stated: 2 });
  });

  it('changes to another figure with the same source, and says what is new since', () => {
    const records = smallMap({ a: ['one', 'two'] });
    const first = after(records, setLeaving(records, mobile));
    const own = { id: 'other', perYear: 0.12, title: 'Own', detail: '' };
    const next = after(first, setLeaving(first, own));
    expect(next['other']).toBeUndefined();
    expect(next['figure']).toMatchObject({ title: 'Own', leaving: { perYear: 0.12 } });
    expect(next['figure']!['leaving']).not.toHaveProperty('industry');
    expect(optOut(next, 'two')!.likely).toBeCloseTo(1 - 0.88 ** (1 / 12), 12);
    const slower = { ...next, one: { ...next['one']!, duration: { likely: 3, basis: 'guess' } } };
    expect(leavingState(slower)).toMatchObject({ following: 2, behind: 1 });
  });

  it('clears what was only guessed, and lets it follow in the same step', () => {
    const facts = [
      { id: 'two', optOut: guess },
      { id: 'three', optOut: { likely: 0.3, basis: 'observed' } },
      { id: 'four', observedDropOff: guess, optOut: guess },
      { id: 'five', optOut: { ...guess, source: 'talk' } },
      { id: 'talk', kind: 'source', title: 'A talk' },
    ] as unknown as MapRecord[];
    const stages = { a: ['one', 'two', 'three', 'four', 'five'] };
    const records = smallMap(stages, facts);
    expect(leavingState(records)).toMatchObject({ touchpoints: 5, stated: 4, guessed: 1 });
    const assumed = after(records, clearGuessedLeaving(records));
    expect(optOut(assumed, 'two')).toBeUndefined();
    const preset = after(records, setLeaving(records, mobile));
    expect(optOut(preset, 'two')).toEqual(guess);
    const change = clearGuessedLeaving(preset);
    const next = after(preset, change);
    expect(optOut(next, 'two')).toEqual(optOut(next, 'one'));
    for (const id of ['three', 'four', 'five']) expect(next[id]).toBe(preset[id]);
    expect(leavingState(next)).toMatchObject({ following: 2, behind: 0, guessed: 0 });
    expect(applyChange(next, invert(change))).toEqual(preset);
  });

  it.each<[string, Record<string, Record<string, unknown>>]>([
    ['a number besides', { one: { quality: { likely: 6, basis: 'guess', source: 'figure' } } }],
    ['what it was about', { figure: { about: ['two'] } }],
    ['a quote', { figure: { quote: 'Half of them go' } }],
    ['a link', { figure: { link: 'https://example.org/' } }],
    ['a date', { figure: { date: 'May' } }],
  ])('returns to the assumption and keeps the source for %s', (_name, said) => {
    const start = smallMap({ a: ['one', 'two'] });
    let records = after(start, setLeaving(start, mobile));
    for (const [id, fields] of Object.entries(said))
      records = after(records, setFields(records, ON_MAP, id, fields));
    const next = after(records, dropLeaving(records));
    expect(optOut(next, 'one')).toBeUndefined();
    expect(optOut(next, 'two')).toBeUndefined();
    const { leaving: _, ...kept } = records['figure']!;
    expect(next['figure']).toEqual(kept);
    for (const [id, fields] of Object.entries(said)) expect(next[id]).toMatchObject(fields);
    expect(leavingState(next).source).toBeNull();
  });

  it('returns to the assumption exactly', () => {
    fc.assert(
      fc.property(arbitraryMap(), (records) => {
        const change = setLeaving(records, mobile);
        const next = applyChange(records, change);
        expect(applyChange(next, invert(change))).toEqual(records);
        expect(applyChange(next, dropLeaving(next))).toEqual(records);
      }),
      { numRuns: 100 },
    );
    expect(isEmpty(dropLeaving(smallMap({ a: ['one'] })))).toBe(true);
  });
});
