import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactReach, solveExact } from '../../src/simulation/exact.ts';
import { forecast } from '../../src/simulation/forecast.ts';
import { firstArrivals } from '../../src/simulation/grid-reach.ts';
import { solveGrid, totalOf, valueToGo, visitsOf } from '../../src/simulation/grid.ts';
import { MEASURES, type MeasureName } from '../../src/simulation/grid-measures.ts';
import { valueAt } from '../../src/simulation/lattice.ts';
import { fundamentalMatrix } from '../../src/simulation/markov.ts';
import { COMPLETE, completingAtOnce, type Model } from '../../src/simulation/model.ts';
import { encounter } from '../../src/simulation/psychology.ts';
import { expectAllClose, expectClose } from './close-to.ts';
import {
  aChain,
  aModel,
  aTouchpoint,
  COARSE,
  publishedCase,
  randomModel,
  rower,
  withPsychology,
} from './models.ts';

const NAMES = Object.keys(MEASURES) as MeasureName[];

describe('P35: a fresh map, no number entered', () => {
  const { expected, tolerance } = publishedCase('P35') as unknown as {
    expected: { completed: number; visits: number[]; gap: number[] };
    tolerance: number;
  };
  const fresh = forecast(aModel({ touchpoints: aChain(expected.visits.map(() => ({}))) }));
  const touchpoints = Object.values(fresh.touchpoints);

  test('is a flat line', () => {
    expectClose(fresh.journey.completion, expected.completed, tolerance);
    expectAllClose(
      touchpoints.map(({ visits }) => visits),
      expected.visits,
      tolerance,
    );
    for (const { gap, felt, satisfaction, expectation, quality } of touchpoints) {
      expectClose(gap, 0, tolerance);
      expectClose(felt, 0, tolerance);
      for (const level of [satisfaction, expectation, quality]) expectClose(level, 7.5, tolerance);
    }
    expectClose(fresh.journey.customerValueAdded, 1, tolerance);
  });
});

describe('P37: the rowing machine with everything', () => {
  const { expected, tolerance } = publishedCase('P37') as unknown as {
    expected: Record<'CLV' | 'partner' | 'completed', number> &
      Record<'E' | 'sat' | 'exit' | 'unvoiced', number[]>;
    tolerance: number;
  };
  const { journey, touchpoints } = forecast(rower());
  const each = Object.values(touchpoints);

  test('money and completion', () => {
    expectClose(journey.lifetimeValue, expected.CLV, tolerance);
    expectClose(journey.partnerTotal, expected.partner, tolerance);
    expectClose(journey.completion, expected.completed, tolerance);
    expect(Math.abs(journey.experienceSum - -5.412)).toBeLessThan(0.0135);
  });

  test('every touchpoint', () => {
    const all = (value: (one: (typeof each)[number]) => number | null) => each.map(value);
    expectAllClose(
      all((one) => one.expectation),
      expected.E,
      tolerance,
    );
    expectAllClose(
      all((one) => one.satisfaction),
      expected.sat,
      tolerance,
    );
    expectAllClose(
      all((one) => one.exits),
      expected.exit,
      tolerance,
    );
    expectAllClose(
      all((one) => one.unvoicedPain),
      expected.unvoiced,
      tolerance,
    );
    const visits = [1, 0.58939, 0.49423, 0.44506, 0.37365, 3.62041, 0.52877, 0.35251];
    expectAllClose(
      all((one) => one.visits),
      visits,
      tolerance,
    );
  });

  test('reach agrees with 9.6 million simulated customers', () => {
    const simulated = [1, 0.5893, 0.4942, 0.4451, 0.3737, 0.3296, 0.2187, 0.1719];
    const customers = 9_600_000;
    each.forEach(({ reach }, index) => {
      const share = simulated[index]!;
      const error = Math.sqrt((share * (1 - share)) / customers);
      expect(Math.abs(reach - share)).toBeLessThan(4 * error + 0.00005);
    });
  });

  test('a fine lattice converges on the printed values', () => {
    const fine = solveGrid(rower(), { levelsPerPoint: 80, noiseNodes: 481 });
    expect(totalOf(fine, 'lifetimeValue')).toBeCloseTo(163.166, 3);
    expect(totalOf(fine, 'partnerTotal')).toBeCloseTo(6.0857, 3);
    expect(totalOf(fine, 'experienceSum')).toBeCloseTo(-5.412, 3);
    expect(totalOf(fine, 'completion')).toBeCloseTo(0.17626, 5);
  });
});

