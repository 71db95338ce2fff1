import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLETE } from '#domain/kinds/path.ts';
import { flowOf, type Flow } from '#domain/queries/flow.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { path, smallMap } from '../../support/small-map.ts';

const sum = (list: readonly { share: number }[]) => list.reduce((so, { share }) => so + share, 0);
const ways = (flow: Flow, id: string) =>
  Object.fromEntries((flow.next.get(id) ?? []).map(({ to, share }) => [to, share]));
const touchpoint = (id: string, fields: object): MapRecord => ({
  id,
  kind: 'touchpoint',
  ...fields,
});
const likely = (value: number) => ({ likely: value, basis: 'guess' });
const segment = (...skips: string[]): MapRecord => ({
  id: 'seg',
  kind: 'segment',
  title: '',
  order: 'a0',
  skips,
});

describe('the flow of any map', () => {
  const anyFlow = (check: (flow: Flow, records: MapRecords, segment: string | null) => void) =>
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        for (const one of [null, ...ofKind(map, 'segment').map(({ id }) => id)])
          check(flowOf(map, one), map, one);
      }),
      { numRuns: 300 },
    );

  it('shares out everybody who starts, and everybody who passes a touchpoint', () => {
    anyFlow(({ entry, atOnce, next }, records) => {
      if (ofKind(records, 'touchpoint').length > 0) expect(sum(entry) + atOnce).toBeCloseTo(1, 12);
      for (const list of next.values()) expect(sum(list)).toBeCloseTo(1, 12);
    });
  });

  it('leads only to touchpoints that are not skipped, or to the end', () => {
    anyFlow(({ entry, next }, records, one) => {
      const skips: readonly string[] =
        ofKind(records, 'segment').find(({ id }) => id === one)?.skips ?? [];
      const open = touchpointsInOrder(records).filter(({ id }) => !skips.includes(id));
      expect([...next.keys()]).toEqual(open.map(({ id }) => id));
      const places = new Set<string>([...next.keys(), COMPLETE]);
      for (const list of next.values())
        for (const { to, share, path: drawn } of list) {
          expect(places.has(to)).toBe(true);
          expect(share).toBeGreaterThanOrEqual(0);
          if (drawn !== null) expect(records[drawn]?.kind).toBe('path');
        }
      for (const { touchpoint: start } of entry) expect(next.has(start)).toBe(true);
    });
  });

  it('has a way out of everything in a map that can be computed', () => {
    fc.assert(
      fc.property(arbitraryMap({ computable: true }), (map) => {
        const codes = flowOf(map).findings.map(({ code }) => code);
        expect(codes).not.toContain('flowLoopWithoutExit');
        expect(codes).not.toContain('flowWithoutTouchpoint');
      }),
    );
  });
});

describe('without drawn paths', () => {
  it('one goes through the stage in order, then to the next; the last completes', () => {
    const flow = flowOf(smallMap({ buy: ['see', 'pay'], wait: [], use: ['open'] }));
    expect(flow.entry).toEqual([{ touchpoint: 'see', share: 1 }]);
    expect(ways(flow, 'see')).toEqual({ pay: 1 });
    expect(ways(flow, 'pay')).toEqual({ open: 1 });
    expect(ways(flow, 'open')).toEqual({ complete: 1 });
    expect(flow.next.get('see')![0]!.path).toBeNull();
  });

  it('an empty map has no flow and says so', () => {
    const flow = flowOf(smallMap({ buy: [] }));
    expect(flow.entry).toEqual([]);
    expect(flow.findings.map(({ code }) => code)).toEqual(['flowWithoutTouchpoint']);
  });
});

