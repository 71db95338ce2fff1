import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  partnerContributions,
  touchpointContributions,
} from '../../../src/simulation/analysis/contribution-shares.ts';
import { allOffersIncrement } from '../../../src/simulation/analysis/offer-increment.ts';
import { removalEffects } from '../../../src/simulation/analysis/removal-effect.ts';
import { forecast } from '../../../src/simulation/forecast.ts';
import { expectClose } from '../close-to.ts';
import { aChain, aModel, COARSE, randomModel, rower } from '../models.ts';

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

test('on a chain all are needed to complete, so all share alike', () => {
  const model = aModel({ touchpoints: aChain([{}, {}, {}, {}]) });
  const { completion } = forecast(model).journey;
  for (const { measures, exact } of touchpointContributions(model)) {
    expect(exact).toBe(true);
    expectClose(measures.completion.shapley, completion / 4, 1e-12);
    expectClose(measures.completion.shapleyShare, 1 / 4, 1e-12);
    expectClose(measures.completion.removal, completion, 1e-12);
  }
});

test('money counts for where it is earned and for all on the way there', () => {
  const model = aModel({ touchpoints: aChain([{ optOut: 0 }, { optOut: 0, margin: 90 }, {}]) });
  const parts = touchpointContributions(model).map(({ measures }) => measures.lifetimeValue);
  expectClose(parts[0]!.shapley, 45, 1e-10);
  expectClose(parts[1]!.shapley, 45, 1e-10);
  expectClose(parts[2]!.shapley, 0, 1e-10);
});

test('what removal loses agrees with the removal effect', () => {
  const effects = removalEffects(rower(), COARSE);
  const parts = touchpointContributions(rower(), {
    ...COARSE,
    exactUpTo: 0,
    pairs: 2,
  });
  effects.forEach(({ touchpointId, lifetimeValueLost }, i) => {
    expect(parts[i]!.id).toBe(touchpointId);
    expectClose(parts[i]!.measures.lifetimeValue.removal, lifetimeValueLost, 1e-9);
  });
});

test('values of touchpoints sum to the whole, exact or sampled', () => {
  fc.assert(
    fc.property(randomModel({ size: 4, spreads: [0] }), fc.boolean(), (model, isSampled) => {
      const sampling = { exactUpTo: 0, pairs: 3 };
      const parts = touchpointContributions(model, { ...COARSE, ...(isSampled && sampling) });
      const { completion, lifetimeValue } = forecast(model, COARSE).journey;
      expectClose(sum(parts.map(({ measures }) => measures.completion.shapley)), completion, 1e-9);
      expectClose(
        sum(parts.map(({ measures }) => measures.lifetimeValue.shapley)),
        lifetimeValue,
        1e-9,
      );
    }),
    { numRuns: 30 },
  );
});

test('values of partners sum to what all offers add', () => {
  const parts = partnerContributions(rower());
  expect(parts.map(({ id }) => id)).toEqual(['buy partner', 'use partner', 'support partner']);
  const { lifetimeValue, partnerTotal } = allOffersIncrement(rower());
  expectClose(
    sum(parts.map(({ measures }) => measures.lifetimeValue.shapley)),
    lifetimeValue,
    1e-9,
  );
  expectClose(sum(parts.map(({ measures }) => measures.partnerTotal.shapley)), partnerTotal, 1e-9);
  expectClose(sum(parts.map(({ measures }) => measures.lifetimeValue.shapleyShare!)), 1, 1e-12);
});

test('of many partners orders are sampled, the same ones every time', () => {
  const offer = rower().touchpoints.flatMap(({ offers }) => offers)[0]!;
  const offers = Array.from({ length: 13 }, (_, at) => ({
    ...offer,
    id: `offer ${at}`,
    partner: `partner ${at}`,
    takeUp: 0.01 * (at + 1),
    ours: at,
  }));
  const model = aModel({ touchpoints: aChain([{ offers }]) });
  const parts = partnerContributions(model, COARSE);
  expect(parts).toHaveLength(13);
  expect(parts.every(({ exact }) => !exact)).toBe(true);
  const { lifetimeValue } = allOffersIncrement(model, COARSE);
  expectClose(
    sum(parts.map(({ measures }) => measures.lifetimeValue.shapley)),
    lifetimeValue,
    1e-9,
  );
  expect(partnerContributions(model, COARSE)).toEqual(parts);
});

test('nothing to share where nobody completes; no partners, no parts', () => {
  const model = aModel({ touchpoints: aChain([{ optOut: 1 }]) });
  const [only] = touchpointContributions(model);
  expect(only!.measures.completion).toEqual({
    removal: 0,
    shapley: 0,
    shapleyShare: null,
    standardError: 0,
  });
  expect(partnerContributions(model)).toEqual([]);
});
