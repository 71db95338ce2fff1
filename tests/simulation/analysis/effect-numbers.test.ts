import { describe, expect, test } from 'vitest';
import { rangeOfChange, type Estimate } from '#domain/estimate.ts';
import type { Effect } from '#domain/kind.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord, type MapRecords, type RecordId } from '#domain/records.ts';
import {
  NumberDraws,
  placeOf,
  uncertainNumbers,
  withNumbers,
} from '../../../src/simulation/analysis/assumption-draws.ts';
import { DirectSlopes } from '../../../src/simulation/analysis/direct-slopes.ts';
import { summariseDraws } from '../../../src/simulation/analysis/draw-summary.ts';
import { optionModels, optionTotals } from '../../../src/simulation/analysis/option-totals.ts';
import { optionIn, optionOf, type Option } from '../../../src/simulation/analysis/option.ts';
import { tornado } from '../../support/tornado-here.ts';
import { Desk } from '../../../src/simulation/desk.ts';
import type { Drawn } from '../../../src/simulation/desk-questions.ts';
import { gradientOf } from '../../../src/simulation/grid-gradient.ts';
import { solveGrid } from '../../../src/simulation/grid.ts';
import type { SegmentModel } from '../../../src/simulation/map-models.ts';
import { sampleMap } from '../../support/sample-map.ts';

const touchpoints = ofKind(sampleMap, 'touchpoint');
const pain = ofKind(sampleMap, 'painPoint')[0]!;
const map = ofKind(sampleMap, 'map')[0]!;
const [first, second] = [touchpoints[0]!, touchpoints[1]!];

const LEFT_OUT = ['map', 'solution', 'scenario', 'segment'];

/** The sample with one solution `s` and what else is given instead of its own solutions, scenarios and segments. */
function mapWith(effects: readonly Effect[], more: readonly MapRecord[] = []): MapRecords {
  const kept = Object.values(sampleMap).filter(
    ({ kind, item }) =>
      !LEFT_OUT.includes(kind) && sampleMap[item as RecordId]?.kind !== 'solution',
  );
  const solution = { id: 's', kind: 'solution', title: 'S', effects } as unknown as MapRecord;
  return recordsFrom([...kept, { ...map, solutions: [] }, solution, ...more]);
}

const effectsIn = (records: MapRecords) =>
  uncertainNumbers(records).filter((number) => number.kind === 'effect');
const on: Option = { solutions: ['s'], effects: [] };
const off: Option = { solutions: [], effects: [] };
const totals = (records: MapRecords, option = on) =>
  optionTotals(records, optionIn(records, option), null, {})!.lifetimeValue;

