/** What each template is there to show, as numbers: the switch that its note names does what the note says. */
import { describe, expect, test } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import { servicePriorities } from '#simulation/analysis/service-priority.ts';
import { customerEquity, referredPerArrival } from '#simulation/analysis/customer-equity.ts';
import { buildModel } from '#simulation/build-model.ts';
import { forecastMap, mapWorth, newForecastCache } from '#simulation/forecast-map.ts';
import type { Model } from '#simulation/model.ts';
import { planFor } from '#simulation/monte-carlo/plan.ts';
import { wordFor } from '#simulation/monte-carlo/random.ts';
import { runnerFor } from '#simulation/monte-carlo/runner.ts';
import { summarise } from '#simulation/monte-carlo/summary.ts';
import { templates, type TemplateId } from '#templates/index.ts';

async function recordsOf(id: TemplateId): Promise<MapRecords> {
  return recordsFrom(await templates.find((template) => template.id === id)!.load());
}

function forecastOf(records: MapRecords, scenario: string | null, segment: string | null = null) {
  const answer = forecastMap(records, { scenario, segment }, newForecastCache());
  if (answer.status !== 'computed') throw new Error('impossible');
  return answer.forecast;
}

const journeyOf = (...asked: Parameters<typeof forecastOf>) => forecastOf(...asked).journey;

/** On minus off, per arriving customer. */
function worthOf(records: MapRecords, scenario: string | null, offer: string): number {
  const worth = mapWorth(records, { scenario, segment: null }, newForecastCache());
  for (;;) {
    const { done, value } = worth.next();
    if (done) return value.offers[offer]!.ours;
  }
}

function modelOf(records: MapRecords, scenario: string | null, segment: string): Model {
  const built = buildModel(records, { scenario, segment });
  if ('findings' in built) throw new Error('impossible');
  return built.model;
}

describe('the rowing machine', async () => {
  const records = await recordsOf('rowing-machine');

  test('an honest date that is kept lifts what is felt and what is earned', () => {
    const [today, fixed] = [null, 'scenario-fix-the-wait'].map((one) => forecastOf(records, one));
    expect(fixed!.journey.lifetimeValue).toBeGreaterThan(today!.journey.lifetimeValue + 5);
    for (const at of ['touchpoint-wait', 'touchpoint-install'])
      expect(fixed!.touchpoints[at]!.reach).toBeGreaterThanOrEqual(today!.touchpoints[at]!.reach);
  });
});

describe('the connected printer', async () => {
  const records = await recordsOf('connected-printer');
  const [today, selfHelp, gift] = [null, 'scenario-self-help', 'scenario-gift'].map((scenario) =>
    journeyOf(records, scenario),
  );

  test('service that is worth telling of earns more; paying for telling earns less', () => {
    expect(selfHelp!.lifetimeValue).toBeGreaterThan(today!.lifetimeValue + 5);
    expect(gift!.lifetimeValue).toBeLessThan(today!.lifetimeValue - 2);
    expect(gift!.satisfaction).toBeCloseTo(today!.satisfaction!, 9);
  });

  test('also when every friend who comes is counted, were half of the customers to recommend', () => {
    const equityOf = (scenario: string | null) =>
      customerEquity(
        ofKind(records, 'segment').map(({ id }) => {
          const { arrivals, invitations, acceptance, acquisitionCost } = modelOf(
            records,
            scenario,
            id,
          );
          const { completion, lifetimeValue } = journeyOf(records, scenario, id);
          const shares = { customers: completion, promoters: 0.5, invitations, acceptance };
          const referred = referredPerArrival(shares);
          return { id, arrivals, lifetimeValue, referred, acquisitionCost };
        }),
      ).equity;
    expect(equityOf('scenario-self-help')).toBeGreaterThan(equityOf(null));
    expect(equityOf('scenario-self-help')).toBeGreaterThan(equityOf('scenario-gift'));
  });
});

describe('the lost SIM card', async () => {
  const records = await recordsOf('lost-sim');
  const [today, plain, free] = [null, 'scenario-plain-fast', 'scenario-month-free'].map(
    (scenario) => journeyOf(records, scenario),
  );

  test('plain words and speed feel better and earn more', () => {
    expect(plain!.experienceSum).toBeGreaterThan(today!.experienceSum);
    expect(plain!.lifetimeValue).toBeGreaterThan(today!.lifetimeValue + 1);
  });

  test('a month for free feels better and earns less', () => {
    expect(free!.experienceSum).toBeGreaterThan(today!.experienceSum);
    expect(free!.lifetimeValue).toBeLessThan(today!.lifetimeValue - 1);
  });
});

