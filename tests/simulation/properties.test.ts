/** What must hold for any journey, whatever its numbers (metamorphic properties of the model). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveExact } from '../../src/simulation/exact.ts';
import { forecast } from '../../src/simulation/forecast.ts';
import { COMPLETE, type Model, type ModelTouchpoint } from '../../src/simulation/model.ts';
import type { Forecast } from '../../src/simulation/results.ts';
import { expectClose } from './close-to.ts';
import { aTouchpoint, between, COARSE, randomModel, withPsychology } from './models.ts';

const QUICK = { ...COARSE, importance: false };

/** Every number of two forecasts, by place; places are ids, so order does not count. */
function expectSameNumbers(one: unknown, other: unknown, tolerance: number, place = 'forecast') {
  if (typeof one === 'number' && typeof other === 'number') {
    expect(
      Math.abs(one - other) <= tolerance * (1 + Math.abs(one)),
      `${place}: ${one} against ${other}`,
    ).toBe(true);
  } else if (one !== null && other !== null && typeof one === 'object') {
    const keys = Object.keys(one).sort();
    expect(keys, place).toEqual(Object.keys(other as object).sort());
    for (const key of keys) {
      const [a, b] = [one, other] as Record<string, unknown>[];
      expectSameNumbers(a![key], b![key], tolerance, `${place}.${key}`);
    }
  } else expect(one, place).toEqual(other);
}

function byPath({ paths, ...rest }: Forecast) {
  return {
    ...rest,
    paths: Object.fromEntries(paths.map(({ from, to, flow }) => [`${from} ${to}`, flow])),
  };
}

function changed(
  model: Model,
  change: (touchpoint: ModelTouchpoint, index: number) => Partial<ModelTouchpoint>,
): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((one, index) => ({ ...one, ...change(one, index) })),
  };
}

/** The touchpoints in another order, with their paths and entries. */
function permuted(model: Model, order: readonly number[]): Model {
  const place = new Map(order.map((from, to) => [from, to]));
  return {
    ...model,
    entry: order.map((from) => model.entry[from]!),
    touchpoints: order.map((from) => {
      const touchpoint = model.touchpoints[from]!;
      return {
        ...touchpoint,
        pains: [...touchpoint.pains].reverse(),
        offers: [...touchpoint.offers].reverse(),
        next: [...touchpoint.next]
          .reverse()
          .map(({ to, share }) => ({ to: to === COMPLETE ? to : place.get(to)!, share })),
      };
    }),
  };
}

