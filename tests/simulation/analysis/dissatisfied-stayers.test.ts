import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dissatisfiedStayers } from '../../../src/simulation/analysis/dissatisfied-stayers.ts';
import { withSwitchingBarrier } from '../../../src/simulation/analysis/switching-barrier.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel, COARSE, randomModel } from '../models.ts';

test('of those a poor touchpoint leaves dissatisfied, some stay', () => {
  const model = aModel({ touchpoints: aChain([{ quality: 5, optOut: 0.2 }]), expectation: 5 });
  const [only] = dissatisfiedStayers(model);
  // logit h(5) = logit 0.2 + 0.5 * 2.5.
  const odds = 0.25 * Math.exp(1.25);
  expectClose(only!.dissatisfied, 1, 1e-12);
  expectClose(only!.staying, 1 / (1 + odds), 1e-12);
  expectClose(only!.share, 1 / (1 + odds), 1e-12);
});

test('the dissatisfied are the bottom box, and at most those who stay stay', () => {
  fc.assert(
    fc.property(randomModel({ size: 4 }), (model) => {
      const { touchpoints } = forecast(model, { ...COARSE, importance: false });
      for (const { touchpointId, dissatisfied, staying } of dissatisfiedStayers(model, COARSE)) {
        const { visits, exits, bottomBox } = touchpoints[touchpointId]!;
        expectClose(dissatisfied, visits * (bottomBox ?? 0), 1e-9);
        expect(staying).toBeLessThanOrEqual(visits - exits + 1e-9);
        expect(staying).toBeGreaterThanOrEqual(dissatisfied - exits - 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test('a barrier holds more of them', () => {
  const model = aModel({ touchpoints: aChain([{ quality: 5, optOut: 0.2 }]), expectation: 5 });
  const shares = [0, 0.3, 0.6, 1].map(
    (barrier) => dissatisfiedStayers(withSwitchingBarrier(model, barrier))[0]!.share!,
  );
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expectClose(shares[3], 1, 1e-12);
});

test('nobody dissatisfied, no share of them; nobody comes, nobody stays', () => {
  const model = aModel({ touchpoints: aChain([{ optOut: 1 }, { quality: 2 }]) });
  expect(dissatisfiedStayers(model)).toEqual([
    { touchpointId: 't0', dissatisfied: 0, staying: 0, share: null },
    { touchpointId: 't1', dissatisfied: 0, staying: 0, share: null },
  ]);
});