describe('without feelings the grid is the exact engine', () => {
  const blind = (model: Model) => withPsychology(model, { stayingWeight: 0 });

  test('flow and money of any journey agree to 1e-6', () => {
    fc.assert(
      fc.property(randomModel(), (given) => {
        const model = blind(given);
        const exact = solveExact(model);
        const grid = solveGrid(model);
        expectAllClose(visitsOf(grid), [...exact.visits], 1e-6);
        expectClose(totalOf(grid, 'completion'), exact.completion, 1e-6);
        expectClose(totalOf(grid, 'lifetimeValue'), exact.lifetimeValue, 1e-6);
        const partners = Object.values(exact.partners).reduce((sum, one) => sum + one, 0);
        expectClose(totalOf(grid, 'partnerTotal'), partners, 1e-6);
        const results = Object.values(forecast(model, { importance: false }).touchpoints);
        expectAllClose(
          results.map(({ reach }) => reach),
          [...exactReach(model)],
          1e-6,
        );
        results.forEach(({ valueToGo, visits }, index) => {
          if (visits > 0) expectClose(valueToGo, exact.valueToGo[index]!, 1e-6);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('expectation and gap agree where nothing clips and the bar moves alike both ways', () => {
    const mild = randomModel({ spreads: [0, 0.2] }).map((given) => {
      const model = blind(given);
      return {
        ...withPsychology(model, { barDown: model.psychology.barUp }),
        expectation: 4 + model.expectation / 5,
        touchpoints: model.touchpoints.map((touchpoint) => ({
          ...touchpoint,
          quality: 5 + touchpoint.quality / 20,
          promise: touchpoint.promise === null ? null : 4 + touchpoint.promise / 4,
          pains: touchpoint.pains.map((pain) => ({ ...pain, loss: pain.loss / 3 })),
          offers: touchpoint.offers.map((offer) => ({ ...offer, lift: offer.lift / 2 })),
        })),
      };
    });
    fc.assert(
      fc.property(mild, (model) => {
        const exact = solveExact(model);
        Object.values(forecast(model, { ...COARSE, importance: false }).touchpoints).forEach(
          (one, index) => {
            if (one.visits < 1e-3) return;
            expectClose(one.expectation, exact.expectation[index]!, 1e-6);
            expectClose(one.reference, exact.reference[index]!, 1e-6);
            expectClose(one.gap, exact.gap[index]!, 1e-6);
          },
        );
      }),
    );
  });

  test('stage reach is the chance of ever coming to one of its touchpoints', () => {
    fc.assert(
      fc.property(randomModel(), (given) => {
        const model = blind(given);
        const { stages } = forecast(model, { ...COARSE, importance: false });
        for (const stage of model.stages) {
          const isInside = model.touchpoints.map((one) => one.stage === stage);
          // The journey ends at the stage: visits there are first arrivals.
          const until = model.touchpoints.map(({ optOut, next }, i) =>
            model.touchpoints.map((_, j) =>
              isInside[i]
                ? 0
                : next.reduce(
                    (sum, { to, share }) => sum + (to === j ? (1 - optOut) * share : 0),
                    0,
                  ),
            ),
          );
          const visits = fundamentalMatrix(until);
          let expected = 0;
          model.entry.forEach((share, i) =>
            isInside.forEach((inside, j) => {
              if (inside) expected += share * visits[i]![j]!;
            }),
          );
          expectClose(stages[stage]!.reach, expected, 1e-9);
        }
      }),
    );
  });
});

describe('any journey', () => {
  test('exits, completion and what is unfinished make one', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const { journey, touchpoints } = forecast(model, { ...COARSE, importance: false });
        const exits = Object.values(touchpoints).reduce((sum, one) => sum + one.exits, 0);
        expectClose(exits + journey.completion + journey.unfinished, 1, 1e-9);
      }),
    );
  });

  test('value carried back from the start is value summed up forward', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const solution = solveGrid(model, COARSE);
        const { lattice } = solution.network;
        for (const name of NAMES) {
          const values = valueToGo(solution, name);
          const fromStart = model.entry.reduce(
            (sum, share, i) =>
              sum + share * valueAt(lattice, values, i * lattice.levels, model.expectation),
            MEASURES[name].completion * completingAtOnce(model),
          );
          const total = totalOf(solution, name);
          expect(Math.abs(fromStart - total)).toBeLessThan(1e-7 * (1 + Math.abs(total)));
        }
      }),
    );
  });

  test('a table row is the plain formulas of one encounter', () => {
    fc.assert(
      fc.property(randomModel({ spreads: [0] }), (given) => {
        const bare = {
          ...given,
          touchpoints: given.touchpoints.map((one) => ({ ...one, pains: [], offers: [] })),
        };
        const { network } = solveGrid(bare, COARSE);
        const { levels, levelsPerPoint } = network.lattice;
        bare.touchpoints.forEach((touchpoint, i) => {
          const table = network.tables[i]!;
          for (let level = 0; level < levels; level += 5) {
            table.need(level);
            const expected = encounter(
              touchpoint,
              level / levelsPerPoint,
              touchpoint.quality,
              bare.psychology,
            );
            expectClose(table.optOut[level], expected.optOut, 1e-12);
            expectClose(table.felt[level], expected.felt, 1e-12);
            expectClose(table.satisfaction[level], expected.satisfaction, 1e-12);
            expectClose(table.referenceAt(level), expected.reference, 1e-12);
            let mean = 0;
            for (let k = 0; k < table.width; k++) {
              const share = table.next[level * table.width + k]!;
              mean += (share * (table.firstNext[level]! + k)) / levelsPerPoint;
            }
            expectClose(mean, (1 - expected.optOut) * expected.next, 1e-12);
          }
        });
      }),
    );
  });
});

