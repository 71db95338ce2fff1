import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyChange, isEmpty } from '#domain/change.ts';
import type { Finding } from '#domain/finding.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { mend } from '#domain/mend.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { arbitraryDamagedMap, arbitraryMap } from '../support/arbitrary-map.ts';
import { path, placement, smallMap } from '../support/small-map.ts';

const with_ = (records: MapRecords, more: readonly unknown[]): MapRecords =>
  recordsFrom([...Object.values(records), ...(more as MapRecord[])]);
const codes = (findings: readonly Finding[]) => findings.map(({ code, place }) => [code, place.id]);

describe('a sound map', () => {
  test('is what the random maps of these tests are', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        expect(brokenInvariants(map)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is left alone', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const { change, findings, records } = mend(map);
        expect(findings).toEqual([]);
        expect(isEmpty(change)).toBe(true);
        expect(records).toEqual(map);
      }),
    );
  });
});

describe('a damaged map', () => {
  it('is sound after the repair, and a second one finds nothing', () => {
    fc.assert(
      fc.property(arbitraryDamagedMap(), (map) => {
        const { records, findings } = mend(map);
        expect(brokenInvariants(records)).toEqual([]);
        expect(findings.length > 0).toBe(brokenInvariants(map).length > 0);
        expect(isEmpty(mend(records).change)).toBe(true);
        expect(mend(records).findings).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is repaired by the change given, and in the same way whatever the order of its records', () => {
    fc.assert(
      fc.property(arbitraryDamagedMap(), (map) => {
        const { records, change } = mend(map);
        expect(applyChange(map, change)).toEqual(records);
        const turned = Object.create(null) as Record<string, MapRecord>;
        for (const key of Object.keys(map).reverse()) turned[key] = map[key]!;
        expect(mend(turned).records).toEqual(records);
      }),
    );
  });

  it('keeps every record in which nothing is wrong', () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(), (map, at) => {
        const offers = ofKind(map, 'offer');
        const broken = offers[at % Math.max(1, offers.length)];
        if (!broken) return;
        const damaged = with_(map, [{ ...broken, takeUp: 'often' }]);
        expect(mend(damaged).records).toEqual(with_(map, [without(broken, 'takeUp')]));
      }),
    );
  });
});

function without(record: object, field: string): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

describe('what is gone', () => {
  it('leaves touchpoints and notes, which go to the first stage behind the others', () => {
    const map = smallMap({ buy: ['see'], use: ['open'] }, [
      { id: 'late', kind: 'touchpoint', title: 'late', stage: 'gone', order: 'a0' },
      { id: 'n', kind: 'note', title: 'n', stage: 'gone', lane: 'notes', order: 'a0' },
    ]);
    const { records, findings } = mend(map);
    expect(touchpointsOf(records, 'buy').map(({ id }) => id)).toEqual(['see', 'late']);
    expect(records['n']).toMatchObject({ stage: 'buy', lane: 'notes' });
    expect(findings).toEqual([
      {
        code: 'recordMoved',
        place: { id: 'late', kind: 'touchpoint', field: 'stage' },
        detail: { value: 'gone', to: 'buy' },
      },
      {
        code: 'recordMoved',
        place: { id: 'n', kind: 'note', field: 'stage' },
        detail: { value: 'gone', to: 'buy' },
      },
    ]);
  });

  it('leaves as many as a file may hold, which all find a new place', () => {
    const cards = Array.from({ length: 20_000 }, (_, at) => [
      { id: `t${at}`, kind: 'touchpoint', title: '', stage: `gone ${at}`, order: 'a0' },
      { id: `n${at}`, kind: 'note', title: '', stage: 'buy', lane: `gone ${at}`, order: 'a0' },
    ]).flat();
    const { records } = mend(with_(smallMap({ buy: [] }), cards));
    expect(ofKind(records, 'touchpoint').every(({ stage }) => stage === 'buy')).toBe(true);
    expect(ofKind(records, 'note').every(({ lane }) => lane === 'notes')).toBe(true);
    expect(Object.keys(records)).toHaveLength(cards.length + 11);
  });

  it('is made anew, with its old id, where there is no stage at all', () => {
    const map = smallMap({}, [
      { id: 'see', kind: 'touchpoint', title: 'see', stage: 'buy', order: 'a0' },
    ]);
    const { records, findings } = mend(map);
    expect(records['buy']).toEqual({ id: 'buy', kind: 'stage', title: '', order: 'a0' });
    expect(codes(findings)).toEqual([['stageMade', 'buy']]);
  });

  it('takes with it what cannot be without, and is taken out of everything else', () => {
    const map = smallMap({ buy: ['see'] }, [
      placement('gone', 'see'),
      path('see', 'gone'),
      { id: 'o', kind: 'offer', title: 'o', partner: 'gone' },
      { id: 's', kind: 'segment', title: 's', order: 'a0', skips: ['see', 'gone'] },
      {
        id: 'c',
        kind: 'scenario',
        title: 'c',
        order: 'a0',
        effects: [{ record: 'see>gone', field: 'share', op: 'set', value: 1 }],
      },
    ]);
    const { records, findings } = mend(map);
    expect(Object.keys(records)).not.toContain('gone@see');
    expect(Object.keys(records)).not.toContain('see>gone');
    expect(records['o']).toEqual({ id: 'o', kind: 'offer', title: 'o' });
    expect(records['s']).toMatchObject({ skips: ['see'] });
    expect(records['c']).not.toHaveProperty('effects');
    expect(codes(findings).sort()).toEqual([
      ['recordOrphaned', 'gone@see'],
      ['recordOrphaned', 'see>gone'],
      ['referenceCleared', 'c'],
      ['referenceCleared', 'o'],
      ['referenceCleared', 's'],
    ]);
  });

  it('is the map record: one is made; of several the fullest stays', () => {
    const { records } = mend(recordsFrom([]));
    expect(Object.values(records)).toEqual([{ id: 'map', kind: 'map', title: '' }]);
    const two = with_(smallMap({}), [{ id: 'a', kind: 'map', title: 'other', currency: 'EUR' }]);
    expect(codes(mend(two).findings)).toEqual([['mapRepeated', 'map']]);
  });
});

