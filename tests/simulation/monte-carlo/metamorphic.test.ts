/** What must stay the same, or move one way only, when a journey is changed in a way whose effect is known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BlockRunner } from '../../../src/simulation/monte-carlo/block-runner.ts';
import { OUTCOME, TOUCHPOINT_SUMS, type Block } from '../../../src/simulation/monte-carlo/block.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { tellStory } from '../../../src/simulation/monte-carlo/story.ts';
import type { Model, ModelOffer, ModelTouchpoint } from '../../../src/simulation/model.ts';
import { between, randomModel, withPsychology } from '../models.ts';

const SEED = 3;
const run = (model: Model): Block => new BlockRunner(planFor(model, SEED)).run(0);
const sumAt = (
  { touchpoints }: Block,
  touchpoint: number,
  name: (typeof TOUCHPOINT_SUMS)[number],
) => touchpoints[touchpoint * TOUCHPOINT_SUMS.length + TOUCHPOINT_SUMS.indexOf(name)]!;

function everywhere(
  model: Model,
  change: (touchpoint: ModelTouchpoint) => Partial<ModelTouchpoint>,
): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((one) => ({ ...one, ...change(one) })),
  };
}

const RUNS = { numRuns: 30 };

describe('simulated customers', () => {
  test('leave at a touchpoint or complete, each exactly once', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const block = run(model);
        const exits = model.touchpoints.reduce((sum, _, at) => sum + sumAt(block, at, 'exits'), 0);
        const completed = block.outcome.filter((one) => one === OUTCOME.completed).length;
        const cut = block.outcome.filter((one) => one === OUTCOME.unfinished).length;
        expect(exits + completed + cut).toBe(block.outcome.length);
      }),
      RUNS,
    );
  });

  test('are worth so many times more when all money is', () => {
    const scaled = (offer: ModelOffer, by: number): ModelOffer => ({
      ...offer,
      ourMargin: by * offer.ourMargin,
      ourMarginWithout: by * offer.ourMarginWithout,
      partnerMargin: by * offer.partnerMargin,
      partnerMarginWithout: by * offer.partnerMarginWithout,
    });
    fc.assert(
      fc.property(randomModel(), fc.constantFrom(2, 0.5, 8), (model, by) => {
        const richer = everywhere(model, ({ margin, cost, pains, offers }) => ({
          margin: by * margin,
          cost: by * cost,
          pains: pains.map((pain) => ({ ...pain, recoveryCost: by * pain.recoveryCost })),
          offers: offers.map((offer) => scaled(offer, by)),
        }));
        const [before, after] = [run(model), run(richer)];
        // Powers of two scale without rounding.
        after.lifetimeValue.forEach((value, slot) => {
          expect(value).toBe(by * before.lifetimeValue[slot]!);
        });
        after.partners.forEach((value, slot) => expect(value).toBe(by * before.partners[slot]!));
      }),
      RUNS,
    );
  });

  test('do not notice offers that are off and that nobody buys anyway', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const off = everywhere(model, ({ offers }) => ({
          offers: offers.map((offer) => ({ ...offer, on: false, base: 0 })),
        }));
        const none = everywhere(model, () => ({ offers: [] }));
        const [first, second] = [run(off), run(none)];
        expect(first.lifetimeValue).toEqual(second.lifetimeValue);
        expect(first.memory).toEqual(second.memory);
        expect(first.touchpoints).toEqual(second.touchpoints);
      }),
      RUNS,
    );
  });

  test('go where they go whatever the quality, when satisfaction does not move them', () => {
    fc.assert(
      fc.property(randomModel(), between(0, 10), (model, quality) => {
        const blind = withPsychology(model, { stayingWeight: 0 });
        const [first, second] = [run(blind), run(everywhere(blind, () => ({ quality })))];
        expect(first.outcome).toEqual(second.outcome);
        model.touchpoints.forEach((_, at) => {
          expect(sumAt(first, at, 'visits')).toBe(sumAt(second, at, 'visits'));
        });
      }),
      RUNS,
    );
  });

  test('never come further when more leave: each of them goes the same way or less far', () => {
    fc.assert(
      fc.property(randomModel({ size: 4 }), fc.nat(3), (model, place) => {
        const at = place % model.touchpoints.length;
        const harder: Model = {
          ...model,
          touchpoints: model.touchpoints.map((one, index) =>
            index === at ? { ...one, optOut: one.optOut + 0.5 * (1 - one.optOut) } : one,
          ),
        };
        for (let customer = 0; customer < 60; customer++) {
          const before = tellStory(planFor(model, SEED), customer).encounters;
          const after = tellStory(planFor(harder, SEED), customer).encounters;
          expect(after.length).toBeLessThanOrEqual(before.length);
          expect(after.map(({ touchpoint }) => touchpoint)).toEqual(
            before.slice(0, after.length).map(({ touchpoint }) => touchpoint),
          );
        }
      }),
      RUNS,
    );
  });

  test('all leave where everybody leaves, and none where nobody does, however they feel', () => {
    fc.assert(
      fc.property(randomModel({ size: 4 }), fc.nat(3), (model, place) => {
        const at = place % model.touchpoints.length;
        const visitsAndExits = (optOut: number) => {
          const touchpoints = model.touchpoints.with(at, { ...model.touchpoints[at]!, optOut });
          const block = run({ ...model, touchpoints });
          return [sumAt(block, at, 'visits'), sumAt(block, at, 'exits')] as const;
        };
        const [visits, exits] = visitsAndExits(1);
        expect(exits).toBe(visits);
        expect(visitsAndExits(0)[1]).toBe(0);
      }),
      RUNS,
    );
  });

  test('feel the gap itself without loss aversion and diminishing sensitivity', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const plain = withPsychology(model, { lossAversion: 1, diminishing: 1 });
        const block = run(everywhere(plain, () => ({ kano: 'performance' as const })));
        model.touchpoints.forEach((_, at) => {
          const gap = sumAt(block, at, 'quality') - sumAt(block, at, 'reference');
          expect(Math.abs(sumAt(block, at, 'felt') - gap)).toBeLessThan(1e-8 * (1 + Math.abs(gap)));
        });
      }),
      RUNS,
    );
  });

  test('do not notice a neutral touchpoint in front', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const first = model.entry.findIndex((share) => share > 0);
        const neutral: ModelTouchpoint = {
          ...model.touchpoints[first]!,
          id: 'neutral',
          quality: model.expectation,
          optOut: 0,
          margin: 0,
          cost: 0,
          duration: 0,
          promise: null,
          kano: 'performance',
          purchase: false,
          pains: [],
          offers: [],
          next: [{ to: first, share: 1 }],
        };
        const calm = withPsychology(model, { spread: 0 });
        const alone = model.touchpoints.map((_, index) => (index === first ? 1 : 0));
        const plain: Model = { ...calm, entry: alone };
        const longer: Model = {
          ...calm,
          touchpoints: [...calm.touchpoints, neutral],
          entry: [...alone.map(() => 0), 1],
        };
        const [before, after] = [run(plain), run(longer)];
        expect(after.lifetimeValue).toEqual(before.lifetimeValue);
        expect(after.felt).toEqual(before.felt);
        expect(after.outcome).toEqual(before.outcome);
      }),
      RUNS,
    );
  });
});