describe('any journey', () => {
  test('gives the same results whatever the order of its parts', () => {
    const shuffled = randomModel().chain((model) =>
      fc.record({
        model: fc.constant(model),
        order: fc.shuffledSubarray(
          model.touchpoints.map((_, index) => index),
          { minLength: model.touchpoints.length },
        ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ model, order }) => {
        const one = byPath(forecast(model, COARSE));
        expectSameNumbers(one, byPath(forecast(permuted(model, order), COARSE)), 1e-6);
      }),
    );
  });

  test('is worth so many times more when all money is', () => {
    fc.assert(
      fc.property(randomModel(), between(0.1, 50), (model, times) => {
        const richer = changed(model, ({ margin, cost, pains, offers }) => ({
          margin: times * margin,
          cost: times * cost,
          pains: pains.map((pain) => ({ ...pain, recoveryCost: times * pain.recoveryCost })),
          offers: offers.map((offer) => ({
            ...offer,
            ourMargin: times * offer.ourMargin,
            partnerMargin: times * offer.partnerMargin,
            ourMarginWithout: times * offer.ourMarginWithout,
            partnerMarginWithout: times * offer.partnerMarginWithout,
          })),
        }));
        const [plain, rich] = [forecast(model, QUICK), forecast(richer, QUICK)];
        expectClose(rich.journey.lifetimeValue, times * plain.journey.lifetimeValue, 1e-9);
        expectClose(rich.journey.partnerTotal, times * plain.journey.partnerTotal, 1e-9);
        expect(rich.journey.experienceSum).toBe(plain.journey.experienceSum);
        const deviation = times * solveExact(model).lifetimeDeviation;
        const own = solveExact(richer).lifetimeDeviation;
        // Where nothing varies, the root of what rounding leaves of the squares is some 1e-8 of the money.
        const rounding = 1e-7 * Math.abs(rich.journey.lifetimeValue);
        const most = 1e-5 * (1 + deviation) + rounding;
        expect(Math.abs(own - deviation)).toBeLessThan(most);
      }),
    );
  });

  test('does not notice a neutral touchpoint in front', () => {
    fc.assert(
      fc.property(randomModel({ spreads: [0] }), (given) => {
        // On the lattice, so that quality can equal the expectation of everybody.
        const model = { ...given, expectation: Math.round(given.expectation * 5) / 5 };
        const next = model.touchpoints.map((_, to) => ({ to: to + 1, share: model.entry[to]! }));
        const neutral = aTouchpoint({
          id: 'neutral',
          stage: 'neutral',
          quality: model.expectation,
          optOut: 0,
          duration: 0,
          next,
        });
        const longer: Model = {
          ...model,
          stages: ['neutral', ...model.stages],
          entry: [1, ...model.entry.map(() => 0)],
          touchpoints: [
            neutral,
            ...model.touchpoints.map((touchpoint) => ({
              ...touchpoint,
              next: touchpoint.next.map(({ to, share }) => ({
                to: to === COMPLETE ? to : to + 1,
                share,
              })),
            })),
          ],
        };
        const [short, long] = [forecast(model, COARSE), forecast(longer, COARSE)];
        for (const id of Object.keys(short.touchpoints)) {
          expectSameNumbers(short.touchpoints[id], long.touchpoints[id], 1e-7, id);
        }
        for (const id of model.stages) {
          expectSameNumbers(short.stages[id], long.stages[id], 1e-7, id);
        }
      }),
    );
  });

  test('flows alike whatever its quality when nobody minds', () => {
    fc.assert(
      fc.property(randomModel({ once: false }), between(0, 10), (given, quality) => {
        const model = withPsychology(given, { stayingWeight: 0 });
        const one = forecast(model, QUICK);
        const other = forecast(
          changed(model, () => ({ quality, promise: 3 })),
          QUICK,
        );
        for (const id of Object.keys(one.touchpoints)) {
          expectClose(other.touchpoints[id]!.visits, one.touchpoints[id]!.visits, 1e-9);
          expectClose(other.touchpoints[id]!.reach, one.touchpoints[id]!.reach, 1e-9);
        }
        expectClose(other.journey.lifetimeValue, one.journey.lifetimeValue, 1e-9);
      }),
    );
  });

  test('reaches no more customers anywhere when more opt out', () => {
    fc.assert(
      fc.property(randomModel({ once: false }), fc.nat(), between(0.01, 1), (model, at, more) => {
        const chosen = at % model.touchpoints.length;
        const harder = changed(model, ({ optOut }, index) => ({
          optOut: index === chosen ? optOut + (1 - optOut) * more : optOut,
        }));
        const [before, after] = [forecast(model, QUICK), forecast(harder, QUICK)];
        for (const id of Object.keys(before.touchpoints)) {
          const { reach, visits } = before.touchpoints[id]!;
          expect(after.touchpoints[id]!.reach).toBeLessThanOrEqual(reach + 1e-9);
          expect(after.touchpoints[id]!.visits).toBeLessThanOrEqual(visits + 1e-9);
        }
        for (const id of model.stages) {
          expect(after.stages[id]!.reach).toBeLessThanOrEqual(before.stages[id]!.reach + 1e-9);
        }
      }),
    );
  });

  test('has no offers when they are off and nobody buys anyway', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const off = changed(model, ({ offers }) => ({
          offers: offers.map((offer) => ({ ...offer, on: false, base: 0 })),
        }));
        const gone = changed(model, () => ({ offers: [] }));
        const { offers, ...withOff } = byPath(forecast(off, COARSE));
        const { offers: none, ...without } = byPath(forecast(gone, COARSE));
        expectSameNumbers(
          { ...withOff, journey: { ...withOff.journey, partners: {} } },
          { ...without, journey: { ...without.journey, partners: {} } },
          1e-9,
        );
        expect(none).toEqual({});
        for (const { shown, taken, takenWithout, ours } of Object.values(offers)) {
          expect([shown, taken, takenWithout, ours]).toEqual([0, 0, 0, 0]);
        }
      }),
    );
  });

  test('feels exactly its gap when losses weigh no more and nothing diminishes', () => {
    fc.assert(
      fc.property(randomModel(), (given) => {
        const model = withPsychology(
          changed(given, () => ({ kano: 'performance' })),
          { lossAversion: 1, diminishing: 1 },
        );
        for (const { felt, gap, visits } of Object.values(forecast(model, QUICK).touchpoints)) {
          if (visits > 0) expectClose(felt, gap!, 1e-9);
          else expect([felt, gap]).toEqual([null, null]);
        }
      }),
    );
  });

  test('keeps every share, mean and box within its scale', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const { touchpoints, stages } = forecast(model, QUICK);
        for (const one of [...Object.values(touchpoints), ...Object.values(stages)]) {
          const shares = [one.reach, one.dropOff, one.topBox, one.bottomBox];
          const levels = [one.quality, one.expectation, one.reference, one.satisfaction];
          for (const share of shares) {
            if (share !== null) expect(share >= 0 && share <= 1 + 1e-9).toBe(true);
          }
          for (const level of levels) {
            if (level !== null) expect(level >= -1e-9 && level <= 10 + 1e-9).toBe(true);
          }
          expect(one.reach).toBeLessThanOrEqual(one.visits + 1e-9);
        }
      }),
    );
  });
});
