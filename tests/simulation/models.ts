/** Models to test with: the rowing machine of the published cases, plain chains, and random ones. */
import fc from 'fast-check';
import {
  COMPLETE,
  DEFAULT_PSYCHOLOGY,
  type Model,
  type ModelOffer,
  type ModelPain,
  type ModelTouchpoint,
} from '../../src/simulation/model.ts';
import file from '../fixtures/simulation-cases.json' with { type: 'json' };

export function aTouchpoint(values: Partial<ModelTouchpoint> = {}): ModelTouchpoint {
  return {
    id: 'touchpoint',
    stage: 'stage',
    quality: 7.5,
    optOut: 0.05,
    margin: 0,
    cost: 0,
    duration: 1,
    promise: null,
    kano: 'performance',
    purchase: false,
    next: [],
    pains: [],
    offers: [],
    ...values,
  };
}

export function aModel(values: Partial<Model> & Pick<Model, 'touchpoints'>): Model {
  return {
    stages: [...new Set(values.touchpoints.map(({ stage }) => stage))],
    entry: values.touchpoints.map((_, index) => (index === 0 ? 1 : 0)),
    psychology: DEFAULT_PSYCHOLOGY,
    expectation: 7.5,
    discountPerPeriod: 1,
    arrivals: 1000,
    competitorScore: 7.5,
    invitations: 5,
    acceptance: 0.1,
    acquisitionCost: 0,
    concentration: null,
    ...values,
  };
}

/** Touchpoints one after another; the last one completes. */
export function aChain(touchpoints: readonly Partial<ModelTouchpoint>[]): ModelTouchpoint[] {
  return touchpoints.map((values, index) =>
    aTouchpoint({
      id: `t${index}`,
      next: [{ to: index + 1 < touchpoints.length ? index + 1 : COMPLETE, share: 1 }],
      ...values,
    }),
  );
}

const STAGE_OF: Record<string, string> = {
  ad: 'interested',
  shop: 'interested',
  buy: 'engaged',
  wait: 'awaiting delivery',
  install: 'installation',
  use: 'support and use',
  support: 'support and use',
  recommend: 'support and use',
};

/** The lifecycle of a rowing machine, the fixture of cases P36 to P39. */
export function rower(): Model {
  const fixture = file.fixtures['rower-3'];
  const { psy } = fixture;
  const names = fixture.touchpoints.map(({ name }) => name);
  const touchpoints = fixture.touchpoints.map((given): ModelTouchpoint => {
    const { pains, offers, promise, purchase, margin, cost, name } = {
      pains: [],
      offers: [],
      promise: null,
      purchase: false,
      margin: 0,
      cost: 0,
      ...given,
    };
    return aTouchpoint({
      id: name,
      stage: STAGE_OF[name]!,
      quality: given.q,
      optOut: given.exit,
      margin,
      cost,
      promise,
      purchase,
      next: fixture.edges
        .filter(([from]) => from === name)
        .map(([, to, share]) => ({
          to: to === 'COMPLETE' ? COMPLETE : names.indexOf(String(to)),
          share: Number(share),
        })),
      pains: pains.map((pain) => ({
        id: `${name} goes wrong`,
        likelihood: pain.prob,
        loss: pain.loss,
        voiced: pain.voice,
        recovered: pain.recover,
        recoveryCost: pain.rcost,
      })),
      offers: offers.map((offer) => ({
        id: `${name} offer`,
        partner: `${name} partner`,
        takeUp: offer.take,
        base: offer.base,
        ourMargin: offer.our,
        partnerMargin: offer.partner,
        ourMarginWithout: 'our0' in offer ? offer.our0 : 0,
        partnerMarginWithout: 'partner0' in offer ? offer.partner0 : 0,
        lift: offer.lift,
        rule: 'show' in offer ? 'afterPain' : 'always',
        on: true,
        counting: 'everyVisit',
      })),
    });
  });
  return aModel({
    touchpoints,
    psychology: {
      barUp: psy.alpha_up,
      barDown: psy.alpha_dn,
      lossAversion: psy.lambda_,
      diminishing: psy.a,
      surpriseWeight: psy.eta,
      stayingWeight: psy.kappa,
      promiseWeight: psy.promise_w,
      spread: psy.sigma,
    },
    expectation: fixture.E0,
    discountPerPeriod: fixture.discount_per_visit,
  });
}

/** The same model with some values of one touchpoint replaced. */
export function withTouchpoint(
  model: Model,
  id: string,
  change: (touchpoint: ModelTouchpoint) => Partial<ModelTouchpoint>,
): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint) =>
      touchpoint.id === id ? { ...touchpoint, ...change(touchpoint) } : touchpoint,
    ),
  };
}

/** The same model with some of its psychology replaced. */
export function withPsychology(model: Model, change: Partial<Model['psychology']>): Model {
  return { ...model, psychology: { ...model.psychology, ...change } };
}

