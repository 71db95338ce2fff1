import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../../src/simulation/forecast.ts';
import { BlockRunner } from '../../../src/simulation/monte-carlo/block-runner.ts';
import {
  BLOCK_SIZE,
  OFFER_SUMS,
  OUTCOME,
  TOUCHPOINT_SUMS,
  type Block,
  type OfferSum,
  type TouchpointSum,
} from '../../../src/simulation/monte-carlo/block.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { tellStory, type Story } from '../../../src/simulation/monte-carlo/story.ts';
import { runnerFor } from '../../../src/simulation/monte-carlo/runner.ts';
import { summarise } from '../../../src/simulation/monte-carlo/summary.ts';
import { COMPLETE, DEFAULT_PSYCHOLOGY, type Model } from '../../../src/simulation/model.ts';
import {
  aChain,
  aModel,
  between,
  publishedCase,
  randomModel,
  rower,
  withTouchpoint,
} from '../models.ts';

function blocksOf(model: Model, count: number, seed = 1, first = 0): Block[] {
  const runner = new BlockRunner(planFor(model, seed));
  return Array.from({ length: count }, (_, at) => runner.run(first + at));
}

function resultOf(model: Model, count: number, seed = 1) {
  return summarise([{ model, blocks: blocksOf(model, count, seed) }]);
}

/** The sums of a block, from the stories of its customers. */
function toldSums(stories: readonly Story[], touchpoint: string) {
  const encounters = stories.flatMap((story) =>
    story.encounters
      .map((one, at) => ({
        ...one,
        completes: story.outcome === 'completed' && at === story.encounters.length - 1,
      }))
      .filter((one) => one.touchpoint === touchpoint),
  );
  const total = (of: (one: (typeof encounters)[number]) => number) =>
    encounters.reduce((sum, one) => sum + of(one), 0);
  const sums: Record<TouchpointSum, number> = {
    visits: encounters.length,
    firstVisits: total(({ visit }) => (visit === 0 ? 1 : 0)),
    exits: total(({ left }) => Number(left)),
    completions: total(({ completes }) => Number(completes)),
    quality: total(({ quality }) => quality),
    expectation: total(({ expectation }) => expectation),
    reference: total(({ reference }) => reference),
    felt: total(({ felt }) => felt),
    satisfaction: total(({ satisfaction }) => satisfaction),
    topBox: total(({ satisfaction }) => Number(satisfaction >= 9 - 1e-9)),
    bottomBox: total(({ satisfaction }) => Number(satisfaction < 6.5 - 1e-9)),
    unvoicedPain: total(({ pains }) => pains.filter(({ voiced }) => !voiced).length),
    ours: total(({ ours }) => ours),
    partners: total(({ partners }) => partners),
  };
  return { sums, encounters };
}

