import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setFields } from '#domain/commands/record.ts';
import { rangeOf, type Estimate } from '#domain/estimate.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import type { Effect } from '#domain/kind.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { differences } from '#domain/queries/differences.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsUnder, withEffects } from '#domain/queries/records-under.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { after, path, placement, smallMap } from '../../support/small-map.ts';

const NOBODY = { scenario: null, segment: null };
const solution = (id: string, ...effects: Effect[]): MapRecord => ({
  id,
  kind: 'solution',
  title: id,
  effects,
});
const scenario = (solutions: string[], ...effects: Effect[]): MapRecord => ({
  id: 'plan',
  kind: 'scenario',
  title: 'plan',
  order: 'a0',
  solutions,
  effects,
});
const set = (record: string, field: string, value: unknown): Effect => ({
  record,
  field,
  op: 'set',
  value,
});
const quality = (records: MapRecords, id = 'see') => (records[id]!['quality'] as Estimate).likely;

describe('any map under any view', () => {
  it('is sound, with the same map record, and asking twice gives the same records', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const views = [null, ...ofKind(map, 'scenario').map(({ id }) => id)].flatMap((plan) =>
          [null, ...ofKind(map, 'segment').map(({ id }) => id)].map((segment) => ({
            scenario: plan,
            segment,
          })),
        );
        for (const view of views) {
          const records = recordsUnder(map, view);
          expect(brokenInvariants(records)).toEqual([]);
          expect(recordsUnder(map, { ...view })).toBe(records);
          expect(Object.keys(records).every((id) => map[id])).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the map itself where nothing is changed', () => {
    const map = smallMap({ buy: ['see'] }, [scenario([]), solution('idle')]);
    expect(recordsUnder(map, NOBODY)).toBe(map);
    expect(recordsUnder(map, { scenario: 'plan', segment: 'nobody' })).toBe(map);
    expect(recordsUnder(map, { scenario: 'gone', segment: null })).toBe(map);
  });

  it('holds every number within the bounds of its field', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        for (const { id } of ofKind(map, 'scenario'))
          for (const record of Object.values(recordsUnder(map, { scenario: id, segment: null })))
            for (const [name, field] of Object.entries(kindOf(record.kind)?.estimates ?? {})) {
              const range = rangeOf(record[name] as Estimate | undefined, field);
              if (!range) continue;
              expect(range.low).toBeGreaterThanOrEqual(field.min);
              expect(range.high).toBeLessThanOrEqual(field.max);
              expect(range.low <= range.likely && range.likely <= range.high).toBe(true);
            }
      }),
      { numRuns: 200 },
    );
  });
});