describe('drawn paths', () => {
  it('replace the implied one of their touchpoint and share by weight', () => {
    const flow = flowOf(
      smallMap({ a: ['one', 'two', 'three'] }, [path('one', 'three', 3), path('one', COMPLETE, 1)]),
    );
    expect(ways(flow, 'one')).toEqual({ three: 0.75, complete: 0.25 });
    expect(ways(flow, 'two')).toEqual({ three: 1 });
    expect(flow.next.get('one')!.map((way) => way.path)).toEqual(['one>complete', 'one>three']);
  });

  it('weigh 1 while nobody has said a share', () => {
    const flow = flowOf(
      smallMap({ a: ['one', 'two'] }, [path('one', 'one'), path('one', 'two', 1)]),
    );
    expect(ways(flow, 'one')).toEqual({ one: 0.5, two: 0.5 });
  });

  it('that hardly anybody could take are taken by nobody', () => {
    const shares = { one: 1e-31, two: 1e-29, complete: 1 };
    const paths = Object.entries(shares).map(([to, share]) => path('one', to, share));
    const flow = flowOf(smallMap({ a: ['one', 'two'] }, paths));
    expect(ways(flow, 'one')).toEqual({ ...shares, one: 0 });
  });

  it('that all weigh nothing count as equal, with a finding', () => {
    const flow = flowOf(
      smallMap({ a: ['one', 'two'] }, [path('one', 'one', 0), path('one', 'two', 0)]),
    );
    expect(ways(flow, 'one')).toEqual({ one: 0.5, two: 0.5 });
    expect(flow.findings).toMatchObject([
      { code: 'flowSharesAllZero', place: { id: 'one' }, detail: { count: 2 } },
    ]);
  });

  it('that form a loop without a way out are named, with whether anybody comes there', () => {
    const paths = [path('two', 'three'), path('three', 'two', 1), path('three', COMPLETE, 0)];
    const flow = flowOf(smallMap({ a: ['one', 'two', 'three', 'four'] }, paths));
    expect(flow.findings).toEqual([
      {
        code: 'flowLoopWithoutExit',
        place: { id: 'two', ids: ['two', 'three'], kind: 'touchpoint' },
        detail: { count: 2, reached: 1 },
      },
    ]);
    const aside = [...paths, path('one', 'four')];
    expect(flowOf(smallMap({ a: ['one', 'two', 'three', 'four'] }, aside)).findings).toMatchObject([
      { detail: { count: 2, reached: 0 } },
    ]);
  });

  it('into a loop without exit do not make the way there a loop', () => {
    const paths = [path('three', 'three')];
    const { findings } = flowOf(smallMap({ a: ['one', 'two', 'three'] }, paths));
    expect(findings.map(({ place }) => place.ids)).toEqual([['three']]);
  });
});

describe('ways in', () => {
  it('are the touchpoints marked, by weight', () => {
    const marks = [
      touchpoint('one', { entryWeight: likely(1) }),
      touchpoint('three', { entryWeight: likely(3) }),
    ];
    expect(flowOf(smallMap({ a: ['one', 'two', 'three'] }, marks)).entry).toEqual([
      { touchpoint: 'one', share: 0.25 },
      { touchpoint: 'three', share: 0.75 },
    ]);
  });

  it('with no weight at all are equal, with a finding', () => {
    const marks = [touchpoint('two', { entryWeight: likely(0) })];
    const flow = flowOf(smallMap({ a: ['one', 'two'] }, marks));
    expect(flow.entry).toEqual([{ touchpoint: 'two', share: 1 }]);
    expect(flow.findings.map(({ code }) => code)).toEqual(['flowEntryWeightsAllZero']);
  });
});

