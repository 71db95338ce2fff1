import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backSolve, type ObservedFigure } from '../../../src/simulation/analysis/back-solve.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { expectClose } from '../close-to.ts';
import { randomModel, rower } from '../models.ts';

describe('from observations to causes', () => {
  test('observed drop-offs are reproduced in a few rounds', () => {
    const observed: ObservedFigure[] = [
      { touchpoint: 'ad', measure: 'dropOff', value: 0.5 },
      { touchpoint: 'wait', measure: 'dropOff', value: 0.1 },
      { touchpoint: 'use', measure: 'dropOff', value: 0.02 },
    ];
    const { model, unmet, rounds } = backSolve(rower(), observed);
    const { touchpoints } = forecast(model);
    expect(unmet).toEqual([]);
    expect(rounds).toBeLessThanOrEqual(12);
    for (const { touchpoint, value } of observed) {
      expectClose(touchpoints[touchpoint]!.dropOff, value, 1e-9);
    }
    expect(model.touchpoints[1]).toEqual(rower().touchpoints[1]);
  });

  test('a surveyed satisfaction and a drop-off at one touchpoint are met together', () => {
    const { model, unmet } = backSolve(rower(), [
      { touchpoint: 'wait', measure: 'satisfaction', value: 6 },
      { touchpoint: 'wait', measure: 'dropOff', value: 0.08 },
    ]);
    const { wait } = forecast(model).touchpoints;
    expect(unmet).toEqual([]);
    expectClose(wait!.satisfaction, 6, 1e-9);
    expectClose(wait!.dropOff, 0.08, 1e-9);
  });

  test('what the model itself gives leads back to the model', () => {
    fc.assert(
      fc.property(randomModel({ size: 4, spreads: [0.5] }), (given) => {
        const mild = {
          ...given,
          touchpoints: given.touchpoints.map((one) => ({
            ...one,
            quality: Math.min(8.5, one.quality),
            optOut: 0.02 + one.optOut,
          })),
        };
        const results = forecast(mild, { importance: false }).touchpoints;
        const observed = Object.values(results).flatMap(({ id, dropOff, visits }) =>
          visits > 1e-3 ? [{ touchpoint: id, measure: 'dropOff' as const, value: dropOff! }] : [],
        );
        const start = {
          ...mild,
          touchpoints: mild.touchpoints.map((one) => ({ ...one, optOut: 0.3 })),
        };
        const { model, unmet } = backSolve(start, observed);
        expect(unmet).toEqual([]);
        for (const { touchpoint } of observed) {
          const at = mild.touchpoints.findIndex(({ id }) => id === touchpoint);
          expectClose(model.touchpoints[at]!.optOut, mild.touchpoints[at]!.optOut, 1e-6);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('nobody leaves, and everybody leaves', () => {
    const { model, unmet } = backSolve(rower(), [
      { touchpoint: 'ad', measure: 'dropOff', value: 0 },
      { touchpoint: 'support', measure: 'dropOff', value: 1 },
    ]);
    expect(unmet).toEqual([]);
    expect(model.touchpoints[0]!.optOut).toBe(0);
    expect(model.touchpoints[6]!.optOut).toBe(1);
  });

  test('what no quality can explain is reported with what it comes to', () => {
    const { model, unmet } = backSolve(rower(), [
      { touchpoint: 'wait', measure: 'satisfaction', value: 9.9 },
      { touchpoint: 'nowhere', measure: 'dropOff', value: 0.1 },
    ]);
    expect(model.touchpoints[3]!.quality).toBe(10);
    expect(unmet.map(({ touchpoint }) => touchpoint)).toEqual(['wait', 'nowhere']);
    expect(unmet[0]!.modelled).toBeLessThan(9.9);
    expect(unmet[1]!.modelled).toBeNull();
  });
});