describe('effects', () => {
  const estimate = { likely: 6, low: 5, high: 7, basis: 'measured' };
  const map = smallMap({ buy: ['see', 'pay'] }, [
    { id: 'see', kind: 'touchpoint', quality: estimate },
    { id: 'pay', kind: 'touchpoint', purchase: true },
    { id: 'o', kind: 'offer', title: 'o', takeUp: { likely: 0.4, basis: 'guess' } },
    placement('o', 'pay'),
  ]);
  const field = (effect: Effect) => withEffects(map, [effect])[effect.record]?.[effect.field!];

  it('set a number as a guess, or a whole estimate as it is', () => {
    expect(field(set('see', 'quality', 9))).toEqual({ likely: 9, basis: 'guess' });
    const whole = { likely: 8, low: 7, high: 9, basis: 'observed' };
    expect(field(set('see', 'quality', whole))).toEqual(whole);
  });

  it('set choices too', () => {
    expect(field(set('o', 'off', true))).toBe(true);
    expect(field(set('pay', 'kano', 'basic'))).toBe('basic');
  });

  it('add and multiply take low and high along', () => {
    expect(field({ record: 'see', field: 'quality', op: 'add', value: 2 })).toEqual({
      likely: 8,
      low: 7,
      high: 9,
      basis: 'measured',
    });
    expect(field({ record: 'see', field: 'quality', op: 'multiply', value: 0.5 })).toEqual({
      likely: 3,
      low: 2,
      high: 4,
      basis: 'measured',
    });
  });

  it('are clamped to the field', () => {
    expect(field({ record: 'see', field: 'quality', op: 'add', value: 4 })).toEqual({
      likely: 10,
      low: 9,
      high: 10,
      basis: 'measured',
    });
    expect(field(set('see', 'quality', 12))).toMatchObject({ likely: 10 });
    expect(field({ record: 'o', field: 'takeUp', op: 'multiply', value: -3 })).toMatchObject({
      likely: 0,
    });
  });

  it.each([
    ['a fixed default', 'o', 'marginWith', 5, 5],
    ['half the take-up', 'o', 'wouldBuyAnyway', 0.1, 0.3],
    ['the lift of an unrated partner', 'o', 'lift', 1, 1.5],
    ['the index of a purchase', 'pay', 'margin', 20, 120],
    ['the share of the stage', 'pay', 'optOut', 0, 1 - Math.sqrt(0.95)],
  ])('start from %s where nothing is stated', (_what, record, name, value, likely) => {
    const changed = field({ record, field: name, op: 'add', value }) as Estimate;
    expect(changed.likely).toBeCloseTo(likely, 12);
    expect(changed.basis).toBe('assumed');
  });

  it('on a quality hold against levers and what was observed, which give way', () => {
    const rated = smallMap({ buy: ['see'] }, [
      {
        id: 'see',
        kind: 'touchpoint',
        quality: { likely: 2, low: 1, high: 3, basis: 'guess' },
        ease: { likely: 6, basis: 'guess' },
        speed: { likely: 7, basis: 'guess' },
        observedSatisfaction: { likely: 5, basis: 'measured' },
        observedDropOff: { likely: 0.2, basis: 'measured' },
      },
    ]);
    const plain = { id: 'see', kind: 'touchpoint', title: 'see', stage: 'buy', order: 'a0' };
    const observedDropOff = { likely: 0.2, basis: 'measured' };
    const add: Effect = { record: 'see', field: 'quality', op: 'add', value: 1 };
    expect(withEffects(rated, [add])['see']).toEqual({
      ...plain,
      observedDropOff,
      quality: { likely: 7.5, basis: 'assumed' },
    });
    const optOut = withEffects(rated, [set('see', 'optOut', 0.1)])['see'];
    expect(optOut).not.toHaveProperty('observedDropOff');
    expect(optOut).toMatchObject({ ease: { likely: 6 }, observedSatisfaction: { likely: 5 } });
    expect(withEffects(rated, [set('see', 'quality', 'high')])).toEqual(rated);
  });

  it('remove a field, or a record with all that cannot be without it', () => {
    expect(
      withEffects(map, [{ record: 'see', field: 'quality', op: 'remove' }])['see'],
    ).not.toHaveProperty('quality');
    const without = withEffects(map, [{ record: 'pay', op: 'remove' }]);
    expect(Object.keys(without)).not.toContain('pay');
    expect(Object.keys(without)).not.toContain('o@pay');
    expect(Object.keys(without)).toContain('o');
  });

  it.each<[string, Effect]>([
    ['on what is not there', set('gone', 'quality', 9)],
    ['on fields nobody knows', set('see', 'colour', 'red')],
    ['on where a record stands', set('see', 'stage', 'use')],
    ['on what it refers to', set('o', 'partner', 'p')],
    ['of a shape that does not fit', set('see', 'quality', 'high')],
    ['that calculate with words', { record: 'see', field: 'quality', op: 'add', value: '1' }],
    [
      'that calculate with no number',
      { record: 'see', field: 'quality', op: 'multiply', value: NaN },
    ],
    ['that remove the map', { record: 'map', op: 'remove' }],
    ['that take a title away', { record: 'see', field: 'title', op: 'remove' }],
  ])('are ignored %s', (_what, effect) => {
    expect(withEffects(map, [effect])).toEqual(map);
  });
});

describe('an effect that is ignored', () => {
  it('does not stop later ones on the same record', () => {
    const map = smallMap({});
    const list: Effect[] = [{ record: 'map', op: 'remove' }, set('map', 'barUp', 0.2)];
    expect(withEffects(map, list)['map']).toMatchObject({ barUp: { likely: 0.2 } });
  });
});

