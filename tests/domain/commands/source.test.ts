import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, invert, isEmpty } from '#domain/change.ts';
import { setShare } from '#domain/commands/path.ts';
import { citing, eraseSource, setSourceSort } from '#domain/commands/source.ts';
import type { Estimate } from '#domain/estimate.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { COMPLETE, type Path } from '#domain/kinds/path.ts';
import { basisOfSort } from '#domain/kinds/source.ts';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import { restsOn } from '#domain/queries/rests-on.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { mentionsOf } from '#domain/references.ts';
import { kindOf } from '#domain/schema.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { after, path, placement, smallMap } from '../../support/small-map.ts';

const estimate = (likely: number, source?: string): Estimate => ({
  ...{ likely, basis: 'guess' },
  ...(source !== undefined && { source: source }),
});

const source = (id: string, about: string[] = [], more: object = {}): MapRecord => ({
  ...{ id, kind: 'source', title: id, ...more },
  ...(about.length > 0 && { about }),
});

const map = () =>
  smallMap({ buy: ['see', 'pay'] }, [
    { id: 'late', kind: 'painPoint', title: 'Late', likelihood: estimate(0.4, 'door') },
    placement('late', 'see'),
    { id: 'lost', kind: 'painPoint', title: 'Lost', loss: estimate(3) },
    placement('lost', 'pay'),
    { id: 'pay', optOut: estimate(0.1, 'door'), promise: estimate(8, 'desk') } as never,
    {
      ...{ id: 'club', kind: 'segment', title: 'Club', order: 'a0' },
      effects: [
        { record: 'pay', field: 'optOut', op: 'set', value: estimate(0.2, 'door') },
        { record: 'pay', field: 'promise', op: 'set', value: estimate(9, 'desk') },
      ],
    },
    source('door', ['late', 'lost', 'see'], { sort: 'interview' }),
    source('desk', ['see']),
  ]);

describe('what rests on a source', () => {
  it('is the numbers that cite it, what it is about, and what nothing else speaks for', () => {
    const { numbers, statements, alone } = restsOn(map(), 'door');
    expect(numbers).toEqual(
      expect.arrayContaining([
        { record: 'late', field: 'likelihood', holder: null },
        { record: 'pay', field: 'optOut', holder: null },
        { record: 'pay', field: 'optOut', holder: 'club' },
      ]),
    );
    expect(numbers).toHaveLength(3);
    expect([alone, statements]).toEqual([['late'], ['lost', 'see']]);
  });

  it('is nothing for what is not a source', () => {
    expect(restsOn(map(), 'pay')).toEqual({ numbers: [], statements: [], alone: [] });
  });

  it('leaves a finding that a second source speaks for with both', () => {
    const records = after(map(), {
      desk: { before: map()['desk']!, after: source('desk', ['late']) },
    });
    expect(restsOn(records, 'door').alone).toEqual([]);
  });
});

