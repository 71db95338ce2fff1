import { describe, expect, it } from 'vitest';
import { applyChange } from '#domain/change.ts';
import { addScenario, switchOffer, switchSolution } from '#domain/commands/scenario.ts';
import { addTouchpoints } from '#domain/commands/touchpoint.ts';
import { linkTouchpoints } from '#domain/commands/path.ts';
import { ON_MAP, setFields } from '#domain/commands/record.ts';
import { addSegment } from '#domain/commands/segment.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import {
  forecastMap,
  mapWorth,
  newForecastCache,
  type MapForecast,
  type MapLens,
  type MapWorth,
} from '#simulation/forecast-map.ts';
import { templates } from '#templates/index.ts';

const sample = recordsFrom(await templates[0]!.load());
const DRAWN: MapLens = { scenario: null, segment: null };
const cache = newForecastCache();

function computed(records: MapRecords, lens: MapLens = DRAWN) {
  const answer: MapForecast = forecastMap(records, lens, cache);
  if (answer.status !== 'computed') throw new Error('not computed');
  return answer.forecast;
}

function worthOf(records: MapRecords, lens: MapLens = DRAWN): MapWorth {
  const steps = mapWorth(records, lens, cache);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const idOf = (kind: 'touchpoint' | 'offer' | 'solution' | 'scenario', title: string) => {
  const found = ofKind(sample, kind).find((record) => record.title === title);
  if (!found) throw new Error(`the sample has no ${kind} "${title}"`);
  return found.id;
};

/** Stages in a row with so many touchpoints each, and nothing else said. */
function plainMap(...touchpointsPerStage: number[]): MapRecords {
  const records = touchpointsPerStage.flatMap((count, stage) => [
    { id: `stage-${stage}`, kind: 'stage', title: '', order: `a${stage}` },
    ...Array.from({ length: count }, (_, i) => ({
      id: `touchpoint-${stage}-${i}`,
      kind: 'touchpoint',
      title: '',
      stage: `stage-${stage}`,
      order: `a${i}`,
    })),
  ]);
  return recordsFrom([{ id: 'map', kind: 'map', title: '' }, ...records]);
}

describe('the sample of the first visit', () => {
  it('gives the numbers of fixture rower-3', () => {
    const { journey, touchpoints } = computed(sample);
    expect(Math.abs(journey.lifetimeValue - 163.166)).toBeLessThan(0.1);
    expect(journey.partnerTotal).toBeCloseTo(6.0857, 2);
    expect(journey.completion).toBeCloseTo(0.17626, 3);
    const wait = touchpoints[idOf('touchpoint', 'I wait for delivery')]!;
    expect(wait.satisfaction).toBeCloseTo(4.5412, 2);
    expect(wait.reach).toBeCloseTo(0.4451, 3);
  });

  it('gains what the specification says when the wait is fixed', () => {
    const lens = { scenario: idOf('scenario', 'Fix the wait'), segment: null };
    expect(Math.abs(computed(sample, lens).journey.lifetimeValue - 169.6)).toBeLessThan(0.1);
  });

  it('gains 2.72 by an honest date alone', () => {
    const honest = switchSolution(sample, null, idOf('solution', 'Honest date'), true);
    const gain =
      computed(applyChange(sample, honest)).journey.lifetimeValue -
      computed(sample).journey.lifetimeValue;
    expect(gain).toBeCloseTo(2.72, 1);
  });

  it('loses with each offer what the worth of the offer says', () => {
    const worth = worthOf(sample);
    for (const offer of ofKind(sample, 'offer')) {
      const off = applyChange(sample, switchOffer(sample, ON_MAP, offer.id, false));
      const loss = computed(sample).journey.lifetimeValue - computed(off).journey.lifetimeValue;
      expect(worth.offers[offer.id]!.ours).toBeCloseTo(loss, 6);
    }
  });

  it('ranks the wait first among the values at risk', () => {
    const atRisk = Object.values(worthOf(sample).painPoints)
      .map((pain) => pain.atRisk)
      .sort((a, b) => b - a);
    expect(atRisk[0]).toBeCloseTo(3.18, 1);
    expect(atRisk[1]).toBeCloseTo(1.38, 1);
    expect(atRisk[2]).toBeCloseTo(1.32, 1);
  });
});

describe('a fresh map without a number', () => {
  it('is flat: no gap, and 5 % leave per stage (P35)', () => {
    const { journey, touchpoints } = computed(plainMap(1, 1, 1, 1, 1, 1, 1, 1));
    expect(journey.completion).toBeCloseTo(0.6634204313, 7);
    expect(journey.experienceSum).toBeCloseTo(0, 9);
    for (const one of Object.values(touchpoints)) expect(one.gap).toBeCloseTo(0, 9);
  });

  it('keeps its completion when a card is split in two', () => {
    const whole = computed(plainMap(1, 1, 1)).journey.completion;
    expect(computed(plainMap(1, 2, 1)).journey.completion).toBeCloseTo(whole, 9);
  });

  it('has no forecast without touchpoints, and says so', () => {
    const answer = forecastMap(plainMap(0), DRAWN, cache);
    expect(answer).toMatchObject({
      status: 'impossible',
      findings: [{ code: 'flowWithoutTouchpoint' }],
    });
  });

  it.each([
    ['nobody opts out', 'optOut'],
    ['nobody is seen to leave', 'observedDropOff'],
  ])('computes a loop that customers leave by opting out, and refuses one where %s', (_, field) => {
    const records = plainMap(2);
    const ids = { from: 'touchpoint-0-1', to: 'touchpoint-0-0' };
    let next = 0;
    const newId = () => `path-${next++}`;
    const looped = applyChange(records, linkTouchpoints(records, { id: 'back', ...ids, newId }));
    const onlyBack = recordsFrom(
      Object.values(looped).filter((record) => record.kind !== 'path' || record.id === 'back'),
    );
    const stay = ['touchpoint-0-0', 'touchpoint-0-1'].reduce(
      (map, id) =>
        applyChange(map, setFields(map, ON_MAP, id, { [field]: { likely: 0, basis: 'guess' } })),
      onlyBack,
    );
    expect(forecastMap(onlyBack, DRAWN, cache).status).toBe('computed');
    const answer = forecastMap(stay, DRAWN, cache);
    expect(answer.status).toBe('impossible');
    expect(answer).toMatchObject({
      findings: [
        { code: 'flowLoopWithoutExit', place: { ids: ['touchpoint-0-0', 'touchpoint-0-1'] } },
      ],
    });
  });
});

describe('what was measured', () => {
  it('is met: an observed satisfaction and an observed drop-off come out as entered', () => {
    const wait = idOf('touchpoint', 'I wait for delivery');
    const help = idOf('touchpoint', 'I ask for help');
    const fields = (name: string, likely: number) => ({ [name]: { likely, basis: 'measured' } });
    let records = applyChange(
      sample,
      setFields(sample, ON_MAP, wait, fields('observedSatisfaction', 6)),
    );
    records = applyChange(
      records,
      setFields(records, ON_MAP, help, fields('observedDropOff', 0.2)),
    );
    const { touchpoints } = computed(records);
    expect(touchpoints[wait]!.satisfaction).toBeCloseTo(6, 6);
    expect(touchpoints[help]!.dropOff).toBeCloseTo(0.2, 6);
  });
});

describe('what was measured on the map as drawn', () => {
  const wait = idOf('touchpoint', 'I wait for delivery');
  const measured = applyChange(
    sample,
    setFields(sample, ON_MAP, wait, {
      observedSatisfaction: { likely: 4, basis: 'measured' },
    }),
  );
  const fixed = idOf('scenario', 'Fix the wait');
  const underFix: MapLens = { scenario: fixed, segment: null };
  const feltAtWait = (records: MapRecords, lens: MapLens) =>
    computed(records, lens).touchpoints[wait]!.satisfaction!;
  const inScenario = (fields: Readonly<Record<string, unknown>>) =>
    applyChange(measured, setFields(measured, { kind: 'scenario', id: fixed }, wait, fields));

  it('gives the cause that a scenario then changes', () => {
    expect(feltAtWait(measured, DRAWN)).toBeCloseTo(4, 6);
    expect(feltAtWait(measured, underFix)).toBeGreaterThan(4.5);
  });

  it('gives way to what a scenario says itself', () => {
    const better = { basis: 'guess', likely: 9 };
    expect(feltAtWait(inScenario({ quality: better }), underFix)).toBeGreaterThan(8);
    expect(feltAtWait(inScenario({ quality: better }), DRAWN)).toBeCloseTo(4, 6);
    const surveyed = inScenario({ observedSatisfaction: { likely: 7, basis: 'measured' } });
    expect(feltAtWait(surveyed, underFix)).toBeCloseTo(7, 6);
  });

  it('counts what a solution adds from the cause that was found', () => {
    const adding = (value: number) =>
      recordsFrom([
        ...Object.values(measured).filter(({ id }) => id !== fixed),
        {
          id: fixed,
          kind: 'scenario',
          title: 'Better',
          effects: [{ record: wait, field: 'quality', op: 'add', value }],
        },
      ]);
    expect(feltAtWait(adding(0), underFix)).toBeCloseTo(4, 6);
    const [less, more] = [0.25, 0.5].map((value) => feltAtWait(adding(value), underFix));
    expect(less).toBeGreaterThan(4);
    expect(more).toBeGreaterThan(less!);
    expect(more).toBeLessThan(6);
  });
});

describe('segments', () => {
  const two = ['one', 'two'].reduce(
    (records, id) => applyChange(records, addSegment(records, { id, title: id })),
    sample,
  );

  it('that say nothing of themselves add up to the map without segments', () => {
    const whole = computed(sample).journey;
    const added = computed(two).journey;
    expect(added.lifetimeValue).toBeCloseTo(whole.lifetimeValue, 9);
    expect(added.experienceSum).toBeCloseTo(whole.experienceSum, 9);
  });

  it('weigh by their arrivals', () => {
    const change = setFields(
      two,
      { kind: 'segment', id: 'two' },
      idOf('touchpoint', 'I buy the rower'),
      {
        margin: { likely: 600, basis: 'guess' },
      },
    );
    const richer = applyChange(two, change);
    const many = applyChange(
      richer,
      setFields(richer, ON_MAP, 'two', { arrivals: { likely: 3000, basis: 'guess' } }),
    );
    const one = computed(many, { scenario: null, segment: 'one' }).journey.lifetimeValue;
    const rich = computed(many, { scenario: null, segment: 'two' }).journey.lifetimeValue;
    expect(rich).toBeGreaterThan(one + 100);
    expect(computed(many).journey.lifetimeValue).toBeCloseTo((one + 3 * rich) / 4, 6);
  });

  it('hold customers back by a switching barrier, the dissatisfied among them', () => {
    const held = applyChange(
      two,
      setFields(two, ON_MAP, 'two', { switchingBarrier: { likely: 0.5, basis: 'guess' } }),
    );
    const of = (segment: string) => computed(held, { scenario: null, segment }).journey;
    expect(of('two').completion).toBeGreaterThan(of('one').completion + 0.05);
    expect(of('two').visits).toBeGreaterThan(of('one').visits);
  });
});

describe('scenarios', () => {
  it('change nothing as long as nothing in them differs', () => {
    const change = addScenario(sample, { id: 'same', title: 'Same', from: null });
    const records = applyChange(sample, change);
    expect(computed(records, { scenario: 'same', segment: null }).journey).toEqual(
      computed(records).journey,
    );
  });

  it('see touchpoints that are added to the map', () => {
    const stage = ofKind(sample, 'stage')[0]!.id;
    const change = addTouchpoints(sample, { ids: ['new'], titles: ['I read reviews'], stage });
    const records = applyChange(sample, change);
    const lens = { scenario: idOf('scenario', 'Fix the wait'), segment: null };
    expect(computed(records, lens).touchpoints['new']!.visits).toBeGreaterThan(0);
  });
});
