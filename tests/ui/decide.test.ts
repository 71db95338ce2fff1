/** What the Decide view makes of the numbers: rows, scales, labels, sets. */
import { describe, expect, it } from 'vitest';
import type { MapRecords } from '#domain/records.ts';
import type { Ranked } from '#state/ranking.svelte.ts';
import { differenceRows, isSure, mostChanged } from '#ui/decide/difference-rows.ts';
import { gainScale } from '#ui/decide/gain-scale.ts';
import { labelPlaces, pointLabels } from '#ui/decide/label-places.ts';
import { countOf, gainWriter, readable, tickWriter } from '#ui/decide/measures.ts';
import { distinctTitles, placeOf, whatIsWeighed } from '#ui/decide/places.ts';
import {
  disagreements,
  kindCounts,
  rankedRows,
  rowOf,
  type RankedKind,
} from '#ui/decide/ranked-rows.ts';
import { simulatedChanges } from '#ui/decide/simulated-changes.ts';
import { barParts, beneficiariesIn, interactionOf, isSameOption } from '#ui/decide/set-shape.ts';
import { placement, smallMap } from '../support/small-map.ts';

const none = { solutions: [], effects: [] };
const band = (low: number, high: number) => ({ low, high, median: low, mean: low });

function ranked(
  id: string,
  gain: number | undefined,
  effort: number | null,
  more: Partial<Ranked> & { kind?: RankedKind; isOn?: boolean } = {},
): Ranked {
  const { kind = 'solution', isOn = false, ...rest } = more;
  return {
    improvement: { id, kind, record: id, isOn, effort, without: none, with: none },
    gains: { experienceSum: 0.5, ...(gain !== undefined && { lifetimeValue: gain }) },
    errors: {},
    isExact: true,
    bands: {},
    better: {},
    best: {},
    ...rest,
  };
}

const all = () => true;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the ranked rows', () => {
  const entries = [
    ranked('large', 10, 20),
    ranked('quick', 4, 2),
    ranked('free', 1, 0),
    ranked('harm', -3, 1),
    ranked('unsaid', 8, null),
    ranked('pain', 9, null, { kind: 'painPoint' }),
    ranked('unknown', undefined, 3),
  ];

  it('go by gain, what is not known yet last', () => {
    const rows = rankedRows(entries, 'lifetimeValue', all, 'gain');
    expect(ids(rows)).toEqual(['large', 'pain', 'unsaid', 'quick', 'free', 'harm', 'unknown']);
  });

  it('go by gain per day: what takes no time first, then what nobody has weighed, then what does not help', () => {
    const rows = rankedRows(entries, 'lifetimeValue', all, 'perDay');
    expect(ids(rows)).toEqual(['free', 'quick', 'large', 'pain', 'unsaid', 'harm', 'unknown']);
    expect(rows.map(({ perDay }) => perDay)).toEqual([null, 2, 0.5, null, null, -3, null]);
  });

  it('are those of the kinds wanted', () => {
    const rows = rankedRows(entries, 'lifetimeValue', (kind) => kind === 'painPoint', 'gain');
    expect(ids(rows)).toEqual(['pain']);
    expect([...kindCounts(entries)]).toEqual([
      ['solution', 6],
      ['painPoint', 1],
    ]);
  });

  it('keep doubt about the numbers and chance of the customers apart', () => {
    const drawn = ranked('a', 2, 1, { bands: { lifetimeValue: band(1, 3) } });
    expect(rowOf(drawn, 'lifetimeValue').interval).toEqual({ low: 1, high: 3, of: 'draws' });
    const simulated = ranked('a', 2, 1, { gains: { net: 0.1 }, errors: { net: 0.01 } });
    const row = rowOf(simulated, 'net');
    expect(row.gain).toBe(10);
    expect(row.error).toBe(1);
    expect(row.interval).toEqual({ low: 10 - 1.96, high: 10 + 1.96, of: 'chance' });
    expect(rowOf(ranked('a', 2, 1), 'lifetimeValue').interval).toBeNull();
  });

  it('show beside what the customer gains, or we where the customer is looked at', () => {
    const entry = ranked('a', 2, 1);
    expect(rowOf(entry, 'lifetimeValue').other).toBe(0.5);
    expect(rowOf(entry, 'experienceSum').other).toBe(2);
  });
});