describe('loops', () => {
  test('an offer counted once is taken by reach times take-up', () => {
    const model = rower();
    const withOnce: Model = {
      ...model,
      touchpoints: model.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        offers: touchpoint.offers.map((offer) => ({ ...offer, counting: 'once' as const })),
      })),
    };
    const solution = solveGrid(withPsychology(withOnce, { stayingWeight: 0 }));
    const { offers, touchpoints } = forecast(withPsychology(withOnce, { stayingWeight: 0 }));
    const use = model.touchpoints[5]!;
    expectClose(
      offers['use offer']!.taken,
      touchpoints['use']!.reach * use.offers[0]!.takeUp * (1 - use.optOut),
      1e-9,
    );
    expect(solution.once.map(({ offerId }) => offerId)).toEqual(['use offer', 'support offer']);
  });

  test('an offer counted once at two touchpoints in a row is taken once', () => {
    const offer = {
      ...rower().touchpoints[2]!.offers[0]!,
      id: 'same',
      counting: 'once' as const,
      lift: 0,
    };
    const touchpoints = aChain([
      { optOut: 0, offers: [offer] },
      { optOut: 0, offers: [offer] },
    ]);
    const { offers } = forecast(aModel({ touchpoints }));
    expectClose(offers['same']!.taken, offer.takeUp, 1e-9);
  });

  test('take-up and flow settle on each other', () => {
    fc.assert(
      fc.property(randomModel(), (model) => {
        const { network, flow, limits, once } = solveGrid(model, COARSE);
        for (const { touchpoints, factor } of once) {
          const visits = touchpoints.reduce((sum, i) => {
            const { levels } = network.lattice;
            const here = flow.visits.subarray(i * levels, (i + 1) * levels);
            return sum + here.reduce((all, one) => all + one, 0);
          }, 0);
          const reach = firstArrivals(model, network, flow, touchpoints, limits);
          expectClose(factor * visits, reach, 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a run stops after the most visits and says what is left', () => {
    const endless = aModel({
      touchpoints: [
        aTouchpoint({
          optOut: 1e-6,
          next: [{ to: 0, share: 1 }],
        }),
      ],
    });
    const { journey, touchpoints } = forecast(endless);
    expectClose(touchpoints['touchpoint']!.visits, 10_000, 0.01 * 10_000);
    expectClose(journey.unfinished, (1 - 1e-6) ** 10_000, 1e-6);
    expect(forecast(endless, { mostVisits: 10 }).journey.visits).toBeLessThan(10.001);
  });

  test('customers who skip everything complete at once', () => {
    const half = aModel({
      touchpoints: [aTouchpoint({ optOut: 1, next: [{ to: COMPLETE, share: 1 }] })],
      entry: [0.25],
    });
    expectClose(forecast(half).journey.completion, 0.75, 1e-12);
    expectClose(totalOf(solveGrid(half), 'completion'), 0.75, 1e-12);
  });
});
