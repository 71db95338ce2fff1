/** What Monte Carlo is measured with; one model for each segment. The same name gives the same models. */
import { COMPLETE, type Model, type ModelTouchpoint } from '#simulation/model.ts';
import { aModel, aTouchpoint, rower } from '../simulation/models.ts';

export type JourneyName = 'rower-3' | 'forty';

export const JOURNEYS: Readonly<Record<JourneyName, string>> = {
  'rower-3': 'rowing machine, 8 touchpoints',
  forty: '40 touchpoints, 3 segments, sigma 0.5',
};

export function journeyNamed(name: JourneyName): readonly Model[] {
  return name === 'rower-3' ? [rower()] : [0, 1, 2].map(fortyTouchpoints);
}

const SIZE = 40;

/** A chain with a way back at every fifth touchpoint, after which customers have made some nineteen steps. */
function fortyTouchpoints(segment: number): Model {
  return aModel({
    touchpoints: Array.from({ length: SIZE }, (_, at) => touchpointAt(at, segment)),
    psychology: {
      barUp: 0.3,
      barDown: 0.1,
      lossAversion: 2.25,
      diminishing: 0.88,
      surpriseWeight: 0.25,
      stayingWeight: 0.5,
      promiseWeight: 0.5,
      spread: 0.5,
    },
    expectation: 7 + segment / 2,
    discountPerPeriod: 0.99,
  });
}

function touchpointAt(at: number, segment: number): ModelTouchpoint {
  const onward = at + 1 < SIZE ? at + 1 : COMPLETE;
  const back = at % 5 === 4 ? [{ to: at - 3, share: 0.2 }] : [];
  return aTouchpoint({
    id: `t${at}`,
    stage: `s${Math.floor(at / 8)}`,
    quality: 7 + ((at * 7 + segment * 3) % 10) / 5,
    optOut: 0.035,
    margin: at % 4 === 0 ? 10 : 0,
    cost: 1,
    purchase: at === 12,
    promise: at % 9 === 6 ? 8 : null,
    next: [{ to: onward, share: back.length > 0 ? 0.8 : 1 }, ...back],
    pains: at % 5 === 2 ? [aPain(at)] : [],
    offers: at % 8 === 5 ? [anOffer(at)] : [],
  });
}

function aPain(at: number): ModelTouchpoint['pains'][number] {
  return {
    id: `pain ${at}`,
    likelihood: 0.2,
    loss: 2,
    voiced: 0.4,
    recovered: 0.5,
    recoveryCost: 4,
  };
}

function anOffer(at: number): ModelTouchpoint['offers'][number] {
  return {
    id: `offer ${at}`,
    partner: 'partner',
    takeUp: 0.2,
    base: 0.1,
    ourMargin: 8,
    partnerMargin: 5,
    ourMarginWithout: 0,
    partnerMarginWithout: 3,
    lift: 0.5,
    rule: at % 16 === 5 ? 'always' : 'afterPain',
    on: true,
    counting: at % 16 === 5 ? 'once' : 'everyVisit',
  };
}