describe('numbers in effects', () => {
  test('are what is set, added and multiplied by, each with its range', () => {
    const set: Estimate = { likely: 8, low: 6, high: 9, basis: 'observed' };
    const records = mapWith([
      { record: first.id, field: 'quality', op: 'set', value: set },
      { record: second.id, field: 'quality', op: 'set', value: 8 },
      { record: first.id, field: 'margin', op: 'add', value: -10 },
      { record: second.id, field: 'margin', op: 'multiply', value: 1.2 },
    ]);
    const found = effectsIn(records).map(({ op, target, field, range }) => [
      op,
      target,
      field,
      range.low,
      range.likely,
      range.high,
    ]);
    expect(found).toEqual([
      ['set', first.id, 'quality', 6, 8, 9],
      // A bare number is a guess, and a guessed score may be a point off.
      ['set', second.id, 'quality', 7, 8, 9],
      ['add', first.id, 'margin', -15, -10, -5],
      ['multiply', second.id, 'margin', 1.1, 1.2, expect.closeTo(1.3, 12)],
    ]);
  });

  test('are none where something is taken away, and where nothing hangs on it', () => {
    const records = mapWith([
      { record: pain.id, op: 'remove' },
      { record: first.id, field: 'promise', op: 'remove' },
      { record: 'gone', field: 'quality', op: 'add', value: 1 },
      { record: first.id, field: 'title', op: 'set', value: 'T' },
      { record: first.id, field: 'quality', op: 'add', value: 0 },
    ]);
    expect(effectsIn(records)).toEqual([]);
  });

  test('are known by the same key whatever else the record does', () => {
    const wanted: Effect = { record: second.id, field: 'quality', op: 'add', value: 1 };
    const other: Effect = { record: first.id, field: 'quality', op: 'add', value: 1 };
    const [alone] = effectsIn(mapWith([wanted]));
    const among = effectsIn(mapWith([other, wanted]));
    expect(among.map(({ key }) => key)).toContain(alone!.key);
    const draws = new NumberDraws([alone!], 5).values(3);
    const all = new NumberDraws(among, 5).values(3);
    expect(all[among.findIndex(({ key }) => key === alone!.key)]).toBe(draws[0]);
    const twice = effectsIn(mapWith([wanted, wanted])).map(({ key }) => key);
    expect(new Set(twice).size).toBe(2);
  });

  test('change what the record does and nothing else', () => {
    const records = mapWith([
      { record: pain.id, op: 'remove' },
      { record: first.id, field: 'quality', op: 'add', value: 1 },
    ]);
    const [number] = effectsIn(records);
    const next = withNumbers(records, [number!], [0.6]);
    expect(next['s']!['effects']).toEqual([
      { record: pain.id, op: 'remove' },
      { record: first.id, field: 'quality', op: 'add', value: 0.6 },
    ]);
    expect(totals(next, off)).toBe(totals(records, off));
    expect(placeOf(number!)).toEqual({
      kind: 'effect',
      record: 's',
      target: first.id,
      field: 'quality',
      op: 'add',
      key: number!.key,
    });
  });

  test('have ranges of half the change, and no factor turns a loss into a gain', () => {
    expect(rangeOfChange('add', 2)).toMatchObject({ low: 1, likely: 2, high: 3 });
    expect(rangeOfChange('add', -0.1)).toMatchObject({ low: expect.closeTo(-0.15, 12) as number });
    expect(rangeOfChange('multiply', 0.5)).toMatchObject({ low: 0.25, high: 0.75 });
    expect(rangeOfChange('multiply', 0.2)).toMatchObject({ low: 0, likely: 0.2 });
    expect(rangeOfChange('multiply', 1)).toMatchObject({ low: 1, high: 1 });
  });
});