describe('what a segment skips', () => {
  it('passes its inflow to what follows, through chains of skipped ones', () => {
    const flow = flowOf(
      smallMap({ a: ['one', 'two', 'three', 'four'] }, [segment('two', 'three')]),
      'seg',
    );
    expect([...flow.next.keys()]).toEqual(['one', 'four']);
    expect(ways(flow, 'one')).toEqual({ four: 1 });
  });

  it('multiplies shares through, and the way still starts with the path that was drawn', () => {
    const paths = [
      path('one', 'two', 0.5),
      path('one', 'four', 0.5),
      path('two', 'three', 0.4),
      path('two', COMPLETE, 0.6),
    ];
    const flow = flowOf(
      smallMap({ a: ['one', 'two', 'three', 'four'] }, [...paths, segment('two')]),
      'seg',
    );
    expect(flow.next.get('one')).toEqual([
      { to: 'four', share: 0.5, path: 'one>four' },
      { to: 'complete', share: 0.3, path: 'one>two' },
      { to: 'three', share: 0.2, path: 'one>two' },
    ]);
  });

  it('in many layers of two keeps the ways few, though each layer doubles the walks', () => {
    const layers = Array.from({ length: 60 }, (_, at) => [`${at}-left`, `${at}-right`]);
    const steps = [['start'], ...layers, [COMPLETE]];
    const paths = steps
      .slice(1)
      .flatMap((to, at) => steps[at]!.flatMap((from) => to.map((one) => path(from, one))));
    const skipped = layers.flat();
    const map = smallMap({ a: ['start', ...skipped] }, [...paths, segment(...skipped)]);
    expect(flowOf(map, 'seg').next.get('start')).toEqual([
      { to: COMPLETE, share: 0.5, path: 'start>0-left' },
      { to: COMPLETE, share: 0.5, path: 'start>0-right' },
    ]);
  });

  it('sums up the turns of a skipped loop', () => {
    const paths = [path('two', 'two', 0.7), path('two', 'three', 0.1), path('two', COMPLETE, 0.2)];
    const flow = flowOf(
      smallMap({ a: ['one', 'two', 'three'] }, [...paths, segment('two')]),
      'seg',
    );
    expect(ways(flow, 'one')['three']).toBeCloseTo(1 / 3, 12);
    expect(ways(flow, 'one')['complete']).toBeCloseTo(2 / 3, 12);
  });

  it('that is the way in starts those customers further on', () => {
    const flow = flowOf(smallMap({ a: ['one', 'two'] }, [segment('one')]), 'seg');
    expect(flow.entry).toEqual([{ touchpoint: 'two', share: 1 }]);
  });

  it('that is all there is completes them at once, and says so', () => {
    const flow = flowOf(smallMap({ a: ['one', 'two'] }, [segment('one', 'two')]), 'seg');
    expect([flow.entry, flow.atOnce, flow.next.size]).toEqual([[], 1, 0]);
    expect(flow.findings.map(({ code }) => code)).toEqual(['flowSkipsEverything']);
  });

  it('does not touch other customers', () => {
    const map = smallMap({ a: ['one', 'two'] }, [segment('one')]);
    expect(flowOf(map).entry).toEqual([{ touchpoint: 'one', share: 1 }]);
  });

  it('in a chain of skipped ones with side ways agrees with walking the graph', () => {
    fc.assert(
      fc.property(
        arbitraryMap({ computable: true }),
        fc.array(fc.nat(), { maxLength: 4 }),
        (map, at) => {
          const all = touchpointsInOrder(map).map(({ id }) => id);
          const skips = [...new Set(at.map((one) => all[one % all.length]!))];
          const seg: MapRecord = { ...segment(...skips), id: 'walk' };
          const records = { ...map, walk: seg };
          const [whole, part] = [flowOf(records), flowOf(records, 'walk')];
          if (whole.findings.some(({ code }) => code.startsWith('flowAlternative'))) return;
          if (touchpointsInOrder(map).some((one) => one.alternativeTo)) return;
          for (const from of part.next.keys()) {
            const walked = walk(whole, from, new Set(skips));
            for (const [to, share] of Object.entries(walked))
              expect(total(part, from, to)).toBeCloseTo(share, 6);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

function total(flow: Flow, from: string, to: string): number {
  return sum(flow.next.get(from)!.filter((way) => way.to === to));
}

/** Where one gets to from a touchpoint without stopping at skipped ones, by following the mass. */
function walk(flow: Flow, from: string, skips: ReadonlySet<string>): Record<string, number> {
  const arrived: Record<string, number> = {};
  let moving = new Map<string, number>([[from, 1]]);
  for (let turn = 0; turn < 2_000 && moving.size > 0; turn++) {
    const onward = new Map<string, number>();
    for (const [at, mass] of moving)
      for (const { to, share } of flow.next.get(at)!)
        if (skips.has(to)) onward.set(to, (onward.get(to) ?? 0) + mass * share);
        else arrived[to] = (arrived[to] ?? 0) + mass * share;
    moving = onward;
  }
  return arrived;
}

describe('alternatives', () => {
  const call = (fields: object = {}) => touchpoint('call', { alternativeTo: 'chat', ...fields });
  const stages = { a: ['see', 'chat', 'call', 'open'] };

  it('share those who come to the moment, and all lead on to the next', () => {
    const flow = flowOf(smallMap(stages, [call({ alternativeShare: likely(0.3) })]));
    expect(ways(flow, 'see')).toEqual({ chat: 0.7, call: 0.3 });
    expect(ways(flow, 'chat')).toEqual({ open: 1 });
    expect(ways(flow, 'call')).toEqual({ open: 1 });
  });

  it('share equally while nobody has said how, and when all say nothing', () => {
    expect(ways(flowOf(smallMap(stages, [call()])), 'see')).toEqual({ chat: 0.5, call: 0.5 });
    const none = [
      call({ alternativeShare: likely(0) }),
      touchpoint('chat', { alternativeShare: likely(0) }),
    ];
    const flow = flowOf(smallMap(stages, none));
    expect(ways(flow, 'see')).toEqual({ chat: 0.5, call: 0.5 });
    expect(flow.findings.map(({ code }) => code)).toEqual(['flowAlternativeSharesAllZero']);
  });

  it('a path to the main touchpoint leads to the moment, one to another alternative leads there', () => {
    const paths = [path('see', 'chat', 0.5), path('see', 'open', 0.5), path('open', 'call')];
    const flow = flowOf(smallMap(stages, [call(), ...paths]));
    expect(ways(flow, 'see')).toEqual({ chat: 0.25, call: 0.25, open: 0.5 });
    expect(ways(flow, 'open')).toEqual({ call: 1 });
  });

  it('a path from one alternative to another leads there alone', () => {
    const flow = flowOf(
      smallMap(stages, [call(), path('call', 'chat', 0.2), path('call', 'open', 0.8)]),
    );
    expect(ways(flow, 'call')).toEqual({ chat: 0.2, open: 0.8 });
  });

  it('leave their part to the others where a segment skips one', () => {
    const flow = flowOf(
      smallMap(stages, [call({ alternativeShare: likely(0.3) }), segment('chat')]),
      'seg',
    );
    expect(ways(flow, 'see')).toEqual({ call: 1 });
  });

  it('marked as ways in, are so one by one; the main one alone stands for all', () => {
    const weight = { entryWeight: likely(1) };
    const main = touchpoint('chat', weight);
    expect(flowOf(smallMap(stages, [call(), main])).entry).toEqual([
      { touchpoint: 'chat', share: 0.5 },
      { touchpoint: 'call', share: 0.5 },
    ]);
    const both = [call({ entryWeight: likely(3) }), main];
    expect(flowOf(smallMap(stages, both)).entry).toEqual([
      { touchpoint: 'chat', share: 0.25 },
      { touchpoint: 'call', share: 0.75 },
    ]);
  });

  it('of the first touchpoint are ways in together', () => {
    const flow = flowOf(
      smallMap({ a: ['chat', 'call'] }, [call({ alternativeShare: likely(0.25) })]),
    );
    expect(flow.entry).toEqual([
      { touchpoint: 'chat', share: 0.75 },
      { touchpoint: 'call', share: 0.25 },
    ]);
  });
});