describe('erasing a source', () => {
  it('returns its numbers to their defaults, also for a segment, and keeps the others', () => {
    const records = after(map(), eraseSource(map(), 'door'));
    expect(records['door']).toBeUndefined();
    expect(records['late']).not.toHaveProperty('likelihood');
    expect(records['pay']).not.toHaveProperty('optOut');
    expect(records['pay']).toHaveProperty('promise', estimate(8, 'desk'));
    expect(records['club']!['effects']).toEqual([
      { record: 'pay', field: 'promise', op: 'set', value: estimate(9, 'desk') },
    ]);
    expect(records['desk']).toEqual(map()['desk']);
  });

  it('leaves shares that add up, on the map and where a scenario has its own', () => {
    const cited = (likely: number) => ({ likely, basis: 'measured' as const, source: 'door' });
    const start = smallMap({ buy: ['see', 'pay'] }, [
      path('see', 'pay', 0.5),
      path('see', 'see', 0.3),
      path('see', COMPLETE, 0.2),
      { id: 'plan', kind: 'scenario', title: '', order: 'a0' },
      source('door'),
    ]);
    const onMap = after(start, setShare(start, 'see>pay', cited(0.8)));
    const sums = (records: MapRecords) =>
      pathsFrom(records, 'see').reduce((so, one) => so + weightOf(one), 0);
    const erased = after(onMap, eraseSource(onMap, 'door'));
    expect(erased['see>pay']).toHaveProperty('share.basis', 'assumed');
    expect(erased['see>pay']).not.toHaveProperty('share.source');
    expect(sums(erased)).toBeCloseTo(1, 12);
    expect(restsOn(onMap, 'door').numbers).toHaveLength(1);

    const inPlan = { kind: 'scenario', id: 'plan' } as const;
    const there = after(start, setShare(start, 'see>pay', cited(0.8), inPlan));
    const next = after(there, eraseSource(there, 'door'));
    const shown = recordsUnder(next, { scenario: 'plan', segment: null });
    expect(weightOf(shown['see>pay'] as unknown as Path)).toBe(0.5);
    expect(sums(shown)).toBeCloseTo(1, 12);
  });

  it('of several shares of one touchpoint does not depend on their order', () => {
    const share = (likely: number) => ({ share: { likely, basis: 'guess', source: 'door' } });
    const start = smallMap({ buy: ['see', 'pay'] }, [
      { ...path('see', 'pay'), ...share(0.1) },
      { ...path('see', 'see'), ...share(0.5) },
      path('see', COMPLETE, 0.4),
      source('door'),
    ]);
    const next = after(start, eraseSource(start, 'door'));
    for (const one of pathsFrom(next, 'see')) expect(weightOf(one)).toBeCloseTo(1 / 3, 12);
  });

  it('removes what came from it alone only when it is asked to', () => {
    expect(after(map(), eraseSource(map(), 'door'))['late']).toBeDefined();
    const without = after(map(), eraseSource(map(), 'door', { withFindings: true }));
    expect(['late', 'late@see', 'lost', 'see'].filter((id) => without[id])).toEqual([
      ...['lost', 'see'],
    ]);
  });

  it('leaves nothing that refers to it, a sound map, and can be taken back exactly', () => {
    fc.assert(
      fc.property(citingMap, fc.boolean(), (records, withFindings) => {
        const { numbers } = restsOn(records, 'door');
        const change = eraseSource(records, 'door', { withFindings });
        const next = applyChange(records, change);
        const mentions = Object.values(next).flatMap(mentionsOf);
        expect(mentions.filter(({ id }) => id === 'door')).toEqual([]);
        for (const { record, field, holder } of numbers)
          if (holder === null && field !== 'share')
            expect(next[record] ?? {}).not.toHaveProperty(field);
        expect(brokenInvariants(next)).toEqual([]);
        expect(applyChange(next, invert(change))).toEqual(records);
      }),
      { numRuns: 200 },
    );
  });

  it('does nothing to what is not a source', () => {
    expect(isEmpty(eraseSource(map(), 'pay'))).toBe(true);
    expect(isEmpty(eraseSource(map(), 'nobody'))).toBe(true);
  });
});

describe('a source sets the basis', () => {
  it('of a number that takes it, by its sort', () => {
    for (const [sort, basis] of Object.entries(basisOfSort))
      expect(citing(estimate(1), { id: 'door', sort: sort as 'survey' })).toEqual({
        ...{ likely: 1, source: 'door', basis },
      });
    expect(citing(estimate(1), { id: 'door', sort: undefined }).basis).toBe('guess');
  });

  it('also when its sort is said later, but not where somebody has set another one', () => {
    const start = after(map(), setSourceSort(map(), 'door', undefined));
    const records = recordsFrom([
      ...Object.values(start).filter(({ id }) => id !== 'late'),
      { ...start['late']!, likelihood: { ...estimate(0.4, 'door'), basis: 'measured' } },
    ]);
    const next = after(records, setSourceSort(records, 'door', 'support'));
    expect(next['pay']!['optOut']).toMatchObject({ basis: 'observed' });
    expect(next['club']!['effects']).toContainEqual(
      expect.objectContaining({ value: { ...estimate(0.2, 'door'), basis: 'observed' } }),
    );
    expect(next['late']!['likelihood']).toMatchObject({ basis: 'measured' });
    expect(next['pay']!['promise']).toEqual(estimate(8, 'desk'));
  });
});

/** Any map in which some stated numbers rest on one source that is also about some records. */
const citingMap: fc.Arbitrary<MapRecords> = fc
  .tuple(arbitraryMap(), fc.infiniteStream(fc.boolean()))
  .map(([records, chance]) => {
    const isChosen = () => chance.next().value === true;
    const list = Object.values(records).map((record) => {
      const cited = Object.keys(kindOf(record.kind)?.estimates ?? {})
        .filter((field) => record[field] && isChosen())
        .map((field) => [field, { ...(record[field] as Estimate), source: 'door' }] as const);
      return { ...record, ...Object.fromEntries(cited) };
    });
    const about = list.filter(isChosen).map(({ id }) => id);
    return recordsFrom([...list, source('door', about)]);
  });