describe('the tornado', () => {
  const ask = (records: MapRecords, option = on, exact = 12) =>
    tornado(records, { option, segment: null, measure: 'lifetimeValue', exact })!.swings.filter(
      ({ kind }) => kind === 'effect',
    );
  const quality: Effect = { record: first.id, field: 'quality', op: 'add', value: 2 };
  const changed = (value: number) => mapWith([{ ...quality, value }]);

  test('shows the numbers of solutions that are on, solved again', () => {
    const [swing] = ask(changed(2), on, 1000);
    expect(swing).toMatchObject({ record: 's', target: first.id, isExact: true, low: 1, high: 3 });
    expect(swing!.atLow).toBeCloseTo(totals(changed(1)), 6);
    expect(swing!.atHigh).toBeCloseTo(totals(changed(3)), 6);
    expect(swing!.atHigh - swing!.atLow).toBeGreaterThan(0.01);
  });

  test.each<Effect>([
    { ...quality, value: 0.1 },
    { ...quality, op: 'multiply', value: 1.01 },
    { ...quality, op: 'set', value: { likely: 7.8, low: 7.75, high: 7.85, basis: 'observed' } },
  ])('follows the gradient where it is not solved again ($op)', (effect) => {
    const [exact] = ask(mapWith([effect]), on, 1000);
    const [along] = ask(mapWith([effect]), on, 0);
    expect(along!.isExact).toBe(false);
    const size = exact!.atHigh - exact!.atLow;
    expect(size).toBeGreaterThan(0.01);
    expect(Math.abs(along!.atLow - exact!.atLow)).toBeLessThan(0.06 * size);
    expect(Math.abs(along!.atHigh - exact!.atHigh)).toBeLessThan(0.06 * size);
  });

  test('builds anew where the model holds something else than the number says', () => {
    // Nobody has said what the offer lifts, so that it follows from the partner, whom the solution makes better.
    const { lift: _, ...offer } = ofKind(sampleMap, 'offer').find(({ partner }) => partner)!;
    const better: Effect = { record: offer.partner!, field: 'quality', op: 'set', value: 9.5 };
    const records = mapWith([better], [offer]);
    const parts = optionModels(records, on, null) as readonly SegmentModel[];
    const gradient = gradientOf(solveGrid(parts[0]!.model), 'lifetimeValue');
    const lift = uncertainNumbers(records).find(
      ({ record, field }) => record.id === offer.id && field === 'lift',
    )!;
    const direct = new DirectSlopes(records, on, parts);
    expect(direct.change(lift, lift.range.high, parts[0]!, gradient)).toBeNull();
  });

  test('has nothing of solutions that are off', () => {
    expect(ask(changed(2), off, 1000)).toEqual([]);
  });

  test('tells of what the gradient does not cover too', () => {
    const records = mapWith([{ record: map.id, field: 'surpriseWeight', op: 'add', value: 0.2 }]);
    const [number] = effectsIn(records);
    expect(number).toBeDefined();
    const [rough] = ask(records, on, 0);
    const [exact] = ask(records, on, 1000);
    expect(rough!.isExact).toBe(false);
    const size = Math.abs(exact!.atHigh - exact!.atLow);
    expect(size).toBeGreaterThan(0.01);
    expect(Math.abs(rough!.atLow - exact!.atLow)).toBeLessThan(0.1 * size);
  });

  test('has those of the scenario that is shown and of segments, and of no other scenario', () => {
    const scenario = (id: string, value: number) =>
      ({
        id,
        kind: 'scenario',
        title: id,
        order: id,
        effects: [{ ...quality, value }],
      }) as unknown as MapRecord;
    const segment = {
      id: 'g',
      kind: 'segment',
      title: 'G',
      order: 'a0',
      effects: [{ record: second.id, field: 'quality', op: 'add', value: 1 }],
    } as unknown as MapRecord;
    const records = mapWith([quality], [scenario('a1', 1), scenario('a2', 2), segment]);
    const option = optionOf(records, 'a2');
    const swings = ask(records, option, 1000);
    expect(swings.map(({ record }) => record).sort()).toEqual(['a2', 'g']);
    const own = swings.find(({ record }) => record === 'a2')!;
    const at = (value: number) =>
      optionTotals(records, { solutions: [], effects: [{ ...quality, value }] }, null, {})!
        .lifetimeValue;
    expect(own.atLow).toBeCloseTo(at(1), 6);
    expect(own.atHigh).toBeCloseTo(at(3), 6);
  });
});

describe('draws', () => {
  const ask = (records: MapRecords, options: readonly Option[]) => {
    const desk = new Desk();
    const change = Object.fromEntries(
      Object.values(records).map((record) => [record.id, { before: null, after: record }]),
    );
    const task = { options, segment: null, seed: 3, first: 0, count: 40, curves: false };
    return desk.take({ id: 1, kind: 'draw', change, task })[0] as Drawn;
  };

  test('say that a change whose size is a guess may not help, though it does as it is stated', () => {
    // Quality is measured, so that the doubt is about the change alone: from 7 it becomes 7.4, give or take a point.
    const records = {
      ...mapWith([{ record: first.id, field: 'quality', op: 'set', value: 7.4 }]),
      [first.id]: { ...first, quality: { likely: 7, low: 6.9, high: 7.1, basis: 'measured' } },
    } as unknown as MapRecords;
    expect(totals(records)).toBeGreaterThan(totals(records, off));
    const { numbers, draws } = ask(records, [off, on]);
    const better = summariseDraws(numbers, draws)!.options[1]!.better.lifetimeValue;
    expect(better).toBeGreaterThan(0.5);
    expect(better).toBeLessThan(0.95);
  });

  test('move with the changes of the scenario that an option is or departs from', () => {
    const effects = [{ record: map.id, field: 'brandPromise', op: 'add', value: -2 }] as const;
    const scenario = { id: 'a', kind: 'scenario', title: '', order: 'a0', effects };
    const records = mapWith([], [scenario]);
    const departing = optionOf(records, 'a');
    const fixed = { solutions: departing.solutions, effects: departing.effects };
    const { draws } = ask(records, [departing, fixed]);
    const differences = draws.map(
      ({ totals: [one, other] }) => one!.lifetimeValue - other!.lifetimeValue,
    );
    expect(differences.some((difference) => difference > 0.01)).toBe(true);
    expect(differences.some((difference) => difference < -0.01)).toBe(true);
  });
});
