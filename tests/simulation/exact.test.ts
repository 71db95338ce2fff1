import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactReach, solveExact } from '../../src/simulation/exact.ts';
import { absorption, everVisited, fundamentalMatrix } from '../../src/simulation/markov.ts';
import { COMPLETE, type Model } from '../../src/simulation/model.ts';
import { expectAllClose, expectClose } from './close-to.ts';
import {
  aChain,
  aModel,
  aTouchpoint,
  publishedCase,
  randomModel,
  rower,
  withPsychology,
} from './models.ts';
import { everyVisit } from './visit-enumeration.ts';

describe('published models as journeys', () => {
  test("the drunkard's walk: three touchpoints, nobody opts out", () => {
    const step = (left: number, right: number) => [
      { to: left, share: 0.5 },
      { to: right, share: 0.5 },
    ];
    const walk = aModel({
      touchpoints: [step(COMPLETE, 1), step(0, 2), step(1, COMPLETE)].map((next, index) =>
        aTouchpoint({ id: `corner ${index}`, optOut: 0, next }),
      ),
      entry: [0, 1, 0],
    });
    expectAllClose(solveExact(walk).visits, [1, 2, 1], 1e-12);
    expectAllClose(solveExact(walk).completions, [0.5, 0, 0.5], 1e-12);
  });

  test('P04: lifetime value of a customer by recency', () => {
    const { inputs, expected, tolerance } = publishedCase('P04') as unknown as {
      inputs: { p: number[]; reward: number[]; whatif: { p4: number; reward4: number } };
      expected: { base: number; whatif: number };
      tolerance: number;
    };
    const lifetimeValue = (buys: readonly number[], reward: readonly number[]) =>
      solveExact(
        aModel({
          touchpoints: buys.map((share, index) =>
            aTouchpoint({
              id: `recency ${index + 1}`,
              optOut: 0,
              margin: Math.max(0, reward[index]!),
              cost: Math.max(0, -reward[index]!),
              next: [
                { to: 0, share },
                { to: index + 1 < buys.length ? index + 1 : COMPLETE, share: 1 - share },
              ],
            }),
          ),
        }),
      ).lifetimeValue;
    const { p, reward, whatif } = inputs;
    expectClose(lifetimeValue(p, reward), expected.base, tolerance);
    expectClose(
      lifetimeValue([...p.slice(0, 3), whatif.p4], [...reward.slice(0, 3), whatif.reward4]),
      expected.whatif,
      tolerance,
    );
  });

  test('Gupta and Lehmann: one touchpoint that loops on itself', () => {
    const [margin, retention, rate] = [100, 0.8, 0.1];
    const beta = 1 / (1 + rate);
    const loop = aModel({
      touchpoints: [aTouchpoint({ optOut: 1 - retention, margin, next: [{ to: 0, share: 1 }] })],
      discountPerPeriod: beta,
    });
    const { lifetimeValue } = solveExact(loop);
    expectClose(lifetimeValue, 293.3333333, 1e-9);
    expectClose(lifetimeValue * beta, (margin * retention) / (1 + rate - retention), 1e-12);
  });
});

describe('adaptive expectation is exponential smoothing', () => {
  function smoothing(id: string) {
    const { inputs, expected, tolerance } = publishedCase(id) as unknown as {
      inputs: { q: number[]; E0: number; alpha: number };
      expected: { E: number[]; MSE: number; next?: number };
      tolerance: { E: number; MSE: number; next?: number };
    };
    const { q, E0, alpha } = inputs;
    const model = withPsychology(
      aModel({
        touchpoints: aChain(q.map((quality) => ({ quality, optOut: 0 }))),
        expectation: E0,
      }),
      { barUp: alpha, barDown: alpha, stayingWeight: 0, spread: 0 },
    );
    const { expectation, gap } = solveExact(model);
    // Both sources list expectations from the second encounter on and divide by n - 1.
    expectAllClose([...expectation].slice(1, expected.E.length + 1), expected.E, tolerance.E);
    const squares = [...gap].slice(1).reduce((sum, one) => sum + one ** 2, 0);
    expectClose(squares / (q.length - 1), expected.MSE, tolerance.MSE);
    const last = q.length - 1;
    const next = expectation[last]! + alpha * gap[last]!;
    if (expected.next !== undefined) expectClose(next, expected.next, tolerance.next!);
  }

  test('P20: the NIST handbook', () => smoothing('P20'));
  test('P40: a series with a fast alpha', () => smoothing('P40'));
});

describe('P36: the rowing machine', () => {
  const { expected, tolerance } = publishedCase('P36') as unknown as {
    expected: Record<'CLV' | 'sd' | 'partner' | 'completed', number> &
      Record<'reach' | 'E' | 'gap' | 'gap_sd', number[]>;
    tolerance: number;
  };
  const solution = solveExact(rower());

  test('money', () => {
    expectClose(solution.lifetimeValue, expected.CLV, tolerance);
    expectClose(solution.lifetimeDeviation, expected.sd, tolerance);
    const partners = Object.values(solution.partners).reduce((sum, one) => sum + one, 0);
    expectClose(partners, expected.partner, tolerance);
    const toGo = [164.2947, 278.2739, 353.8811, 103.3458, 110.9766, 134.1059, 116.3718, 132.7648];
    expectAllClose(solution.valueToGo, toGo, 1e-6);
  });

  test('flow', () => {
    expectClose(solution.completion, expected.completed, tolerance);
    expectAllClose(exactReach(rower()), expected.reach, tolerance);
    const visits = [1, 0.6, 0.48, 0.432, 0.41904, 4.119288, 0.593177, 0.395452];
    expectAllClose(solution.visits, visits, 1e-6);
  });

  test('expectation and gap', () => {
    expectAllClose(solution.expectation, expected.E, tolerance);
    expectAllClose(solution.gap, expected.gap, tolerance);
    expectAllClose(solution.gapDeviation, expected.gap_sd, tolerance);
  });

  test('P39: sensitivities to opting out', () => {
    const { expected, tolerance } = publishedCase('P39') as unknown as {
      expected: number[];
      tolerance: number;
    };
    expectAllClose(solution.optOutImportance, expected, tolerance);
  });
});

