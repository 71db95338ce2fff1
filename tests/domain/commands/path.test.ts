import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty } from '#domain/change.ts';
import {
  clearShare,
  linkTouchpoints,
  reroutePath,
  setShare,
  takeBackShare,
  unlink,
} from '#domain/commands/path.ts';
import { addTouchpoints, moveTouchpoints } from '#domain/commands/touchpoint.ts';
import type { Estimate } from '#domain/estimate.ts';
import { COMPLETE } from '#domain/kinds/path.ts';
import { flowOf } from '#domain/queries/flow.ts';
import { impliedNext } from '#domain/queries/implied-next.ts';
import { mayLink } from '#domain/queries/may-link.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords } from '#domain/records.ts';
import { arbitraryMap, idSource } from '../../support/arbitrary-map.ts';
import { after, path, smallMap } from '../../support/small-map.ts';

const drawn = (records: MapRecords, from: string) =>
  Object.fromEntries(pathsFrom(records, from).map((one) => [one.to, weightOf(one)]));
const sum = (records: MapRecords, from: string) =>
  pathsFrom(records, from).reduce((so, one) => so + weightOf(one), 0);

function link(records: MapRecords, from: string, to: string): MapRecords {
  const newId = idSource('drawn');
  return after(records, linkTouchpoints(records, { id: `${from}>${to}`, from, to, newId }));
}

const line = smallMap({ a: ['one', 'two', 'three', 'four'] });