describe('the order of effects', () => {
  const add = (value: number): Effect => ({ record: 'see', field: 'quality', op: 'add', value });
  const map = smallMap({ buy: ['see'] }, [
    { id: 'map', kind: 'map', solutions: ['double'] },
    { id: 'see', kind: 'touchpoint', quality: { likely: 1, basis: 'guess' } },
    solution('double', { record: 'see', field: 'quality', op: 'multiply', value: 2 }),
    solution('more', add(3)),
    scenario(['more', 'double'], add(0.5)),
    { id: 'fans', kind: 'segment', title: '', order: 'a0', effects: [add(1)] },
  ]);

  it('is segment, solutions in the order of their list, scenario', () => {
    expect(quality(recordsUnder(map, { scenario: 'plan', segment: 'fans' }))).toBe(10);
    const less = { ...map, map: { ...map['map']!, solutions: [] } };
    expect(quality(recordsUnder(less, { scenario: null, segment: 'fans' }))).toBe(2);
    const turned = {
      ...map,
      plan: { ...map['plan']!, solutions: ['double', 'more'], effects: [] },
    };
    expect(quality(recordsUnder(turned, { scenario: 'plan', segment: 'fans' }))).toBe(7);
  });

  it('takes the solutions of the map as drawn where no scenario is chosen', () => {
    expect(quality(recordsUnder(map, NOBODY))).toBe(2);
  });

  it('applies a solution once, also when a file lists it twice', () => {
    const twice = { ...map, plan: { ...map['plan']!, solutions: ['more', 'more'], effects: [] } };
    expect(quality(recordsUnder(twice, { scenario: 'plan', segment: null }))).toBe(4);
  });
});

describe('the differences of a scenario', () => {
  it('are the fields it changes and the records it removes', () => {
    const map = smallMap({ buy: ['see', 'pay'] }, [
      scenario([], set('see', 'quality', 9), { record: 'see>see', op: 'remove' }),
      path('see', 'see', 1),
      path('see', 'pay', 1),
    ]);
    expect(differences(map, 'plan')).toEqual([
      {
        id: 'see',
        kind: 'touchpoint',
        field: 'quality',
        before: undefined,
        after: { likely: 9, basis: 'guess' },
      },
      { id: 'see>see', kind: 'path', field: null, before: path('see', 'see', 1), after: null },
    ]);
  });

  it('are none for a scenario that is as the map is', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const solutions = ofKind(map, 'map')[0]!.solutions;
        const same = { id: 'same', kind: 'scenario', title: '', order: 'z0', solutions };
        expect(differences({ ...map, same }, 'same')).toEqual([]);
      }),
    );
  });

  it('are exactly what was set in it', () => {
    const map = smallMap({ buy: ['see'] }, [scenario([])]);
    const plan = { kind: 'scenario', id: 'plan' } as const;
    const next = after(
      map,
      setFields(map, plan, 'see', { promise: { likely: 9, basis: 'guess' } }),
    );
    expect(differences(next, 'plan').map(({ id, field }) => [id, field])).toEqual([
      ['see', 'promise'],
    ]);
  });
});

describe('defaults that follow from other records', () => {
  it('shares the opt-out of a stage among its moments', () => {
    const map = smallMap({ buy: ['a', 'b', 'c'] }, [
      { id: 'c', kind: 'touchpoint', alternativeTo: 'b' },
    ]);
    expect(defaultOf(map, map['a']!, 'optOut')).toBeCloseTo(1 - 0.95 ** 0.5, 12);
  });

  it('takes lift from a rated partner, expectation and discount from the map', () => {
    const map = smallMap({}, [
      { id: 'map', kind: 'map', brandPromise: { likely: 8, basis: 'guess' } },
      {
        id: 'p',
        kind: 'partner',
        title: '',
        order: 'a0',
        quality: { likely: 9.5, basis: 'guess' },
      },
      { id: 'o', kind: 'offer', title: '', partner: 'p' },
      { id: 's', kind: 'segment', title: '', order: 'a0' },
    ]);
    expect(defaultOf(map, map['o']!, 'lift')).toBeCloseTo(0.8, 12);
    expect(defaultOf(map, map['s']!, 'expectation')).toBe(8);
    expect(defaultOf(map, map['s']!, 'discountPerYear')).toBe(0.1);
    expect(defaultOf(map, map['s']!, 'benchmark')).toBeNull();
    expect(defaultOf(map, map['s']!, 'nothing')).toBeNull();
  });

  it('takes quality from the levers that are rated', () => {
    const map = smallMap({ buy: ['a'] }, [
      {
        id: 'a',
        kind: 'touchpoint',
        ease: { likely: 4, basis: 'guess' },
        speed: { likely: 9, basis: 'guess' },
      },
    ]);
    expect(defaultOf(map, map['a']!, 'quality')).toBe(6.5);
    expect(defaultOf(map, map['a']!, 'ease')).toBeNull();
  });
});