describe('a block of customers', () => {
  test('lives through exactly the stories of its customers', () => {
    fc.assert(
      fc.property(randomModel(), fc.integer(), fc.option(between(0.5, 20)), (own, seed, c) => {
        const model = { ...own, concentration: c };
        const plan = planFor(model, seed);
        const block = new BlockRunner(plan).run(3);
        const stories = Array.from({ length: BLOCK_SIZE }, (_, slot) =>
          tellStory(plan, 3 * BLOCK_SIZE + slot),
        );
        stories.forEach((story, slot) => {
          expect(block.lifetimeValue[slot]).toBe(story.lifetimeValue);
          expect(block.partners[slot]).toBe(story.partners);
          expect(block.felt[slot]).toBe(story.experienceSum);
          expect(block.memory[slot]).toBe(story.memory ?? NaN);
          expect(block.rating[slot]).toBe(story.rating ?? -1);
          expect(block.outcome[slot]).toBe(OUTCOME[story.outcome]);
        });
        model.touchpoints.forEach(({ id }, index) => {
          const { sums } = toldSums(stories, id);
          TOUCHPOINT_SUMS.forEach((name, at) => {
            const found = block.touchpoints[index * TOUCHPOINT_SUMS.length + at]!;
            expect(Math.abs(found - sums[name])).toBeLessThan(1e-8 * (1 + Math.abs(sums[name])));
          });
        });
      }),
      { numRuns: 25 },
    );
  });

  test('counts offers as its customers met them', () => {
    fc.assert(
      fc.property(randomModel({ size: 4 }), (model) => {
        const plan = planFor(model, 5);
        const block = new BlockRunner(plan).run(0);
        const met = Array.from({ length: BLOCK_SIZE }, (_, slot) => tellStory(plan, slot)).flatMap(
          ({ encounters }) =>
            encounters.flatMap(({ touchpoint, left, offers }) =>
              offers.map((offer) => ({ touchpoint, left, ...offer })),
            ),
        );
        let place = 0;
        for (const { id, offers } of model.touchpoints) {
          for (const offer of offers) {
            const own = met.filter((one) => one.touchpoint === id && one.id === offer.id);
            const sum = (name: OfferSum) =>
              block.offers[place * OFFER_SUMS.length + OFFER_SUMS.indexOf(name)];
            expect(sum('shown')).toBe(own.filter(({ shown }) => shown).length);
            const stayed = own.filter(({ left, bought }) => bought && !left);
            expect(sum('taken')).toBe(stayed.filter(({ shown }) => shown).length);
            expect(sum('takenWithout')).toBe(stayed.filter(({ shown }) => !shown).length);
            place++;
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('is the same whatever ran before it', () => {
    const plan = planFor(rower(), 9);
    const used = new BlockRunner(plan);
    used.run(0);
    used.run(1);
    expect(used.run(4)).toEqual(new BlockRunner(plan).run(4));
  });

  test('a seed decides everything, and another seed something else', () => {
    expect(blocksOf(rower(), 1, 11)).toEqual(blocksOf(rower(), 1, 11));
    expect(blocksOf(rower(), 1, 11)).not.toEqual(blocksOf(rower(), 1, 12));
  });

  test('cuts off a journey that hardly anybody leaves', () => {
    const model = aModel({
      touchpoints: aChain([{ optOut: 1e-9, next: [{ to: 0, share: 1 }] }]),
    });
    const [block] = blocksOf(model, 1);
    expect(block!.touchpoints[0]).toBe(BLOCK_SIZE * 10_000);
    expect(new Set(block!.outcome)).toEqual(new Set([OUTCOME.unfinished]));
    expect(resultOf(model, 1).unfinished).toBe(1);
  });

  test('customers who skip everything complete with nothing to remember', () => {
    const model = aModel({ touchpoints: aChain([{}]), entry: [0] });
    const [block] = blocksOf(model, 1);
    expect(new Set(block!.outcome)).toEqual(new Set([OUTCOME.completed]));
    const result = resultOf(model, 1);
    expect([result.memory, result.rating, result.completion.value]).toEqual([null, null, 1]);
    expect(result.touchpoints['t0']!.quality).toBeNull();
  });
});

describe('common chance', () => {
  const touchpoints = () =>
    aChain([{}, { offers: [anOffer('a')] }, { offers: [anOffer('b')] }, { margin: 5 }]);
  const anOffer = (id: string) => ({
    id,
    partner: 'p',
    takeUp: 0.4,
    base: 0.2,
    ourMargin: 5,
    partnerMargin: 2,
    ourMarginWithout: 1,
    partnerMarginWithout: 1,
    lift: 1,
    rule: 'always' as const,
    on: true,
    counting: 'once' as const,
  });

  test('an offer switched off changes nobody before its touchpoint', () => {
    const on = aModel({ touchpoints: touchpoints() });
    const off = withTouchpoint(on, 't2', ({ offers }) => ({
      offers: offers.map((offer) => ({ ...offer, on: false })),
    }));
    for (let customer = 0; customer < 500; customer++) {
      const before = tellStory(planFor(on, 3), customer).encounters;
      const after = tellStory(planFor(off, 3), customer).encounters;
      expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    }
  });

  test('a touchpoint put in between leaves the others their chance', () => {
    const plain = aModel({ touchpoints: aChain([{}, {}]) });
    const longer = aModel({
      touchpoints: aChain([{}, { id: 'new', optOut: 0 }, { id: 't1' }]),
    });
    for (let customer = 0; customer < 500; customer++) {
      const left = (model: Model) => {
        const last = tellStory(planFor(model, 3), customer).encounters.at(-1)!;
        return last.left ? last.touchpoint : null;
      };
      expect(left(longer)).toBe(left(plain));
    }
  });

  test('the order of touchpoints does not matter', () => {
    const model = rower();
    const turned: Model = {
      ...model,
      touchpoints: [...model.touchpoints].reverse().map((touchpoint) => ({
        ...touchpoint,
        next: touchpoint.next.map(({ to, share }) => ({
          to: to === COMPLETE ? COMPLETE : model.touchpoints.length - 1 - to,
          share,
        })),
      })),
      entry: [...model.entry].reverse(),
    };
    expect(blocksOf(turned, 1)[0]!.lifetimeValue).toEqual(blocksOf(model, 1)[0]!.lifetimeValue);
  });
});

describe('Monte Carlo and GRID agree', () => {
  const limit = 4.5; // standard errors; some two hundred figures are compared
  test('on every figure of random journeys', () => {
    fc.assert(
      fc.property(randomModel({ once: false, size: 5 }), (model) => {
        const exact = forecast(model, { noiseNodes: 241, levelsPerPoint: 40 });
        const run = resultOf(model, 24, 20_000);
        const near = (found: { value: number; standardError: number }, expected: number) => {
          const distance = Math.abs(found.value - expected);
          expect(distance).toBeLessThan(
            limit * found.standardError + 2e-3 * (1 + Math.abs(expected)),
          );
        };
        near(run.lifetimeValue, exact.journey.lifetimeValue);
        near(run.partners, exact.journey.partnerTotal);
        near(run.experienceSum, exact.journey.experienceSum);
        near(run.completion, exact.journey.completion);
        for (const [id, place] of Object.entries(exact.touchpoints)) {
          const found = run.touchpoints[id]!;
          near(found.reach!, place.reach);
          near(found.visits!, place.visits);
          near(found.unvoicedPain!, place.unvoicedPain);
          if (place.visits < 0.02) continue; // too few customers for their own error to be known
          near(found.quality!, place.quality!);
          near(found.satisfaction!, place.satisfaction!);
          near(found.dropOff!, place.dropOff!);
        }
        for (const [id, stage] of Object.entries(exact.stages)) {
          near(run.stages[id]!.reach!, stage.reach);
          if (stage.reach >= 0.02) near(run.stages[id]!.dropOff!, stage.dropOff!);
        }
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  test('on what is clipped: once, after lifts, losses and noise', () => {
    const offer = { id: 'o', partner: null, takeUp: 1, base: 0, lift: 2, on: true } as const;
    const model = aModel({
      psychology: { ...DEFAULT_PSYCHOLOGY, spread: 1 },
      touchpoints: aChain([
        {
          quality: 9.5,
          offers: [
            {
              ...offer,
              ourMargin: 0,
              partnerMargin: 0,
              ourMarginWithout: 0,
              partnerMarginWithout: 0,
              rule: 'always',
              counting: 'everyVisit',
            },
          ],
        },
      ]),
    });
    const exact = forecast(model, { noiseNodes: 241 }).touchpoints['t0']!.quality!;
    const { value, standardError } = resultOf(model, 20).touchpoints['t0']!.quality!;
    expect(Math.abs(value - exact)).toBeLessThan(4 * standardError + 1e-3);
    expect(exact).toBeGreaterThan(9.9);
  });

  const { expected } = publishedCase('P37') as unknown as {
    expected: Record<string, number>;
  };

  test('P37: on the rowing machine, 24 seeds of 400,000 customers by chi-square', () => {
    let squares = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const runner = runnerFor(planFor(rower(), seed));
      const customers = Math.ceil(400_000 / BLOCK_SIZE) * BLOCK_SIZE;
      let total = 0;
      let ofSquares = 0;
      for (let block = 0; block < customers / BLOCK_SIZE; block++) {
        for (const value of runner.run(block).lifetimeValue) {
          total += value;
          ofSquares += value * value;
        }
      }
      const mean = total / customers;
      const variance = ofSquares / customers - mean * mean;
      squares += (mean - expected['CLV']!) ** 2 / (variance / customers);
    }
    // The central 99.8 % of chi-square with 24 degrees of freedom.
    expect(squares).toBeGreaterThan(8.1);
    expect(squares).toBeLessThan(51.2);
  });
});

describe('P37: what only Monte Carlo gives', () => {
  const run = resultOf(rower(), 300, 37);
  const within = (found: { value: number; standardError: number }, expected: number) =>
    expect(Math.abs(found.value - expected)).toBeLessThan(4 * found.standardError);

  test('memory, customers and their recommendations', () => {
    within(run.memory!, 6.725);
    within(run.memoryOfCustomers!, 5.871);
    within(run.becameCustomer, 0.4451);
    within(run.rating!.promoters, 0.162);
    within(run.rating!.detractors, 0.584);
    within(run.rating!.net, -0.4216);
    expect(run.lifetimeValue.spread).toBeCloseTo(200.7, -0.5);
    expect(run.referral.perArrival).toBeCloseTo(0.0361, 2);
    expect(run.referral.multiplier).toBeCloseTo(1.0374, 2);
    const computed = forecast(rower()).journey.lifetimeValue;
    expect(run.customerEquity.value).toBeCloseTo(1000 * computed * run.referral.multiplier, 6);
  });

  test('the standard error of the net rating is that of its published formula', () => {
    const { promoters, detractors, net } = run.rating!;
    const asked = run.becameCustomer.value * run.customers;
    const variance = promoters.value + detractors.value - (promoters.value - detractors.value) ** 2;
    expect(net.standardError / Math.sqrt(variance / asked)).toBeCloseTo(1, 0);
  });
});

test('P35: a fresh map is flat', () => {
  const n = 8;
  const model = aModel({ touchpoints: aChain(Array.from({ length: n }, () => ({}))) });
  const { rating, completion, memory } = resultOf(model, 60);
  expect(memory).toEqual({ value: 7.5, standardError: 0 });
  expect(Math.abs(completion.value - 0.95 ** n)).toBeLessThan(4 * completion.standardError);
  expect(Math.abs(rating!.promoters.value - 0.15866)).toBeLessThan(
    4 * rating!.promoters.standardError,
  );
  expect(Math.abs(rating!.net.value)).toBeLessThan(4 * rating!.net.standardError);
});