describe('what does not fit', () => {
  it('is a value of another shape: taken out, quoted in the finding', () => {
    const map = smallMap({ buy: ['see'] }, [
      { id: 'see', kind: 'touchpoint', channel: 'pigeon', promise: { likely: 8, basis: 'guess' } },
    ]);
    const { records, findings } = mend(map);
    expect(records['see']).not.toHaveProperty('channel');
    expect(records['see']).toMatchObject({ promise: { likely: 8, basis: 'guess' } });
    expect(findings).toEqual([
      {
        code: 'fieldCleared',
        place: { id: 'see', kind: 'touchpoint', field: 'channel' },
        detail: { value: 'pigeon', reason: 'notOneOf' },
      },
    ]);
  });

  it('is a lane of other cards: notes move to one of notes, touchpoints to their usual one', () => {
    const map = smallMap({ buy: ['see'] }, [
      { id: 'see', kind: 'touchpoint', lane: 'offers' },
      { id: 'n', kind: 'note', title: 'n', stage: 'buy', lane: 'value', order: 'a0' },
    ]);
    const { records } = mend(map);
    expect(records['see']).not.toHaveProperty('lane');
    expect(records['n']).toMatchObject({ lane: 'notes' });
  });

  it('is a circle of alternatives: opened where the smallest id stands', () => {
    const map = smallMap({ buy: ['a', 'b', 'c'] }, [
      { id: 'a', kind: 'touchpoint', alternativeTo: 'c' },
      { id: 'b', kind: 'touchpoint', alternativeTo: 'a' },
      { id: 'c', kind: 'touchpoint', alternativeTo: 'b' },
    ]);
    expect(codes(mend(map).findings)).toEqual([['referenceCleared', 'a']]);
  });

  it.each<[string, (at: number) => number, number]>([
    ['pairs', (at) => at ^ 1, 20_000],
    ['one long chain into a circle', (at) => Math.max(at - 1, 0), 1],
    ['one circle of all', (at) => (at + 1) % 40_000, 1],
  ])('is circles of as many alternatives as a file may hold: %s', (_what, mainOf, opened) => {
    const id = (at: number) => `t${String(at).padStart(5, '0')}`;
    const cards = Array.from({ length: 40_000 }, (_, at) => ({
      ...{ id: id(at), kind: 'touchpoint', title: '', stage: 'buy' },
      alternativeTo: id(mainOf(at)),
    }));
    const { findings } = mend(with_(smallMap({ buy: [] }), cards), { recordsAreValid: true });
    const cleared = findings.filter(({ code }) => code === 'referenceCleared');
    expect(cleared).toHaveLength(opened);
    expect(cleared[0]!.place.id).toBe(id(0));
  });

  it('is what stands twice: one stays, and what spoke of the other speaks of it', () => {
    const twin = { ...path('see', 'pay', 0.5), id: 'twin' };
    const map = smallMap({ buy: ['see', 'pay'] }, [
      path('see', 'pay', 0.5),
      twin,
      { id: 'src', kind: 'source', title: 'count', about: ['twin'] },
    ]);
    const { records, findings } = mend(map);
    expect(records['src']).toMatchObject({ about: ['see>pay'] });
    expect(codes(findings)).toEqual([['duplicateRemoved', 'twin']]);
  });

  it('is an order key that is missing, broken or used twice: good ones stay', () => {
    const map = smallMap({ buy: ['a', 'b', 'c', 'd'] }, [
      { id: 'b', kind: 'touchpoint', order: 'a0' },
      { id: 'd', kind: 'touchpoint', order: 'not a key' },
    ]);
    const { records, findings } = mend(map);
    expect(touchpointsOf(records, 'buy').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(records['a']!['order']).toBe('a0');
    expect(records['c']!['order']).toBe('a2');
    expect(codes(findings)).toEqual([
      ['orderRenewed', 'b'],
      ['orderRenewed', 'd'],
    ]);
  });
});
