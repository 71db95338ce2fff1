/**
 * The list of figures: every number that the interface shows of a result has its id here, with what it can be a figure of,
 * how it is calculated and which inputs can move it.
 */
import type { Metric } from '#domain/kinds/metric.ts';
import { COMPLETE, type Path } from '#domain/kinds/path.ts';
import { find } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import {
  completion,
  conversion,
  journeyDropOff,
  pathFlow,
  reach,
  stageDropOff,
  visits,
} from './arrivals.ts';
import { composed, type Step, type StepUnit } from './calculation.ts';
import { churn } from './churn.ts';
import { network, valueAdded } from './comparisons.ts';
import { atEncounter, expectationOnArrival, type EncounterFigure } from './encounter-figures.ts';
import type { FigureId, SimulatedFigure } from './figure-ids.ts';
import { experienceSum, stageFelt, touchpointFelt } from './experience-sum.ts';
import type { Matter, Reach } from './inputs.ts';
import { journeyMean, stageMean, type MeanFigure } from './means.ts';
import {
  journeyMoney,
  partnersMoney,
  stageMoney,
  touchpointMoney,
  worthFromHere,
} from './money.ts';
import {
  offerIncrementStep,
  offerTakenStep,
  painRiskStep,
  silentShareStep,
} from './offers-and-pains.ts';
import { touchpointsAt, type Scene } from './scene.ts';
import {
  customerEquity,
  memory,
  memoryBeside,
  rating,
  ratingBeside,
  referralBeside,
  type RunSeen,
} from './simulated.ts';
import { timings } from './timing.ts';

/** What a figure is a figure of. */
export type Scope = 'journey' | 'stage' | 'touchpoint' | 'partner' | 'offer' | 'painPoint' | 'path';

/** `place` is '' for the whole journey; `metric` is the one that the figure stands beside. */
type Calculate = (scene: Scene, place: RecordId, metric: Metric | null) => Step;

interface Figure {
  readonly unit: StepUnit;
  readonly of: Readonly<Partial<Record<Scope, Calculate>>>;
  /** What moves it beside the flow and the feelings. */
  readonly matters: readonly Matter[];
  /** Where on the map its inputs lie; everywhere if not given. */
  readonly reach?: (scene: Scene, place: RecordId) => Reach;
  /** The same by other conventions. */
  readonly also?: (scene: Scene) => Step[];
}

/** Up to the touchpoints of a place, be it one or a stage; everywhere for the journey. */
function upTo(money?: 'here' | 'ahead') {
  return (scene: Scene, place: RecordId): Reach => {
    if (place === '') return 'all';
    const ids = touchpointsAt(scene, place).map(({ id }) => id);
    return { upTo: ids, ...(money && { money }) };
  };
}

/** A mean over visits: of a touchpoint by the encounter, of a stage and the journey by their touchpoints. */
function felt(figure: EncounterFigure & MeanFigure, unit: StepUnit): Figure {
  return {
    unit,
    of: {
      touchpoint: (scene, place) => atEncounter(scene, figure, place),
      stage: (scene, place) => stageMean(scene, figure, place, unit),
      journey: (scene) => journeyMean(scene, figure, unit),
    },
    matters: [],
    reach: upTo(),
  };
}

const ofTouchpointsOrStages = (owner: 'ours' | 'partners'): Figure => ({
  unit: 'money',
  of: {
    touchpoint: (scene, place) => touchpointMoney(scene, owner, place),
    stage: (scene, place) => stageMoney(scene, owner, place),
  },
  matters: [owner, 'time'],
  reach: upTo('here'),
});