describe('where we and the customer disagree', () => {
  const both = (id: string, us: number, customer: number, kind: RankedKind = 'solution') =>
    ranked(id, us, 1, { kind, gains: { lifetimeValue: us, experienceSum: customer } });

  it('is what gains one and costs the other, the largest first', () => {
    const { weGain, customerGains } = disagreements([
      both('good', 1, 1),
      both('small', 1, -1),
      both('large', 2, -0.1),
      both('gift', -1, 2),
      both('nothing', 1, -0.001),
      both('hint', 5, -5, 'quality'),
    ]);
    expect(weGain.map(({ record }) => record)).toEqual(['large', 'small']);
    expect(customerGains.map(({ record }) => record)).toEqual(['gift']);
  });
});

describe('gains as people read them', () => {
  it('have a sign and as many digits as the largest deserves', () => {
    expect(gainWriter(2)(1.234)).toBe('+1.23');
    expect(gainWriter(20)(-1.26)).toBe('−1.3');
    expect(gainWriter(200)(1.26)).toBe('+1');
    expect(gainWriter(200_000)(150_000)).toBe('+150K');
    expect(gainWriter(20)(0.01)).toBe('0');
    expect(readable('completion', 0.027)).toBeCloseTo(2.7, 12);
    expect(tickWriter([0, 5, 10])(5)).toBe('+5');
    expect(tickWriter([0, 0.5])(0.5)).toBe('+0.5');
  });

  it('never call certain what is not', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map((share) => countOf(share, 100))).toEqual([
      0, 1, 50, 99, 100,
    ]);
    expect([0.26, 8 / 31, 0.99].map((share) => countOf(share, 31))).toEqual([8, 8, 30]);
  });
});

describe('what simulated customers tell of two scenarios', () => {
  const changed = (value: number, standardError: number) => {
    const measured = { value, standardError };
    return simulatedChanges({ memory: measured, net: measured, customerEquity: measured } as never);
  };

  it('is as exact for memory as memory is written, with its doubt', () => {
    expect(changed(0.664, 0.01).memory).toEqual({ value: '+0.7', error: '<0.1' });
    expect(changed(-1.23, 0.11).memory).toEqual({ value: '−1.2', error: '0.2' });
    expect(changed(0.04, 0.01).memory).toBeUndefined();
  });
});

describe('the common scale', () => {
  it('holds zero and every value, from left to right', () => {
    const { at, ticks } = gainScale([-2, 5]);
    expect(at(-2)).toBeLessThan(at(0));
    expect(at(0)).toBeLessThan(at(5));
    expect(at(5)).toBeLessThan(100);
    expect(ticks).toContain(0);
    for (const tick of ticks) expect(at(tick)).toBeGreaterThanOrEqual(0);
  });

  it('stands also where nothing is gained', () => {
    expect(Number.isFinite(gainScale([]).at(0))).toBe(true);
    expect(Number.isFinite(gainScale([0, 0]).at(0))).toBe(true);
  });
});

