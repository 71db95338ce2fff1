import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrivalRate,
  arrivalsPerPeriod,
  arrivalsUntil,
  fitDiffusion,
  peakTime,
} from '../../../src/simulation/analysis/bass-diffusion.ts';
import { expectClose } from '../close-to.ts';
import { between, publishedCase } from '../models.ts';

const aDiffusion = fc.record({
  market: between(10, 10_000),
  innovation: between(0.001, 0.1),
  imitation: between(0, 0.9),
});

describe('the fit', () => {
  test('P27: video recorders from 1979 to 1988', () => {
    const { inputs, expected, tolerance } = publishedCase('P27') as unknown as {
      inputs: { sales: number[] };
      expected: Record<'M' | 'p' | 'q' | 'tpeak', number>;
      tolerance: Record<'M' | 'p' | 'q' | 'tpeak', number>;
    };
    const fit = fitDiffusion(inputs.sales)!;
    expectClose(fit.market, expected.M, tolerance.M);
    expectClose(fit.innovation, expected.p, tolerance.p);
    expectClose(fit.imitation, expected.q, tolerance.q);
    expectClose(peakTime(fit), expected.tpeak, tolerance.tpeak);
  });

  test('finds the diffusion that arrivals were made with', () => {
    const usual = fc.record({
      market: between(100, 10_000),
      innovation: between(0.003, 0.05),
      imitation: between(0.3, 0.7),
    });
    fc.assert(
      fc.property(usual, (diffusion) => {
        const fit = fitDiffusion(
          Array.from({ length: 16 }, (_, t) => arrivalRate(diffusion, t + 1)),
        )!;
        expectClose(fit.market, diffusion.market, 1e-5);
        expectClose(fit.innovation, diffusion.innovation, 1e-6);
        expectClose(fit.imitation, diffusion.imitation, 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test('whatever was observed, there is a fit with numbers or none', () => {
    const observed = fc.array(
      fc.oneof(between(0, 100), fc.constantFrom(0, 1e-9, 1e9), between(0, 1)),
      { minLength: 4, maxLength: 12 },
    );
    fc.assert(
      fc.property(observed, (arrivals) => {
        const fit = fitDiffusion(arrivals);
        for (const one of fit ? Object.values(fit) : []) expect(one).toBeLessThan(Infinity);
      }),
    );
    // Growth without any sign of an end has no market to be told from it.
    const doubling = Array.from({ length: 8 }, (_, t) => 2 ** t);
    expect(() => fitDiffusion(doubling)).not.toThrow();
  });

  test.each([
    ['too few periods', [1, 2, 3]],
    ['nobody', [0, 0, 0, 0, 0]],
    ['less than nobody', [1, 2, -1, 3, 4]],
    ['no numbers', [1, NaN, 2, 3, 4]],
    ['nothing at all', []],
  ])('no fit for %s', (_, observed) => {
    expect(fitDiffusion(observed)).toBeNull();
  });
});

describe('arrivals', () => {
  test('add up to the market in the end, each period being a difference of sums', () => {
    fc.assert(
      fc.property(aDiffusion, (diffusion) => {
        const arrivals = arrivalsPerPeriod(diffusion, 12);
        const sum = arrivals.reduce((total, one) => total + one, 0);
        expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(0);
        expectClose(sum, arrivalsUntil(diffusion, 12), 1e-9);
        expectClose(arrivalsUntil(diffusion, 1e6), diffusion.market, 1e-9);
      }),
    );
  });

  test('the rate is the slope of the sum, by p + q F of those who have not come', () => {
    fc.assert(
      fc.property(aDiffusion, between(0.1, 15), (diffusion, time) => {
        const { market, innovation, imitation } = diffusion;
        const come = arrivalsUntil(diffusion, time) / market;
        const rate = (innovation + imitation * come) * (1 - come) * market;
        expectClose(arrivalRate(diffusion, time), rate, 1e-9);
        const slope =
          (arrivalsUntil(diffusion, time + 1e-4) - arrivalsUntil(diffusion, time - 1e-4)) / 2e-4;
        expectClose(slope, rate, 1e-5);
      }),
    );
  });

  test('nothing before the start; the peak is at the start without imitation', () => {
    const alone = { market: 100, innovation: 0.2, imitation: 0 };
    expect([arrivalRate(alone, -1), arrivalsUntil(alone, -1), arrivalsUntil(alone, 0)]).toEqual([
      0, 0, 0,
    ]);
    expect(arrivalsPerPeriod(alone, 0)).toEqual([]);
    expect(peakTime(alone)).toBe(0);
    expectClose(arrivalsUntil(alone, 3), 100 * (1 - Math.exp(-0.6)), 1e-12);
  });

  test('without innovation nothing ever starts', () => {
    expect(() => arrivalRate({ market: 1, innovation: 0, imitation: 0.3 }, 1)).toThrow(RangeError);
    expect(() => peakTime({ market: -1, innovation: 0.1, imitation: 0.3 })).toThrow(RangeError);
  });
});
