import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/simulation/forecast.ts';
import { createGridCache } from '../../src/simulation/grid-cache.ts';
import { solveGrid } from '../../src/simulation/grid.ts';
import { DEFAULT_PSYCHOLOGY, type Model, type Psychology } from '../../src/simulation/model.ts';
import {
  aChain,
  aModel,
  COARSE,
  randomModel,
  rower,
  withPsychology,
  withTouchpoint,
} from './models.ts';

const QUICK = { ...COARSE, importance: false };

/** The rowing machine with every single number changed in turn. */
function* variations(): Generator<[string, Model]> {
  const model = rower();
  for (const key of Object.keys(DEFAULT_PSYCHOLOGY) as (keyof Psychology)[]) {
    yield [key, withPsychology(model, { [key]: model.psychology[key] * 0.9 + 0.01 })];
  }
  for (const touchpoint of model.touchpoints) {
    const set = (change: object) => withTouchpoint(model, touchpoint.id, () => change);
    for (const [key, value] of Object.entries(touchpoint)) {
      if (typeof value === 'number') yield [key, set({ [key]: value + 0.01 })];
    }
    yield ['promise', set({ promise: 6 })];
    yield ['kano', set({ kano: 'basic' })];
    for (const part of ['pains', 'offers'] as const) {
      for (const [key, value] of Object.entries(touchpoint[part][0] ?? {})) {
        const changed =
          typeof value === 'number'
            ? value + 0.01
            : ({ on: false, rule: 'afterPain', counting: 'once' } as Record<string, unknown>)[key];
        if (changed === undefined) continue;
        yield [`${part} ${key}`, set({ [part]: [{ ...touchpoint[part][0], [key]: changed }] })];
      }
    }
  }
}

describe('what is kept changes no result', () => {
  test('when any single number changes', () => {
    const cache = createGridCache();
    forecast(rower(), { ...QUICK, cache });
    for (const [what, model] of variations()) {
      expect(forecast(model, { ...QUICK, cache }), what).toEqual(forecast(model, QUICK));
    }
    expect(forecast(rower(), { cache, importance: false })).toEqual(
      forecast(rower(), { importance: false }),
    );
  });

  test('when journeys take turns and there is little room', () => {
    const cache = createGridCache(5);
    fc.assert(
      fc.property(randomModel({ size: 3 }), randomModel({ size: 3 }), (one, other) => {
        for (const model of [one, other, one]) {
          expect(forecast(model, { ...COARSE, cache })).toEqual(forecast(model, COARSE));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a map of more touchpoints than there is room for finds its tables again', () => {
    const touchpoints = aChain(Array.from({ length: 12 }, (_, at) => ({ quality: at / 2 })));
    const cache = createGridCache(5);
    const tables = () => solveGrid(aModel({ touchpoints }), { ...COARSE, cache }).network.tables;
    const first = tables();
    expect(tables().every((table, at) => table === first[at])).toBe(true);
  });
});
