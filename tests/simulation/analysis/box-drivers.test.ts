import { describe, expect, test } from 'vitest';
import { boxDrivers, boxShares } from '../../../src/simulation/analysis/box-drivers.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel, COARSE, rower, withTouchpoint } from '../models.ts';

describe('shares', () => {
  test('of one touchpoint and of the whole journey agree with the forecast', () => {
    const { touchpoints } = forecast(rower(), { importance: false });
    const wait = boxShares(rower(), { at: 'wait' })!;
    expectClose(wait.topBox, touchpoints['wait']!.topBox!, 1e-12);
    expectClose(wait.bottomBox, touchpoints['wait']!.bottomBox!, 1e-12);
    const places = Object.values(touchpoints);
    const visits = places.reduce((sum, one) => sum + one.visits, 0);
    const bottom = places.reduce((sum, one) => sum + one.visits * one.bottomBox!, 0);
    expectClose(boxShares(rower())!.bottomBox, bottom / visits, 1e-12);
  });

  test('nobody comes, no share', () => {
    const model = aModel({ touchpoints: aChain([{ optOut: 1 }, {}]) });
    expect(boxShares(model, { at: 't1' })).toBeNull();
    expect(boxShares(model, { at: 'elsewhere' })).toBeNull();
    expect(boxDrivers(model, { at: 't1' })).toEqual([]);
  });
});

describe('drivers', () => {
  const drivers = boxDrivers(rower(), COARSE);

  test('are the differences of solving again', () => {
    const better = withTouchpoint(rower(), 'use', ({ quality }) => ({ quality: quality + 1 }));
    const use = drivers.find(
      ({ input, touchpointId }) => input === 'quality' && touchpointId === 'use',
    )!;
    const [before, after] = [boxShares(rower(), COARSE)!, boxShares(better, COARSE)!];
    expectClose(use.topBox, after.topBox - before.topBox, 1e-12);
    expectClose(use.bottomBox, after.bottomBox - before.bottomBox, 1e-12);
    expect(use.topBox).toBeGreaterThan(0.05);
  });

  test('every input that can change is there, the strongest first', () => {
    const count = (input: string) => drivers.filter((one) => one.input === input).length;
    expect(['quality', 'promise', 'expectation', 'pain', 'offer'].map(count)).toEqual([
      8, 1, 1, 3, 3,
    ]);
    const strengths = drivers.map(({ topBox, bottomBox }) =>
      Math.max(Math.abs(topBox), Math.abs(bottomBox)),
    );
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  });

  test('a pain gone and a promise kept lower leave fewer dissatisfied where they are', () => {
    const atWait = boxDrivers(rower(), { ...COARSE, at: 'wait' });
    for (const input of ['pain', 'promise']) {
      const here = atWait.find((one) => one.input === input && one.touchpointId === 'wait')!;
      expect(here.bottomBox).toBeLessThan(0);
    }
    // What happens afterwards cannot matter on the way there.
    const later = atWait.filter(({ touchpointId }) =>
      ['install', 'use', 'support', 'recommend'].includes(touchpointId ?? ''),
    );
    for (const { topBox, bottomBox } of later) {
      expectClose(topBox, 0, 1e-12);
      expectClose(bottomBox, 0, 1e-12);
    }
  });

  test('by exactly as much as was asked, within the scale', () => {
    const perfect = aModel({
      touchpoints: aChain([{ quality: 10, promise: 0 }]),
      expectation: 0,
    });
    expect(boxDrivers(perfect)).toEqual([]);
    const nearly = aModel({ touchpoints: aChain([{ quality: 8.9 }]), expectation: 8.9 });
    const byLittle = boxDrivers(nearly, { step: 0.05 }).find(({ input }) => input === 'quality')!;
    const byMore = boxDrivers(nearly, { step: 0.2 }).find(({ input }) => input === 'quality')!;
    expectClose(byLittle.topBox, 0, 1e-12);
    expectClose(byMore.topBox, 1, 1e-12);
  });
});