describe('drawing a path', () => {
  it('along the implied way makes that way a drawn one', () => {
    expect(drawn(link(line, 'one', 'two'), 'one')).toEqual({ two: 1 });
  });

  it('elsewhere does not cut the implied way: both are drawn, half each', () => {
    expect(drawn(link(line, 'one', 'three'), 'one')).toEqual({ two: 0.5, three: 0.5 });
    expect(drawn(link(line, 'four', 'one'), 'four')).toEqual({ complete: 0.5, one: 0.5 });
    expect(drawn(link(line, 'one', 'one'), 'one')).toEqual({ two: 0.5, one: 0.5 });
    expect(drawn(link(line, 'one', COMPLETE), 'one')).toEqual({ two: 0.5, complete: 0.5 });
  });

  it('further takes an equal part, the others keep their proportions', () => {
    const map = smallMap({ a: ['one', 'two', 'three'] }, [
      path('one', 'two', 0.9),
      path('one', 'one', 0.1),
    ]);
    const next = drawn(link(map, 'one', 'three'), 'one');
    expect(next['three']).toBeCloseTo(1 / 3, 12);
    expect(next['two']).toBeCloseTo(0.6, 12);
    expect(next['one']).toBeCloseTo(0.2 / 3, 12);
  });

  it('is refused where one is, and to or from nowhere', () => {
    const map = link(line, 'one', 'two');
    const newId = idSource();
    for (const [from, to] of [
      ['one', 'two'],
      ['one', 'gone'],
      ['gone', 'one'],
      [COMPLETE, 'one'],
      ['one', 'a'],
    ] as const) {
      expect(mayLink(map, from, to)).toBe(false);
      expect(isEmpty(linkTouchpoints(map, { id: 'p', from, to, newId }))).toBe(true);
    }
    expect(mayLink(map, 'two', 'one')).toBe(true);
  });

  it('never makes a way disappear that customers took, and always leaves a sum of 1', () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(), fc.nat(), (map, at, to) => {
        const all = touchpointsInOrder(map).map(({ id }) => id);
        const from = all[at % Math.max(1, all.length)];
        const target = [...all, COMPLETE][to % (all.length + 1)]!;
        if (from === undefined || !mayLink(map, from, target)) return;
        const before = flowOf(map)
          .next.get(from)!
          .filter(({ share }) => share > 0);
        const next = link(map, from, target);
        const ways = flowOf(next)
          .next.get(from)!
          .map((way) => way.to);
        for (const way of before) expect(ways).toContain(way.to);
        expect(sum(next, from)).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('setting a share', () => {
  const map = smallMap({ a: ['one', 'two', 'three'] }, [
    path('one', 'two', 0.6),
    path('one', 'three', 0.2),
    path('one', 'one', 0.2),
    { id: 'plan', kind: 'scenario', title: '', order: 'a0' },
  ]);
  const set = (share: number | Estimate, id = 'one>two', records = map) =>
    after(records, setShare(records, id, share));

  it('leaves the rest to the others in their proportions', () => {
    expect(drawn(set(0.2), 'one')).toEqual({ two: 0.2, three: 0.4, one: 0.4 });
    expect(drawn(set(1), 'one')).toEqual({ two: 1, three: 0, one: 0 });
    const back = drawn(set(0.4, 'one>two', set(1)), 'one');
    expect(back['three']).toBeCloseTo(0.3, 12);
  });

  it('takes a number as a guess and keeps a stated range moving along', () => {
    expect(set(0.2)['one>two']!['share']).toEqual({ likely: 0.2, basis: 'guess' });
    const measured = { likely: 0.3, low: 0.2, high: 0.4, basis: 'measured' as const };
    const stated = set(measured);
    expect(stated['one>two']!['share']).toEqual(measured);
    const moved = set(0.5, 'one>two', stated)['one>two']!['share'] as Estimate;
    expect(moved.low).toBeCloseTo(0.4, 12);
    expect(moved.high).toBeCloseTo(0.6, 12);
    expect(moved.basis).toBe('measured');
  });

  it('keeps it within 0 and 1, and an only path at 1', () => {
    expect(drawn(set(1.7), 'one')).toEqual({ two: 1, three: 0, one: 0 });
    const only = smallMap({ a: ['one', 'two'] }, [path('one', 'two')]);
    expect(drawn(set(0.3, 'one>two', only), 'one')).toEqual({ two: 1 });
    expect(set(NaN)).toEqual(map);
  });

  it('in a scenario changes the shares there alone', () => {
    const next = after(map, setShare(map, 'one>two', 0.2, { kind: 'scenario', id: 'plan' }));
    expect(drawn(next, 'one')).toEqual(drawn(map, 'one'));
    const shown = recordsUnder(next, { scenario: 'plan', segment: null });
    expect(drawn(shown, 'one')).toEqual({ two: 0.2, three: 0.4, one: 0.4 });
  });

  it('sums to 1 afterwards, whatever was before', () => {
    fc.assert(
      fc.property(
        arbitraryMap(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (any, share, at) => {
          const paths = ofKind(any, 'path');
          const one = paths[at % Math.max(1, paths.length)];
          if (!one) return;
          const next = set(share, one.id, any);
          expect(sum(next, one.from)).toBeCloseTo(1, 9);
          const alone = pathsFrom(any, one.from).length === 1;
          expect(drawn(next, one.from)[one.to]).toBeCloseTo(alone ? 1 : share, 12);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('saying nothing of a share any more', () => {
  const plan = { id: 'plan', kind: 'scenario', title: '', order: 'a0' };
  const inPlan = { kind: 'scenario', id: 'plan' } as const;
  const both = smallMap({ a: ['one', 'two', 'three'] }, [
    path('one', 'two', 0.2),
    path('one', 'three', 0.8),
    plan,
  ]);
  const shownIn = (records: MapRecords) =>
    recordsUnder(records, { scenario: 'plan', segment: null });

  it('lets it share as a new path does, the others keep their proportions', () => {
    const map = smallMap({ a: ['one', 'two', 'three'] }, [
      path('one', 'two', 0.2),
      path('one', 'three', 0.6),
      path('one', 'one', 0.2),
    ]);
    const next = after(map, clearShare(map, 'one>two'));
    expect(next['one>two']!['share']).toMatchObject({ basis: 'assumed' });
    expect(drawn(next, 'one')['two']).toBeCloseTo(1 / 3, 12);
    expect(drawn(next, 'one')['three']).toBeCloseTo(0.5, 12);
    expect(drawn(next, 'one')['one']).toBeCloseTo(1 / 6, 12);
  });

  it('leaves an only path, and one beside paths that say nothing, without a share', () => {
    const only = smallMap({ a: ['one', 'two'] }, [path('one', 'two', 1)]);
    expect(after(only, clearShare(only, 'one>two'))['one>two']).not.toHaveProperty('share');
    const silent = smallMap({ a: ['one', 'two'] }, [path('one', 'two', 0.3), path('one', 'one')]);
    const next = after(silent, clearShare(silent, 'one>two'));
    expect(next['one>two']).not.toHaveProperty('share');
    expect(next['one>one']).toBe(silent['one>one']);
  });

  it('in a scenario changes the shares there alone', () => {
    const next = after(both, clearShare(both, 'one>two', inPlan));
    expect(drawn(next, 'one')).toEqual(drawn(both, 'one'));
    expect(drawn(shownIn(next), 'one')).toEqual({ two: 0.5, three: 0.5 });
  });

  it('in a scenario is taken back with what it did to the others', () => {
    const changed = after(both, setShare(both, 'one>two', 0.6, inPlan));
    expect(drawn(shownIn(changed), 'one')).toEqual({ two: 0.6, three: 0.4 });
    const back = after(changed, takeBackShare(changed, 'one>two', inPlan));
    expect(back).toEqual(both);
    const many = smallMap({ a: ['one', 'two', 'three'] }, [
      path('one', 'two', 0.7),
      path('one', 'three', 0.2),
      path('one', 'one', 0.1),
      plan,
    ]);
    for (const share of [0, 0.1, 0.33, 0.5, 0.9, 1]) {
      const there = after(many, setShare(many, 'one>two', share, inPlan));
      expect(after(there, takeBackShare(there, 'one>two', inPlan))).toEqual(many);
    }
    const silent = smallMap({ a: ['one', 'two'] }, [path('one', 'two'), path('one', 'one'), plan]);
    const said = after(silent, setShare(silent, 'one>two', 0.2, inPlan));
    expect(sum(shownIn(after(said, takeBackShare(said, 'one>two', inPlan))), 'one')).toBe(1);
  });

  it('leaves a sum of 1 wherever a share is said, whatever was before', () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.nat(), (any, at) => {
        const paths = ofKind(any, 'path');
        const one = paths[at % Math.max(1, paths.length)];
        if (!one) return;
        const next = after(any, clearShare(any, one.id));
        const left = pathsFrom(next, one.from);
        if (left.some(({ share }) => share)) expect(sum(next, one.from)).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('removing a path', () => {
  it('lets the others fill up, and after the last the implied way holds', () => {
    const both = link(line, 'one', 'three');
    const one = after(both, unlink(both, 'one>three'));
    expect(drawn(one, 'one')).toEqual({ two: 1 });
    const [last] = pathsFrom(one, 'one');
    const none = after(one, unlink(one, last!.id));
    expect(drawn(none, 'one')).toEqual({});
    expect(flowOf(none).next.get('one')).toEqual([{ to: 'two', share: 1, path: null }]);
  });

  it('removes nothing but paths', () => {
    expect(isEmpty(unlink(line, 'one'))).toBe(true);
  });
});

describe('leading a path elsewhere', () => {
  const map = smallMap({ a: ['one', 'two', 'three'] }, [
    path('one', 'two', 0.6),
    path('one', 'three', 0.4),
  ]);
  const reroute = (ends: { from?: string; to?: string }) =>
    after(map, reroutePath(map, 'one>two', { ...ends, newId: idSource('drawn') }));

  it('to another touchpoint keeps its share', () => {
    expect(drawn(reroute({ to: 'one' }), 'one')).toEqual({ one: 0.6, three: 0.4 });
  });

  it('from another touchpoint shares there as a new one does, and is missed by nobody here', () => {
    const next = reroute({ from: 'three' });
    expect(drawn(next, 'one')).toEqual({ three: 1 });
    expect(drawn(next, 'three')).toEqual({ two: 0.5, complete: 0.5 });
  });

  it('onto another path is refused', () => {
    expect(reroute({ to: 'three' })).toEqual(map);
    expect(reroute({ to: 'gone' })).toEqual(map);
    expect(reroute({})).toEqual(map);
  });
});

describe('a drawn path', () => {
  it('stays as drawn when a touchpoint is put in between or moved away', () => {
    const map = link(line, 'one', 'two');
    const added = after(
      map,
      addTouchpoints(map, { ids: ['new'], titles: [''], stage: 'a', after: 'one' }),
    );
    expect(drawn(added, 'one')).toEqual({ two: 1 });
    const moved = after(map, moveTouchpoints(map, ['two'], { stage: 'a', before: null }));
    expect(drawn(moved, 'one')).toEqual({ two: 1 });
  });
});

describe('the implied next', () => {
  it('is the next moment, for alternatives that of their main touchpoint', () => {
    const map = smallMap({ a: ['chat', 'call'], b: [], c: ['open'] }, [
      { id: 'call', kind: 'touchpoint', alternativeTo: 'chat' },
    ]);
    expect(['chat', 'call', 'open'].map((id) => impliedNext(map, id))).toEqual([
      'open',
      'open',
      COMPLETE,
    ]);
  });
});
