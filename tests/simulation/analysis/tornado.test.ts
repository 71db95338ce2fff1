import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordsFrom } from '../../../src/domain/records.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecord } from '#domain/records.ts';
import {
  NumberDraws,
  uncertainNumbers,
  withNumbers,
} from '../../../src/simulation/analysis/assumption-draws.ts';
import { DirectSlopes } from '../../../src/simulation/analysis/direct-slopes.ts';
import { changeAlong } from '../../../src/simulation/analysis/gradient-change.ts';
import { optionModels, optionTotals } from '../../../src/simulation/analysis/option-totals.ts';
import { optionIn, optionOf } from '../../../src/simulation/analysis/option.ts';
import { tornado } from '../../support/tornado-here.ts';
import { solveGrid } from '../../../src/simulation/grid.ts';
import { gradientOf } from '../../../src/simulation/grid-gradient.ts';
import { isComputable } from '../../../src/simulation/map-models.ts';
import { COARSE } from '../models.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';
import { generatedMap } from '../../support/generated-map.ts';
import { sampleMap } from '../../support/sample-map.ts';

const option = optionOf(sampleMap, null);
const numbers = uncertainNumbers(sampleMap);
const totals = (records: typeof sampleMap) => optionTotals(records, option, null, {})!;

describe('the tornado', () => {
  const ask = (exact?: number) =>
    tornado(sampleMap, {
      option,
      segment: null,
      measure: 'lifetimeValue',
      ...(exact !== undefined && { exact }),
    })!;
  const full = ask();

  test('gives the largest swings as they are when solved again', () => {
    const exact = full.swings.filter(({ isExact }) => isExact);
    expect(exact.length).toBeGreaterThanOrEqual(12);
    for (const { record, field, low, high, atLow, atHigh } of exact) {
      const number = numbers.find((one) => one.record.id === record && one.field === field)!;
      const at = (value: number) => totals(withNumbers(sampleMap, [number], [value])).lifetimeValue;
      expect(atLow).toBeCloseTo(at(low), 6);
      expect(atHigh).toBeCloseTo(at(high), 6);
    }
  });

  test('stands in order, the exact ones first', () => {
    const sizes = full.swings.map(
      ({ atLow, atHigh }) =>
        Math.max(atLow, atHigh, full.value) - Math.min(atLow, atHigh, full.value),
    );
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
    const firstGuess = full.swings.findIndex(({ isExact }) => !isExact);
    expect(firstGuess).toBeGreaterThanOrEqual(10);
  });

  test('what the gradient alone says agrees with solving again for small ranges', () => {
    const narrow = Object.assign(Object.create(null), sampleMap) as Record<string, MapRecord>;
    for (const { record, field, range } of numbers) {
      const by = 0.02 * (range.high - range.low);
      narrow[record.id] = {
        ...narrow[record.id]!,
        [field]: {
          likely: range.likely,
          low: Math.max(range.low, range.likely - by),
          high: Math.min(range.high, range.likely + by),
          basis: range.basis,
        },
      };
    }
    const question = { option, segment: null, measure: 'lifetimeValue' } as const;
    const guessed = tornado(narrow, { ...question, exact: 0 })!;
    const solved = tornado(narrow, { ...question, exact: 1000 })!;
    expect(guessed.swings.some(({ isExact }) => !isExact)).toBe(true);
    for (const guess of guessed.swings.filter(({ isExact }) => !isExact)) {
      const exact = solved.swings.find(
        (s) => s.record === guess.record && s.field === guess.field,
      )!;
      const size = Math.abs(exact.atHigh - exact.atLow);
      expect(Math.abs(guess.atLow - exact.atLow)).toBeLessThan(0.06 * size + 0.01);
      expect(Math.abs(guess.atHigh - exact.atHigh)).toBeLessThan(0.06 * size + 0.01);
    }
  });

  test('takes numbers that go into the model directly as building it anew would', () => {
    fc.assert(
      fc.property(arbitraryMap({ computable: true }), fc.boolean(), (records, isScenario) => {
        const [scenario] = isScenario ? ofKind(records, 'scenario') : [];
        const drawn = optionOf(records, scenario?.id ?? null);
        const parts = optionModels(records, drawn, null);
        if (!isComputable(parts)) return;
        const gradients = parts.map(({ model }) =>
          gradientOf(solveGrid(model, COARSE), 'lifetimeValue'),
        );
        const direct = new DirectSlopes(records, drawn, parts);
        for (const number of uncertainNumbers(records)) {
          const { likely, low, high } = number.range;
          const to = high > likely ? high : low;
          const next = withNumbers(records, [number], [to]);
          const others = optionModels(next, optionIn(next, drawn), null);
          if (!isComputable(others)) continue;
          parts.forEach((part, at) => {
            const change = direct.change(number, to, part, gradients[at]!);
            if (change === null) return;
            const built = changeAlong(gradients[at]!, part.model, others[at]!.model)!;
            expect(Math.abs(built - change)).toBeLessThan(1e-9 * (1 + Math.abs(built)));
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('takes every number of touchpoints and paths of an ordinary map directly', () => {
    const size = { stages: 2, touchpoints: 10, painPoints: 3, offers: 3, solutions: 2, notes: 0 };
    const records = generatedMap(size);
    const drawn = optionOf(records, null);
    const parts = optionModels(records, drawn, null);
    if (!isComputable(parts)) throw new Error('not computed');
    const direct = new DirectSlopes(records, drawn, parts);
    const gradient = gradientOf(solveGrid(parts[0]!.model, COARSE), 'lifetimeValue');
    const told = new Set<string>();
    for (const number of uncertainNumbers(records)) {
      if (number.record.kind === 'map') continue;
      const to = number.range.high;
      const change = direct.change(number, to, parts[0]!, gradient);
      const next = withNumbers(records, [number], [to]);
      const others = optionModels(next, optionIn(next, drawn), null);
      if (!isComputable(others)) throw new Error('not computed');
      expect(change).toBeCloseTo(changeAlong(gradient, parts[0]!.model, others[0]!.model)!, 10);
      if (Math.abs(change!) > 1e-6) told.add(`${number.record.kind} ${number.field}`);
    }
    expect([...told]).toEqual(expect.arrayContaining(['path share', 'offer takeUp']));
  });

  test('knows where paths lead when what lies between is skipped', () => {
    const size = { stages: 1, touchpoints: 8, painPoints: 0, offers: 0, solutions: 0, notes: 0 };
    // From the second one a path leads on and another past the two that the segment skips.
    const skips = ['touchpoint-0-2', 'touchpoint-0-3'];
    const segment = { id: 'segment', kind: 'segment', title: 'Skips', order: 'a0', skips };
    const records = recordsFrom([...Object.values(generatedMap(size)), segment]);
    const drawn = optionOf(records, null);
    const parts = optionModels(records, drawn, null);
    if (!isComputable(parts)) throw new Error('not computed');
    const direct = new DirectSlopes(records, drawn, parts);
    const gradient = gradientOf(solveGrid(parts[0]!.model, COARSE), 'experienceSum');
    const shares = uncertainNumbers(records).filter(({ field }) => field === 'share');
    expect(shares.length).toBeGreaterThan(3);
    for (const number of shares) {
      const to = number.range.high;
      const change = direct.change(number, to, parts[0]!, gradient);
      const next = withNumbers(records, [number], [to]);
      const others = optionModels(next, optionIn(next, drawn), null);
      if (!isComputable(others)) throw new Error('not computed');
      expect(change).toBeCloseTo(changeAlong(gradient, parts[0]!.model, others[0]!.model)!, 12);
    }
  });

  test('builds anew whatever comes before something observed, whose cause is solved again', () => {
    const last = ofKind(sampleMap, 'touchpoint').at(-1)!;
    const observed = { ...last, observedSatisfaction: { likely: 8, basis: 'observed' } };
    const records = { ...sampleMap, [last.id]: observed } as unknown as typeof sampleMap;
    const parts = optionModels(records, option, null);
    if (!isComputable(parts)) throw new Error('not computed');
    const direct = new DirectSlopes(records, option, parts);
    const gradient = gradientOf(solveGrid(parts[0]!.model, COARSE), 'lifetimeValue');
    for (const number of uncertainNumbers(records)) {
      expect(direct.change(number, number.range.high, parts[0]!, gradient)).toBeNull();
    }
  });

  test('a map that cannot be computed has none', () => {
    const empty = { m: { id: 'm', kind: 'map', title: 'Empty' } } as unknown as typeof sampleMap;
    const question = { option: { solutions: [], effects: [] }, segment: null } as const;
    expect(tornado(empty, { ...question, measure: 'completion' })).toBeNull();
  });
});

describe('draws of the numbers', () => {
  const draws = new NumberDraws(numbers, 7);

  test('stay within their ranges and follow PERT in the mean', () => {
    const count = 2000;
    const sums = new Float64Array(numbers.length);
    for (let index = 0; index < count; index++) {
      draws.values(index).forEach((value, at) => {
        const { low, high } = numbers[at]!.range;
        expect(value >= low && value <= high).toBe(true);
        sums[at]! += value;
      });
    }
    numbers.forEach(({ range: { low, likely, high } }, at) => {
      const mean = (low + 4 * likely + high) / 6;
      // The standard deviation of a PERT distribution is at most a fifth of its range.
      const error = (high - low) / 5 / Math.sqrt(count);
      expect(Math.abs(sums[at]! / count - mean)).toBeLessThan(4.5 * error);
    });
  });

  test('are the same for the same draw and number, whatever else is on the map', () => {
    const offers = new Set(ofKind(sampleMap, 'offer').map(({ id }) => id as string));
    const fewer = numbers.filter(({ record }) => !offers.has(record.id));
    const other = new NumberDraws(fewer, 7).values(3);
    const all = draws.values(3);
    fewer.forEach(({ key }, at) => {
      expect(other[at]).toBe(all[numbers.findIndex((one) => one.key === key)]);
    });
    expect(draws.values(3)).not.toEqual(draws.values(4));
  });

  test('leave out what something else decides', () => {
    const keys = (change: object) => {
      const touchpoint = ofKind(sampleMap, 'touchpoint')[0]!;
      const next = { ...sampleMap, [touchpoint.id]: { ...touchpoint, ...change } };
      return uncertainNumbers(next)
        .filter(({ record }) => record.id === touchpoint.id)
        .map(({ field }) => field);
    };
    const stated = { likely: 6, basis: 'guess' };
    expect(keys({})).toContain('quality');
    expect(keys({ ease: stated })).not.toContain('quality');
    expect(keys({ ease: stated })).toContain('ease');
    expect(keys({ observedSatisfaction: stated })).not.toContain('quality');
    expect(keys({ observedDropOff: { likely: 0.2, basis: 'observed' } })).not.toContain('optOut');
  });
});