describe('names of points', () => {
  const room = { left: 0, right: 300, top: 0, bottom: 200 };

  it('stand to the right, and elsewhere where that is taken or outside', () => {
    const places = labelPlaces(
      [
        { id: 'a', x: 100, y: 100, text: 'Live demo' },
        { id: 'b', x: 120, y: 100, text: 'Call back' },
        { id: 'c', x: 290, y: 50, text: 'At the edge' },
      ],
      room,
    );
    expect(places.get('a')!.anchor).toBe('end');
    expect(places.get('b')!.anchor).toBe('start');
    expect(places.get('c')!.anchor).toBe('end');
  });

  it('are left out rather than laid over one another', () => {
    const crowd = Array.from({ length: 60 }, (_, at) => ({
      id: String(at),
      x: 150 + (at % 3),
      y: 100 + (at % 4),
      text: 'A name of some length',
    }));
    const places = [...labelPlaces(crowd, room).values()];
    expect(places.length).toBeGreaterThan(0);
    expect(places.length).toBeLessThan(10);
  });

  it('give way to numbers where they have no room, so that no point is without either', () => {
    const crowd = Array.from({ length: 9 }, (_, at) => ({
      id: String(at),
      x: 150 + 4 * at,
      y: 100 + 3 * at,
      text: 'A name that is never cut off, however long it is',
    }));
    const { labels, numbered } = pointLabels(crowd, room);
    expect(numbered.length).toBeGreaterThan(0);
    expect(numbered.map(([first]) => labels.get(first!.id)!.text)).toEqual(
      numbered.map((_, at) => String(at + 1)),
    );
    const inHeaps = numbered.flat().map(({ id }) => id);
    for (const { id, text } of crowd)
      if (!inHeaps.includes(id)) expect(labels.get(id)!.text).toBe(text);
  });

  it('are numbers where two points have the same, and one number for points that lie on one another', () => {
    const at = (id: string, x: number, y: number, text: string) => ({ id, x, y, text });
    const { labels, numbered } = pointLabels(
      [
        at('a', 50, 50, 'Mend it'),
        at('b', 150, 100, 'Mend it'),
        at('c', 152, 101, 'Mend it'),
        at('d', 250, 50, 'Call back'),
      ],
      room,
    );
    expect(numbered.map((heap) => heap.map(({ id }) => id))).toEqual([['a'], ['b', 'c']]);
    expect([...labels].map(([id, { text }]) => [id, text])).toEqual([
      ['d', 'Call back'],
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('stand a line higher where names side by side would touch', () => {
    const points = ['Honest date', 'Call back', 'Kit check', 'Row coach'].map((text, at) => ({
      ...{ id: text, x: 40 + [0, 60, 82, 120][at]!, y: 190, text },
    }));
    expect(pointLabels(points, room).numbered).toEqual([]);
  });

  it('never lie on each other, however many points lie on zero', () => {
    const crowd = Array.from({ length: 30 }, (_, at) => ({
      ...{ id: String(at), x: 60 + 60 * (at % 3), y: 150 - (at % 7), text: `Solution ${at}` },
    }));
    const { labels } = pointLabels(crowd, room);
    const places = [...labels.values()];
    for (const one of places)
      for (const other of places)
        if (one !== other && Math.abs(one.y - other.y) < 14)
          expect(Math.abs(one.x - other.x)).toBeGreaterThan(10);
  });
});

describe('a set within a budget', () => {
  it('is drawn as long as the budget, or as the set where that is longer', () => {
    const parts = [
      { solution: 'a', effort: 10 },
      { solution: 'b', effort: 30 },
    ];
    expect(barParts(parts, 80)).toEqual([
      { id: 'a', from: 0, width: 12.5, effort: 10 },
      { id: 'b', from: 12.5, width: 37.5, effort: 30 },
    ]);
    expect(barParts(parts, 20).at(-1)!.width).toBe(75);
    expect(barParts([{ solution: 'a', effort: 0 }], 0)[0]!.width).toBe(0);
  });

  it('is the same as another in whatever order, with the same effects', () => {
    const effects = [{ record: 'one', field: 'quality', op: 'add', value: 1 } as const];
    const one = { solutions: ['a', 'b'], effects };
    expect(isSameOption(one, { solutions: ['b', 'a'], effects: [{ ...effects[0]! }] })).toBe(true);
    expect(isSameOption(one, { solutions: ['a'], effects })).toBe(false);
    expect(isSameOption(one, { solutions: ['a', 'b'] })).toBe(false);
    expect(isSameOption({ solutions: [] }, {})).toBe(false);
  });

  it('brings together more or less than alone', () => {
    const parts = [
      { solution: 'a', effort: 1, gain: 2 },
      { solution: 'b', effort: 1, gain: 3 },
    ];
    expect(interactionOf({ gain: 4, parts })).toBe(-1);
  });

  it('says who is worse off: a segment by what it feels, a partner by its money', () => {
    const isEmpty = (segment: string) => segment === 'nobody';
    const rows = beneficiariesIn(
      {
        customers: 1,
        us: -2,
        partners: [{ partner: 'p', gain: -0.1 }],
        segments: [
          { segment: 's', experience: -1, lifetimeValue: 5 },
          { segment: 't', experience: 1, lifetimeValue: -5 },
          { segment: 'nobody', experience: -9, lifetimeValue: -9 },
        ],
      },
      isEmpty,
    );
    expect(rows.at(-1)).toMatchObject({ isNobody: true, isWorse: false, experience: null });
    expect(rows.filter(({ isWorse }) => isWorse).map(({ id }) => id)).toEqual(['us', 'p', 's']);
    expect(
      beneficiariesIn({ customers: -0.001, us: 0, partners: [], segments: [] }, isEmpty)[0]!
        .isWorse,
    ).toBe(false);
  });
});

const map: MapRecords = smallMap({ a: ['one', 'two'], b: ['three'] }, [
  { id: 'fix', kind: 'solution', title: 'Fix' },
  { id: 'offer', kind: 'offer', title: 'Offer', partner: 'ours' },
  { id: 'ours', kind: 'partner', title: 'Club', order: 'a0' },
  placement('fix', 'one'),
  placement('fix', 'two'),
  placement('offer', 'three'),
]);

describe('where things stand', () => {
  it('is named by the first touchpoint and how many more', () => {
    expect(placeOf(map, 'fix')).toMatch(/and 1 more$/);
    expect(placeOf(map, 'nothing')).toMatch(/nowhere/);
    expect(whatIsWeighed(map, 'offer', 'offer', true)).toMatch(/Club.*is on/);
  });

  it('is said with a title that another of the same kind has too', () => {
    const titleOf = distinctTitles(
      smallMap({ a: ['one', 'two'] }, [
        { id: 'fix', kind: 'solution', title: 'Mend it' },
        { id: 'again', kind: 'solution', title: 'Mend it' },
        { id: 'call', kind: 'solution', title: 'Call back' },
        { id: 'pain', kind: 'painPoint', title: 'Call back' },
        placement('fix', 'one'),
        placement('again', 'two'),
      ]),
    );
    expect(titleOf('call')).toBe('Call back');
    expect(titleOf('fix')).toMatch(/^Mend it \(.+\)$/);
    expect(titleOf('again')).not.toBe(titleOf('fix'));
  });
});

describe('differences by place', () => {
  const measured = (value: number, standardError = 0.1) =>
    ({ satisfaction: { value, standardError }, reach: { value, standardError } }) as never;
  const places = (...changes: number[]) => {
    const [a, b, one, two, three] = changes.map((change) => ({
      satisfaction: 5 + change,
      reach: 0.5 + change / 100,
    }));
    return { stages: { a, b }, touchpoints: { one, two, three } } as never;
  };
  const simulated = {
    stages: { a: measured(1.1), b: measured(0) },
    touchpoints: { one: measured(2), two: measured(0.1), three: measured(-3) },
  } as never;
  const sides = {
    shown: places(0, 0, 0, 0, 0),
    compared: places(1, 0, 2, 0.15, -3),
    simulated,
  };

  it('come stage by stage with their touchpoints as they are computed, shares in hundredths', () => {
    const rows = differenceRows(map, sides, 'satisfaction');
    expect(ids(rows)).toEqual(['a', 'one', 'two', 'b', 'three']);
    expect(rows[0]).toMatchObject({ value: 1, isSimulated: false });
    expect(rows[0]!.error).toBeCloseTo(0.196, 6);
    expect(differenceRows(map, sides, 'reach')[1]!.value).toBeCloseTo(2, 9);
    const early = differenceRows(map, { ...sides, simulated: null }, 'satisfaction');
    expect(early[0]).toMatchObject({ value: 1, error: 0 });
  });

  it('are those of the simulated customers where nothing is computed, and say so', () => {
    const bare = { stages: {}, touchpoints: {} } as never;
    const [first] = differenceRows(map, { ...sides, compared: bare }, 'satisfaction');
    expect(first).toMatchObject({ value: 1.1, isSimulated: true });
  });

  it('keep all stages and of the touchpoints those that surely change, largest first to stay', () => {
    const rows = differenceRows(map, sides, 'satisfaction');
    expect(ids(mostChanged(rows, 5))).toEqual(['a', 'one', 'b', 'three']);
    expect(ids(mostChanged(rows, 1))).toEqual(['a', 'b', 'three']);
    expect(rows.map(isSure)).toEqual([true, true, false, false, true]);
  });
});
