import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/simulation/forecast.ts';
import { createGridCache } from '../../src/simulation/grid-cache.ts';
import { gradientOf } from '../../src/simulation/grid-gradient.ts';
import { MEASURES, type MeasureName } from '../../src/simulation/grid-measures.ts';
import { solveGrid, totalOf } from '../../src/simulation/grid.ts';
import type { Model, ModelTouchpoint } from '../../src/simulation/model.ts';
import { COARSE, randomModel, rower, withPsychology, withTouchpoint } from './models.ts';

const NAMES = Object.keys(MEASURES) as MeasureName[];
const STEP = 1e-4;

/**
 * The slope of a result along a change, by solving the model again on either side, or on the upper side only for a
 * number that is 0 and cannot be less.
 */
function resolved(name: MeasureName, changed: (by: number) => Model, fromZero = false): number {
  const cache = createGridCache();
  const at = (by: number) => totalOf(solveGrid(changed(by), { ...COARSE, cache }), name);
  if (fromZero) return (4 * at(STEP) - 3 * at(0) - at(2 * STEP)) / (2 * STEP);
  return (at(STEP) - at(-STEP)) / (2 * STEP);
}

/** Every local number of a model, where its slope stands in a gradient, and the model with it changed. */
function* localNumbers(model: Model) {
  for (const [index, touchpoint] of model.touchpoints.entries()) {
    const set = (change: (one: ModelTouchpoint) => Partial<ModelTouchpoint>) =>
      withTouchpoint(model, touchpoint.id, change);
    const keys = ['quality', 'optOut', 'margin', 'cost', 'duration', 'promise'] as const;
    for (const key of keys) {
      const value = touchpoint[key];
      if (value === null) continue;
      yield { path: [index, key], changed: (by: number) => set(() => ({ [key]: value + by })) };
    }
    for (const part of ['pains', 'offers'] as const) {
      for (const [at, item] of touchpoint[part].entries()) {
        for (const [key, value] of Object.entries(item)) {
          if (typeof value !== 'number') continue;
          const changed = (by: number) =>
            set((one) => ({
              [part]: one[part].map((other, k) =>
                k === at ? { ...other, [key]: value + by } : other,
              ),
            }));
          yield { path: [index, part, at, key], changed };
        }
      }
    }
  }
}

function slopeAt(gradient: unknown, path: readonly (string | number)[]): number {
  return path.reduce<unknown>(
    (found, key) => (found as Record<string, unknown>)[key],
    gradient,
  ) as number;
}

function expectGradient(model: Model, name: MeasureName, tolerance: number) {
  const solution = solveGrid(model, COARSE);
  const { touchpoints, expectation } = gradientOf(solution, name, { step: STEP });
  const close = (slope: number, changed: (by: number) => Model, what: string, fromZero = false) => {
    const expected = resolved(name, changed, fromZero);
    const distance = Math.abs(slope - expected);
    expect(
      distance <= tolerance * (1 + Math.abs(expected)),
      `${name} by ${what}: ${slope} should be ${expected}`,
    ).toBe(true);
  };
  for (const { path, changed } of localNumbers(model)) {
    close(slopeAt(touchpoints, path), changed, path.join(' '));
  }
  close(expectation, (by) => ({ ...model, expectation: model.expectation + by }), 'expectation');
  model.touchpoints.forEach(({ id, next }, index) => {
    next.slice(1).forEach((_, at) => {
      const { paths } = touchpoints[index]!;
      const shifted = (by: number) =>
        withTouchpoint(model, id, () => ({
          next: next.map((path, k) => ({
            ...path,
            share: path.share + (k === at + 1 ? by : k === 0 ? -by : 0),
          })),
        }));
      close(paths[at + 1]! - paths[0]!, shifted, `share ${index} ${at + 1}`);
    });
    if (index === 0) return;
    const moved = (by: number) => ({
      ...model,
      entry: model.entry.map((share, k) => share + (k === index ? by : k === 0 ? -by : 0)),
    });
    close(
      touchpoints[index]!.entry - touchpoints[0]!.entry,
      moved,
      `entry ${index}`,
      model.entry[index] === 0,
    );
  });
}

/** Away from the ends of every scale, where a number can be moved both ways. */
const smooth = randomModel({ size: 4, spreads: [0.4] }).map((model) => ({
  ...withPsychology(model, { diminishing: 0.7 + 0.3 * model.psychology.diminishing }),
  expectation: 0.05 + 0.99 * model.expectation - 0.01,
  touchpoints: model.touchpoints.map((touchpoint) => ({
    ...touchpoint,
    optOut: 0.01 + touchpoint.optOut,
  })),
}));

describe('the gradient equals solving again', () => {
  for (const name of NAMES) {
    test(`of ${name} for the rowing machine, by every local number`, () => {
      expectGradient(rower(), name, 1e-4);
    });
  }

  test('where offers count once, for the partners, who feel it most', () => {
    const model = rower();
    const [club] = model.touchpoints[5]!.offers;
    const everywhere = { ...club!, id: 'at two places', counting: 'once' as const, base: 0.05 };
    const touchpoints = model.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      offers: [
        ...touchpoint.offers.map((offer) => ({ ...offer, counting: 'once' as const })),
        ...(touchpoint.id === 'use' ? [{ ...club!, id: 'at every visit' }, everywhere] : []),
        ...(touchpoint.id === 'wait' ? [everywhere] : []),
      ],
    }));
    expectGradient({ ...model, touchpoints }, 'partnerTotal', 1e-4);
  });

  test('for any journey', () => {
    fc.assert(
      fc.property(smooth, fc.constantFrom(...NAMES), (model, name) => {
        expectGradient(model, name, 2e-3);
      }),
      { numRuns: 25 },
    );
  });
});

test('on a fresh map, where felt value has a kink, the slope is that of a tenth of a point', () => {
  const model = withPsychology(rower(), { spread: 0 });
  const { touchpoints } = gradientOf(solveGrid(model), 'lifetimeValue');
  const by = (change: number) =>
    totalOf(
      solveGrid(withTouchpoint(model, 'ad', ({ quality }) => ({ quality: quality + change }))),
      'lifetimeValue',
    );
  expect(touchpoints[0]!.quality).toBeCloseTo((by(0.1) - by(-0.1)) / 0.2, 8);
});

test('importance in a forecast is the gradient of the lifetime value', () => {
  const { touchpoints } = gradientOf(solveGrid(rower()), 'lifetimeValue');
  const results = forecast(rower()).touchpoints;
  for (const { id, optOut, quality } of touchpoints) {
    expect(results[id]!.importance).toEqual({ optOut, quality });
  }
  expect(forecast(rower(), { importance: false }).touchpoints['ad']!.importance).toBeNull();
});
