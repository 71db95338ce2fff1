import { describe, expect, it } from 'vitest';
import { recordsFrom } from '#domain/records.ts';
import { curvePoints, notable } from '#ui/results/curve-points.ts';
import { gapColour } from '#ui/results/gap-colour.ts';
import { histogramShape, isOnAtom } from '#ui/results/histogram-shape.ts';
import {
  digitsFor,
  sideOfBand,
  writeTotal,
  writtenChange,
  writtenError,
} from '#ui/results/rounding.ts';
import { stageNames } from '#ui/results/stage-names.ts';
import { stageRows } from '#ui/results/place-rows.ts';
import type { Forecast } from '#ui/results/result-types.ts';

const BOX = { width: 100, height: 50 };
const bin = (from: number, to: number, share: number) => ({ from, to, share });

describe('a histogram', () => {
  it('stands on the whole width, with heights by customers per unit of value', () => {
    const { bars, x } = histogramShape([bin(-10, 0, 0.2), bin(0, 20, 0.8)], [], BOX);
    expect(bars.map(({ height }) => height)).toEqual([25, 50]);
    expect(bars[0]!.x).toBe(0);
    expect(x(0)).toBeCloseTo(100 / 3);
    expect(x(999)).toBe(100);
  });

  it('has room for what it is compared with, on the same scales', () => {
    const { bars, outline, x } = histogramShape([bin(0, 10, 1)], [bin(10, 20, 0.5)], BOX);
    expect(bars[0]!.height).toBe(50);
    expect(x(20)).toBe(100);
    expect(outline).toBe('M50,50V25H100V50');
  });

  it('cuts a bar that towers above all others, so that these are seen', () => {
    const { bars } = histogramShape([bin(0, 1, 0.8), bin(1, 2, 0.1), bin(2, 3, 0.1)], [], BOX);
    expect(bars.map(({ isCut }) => isCut)).toEqual([true, false, false]);
    expect(bars[0]!.height).toBe(50);
    expect(bars[1]!.height).toBeCloseTo(50 / 1.5);
  });

  it('is empty without bins or width', () => {
    expect(histogramShape([], [], BOX).bars).toEqual([]);
    expect(histogramShape([bin(0, 1, 1)], [], { width: 0, height: 50 }).bars).toEqual([]);
  });
});

describe('rounding', () => {
  it('shows as many decimals as the error lets count', () => {
    expect([3, 0.5, 0.05, 0.0001].map((error) => digitsFor(error))).toEqual([0, 1, 2, 2]);
    expect(digitsFor(0)).toBe(2);
    expect(digitsFor(0.0001, 1)).toBe(1);
  });

  it('writes a difference with its interval, and nothing where there is none', () => {
    const simulated = (value: number, standardError: number, factor?: number) =>
      writtenChange({ computed: null, simulated: { value, standardError } }, factor);
    expect(simulated(1.5712, 0.01)).toEqual({ value: '+1.57', error: '0.02', isSimulated: true });
    expect(simulated(-0.1043, 0.003, 100)).toMatchObject({ value: '−10.4', error: '0.6' });
    expect(simulated(0.0004, 0.0001)).toBeNull();
    expect(writtenChange({ computed: null, simulated: null })).toBeNull();
  });

  it('puts what is computed in the middle, and keeps the doubt of the simulated customers', () => {
    const simulated = { value: 1.6, standardError: 0.02 };
    expect(writtenChange({ computed: 1.5, simulated })).toEqual({
      value: '+1.50',
      error: '0.04',
      isSimulated: false,
    });
    expect(writtenChange({ computed: 1.5, simulated: null })).toEqual({
      value: '+1.50',
      error: '',
      isSimulated: false,
    });
  });

  it('writes an error with two places that count', () => {
    const text = (standardError: number) => writtenError({ value: 1, standardError });
    expect([0.01, 1, 10].map(text)).toEqual(['0.02', '2.0', '20']);
  });

  it('writes each total in its own way', () => {
    expect(writeTotal('completion', 0.1763)).toBe('17.6%');
    expect(writeTotal('experienceSum', -5.412)).toBe('−5.4');
    expect(writeTotal('lifetimeValue', 163.166)).toBe('163');
    expect(writeTotal('lifetimeValue', -0.234, 0.1)).toBe('−0.23');
  });
});

describe('the colour of a gap', () => {
  const share = (gap: number) => Number(/(\d+)%/.exec(gapColour(gap))?.[1]);

  it('is vermilion below, teal above, and none where there is no gap', () => {
    expect(gapColour(-1)).toContain('--x-2');
    expect(gapColour(1)).toContain('--x2');
    expect(gapColour(0.04)).toBe('var(--sunk)');
  });

  it('grows with the gap, and stops where a number can still be read on it', () => {
    expect(share(-2)).toBeGreaterThan(share(-1));
    expect(share(-9)).toBe(share(-3));
    expect(share(-9)).toBeLessThan(60);
  });
});