export const FIGURES: Readonly<Record<FigureId, Figure>> = {
  experienceSum: { unit: 'points', of: { journey: experienceSum }, matters: [] },
  completion: { unit: 'share', of: { journey: completion }, matters: [] },
  lifetimeValue: {
    unit: 'money',
    of: { journey: (scene) => journeyMoney(scene, 'ours') },
    matters: ['ours', 'time'],
    also: timings,
  },
  partners: { unit: 'money', of: { journey: partnersMoney }, matters: ['partners', 'time'] },
  network: { unit: 'money', of: { journey: network }, matters: ['ours', 'partners', 'time'] },
  valueAdded: {
    unit: 'ratio',
    of: {
      journey: (scene) => valueAdded(scene, null),
      stage: (scene, place) => valueAdded(scene, place),
    },
    matters: ['competitor'],
    reach: upTo(),
  },
  satisfaction: felt('satisfaction', 'score'),
  quality: felt('quality', 'score'),
  reference: felt('reference', 'score'),
  expectation: {
    ...felt('quality', 'score'),
    of: {
      touchpoint: expectationOnArrival,
      stage: (scene, place) => stageMean(scene, 'expectation', place, 'score'),
    },
  },
  gap: felt('gap', 'points'),
  promiseGap: felt('promiseGap', 'points'),
  brandPromiseGap: {
    unit: 'points',
    of: { stage: brandPromiseGap },
    matters: [],
    reach: upTo(),
  },
  felt: felt('felt', 'points'),
  topBox: felt('topBox', 'share'),
  bottomBox: felt('bottomBox', 'share'),
  dropOff: {
    unit: 'share',
    of: {
      touchpoint: (scene, place) => atEncounter(scene, 'dropOff', place),
      stage: stageDropOff,
      journey: journeyDropOff,
    },
    matters: [],
    reach: upTo(),
  },
  conversion: {
    unit: 'share',
    of: {
      touchpoint: (scene, place) => conversion(place, atEncounter(scene, 'dropOff', place)),
      stage: (scene, place) => conversion(place, stageDropOff(scene, place)),
    },
    matters: [],
    reach: upTo(),
  },
  churn: {
    unit: 'share',
    of: { touchpoint: churn, stage: churn, journey: churn },
    matters: ['duration'],
    reach: upTo(),
  },
  reach: { unit: 'share', of: { touchpoint: reach, stage: reach }, matters: [], reach: upTo() },
  visits: { unit: 'count', of: { touchpoint: visits }, matters: [], reach: upTo() },
  valueToCustomer: {
    unit: 'points',
    of: { touchpoint: touchpointFelt, stage: stageFelt },
    matters: [],
    reach: upTo(),
  },
  valueToUs: ofTouchpointsOrStages('ours'),
  valueToPartners: ofTouchpointsOrStages('partners'),
  runningValue: {
    unit: 'money',
    of: { stage: (scene, place) => journeyMoney(scene, 'ours', { upTo: place }) },
    matters: ['ours', 'time'],
    reach: (scene, place) => {
      const { stageOrder } = scene.whole;
      const before = stageOrder.slice(0, stageOrder.indexOf(place) + 1);
      const ids = before.flatMap((stage) => touchpointsAt(scene, stage).map(({ id }) => id));
      return { upTo: ids, money: 'here' };
    },
  },
  valueToGo: {
    unit: 'money',
    of: { touchpoint: worthFromHere },
    matters: ['ours', 'time'],
    reach: upTo('ahead'),
  },
  pathFlow: {
    unit: 'count',
    of: { path: pathFlowOf },
    matters: [],
    reach: ({ records }, place) => ({ upTo: [find(records, 'path', place)?.from ?? place] }),
  },
  partnerValue: {
    unit: 'money',
    of: { partner: (scene, place) => journeyMoney(scene, 'partners', { partner: place }) },
    matters: ['partners', 'time'],
  },
  offerToUs: {
    unit: 'money',
    of: { offer: (scene, place) => offerIncrementStep(scene, place, 'lifetimeValue') },
    matters: ['ours', 'time'],
    reach: (_scene, place) => ({ withAndWithout: place }),
  },
  offerToPartner: {
    unit: 'money',
    of: { offer: (scene, place) => offerIncrementStep(scene, place, 'partnerTotal') },
    matters: ['partners', 'time'],
    reach: (_scene, place) => ({ withAndWithout: place }),
  },
  offerTaken: { unit: 'count', of: { offer: offerTakenStep }, matters: [] },
  painAtRisk: { unit: 'money', of: { painPoint: painRiskStep }, matters: ['ours', 'time'] },
  painSilent: { unit: 'share', of: { painPoint: silentShareStep }, matters: [] },
  memory: { unit: 'score', of: { journey: unknown('score') }, matters: ['simulated'] },
  rating: { unit: 'rating', of: { journey: unknown('rating') }, matters: ['simulated'] },
  customerEquity: {
    unit: 'money',
    of: { journey: unknown('money') },
    matters: ['ours', 'time', 'equity', 'simulated'],
  },
};

/** What simulated customers say, and what stands beside it. */
export const SIMULATED: Readonly<
  Record<SimulatedFigure, (scene: Scene, run: RunSeen) => { result: Step; also: Step[] }>
> = {
  memory: (scene, run) => ({ result: memory(scene, run), also: memoryBeside(run) }),
  rating: (_scene, run) => ({ result: rating(run), also: ratingBeside(run) }),
  customerEquity: (scene, run) => ({
    result: customerEquity(scene, run),
    also: referralBeside(scene, run),
  }),
};

/** As long as nobody has been simulated. */
function unknown(unit: StepUnit): () => Step {
  return () => ({ code: 'figure', value: null, unit });
}

function pathFlowOf(scene: Scene, place: RecordId): Step {
  const path: Path | null = find(scene.records, 'path', place);
  if (!path) return { code: 'figure', value: null, unit: 'count' };
  return pathFlow(scene, path.from, path.to === COMPLETE ? null : path.to, place);
}

/** Delivered in a stage less what was expected of us at the start. */
function brandPromiseGap(scene: Scene, stage: RecordId): Step {
  const steps = scene.parts.flatMap((part): Step[] => {
    const found = part.forecast.stages[stage];
    if (!found || found.quality === null) return [];
    const gap = composed({ code: 'segment', subject: part.segment, unit: 'points' }, 'difference', [
      {
        code: 'figure',
        value: found.quality,
        unit: 'score',
        leadsTo: { figure: 'quality', place: stage },
      },
      { code: 'startExpectation', value: part.model.expectation, unit: 'score' },
    ]);
    return [{ ...gap, weight: part.share * found.visits }];
  });
  return composed({ code: 'figure', unit: 'points' }, 'mean', steps);
}
