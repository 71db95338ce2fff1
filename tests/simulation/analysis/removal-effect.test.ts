import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removalEffects } from '../../../src/simulation/analysis/removal-effect.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { COMPLETE } from '../../../src/simulation/model.ts';
import { expectAllClose, expectClose } from '../close-to.ts';
import {
  aModel,
  aTouchpoint,
  COARSE,
  publishedCase,
  randomModel,
  withPsychology,
} from '../models.ts';

test('P06: three journeys through three channels', () => {
  const { expected, tolerance } = publishedCase('P06') as unknown as {
    expected: { p: number; re: Record<string, number>; share: Record<string, number> };
    tolerance: number;
  };
  // C1 > C2 > C3 > conversion, C1 > nothing, C2 > C3 > nothing, as shares of what follows each channel.
  const graph = withPsychology(
    aModel({
      touchpoints: [
        aTouchpoint({ id: 'C1', optOut: 1 / 2, next: [{ to: 1, share: 1 }] }),
        aTouchpoint({ id: 'C2', optOut: 0, next: [{ to: 2, share: 1 }] }),
        aTouchpoint({ id: 'C3', optOut: 1 / 2, next: [{ to: COMPLETE, share: 1 }] }),
      ],
      entry: [2 / 3, 1 / 3, 0],
    }),
    { stayingWeight: 0 },
  );
  expectClose(forecast(graph).journey.completion, expected.p, tolerance);
  const effects = removalEffects(graph);
  expectAllClose(
    effects.map(({ completionLost }) => completionLost),
    Object.values(expected.re),
    tolerance,
  );
  expectAllClose(
    effects.map(({ completionShare }) => completionShare),
    Object.values(expected.share),
    tolerance,
  );
});

test('without loops, what is lost is the visits times the value still to come', () => {
  const onward = randomModel({ size: 5, once: false }).map((model) => ({
    ...model,
    discountPerPeriod: 1,
    touchpoints: model.touchpoints.map((touchpoint, index) => ({
      ...touchpoint,
      next: touchpoint.next.map(({ to, share }) => ({ to: to > index ? to : COMPLETE, share })),
    })),
  }));
  fc.assert(
    fc.property(onward, (model) => {
      const { touchpoints } = forecast(model, { ...COARSE, importance: false });
      for (const { touchpointId, lifetimeValueLost } of removalEffects(model, COARSE)) {
        const { visits, valueToGo } = touchpoints[touchpointId]!;
        expectClose(lifetimeValueLost, visits * (valueToGo ?? 0), 1e-9);
      }
    }),
    { numRuns: 50 },
  );
});

test('where nobody completes there is nothing to share out', () => {
  const [effect] = removalEffects(aModel({ touchpoints: [aTouchpoint({ optOut: 1 })] }));
  expect([effect!.completionLost, effect!.completionShare]).toEqual([null, null]);
});