describe('the quest for headphones', async () => {
  const records = await recordsOf('headphones-quest');

  test('choosing is the low point before the music, and the ears take it away', () => {
    const [today, ears] = [null, 'scenario-ears'].map((one) => forecastOf(records, one));
    const felt = (id: string) => today!.stages[`stage-${id}`]!.satisfaction!;
    for (const other of ['search', 'buy', 'use', 'tell'])
      expect(felt('choose')).toBeLessThan(felt(other));
    expect(ears!.stages['stage-choose']!.satisfaction).toBeGreaterThan(7.5);
    expect(ears!.journey.completion).toBeGreaterThan(today!.journey.completion * 1.5);
    expect(ears!.journey.lifetimeValue).toBeGreaterThan(today!.journey.lifetimeValue);
  });

  test('every stage has its 22 contrasts, and they decide where nothing else is rated', () => {
    for (const { contrasts } of ofKind(records, 'stage'))
      expect(Object.values(contrasts ?? {})).toHaveLength(22);
    const { touchpoints } = modelOf(records, null, 'segment-way');
    const quality = (id: string) => touchpoints.find((one) => one.id === id)!.quality;
    expect(quality('touchpoint-first-song')).toBe(9);
    expect(quality('touchpoint-type')).toBe(quality('touchpoint-watch'));
    expect(quality('touchpoint-listen')).toBeLessThan(6.5);
  });
});

describe('the delayed flight', async () => {
  const records = await recordsOf('delayed-flight');
  const ranked = (scenario: string | null) =>
    servicePriorities(
      ofKind(records, 'segment').map(({ id }) => ({
        segment: id,
        model: modelOf(records, scenario, id),
      })),
    );

  const reachOf = (segment: string) => {
    const { touchpoints } = forecastOf(records, null, segment);
    return (id: string) => touchpoints[`touchpoint-${id}`]?.reach ?? 0;
  };

  test('who flies is led where that person would go', () => {
    const [weekly, family, first] = ['weekly', 'family', 'first'].map((id) =>
      reachOf(`segment-${id}`),
    );
    // They carry hand luggage only, and somebody waits for them; nobody begins a holiday without the family.
    expect(weekly!('check-in')).toBe(0);
    expect(weekly!('late')).toBeGreaterThan(0.25);
    expect([family!('late'), first!('late')]).toEqual([0, 0]);
    for (const loud of [family!, first!])
      expect(loud('desk') / loud('gate')).toBeGreaterThan(2 * (weekly!('desk') / weekly!('gate')));
  });

  test('the silent ones at the gate come first, though families are twice as many and louder', () => {
    const [first, second] = ranked(null);
    expect(first!.valueAtRisk / 1_000).toBeCloseTo(10.9, 1);
    expect(first).toMatchObject({ segment: 'segment-weekly', touchpointId: 'touchpoint-gate' });
    expect(first!.valueAtRisk).toBeGreaterThan(5 * second!.valueAtRisk);
  });

  test('asking them lowers what is at risk and earns; paying the loud leaves it and costs', () => {
    const [today, asked, paid] = [null, 'scenario-ask-first', 'scenario-pay-loud'];
    const atRisk = (scenario: string | null) =>
      ranked(scenario).find(
        ({ segment, touchpointId }) =>
          segment === 'segment-weekly' && touchpointId === 'touchpoint-gate',
      )!.valueAtRisk;
    expect(atRisk(asked)).toBeLessThan(atRisk(today) / 2);
    expect(atRisk(paid)).toBeGreaterThan(atRisk(today) * 0.95);
    const earned = (scenario: string | null) => journeyOf(records, scenario).lifetimeValue;
    expect(earned(asked)).toBeGreaterThan(earned(today));
    expect(earned(paid)).toBeLessThan(earned(today));
    expect([today, asked, paid].map((one) => Math.round(earned(one) * 10) / 10)).toEqual([
      60.5, 63.5, 53.5,
    ]);
  });
});