const records = recordsFrom([
  { id: 'map', kind: 'map', title: '', order: 'a0' },
  { id: 'first', kind: 'stage', title: 'First', order: 'a1' },
  { id: 'second', kind: 'stage', title: 'Second', order: 'a2' },
  { id: 'b', kind: 'touchpoint', stage: 'second', title: 'B', order: 'a1' },
  { id: 'a', kind: 'touchpoint', stage: 'first', title: 'A', order: 'a2' },
  { id: 'never', kind: 'touchpoint', stage: 'second', title: 'Never', order: 'a3' },
] as never);
const place = (satisfaction: number | null) => ({
  satisfaction,
  reference: 7.5,
  quality: 6.2,
  expectation: 7.5,
  gap: -1.25,
  promiseGap: null,
  reach: 0.5,
  dropOff: 0.1,
  value: { customer: -2.14, ours: 127.4, partners: 0 },
});
const forecast = (felt: Readonly<Record<string, number | null>>) =>
  ({
    stages: { first: place(8.1), second: place(4.5) },
    touchpoints: Object.fromEntries(Object.entries(felt).map(([id, one]) => [id, place(one)])),
  }) as unknown as Forecast;

describe('an end of the middle 90 of 100', () => {
  it('is only about there where more customers share it than lie beyond it', () => {
    const bins = [bin(-20, -12, 0.3), bin(-12, 0, 0.02), bin(0, 500, 0.04)];
    expect(isOnAtom(-12.8, bins)).toBe(true);
    expect(isOnAtom(400, bins)).toBe(false);
    expect(isOnAtom(900, bins)).toBe(false);
  });
});

describe('a figure beside its band of draws', () => {
  it('lies below or above it, but not on its edge', () => {
    const band = { low: 10, high: 20 };
    expect([9, 9.9, 10, 15, 20.1, 21].map((value) => sideOfBand(value, band))).toEqual([
      ...['below', '', '', '', '', 'above'],
    ]);
  });
});

describe('the curve', () => {
  it('goes through the touchpoints that anybody comes to, in the order of the map', () => {
    const shown = forecast({ a: 8.1, b: 4.5, never: null });
    const points = curvePoints(records, shown, forecast({ a: 8.2 }), {
      b: { low: 4, high: 5, median: 4.5, mean: 4.5 },
    });
    expect(points.map(({ id, felt }) => [id, felt])).toEqual([
      ['a', 8.1],
      ['b', 4.5],
    ]);
    expect(points.map(({ compared }) => compared)).toEqual([8.2, null]);
    expect(points.map(({ likely }) => likely?.low ?? null)).toEqual([null, 4]);
  });

  it('says all numbers where there is room, else the lowest, the highest and the last', () => {
    const felt = [7, 9, 3, 6, 8];
    const points = felt.map((one, at) => ({ id: `t${at}`, felt: one }) as never);
    expect(notable(points, 5).size).toBe(5);
    expect([...notable(points, 4)].sort()).toEqual(['t1', 't2', 't4']);
  });
});

describe('the stage table', () => {
  const change = { value: 1.63, standardError: 0.02 };
  const shown = forecast({ a: 8.1 });
  const compared = {
    ...shown,
    stages: { ...shown.stages, second: { ...place(6), reach: 0.55, dropOff: null } },
  } as unknown as Forecast;
  const rows = stageRows(records, shown, compared, {
    stages: { second: { satisfaction: change, dropOff: { value: -0.05, standardError: 0.001 } } },
    touchpoints: {},
  } as never);

  it('has a row for every stage and touchpoint, with dashes where nobody comes', () => {
    expect(rows.map(({ title }) => title)).toEqual(['First', 'Second']);
    expect(rows[1]!.touchpoints.map(({ title }) => title)).toEqual(['B', 'Never']);
    expect(rows[1]!.touchpoints[0]!.cells.felt.text).toBe('–');
    const { delivered, bar } = rows[0]!.cells;
    expect([delivered, bar].map(({ text }) => text)).toEqual(['6.2', '7.5']);
    const { reach, gap, customer, ours, promiseGap } = rows[0]!.cells;
    expect([reach, gap, customer, ours, promiseGap].map(({ text }) => text)).toEqual([
      '50%',
      '−1.3',
      '−2.1',
      '+127',
      '–',
    ]);
  });

  it('says what the compared scenario changes only where it changes something', () => {
    const { felt, reach, dropOff, customer } = rows[1]!.cells;
    // Computed in the middle, whatever the simulated customers say.
    expect(felt.change).toEqual({ value: '+1.50', error: '0.04', isSimulated: false });
    expect(reach).toMatchObject({ change: { value: '+5.00', error: '' }, isShare: true });
    expect(dropOff.change).toEqual({ value: '−5.0', error: '0.2', isSimulated: true });
    expect(customer.change).toBeNull();
    expect(rows[0]!.cells.felt.change).toBeNull();
  });
});

describe('the names of stages over a chart', () => {
  const named = (...stages: [title: string, width: number][]) =>
    stageNames(stages.map(([title, width]) => ({ title, width })));

  it('stand in full, over two lines where one is too short', () => {
    expect(named(['I wait', 100], ['I row', 60])).toEqual({ isNumbered: false, lines: 1 });
    expect(named(['I get curious', 100], ['I set it up', 60])).toEqual({
      isNumbered: false,
      lines: 2,
    });
  });

  it('give way to numbers all together where one has no room, and are never cut', () => {
    expect(named(['I get curious', 40], ['I row', 100]).isNumbered).toBe(true);
    expect(named(['one two three four five', 60], ['I row', 100]).isNumbered).toBe(true);
    expect(named().lines).toBe(1);
  });
});