describe('any journey', () => {
  test('agrees with the textbook matrices', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const fundamental = fundamentalMatrix(denseFlow(model));
        const { visits, completion, exits } = solveExact(model);
        const reach = exactReach(model);
        const ends = absorption(
          fundamental,
          model.touchpoints.map(({ optOut, next }) => [
            optOut,
            (1 - optOut) * next.reduce((sum, { to, share }) => sum + (to < 0 ? share : 0), 0),
          ]),
        );
        const ever = everVisited(fundamental);
        model.touchpoints.forEach((_, j) => {
          const expected = model.entry.reduce((sum, s, i) => sum + s * fundamental[i]![j]!, 0);
          expectClose(visits[j], expected, 1e-9);
          const reached = model.entry.reduce(
            (sum, s, i) => sum + s * (i === j ? 1 : ever[i]![j]!),
            0,
          );
          expectClose(reach[j], reached, 1e-9);
        });
        const completed = model.entry.reduce((sum, s, i) => sum + s * ends[i]![1]!, 0);
        expectClose(completion, completed, 1e-9);
        expectClose(
          exits.reduce((sum, one) => sum + one, completion),
          1,
          1e-9,
        );
      }),
    );
  });

  test('spreads its lifetime value as every single turn of events does', () => {
    fc.assert(
      fc.property(randomModel({ size: 4 }), (given) => {
        const model = { ...given, touchpoints: atEveryVisit(given) };
        const { lifetimeValue, lifetimeDeviation } = solveExact(model);
        const { mean, second } = momentsByEnumeration(model);
        expectClose(lifetimeValue, mean, 1e-8);
        const deviation = Math.sqrt(Math.max(0, second - mean ** 2));
        expect(Math.abs(lifetimeDeviation - deviation)).toBeLessThan(1e-4 * (1 + deviation));
      }),
      { numRuns: 50 },
    );
  });

  test('sensitivities equal finite differences', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const { optOutImportance } = solveExact({ ...model, touchpoints: atEveryVisit(model) });
        model.touchpoints.forEach((_, index) => {
          const at = (by: number) =>
            solveExact({
              ...model,
              touchpoints: atEveryVisit(model).map((touchpoint, i) =>
                i === index ? { ...touchpoint, optOut: touchpoint.optOut + by } : touchpoint,
              ),
            }).lifetimeValue;
          const slope = (at(1e-5) - at(-1e-5)) / 2e-5;
          expect(Math.abs(optOutImportance[index]! - slope)).toBeLessThan(
            1e-4 * (1 + Math.abs(slope)),
          );
        });
      }),
      { numRuns: 50 },
    );
  });
});

/** With offers at every visit, so that take-up does not depend on the flow. */
function atEveryVisit({ touchpoints }: Model) {
  return touchpoints.map((touchpoint) => ({
    ...touchpoint,
    offers: touchpoint.offers.map((offer) => ({ ...offer, counting: 'everyVisit' as const })),
  }));
}

/** Mean and second moment of the lifetime value, from every case of every visit, repeated until nothing moves. */
function momentsByEnumeration({ touchpoints, entry, discountPerPeriod }: Model) {
  let mean = touchpoints.map(() => 0);
  let second = touchpoints.map(() => 0);
  const cases = touchpoints.map((touchpoint) =>
    everyVisit(
      touchpoint,
      touchpoint.offers.map(() => 1),
    ).map(({ probability, recovery, bought }) => ({
      probability,
      cost: touchpoint.cost + recovery,
      money: bought.reduce((sum, how, at) => {
        const { ourMargin, ourMarginWithout } = touchpoint.offers[at]!;
        return sum + (how === 'shown' ? ourMargin : how === 'without' ? ourMarginWithout : 0);
      }, touchpoint.margin),
    })),
  );
  for (let round = 0; round < 2000; round++) {
    const next = touchpoints.map(({ optOut, duration, next: paths }, i) => {
      const beta = discountPerPeriod ** duration;
      const following = (of: readonly number[]) =>
        paths.reduce((sum, { to, share }) => sum + (to === COMPLETE ? 0 : share * of[to]!), 0);
      const [first, square] = [beta * following(mean), beta ** 2 * following(second)];
      let [m, s] = [0, 0];
      for (const { probability, cost, money } of cases[i]!) {
        const now = money - cost;
        m += probability * (optOut * -cost + (1 - optOut) * (now + first));
        s +=
          probability * (optOut * cost ** 2 + (1 - optOut) * (now ** 2 + 2 * now * first + square));
      }
      return [m, s] as const;
    });
    mean = next.map(([m]) => m);
    second = next.map(([, s]) => s);
  }
  const overEntries = (of: readonly number[]) =>
    entry.reduce((sum, share, i) => sum + share * of[i]!, 0);
  return { mean: overEntries(mean), second: overEntries(second) };
}

function denseFlow({ touchpoints }: Model): number[][] {
  return touchpoints.map(({ optOut, next }) =>
    touchpoints.map((_, j) =>
      next.reduce((sum, { to, share }) => sum + (to === j ? (1 - optOut) * share : 0), 0),
    ),
  );
}