describe('the wardrobe in five boxes', async () => {
  const records = await recordsOf('furniture-assembly');

  test('with a fitter we earn, the partner earns, and putting it together feels better', () => {
    const [today, fitted] = [null, 'scenario-fitter'].map((one) => forecastOf(records, one));
    expect(fitted!.journey.lifetimeValue).toBeGreaterThan(today!.journey.lifetimeValue + 1);
    expect(fitted!.journey.partnerTotal).toBeGreaterThan(today!.journey.partnerTotal + 1);
    const felt = (one: typeof today) => one!.touchpoints['touchpoint-assemble']!.satisfaction!;
    expect(felt(fitted)).toBeGreaterThan(felt(today) + 0.3);
  });
});

describe('running shoes, again and again', async () => {
  const records = await recordsOf('decision-journey');

  test('the loop makes a customer worth more; more strangers do not', () => {
    const value = (one: string | null) => journeyOf(records, one).lifetimeValue;
    expect(value('scenario-loop')).toBeGreaterThan(value(null) + 1);
    expect(value('scenario-strangers')).toBeCloseTo(value(null), 9);
  });

  test('and, at the same effort, all customers together too, after paying for their coming', () => {
    const together = (scenario: string | null) =>
      ofKind(records, 'segment').reduce((sum, { id }) => {
        const { arrivals, acquisitionCost } = modelOf(records, scenario, id);
        return sum + arrivals * (journeyOf(records, scenario, id).lifetimeValue - acquisitionCost);
      }, 0);
    expect(together('scenario-loop')).toBeGreaterThan(together(null));
    expect(together('scenario-loop')).toBeGreaterThan(together('scenario-strangers'));
    expect(together('scenario-strangers')).toBeLessThan(together(null));
  });
});

describe('two weeks on trial', async () => {
  const records = await recordsOf('software-trial');

  test('a better first hour wins customers; a longer trial pleases, and earns less', () => {
    const [today, hour, longer] = [null, 'scenario-first-hour', 'scenario-longer'].map((scenario) =>
      journeyOf(records, scenario),
    );
    expect(hour!.completion).toBeGreaterThan(1.3 * today!.completion);
    expect(hour!.lifetimeValue).toBeGreaterThan(1.3 * today!.lifetimeValue);
    expect(longer!.satisfaction).toBeGreaterThan(today!.satisfaction!);
    expect(longer!.completion).toBeLessThan(1.1 * today!.completion);
    expect(longer!.lifetimeValue).toBeLessThan(today!.lifetimeValue);
  });
});

describe('a place in day care', async () => {
  const records = await recordsOf('public-service');

  test('knowing where one stands lifts experience and lets more people through, without any money', () => {
    const [today, open] = [null, 'scenario-plain-open'].map((one) => journeyOf(records, one));
    expect(open!.experienceSum).toBeGreaterThan(today!.experienceSum + 3);
    expect(open!.completion).toBeGreaterThan(today!.completion + 0.1);
    expect([today!.lifetimeValue, open!.lifetimeValue]).toEqual([0, 0]);
  });
});

describe('a subscription at risk', async () => {
  const records = await recordsOf('subscription-at-risk');

  test('the discount loses money when everybody gets it, and gains after trouble', () => {
    expect(worthOf(records, null, 'offer-quarter-off')).toBeLessThan(-1);
    expect(worthOf(records, 'scenario-after-pain', 'offer-quarter-off')).toBeGreaterThan(0.1);
    const value = (one: string | null) => journeyOf(records, one).lifetimeValue;
    expect(value('scenario-after-pain')).toBeGreaterThan(value('scenario-no-discount'));
    expect(value('scenario-no-discount')).toBeGreaterThan(value(null));
  });
});

test('at least three maps are good journeys with one real dip', async () => {
  const good = [];
  for (const { id } of templates) {
    const records = await recordsOf(id);
    const { experienceSum, completion } = journeyOf(records, null);
    if (experienceSum > -2 && ratingOf(records) > -20 && completion > 0.1) good.push(id);
  }
  expect(good).toEqual(['connected-printer', 'decision-journey', 'software-trial']);
});

/** Promoters minus detractors among some two thousand simulated customers a segment, in points. */
function ratingOf(records: MapRecords): number {
  const parts = ofKind(records, 'segment').map(({ id: segment }) => ({
    segment,
    model: modelOf(records, null, segment),
  }));
  const samples = parts.map(({ segment, model }) => {
    const runner = runnerFor(planFor(model, wordFor(1, segment)));
    return { segment, model, blocks: [runner.run(0), runner.run(1)] };
  });
  return samples.length === 0 ? -100 : 100 * summarise(samples).rating!.net.value;
}
