/**
 * Figures that only simulated customers tell: what is remembered, what they would answer, and what all of them are worth
 * with those whom they bring. The values are those of the run that is shown, each with its standard error.
 */
import { planFor } from '../monte-carlo/plan.ts';
import type { RunResult, SegmentRun } from '../monte-carlo/result.ts';
import type { Measured } from '../monte-carlo/statistics.ts';
import { firstStories } from '../monte-carlo/story.ts';
import { composed, withRest, type Step, type StepCode, type StepUnit } from './calculation.ts';
import type { Scene, ScenePart } from './scene.ts';

/** What a run says, with how its customers were drawn. */
export type RunSeen = Readonly<{
  result: RunResult;
  /** The seed of a segment's customers. */
  seedOf: (part: Pick<ScenePart, 'segment' | 'model'>) => number;
}>;

/** So many customers are followed one by one for their peak and their end. */
const STORIES = 2000;

function measured(code: StepCode, unit: StepUnit, { value, standardError }: Measured): Step {
  return { code, unit, value, error: standardError };
}

/** Half the peak and half the end, over customers followed one by one, and what all others add. */
export function memory(scene: Scene, { result, seedOf }: RunSeen): Step {
  if (!result.memory) return { code: 'figure', value: null, unit: 'score' };
  const { peak, end } = peakAndEnd(scene, seedOf);
  const half = (code: StepCode, value: number): Step =>
    composed({ code, unit: 'score' }, 'product', [
      { code: 'half', value: 0.5, unit: 'ratio' },
      { code, value, unit: 'score' },
    ]);
  return withRest(
    measured('figure', 'score', result.memory),
    [half('peak', peak), half('end', end)],
    'otherCustomers',
  );
}

/** Means of the most extreme and of the last satisfaction over the first customers who met something. */
function peakAndEnd(scene: Scene, seedOf: RunSeen['seedOf']) {
  let [peak, end, weights] = [0, 0, 0];
  for (const part of scene.parts) {
    const plan = planFor(part.model, seedOf(part));
    const wanted = Math.max(1, Math.round(part.share * STORIES));
    const stories = [...firstStories(plan, wanted)];
    const weight = part.share / stories.length;
    for (const story of stories) {
      if (story.peak === null) continue;
      peak += weight * story.encounters[story.peak]!.satisfaction;
      end += weight * story.encounters.at(-1)!.satisfaction;
      weights += weight;
    }
  }
  return { peak: peak / weights, end: end / weights };
}

/** The memory of those alone who became customers: they are the ones who are asked. */
export function memoryBeside({ result }: RunSeen): Step[] {
  const own = result.memoryOfCustomers;
  return own ? [measured('memoryOfCustomers', 'score', own)] : [];
}

/** Promoters count 100, passives nothing, detractors -100: their mean is promoters less detractors in points. */
export function rating({ result }: RunSeen): Step {
  if (!result.rating) return { code: 'figure', value: null, unit: 'rating' };
  const { promoters, detractors, net } = result.rating;
  const passives: Step = {
    code: 'passives',
    unit: 'share',
    value: Math.max(0, 1 - promoters.value - detractors.value),
  };
  const counting = (points: number, share: Step): Step =>
    composed({ code: share.code, unit: 'rating' }, 'product', [
      share,
      { code: 'pointsEach', value: points, unit: 'count' },
    ]);
  return {
    code: 'figure',
    unit: 'rating',
    value: 100 * net.value,
    error: 100 * net.standardError,
    by: 'sum',
    parts: [
      counting(100, measured('promoters', 'share', promoters)),
      counting(0, passives),
      counting(-100, measured('detractors', 'share', detractors)),
    ],
  };
}

/** Who is asked, and what they remember. */
export function ratingBeside(run: RunSeen): Step[] {
  return [measured('becameCustomer', 'share', run.result.becameCustomer), ...memoryBeside(run)];
}

/** Arrivals times lifetime value times the multiplier of referral, less what winning them costs; segment by segment. */
export function customerEquity(scene: Scene, { result }: RunSeen): Step {
  const steps = scene.parts.flatMap((part, at): Step[] => {
    const said = result.segments[at];
    return said ? [segmentEquity(part, said)] : [];
  });
  const [only] = steps;
  const whole: Step =
    steps.length === 1 && only
      ? { ...only, code: 'figure', subject: null }
      : composed({ code: 'figure', unit: 'money' }, 'sum', steps);
  const { value, standardError } = result.customerEquity;
  return { ...whole, value, error: standardError };
}

function segmentEquity({ segment, model }: ScenePart, said: SegmentRun): Step {
  const of = (field: string) => [{ record: segment, field }];
  const arrivals: Step = {
    code: 'arrivals',
    value: Math.max(0, model.arrivals),
    unit: 'count',
    inputs: of('arrivals'),
  };
  const worth = composed({ code: 'withReferral', unit: 'money' }, 'product', [
    arrivals,
    { code: 'valueOfOne', value: said.lifetimeValue, unit: 'money' },
    {
      code: said.capped ? 'cappedMultiplier' : 'multiplier',
      value: said.multiplier,
      unit: 'ratio',
    },
  ]);
  const paid = composed({ code: 'acquisitionPaid', unit: 'money' }, 'product', [
    arrivals,
    {
      code: 'moneyEach',
      value: -model.acquisitionCost,
      unit: 'money',
      inputs: of('acquisitionCost'),
    },
  ]);
  const step = { code: 'segment', subject: segment, unit: 'money' } as const;
  return composed(step, 'sum', model.acquisitionCost === 0 ? [worth] : [worth, paid]);
}

/** m, the customers whom one arriving customer brings, of each segment. */
export function referralBeside(scene: Scene, { result }: RunSeen): Step[] {
  return scene.parts.flatMap(({ segment, model }, at): Step[] => {
    const said = result.segments[at];
    if (!said) return [];
    const factors: Step[] = [
      { code: 'promotersPerArrival', value: said.promoters, unit: 'share' },
      {
        code: 'invitations',
        value: model.invitations,
        unit: 'count',
        inputs: [{ record: segment, field: 'invitations' }],
      },
      {
        code: 'acceptance',
        value: model.acceptance,
        unit: 'share',
        inputs: [{ record: segment, field: 'acceptance' }],
      },
    ];
    return [composed({ code: 'referred', subject: segment, unit: 'count' }, 'product', factors)];
  });
}
