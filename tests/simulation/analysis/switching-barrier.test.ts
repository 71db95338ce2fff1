import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withSwitchingBarrier } from '../../../src/simulation/analysis/switching-barrier.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { InescapableLoopError } from '../../../src/simulation/inescapable-loops.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import { aChain, aModel, between, COARSE, randomModel } from '../models.ts';

test('takes a share of the odds of leaving, whatever is felt', () => {
  for (const quality of [3, 7.5, 9.5]) {
    const model = aModel({ touchpoints: aChain([{ optOut: 0.3, quality }]), expectation: quality });
    const odds = (share: number) => share / (1 - share);
    const free = forecast(model).touchpoints['t0']!.dropOff!;
    const held = forecast(withSwitchingBarrier(model, 0.4)).touchpoints['t0']!.dropOff!;
    expectClose(odds(held) / odds(free), 0.6, 1e-9);
  }
});

test('nobody is held who was not leaving, nobody leaves for being held', () => {
  fc.assert(
    fc.property(randomModel({ size: 4, spreads: [0] }), between(0, 1), (model, barrier) => {
      const held = withSwitchingBarrier(model, barrier);
      held.touchpoints.forEach(({ optOut }, i) => {
        expect(optOut).toBeGreaterThanOrEqual(0);
        expect(optOut).toBeLessThanOrEqual(model.touchpoints[i]!.optOut);
      });
      const higher = withSwitchingBarrier(model, Math.min(1, barrier + 0.1));
      higher.touchpoints.forEach(({ optOut }, i) =>
        expect(optOut).toBeLessThanOrEqual(held.touchpoints[i]!.optOut + 1e-15),
      );
    }),
  );
});

test('more complete behind a barrier', () => {
  const model = aModel({ touchpoints: aChain([{ optOut: 0.3, quality: 5 }, { optOut: 0.2 }]) });
  const completions = [0, 0.25, 0.5, 0.75, 1].map(
    (barrier) => forecast(withSwitchingBarrier(model, barrier), COARSE).journey.completion,
  );
  expect(completions).toEqual(completions.toSorted((a, b) => a - b));
  expectClose(completions[4], 1, 1e-12);
});

test('ends: no barrier changes nothing, a certain end stays certain, a closed loop is refused', () => {
  const model = aModel({ touchpoints: aChain([{ optOut: 0 }, { optOut: 0.5 }, { optOut: 1 }]) });
  expect(withSwitchingBarrier(model, 0)).toBe(model);
  expect(withSwitchingBarrier(model, -1)).toBe(model);
  const optOuts = (barrier: number) =>
    withSwitchingBarrier(model, barrier).touchpoints.map(({ optOut }) => optOut);
  expectAllClose(optOuts(0.5), [0, 1 / 3, 1], 1e-12);
  expect(optOuts(1)).toEqual([0, 0, 1]);
  expect(optOuts(7)).toEqual([0, 0, 1]);
  const loop = aModel({
    touchpoints: aChain([{ optOut: 0.1, next: [{ to: 0, share: 1 }] }]),
  });
  expect(() => forecast(withSwitchingBarrier(loop, 1))).toThrow(InescapableLoopError);
});