/** Inputs, expected values and tolerances of a published case. */
export function publishedCase(id: string) {
  const found = file.cases.find((one) => one.id === id);
  if (!found) throw new Error(`There is no case ${id}`);
  return found;
}

/** A lattice that is quick to work on, for what holds on any lattice. */
export const COARSE = { levelsPerPoint: 5, noiseNodes: 21 };

/** A number evenly drawn; `fc.double` draws bit patterns, nearly all of which are next to nothing. */
export function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 10_000 }).map((step) => min + ((max - min) * step) / 10_000);
}

const share = between(0, 1);

const aPain: fc.Arbitrary<Omit<ModelPain, 'id'>> = fc.record({
  likelihood: share,
  loss: fc.constantFrom(0, 1, 2, 3, 1.7),
  voiced: share,
  recovered: share,
  recoveryCost: between(0, 20),
});

const anOffer: fc.Arbitrary<Omit<ModelOffer, 'id'>> = fc.record({
  partner: fc.constantFrom(null, 'club', 'shoes'),
  takeUp: share,
  base: share,
  ourMargin: between(-10, 30),
  partnerMargin: between(-10, 30),
  ourMarginWithout: between(-10, 30),
  partnerMarginWithout: between(-10, 30),
  lift: fc.constantFrom(0, 0.5, 1.5, -0.3),
  rule: fc.constantFrom('always', 'afterPain'),
  on: fc.boolean(),
  counting: fc.constantFrom('once', 'everyVisit'),
});

export interface RandomModelOptions {
  /** How many touchpoints at most; 6 if not given. */
  readonly size?: number;
  /** Standard deviations to draw from. */
  readonly spreads?: readonly number[];
  /** Whether offers may count once per customer. */
  readonly once?: boolean;
}

/** Journeys with loops, pains, offers, promises and all Kano types that everybody can leave. */
export function randomModel({
  size = 6,
  spreads = [0, 0.5],
  once = true,
}: RandomModelOptions = {}): fc.Arbitrary<Model> {
  return fc.integer({ min: 1, max: size }).chain((count) => {
    const path = fc.record({ to: fc.integer({ min: 0, max: count }), weight: between(0.1, 1) });
    const touchpoint = fc.record({
      quality: between(3, 10),
      optOut: fc.oneof(fc.constant(0), between(0, 0.4)),
      margin: between(-20, 100),
      cost: between(0, 20),
      duration: fc.constantFrom(0, 1, 3),
      promise: fc.option(between(5, 10)),
      kano: fc.constantFrom('performance' as const, 'basic' as const, 'delighter' as const),
      purchase: fc.boolean(),
      paths: fc.array(path, { maxLength: 3 }),
      pains: fc.array(aPain, { maxLength: 2 }),
      offers: fc.array(anOffer, { maxLength: 2 }),
      stage: fc.integer({ min: 0, max: 2 }),
    });
    return fc
      .record({
        touchpoints: fc.array(touchpoint, { minLength: count, maxLength: count }),
        entry: fc.array(between(0.01, 1), { minLength: count, maxLength: count }),
        psychology: fc.record({
          barUp: between(0, 1),
          barDown: between(0, 1),
          lossAversion: between(1, 3),
          diminishing: between(0.5, 1),
          surpriseWeight: between(0, 0.5),
          stayingWeight: between(0, 1),
          promiseWeight: share,
          spread: fc.constantFrom(...spreads),
        }),
        expectation: between(4, 10),
        discountPerPeriod: between(0.8, 1),
        arrivals: between(1, 5000),
        competitorScore: between(5, 9),
        invitations: between(0, 10),
        acceptance: between(0, 0.3),
        acquisitionCost: between(0, 20),
        concentration: fc.constant(null),
      })
      .map(({ touchpoints, entry, ...others }) => ({
        ...others,
        stages: ['s0', 's1', 's2'],
        entry: normalised(entry),
        touchpoints: touchpoints.map(({ paths, pains, offers, stage, ...values }, index) => {
          // One path in every ten leads out, so that no loop is without end.
          const shares = normalised([...paths.map(({ weight }) => weight), 0.3]);
          const next = paths.map(({ to }, at) => ({
            to: to === count ? COMPLETE : to,
            share: shares[at]!,
          }));
          return {
            ...values,
            id: `t${index}`,
            stage: `s${stage}`,
            next: [...next, { to: COMPLETE, share: shares[paths.length]! }],
            pains: pains.map((pain, at) => ({ ...pain, id: `pain ${index}.${at}` })),
            offers: offers.map((offer, at) => ({
              ...offer,
              id: `offer ${index}.${at}`,
              counting: once ? offer.counting : ('everyVisit' as const),
            })),
          };
        }),
      }));
  });
}

export function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
