import { describe, expect, it, vi } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { optionTotals } from '#simulation/analysis/option-totals.ts';
import { usualMeasure } from '#state/measure-choice.svelte.ts';
import { Planning } from '#state/planning.svelte.ts';
import { Ranking, RANKING_TERMS } from '#state/ranking.svelte.ts';
import { Sensitivity } from '#state/sensitivity.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere, type Fate } from '../support/desk-here.ts';
import { journeyMap } from '../support/journey-map.ts';
import { sampleMap, withoutMoney } from '../support/sample-map.ts';

const PLAN = { seed: 1, restMs: 0, blocks: 2, partSize: 2, draws: 12 };

const shown = optionOf(sampleMap, null);
const question = { records: sampleMap, segment: null, shown };

function pools(fates: readonly Fate[] = []) {
  return [new WorkerPool(desksHere(fates).start, 3), new WorkerPool(desksHere().start, 1)] as const;
}

const DRAW = { options: [shown], segment: null, first: 0, count: 8, curves: false };
const until = (is: () => boolean) => vi.waitUntil(is, { timeout: 60_000 });
const totalsOf = (option: typeof shown, records: MapRecords = sampleMap) =>
  optionTotals(records, option, null, {})!;

describe('sensitivity', () => {
  it('asks anew for another measure and for another map', async () => {
    const sensitivity = new Sensitivity(pools()[0], 0);
    sensitivity.watch();
    sensitivity.follow(question);
    await until(() => sensitivity.tornado !== null);
    expect(sensitivity.tornado!.value).toBeCloseTo(totalsOf(shown).lifetimeValue, 9);
    sensitivity.setMeasure('completion');
    expect(sensitivity.isStale).toBe(true);
    await until(() => !sensitivity.isStale);
    expect(sensitivity.tornado!.measure).toBe('completion');
    expect(sensitivity.tornado!.value).toBeCloseTo(totalsOf(shown).completion, 9);
  });

  it('says that it failed where no worker survives', async () => {
    const sensitivity = new Sensitivity(pools(new Array<Fate>(40).fill('dies'))[0], 0);
    sensitivity.watch();
    sensitivity.follow(question);
    await until(() => sensitivity.hasFailed);
    expect(sensitivity.tornado).toBeNull();
  });
});

describe('which solution comes first', () => {
  /** What saves cost early brings most now; what earns late would if more customers came so far. */
  const map = journeyMap({
    touchpoints: [{ optOut: 0.3 }, { cost: 20 }, { margin: 50 }],
  });
  const records = recordsFrom([
    ...Object.values(map).map((record): MapRecord =>
      record.id === 't1'
        ? { ...record, optOut: { likely: 0.5, low: 0.1, high: 0.9, basis: 'guess' } }
        : record,
    ),
    ...[
      { id: 'early', effects: [{ record: 't1', field: 'cost', op: 'add', value: -10 }] },
      { id: 'late', effects: [{ record: 't2', field: 'margin', op: 'add', value: 16 }] },
    ].map((one): MapRecord => ({ ...one, kind: 'solution', title: one.id, order: 'a0' })),
  ]);
  const ask = async (records: MapRecords, shown = optionOf(records, null)) => {
    const sensitivity = new Sensitivity(pools()[0], 0);
    sensitivity.watch();
    sensitivity.follow({ records, segment: null, shown });
    await until(() => sensitivity.firsts !== null);
    return sensitivity;
  };

  it('is weighed anew at both ends of the numbers that decide', async () => {
    const { firsts, tornado } = await ask(records);
    const number = tornado!.swings.find(
      ({ record, field }) => record === 't1' && field === 'optOut',
    );
    expect(firsts!.now).toBe('early');
    expect(firsts!.ends.get(number!.key)).toEqual({ low: 'late', high: 'early' });
    expect(firsts!.ends.size).toBeLessThanOrEqual(3);
  });

  it('is weighed with the number of the scenario that is shown, whatever others say of the same field', async () => {
    const doubt = { likely: 0.5, low: 0.1, high: 0.9, basis: 'guess' };
    const effects = [{ record: 't1', field: 'optOut', op: 'set', value: doubt }];
    const scenarios = ['a1', 'a2'].map((id) => ({
      id,
      kind: 'scenario',
      title: id,
      order: id,
      effects,
    }));
    const both = recordsFrom([...Object.values(records), ...scenarios]);
    const { firsts, tornado } = await ask(both, optionOf(both, 'a2'));
    const number = tornado!.swings.slice(0, 3).find(({ record }) => record === 'a2');
    expect(firsts!.ends.get(number!.key)).toEqual({ low: 'late', high: 'early' });
  });

  it('is none where no solution is left or none helps', async () => {
    const all = { solutions: ['early', 'late'], effects: [] };
    expect((await ask(records, all)).firsts).toMatchObject({ now: null, ends: new Map() });
    const sensitivity = await ask(records);
    sensitivity.setMeasure('completion');
    await until(() => sensitivity.firsts?.measure === 'completion');
    expect(sensitivity.firsts!.now).toBeNull();
  });

  it('is not looked for while nobody looks, nor shown for a map that has changed', async () => {
    const here = desksHere();
    const sensitivity = new Sensitivity(new WorkerPool(here.start, 1), 0);
    const end = sensitivity.watch();
    sensitivity.follow({ records, segment: null, shown: optionOf(records, null) });
    end();
    await new Promise((resume) => setTimeout(resume, 30));
    sensitivity.setMeasure('completion');
    await new Promise((resume) => setTimeout(resume, 30));
    const kinds = here.desks.flatMap(({ tasks }) => tasks.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'totals')).toEqual([]);
    const seen = await ask(records);
    seen.follow({ records, segment: null, shown: optionOf(records, null) });
    expect(seen.firsts).toBeNull();
  });
});

describe('by what one looks at a map', () => {
  it('is what suits the map until somebody chooses', () => {
    const [desks, collector] = pools();
    for (const one of [
      new Sensitivity(desks, 0),
      new Ranking(desks, collector),
      new Planning(desks, collector),
    ]) {
      expect(one.measure).toBe('lifetimeValue');
      one.setUsualMeasure('experienceSum');
      expect(one.measure).toBe('experienceSum');
      one.setMeasure('completion');
      one.setUsualMeasure('lifetimeValue');
      expect(one.measure).toBe('completion');
    }
  });

  it('is what customers feel where nothing is earned anywhere', () => {
    const forecast = (...ours: number[]) =>
      ({
        touchpoints: Object.fromEntries(ours.map((ours, at) => [at, { value: { ours } }])),
      }) as never;
    const measure = (figures: never, comparedFigures: never) =>
      usualMeasure({ figures, comparedFigures });
    expect(measure(forecast(0, 0), null as never)).toBe('experienceSum');
    expect(measure(forecast(-2, 2), null as never)).toBe('lifetimeValue');
    expect(measure(forecast(0, 0), forecast(0, 1))).toBe('lifetimeValue');
    expect(measure(null as never, null as never)).toBe('lifetimeValue');
  });
});

describe('ranking', () => {
  const setUp = (most = 3, records = sampleMap) => {
    const terms = { ...RANKING_TERMS, restMs: 0, blocks: 2, most, draws: 12 };
    const ranking = new Ranking(...pools(), terms);
    ranking.watch();
    ranking.follow({ ...question, records });
    return ranking;
  };

  it('calls nothing the best that changes nothing', async () => {
    const ranking = setUp(3, withoutMoney(sampleMap));
    await until(() => ranking.isComplete);
    const solutions = ranking.entries.filter(({ improvement }) => improvement.kind === 'solution');
    expect(solutions.length).toBeGreaterThan(2);
    for (const { gains, best, better } of solutions) {
      expect(gains.lifetimeValue).toBe(0);
      expect([best.lifetimeValue, better.lifetimeValue]).toEqual([undefined, undefined]);
      expect(better.experienceSum).toBeGreaterThanOrEqual(0);
    }
  });

  it('ranks everything one could do by what it brings', async () => {
    const ranking = setUp();
    await until(() => ranking.isComplete);
    const gains = ranking.entries.map(({ gains }) => gains.lifetimeValue!);
    expect([...gains].sort((a, b) => b - a)).toEqual(gains);
    const kinds = new Set(ranking.entries.map(({ improvement }) => improvement.kind));
    expect(kinds).toEqual(new Set(['solution', 'painPoint', 'offer', 'quality', 'promise']));
    for (const { improvement, gains } of ranking.entries) {
      const expected =
        totalsOf(improvement.with).lifetimeValue - totalsOf(improvement.without).lifetimeValue;
      expect(gains.lifetimeValue).toBeCloseTo(expected, 8);
    }
    ranking.close();
  });

  it('learns what customers remember and how sure each gain is', async () => {
    const ranking = setUp();
    await until(() => ranking.isComplete);
    const first = ranking.entries.filter(({ gains }) => gains.net !== undefined);
    expect(first.length).toBeGreaterThan(2);
    for (const { errors, bands, gains } of first) {
      expect(errors.net).toBeGreaterThanOrEqual(0);
      expect(bands.lifetimeValue!.low).toBeLessThanOrEqual(bands.lifetimeValue!.high);
      expect(Number.isFinite(gains.customerEquity)).toBe(true);
    }
    ranking.setMeasure('net');
    const net = ranking.entries.map(({ gains }) => gains.net ?? -Infinity);
    expect([...net].sort((a, b) => b - a)).toEqual(net);
  });

  it('says nothing of draws before there are ten of them', async () => {
    const terms = { ...RANKING_TERMS, restMs: 0, blocks: 1, most: 2, draws: 9 };
    const ranking = new Ranking(...pools(), terms);
    ranking.watch();
    ranking.follow(question);
    await until(() => ranking.isComplete);
    expect(ranking.draws).toBe(0);
    for (const { bands, best, better } of ranking.entries)
      expect({ bands, best, better }).toEqual({ bands: {}, best: {}, better: {} });
    expect(ranking.knowing).toBeNull();
    ranking.close();
  });

  it('draws no more for a map that has changed', async () => {
    const [desks, collector] = pools();
    const kinds: string[] = [];
    const watched = {
      size: desks.size,
      close: () => desks.close(),
      ask: (...asked: Parameters<typeof desks.ask>) => {
        kinds.push(asked[0]);
        return desks.ask(...asked);
      },
    } as typeof desks;
    const drawn = () => kinds.filter((kind) => kind === 'draw').length;
    const terms = { ...RANKING_TERMS, restMs: 60_000, blocks: 1, most: 2, draws: 100_000 };
    const ranking = new Ranking(watched, collector, terms);
    ranking.watch();
    ranking.follow(question);
    void ranking.retry();
    await until(() => drawn() > 5);
    ranking.follow({ ...question, records: { ...sampleMap } });
    const before = drawn();
    // Time for many draws more.
    for (const seed of [1, 2, 3, 4]) await desks.ask('draw', { ...DRAW, seed }, sampleMap);
    expect(drawn()).toBe(before);
    ranking.close();
  });

  it('holds an offer that is made against not making it', async () => {
    const ranking = setUp(40);
    await until(() => ranking.isComplete);
    const offers = ranking.entries.filter(({ improvement }) => improvement.kind === 'offer');
    expect(offers.length).toBeGreaterThan(0);
    const made = offers.find(({ improvement, bands }) => improvement.isOn && bands.lifetimeValue);
    expect(made!.gains.lifetimeValue).toBeGreaterThan(0);
    expect(made!.bands.lifetimeValue!.median).toBeGreaterThan(0);
  });
});

describe('planning', () => {
  const solutions = ofKind(sampleMap, 'solution');
  const records = recordsFrom(
    Object.values(sampleMap).map((record): MapRecord => {
      const at = solutions.findIndex(({ id }) => id === record.id);
      return at < 0 ? record : { ...record, effort: { likely: at + 1, basis: 'guess' } };
    }),
  );
  const setUp = (fates: readonly Fate[] = []) => {
    const planning = new Planning(...pools(fates), PLAN);
    planning.watch();
    planning.follow({ ...question, records });
    return planning;
  };

  const isFound = ({ plan, isStale, isProvisional }: Planning) =>
    plan !== null && !isStale && !isProvisional;

  it('searches nothing before there is a budget', async () => {
    const planning = setUp();
    await until(() => !planning.isStale);
    expect(planning.plan).toBeNull();
  });

  it('finds the best set that is affordable, proven, and says for whom it is better', async () => {
    const planning = setUp();
    for (const budget of [0, 1, 100]) {
      planning.setBudget(budget);
      await until(() => isFound(planning) && planning.plan?.budget === budget);
      const { found, gain, option, beneficiaries } = planning.plan!;
      expect(found.isProven).toBe(true);
      expect(found.effort).toBeLessThanOrEqual(budget);
      const none = totalsOf({ ...shown, solutions: [] }, records);
      expect(gain).toBeCloseTo(totalsOf(option, records).lifetimeValue - none.lifetimeValue, 8);
      expect(beneficiaries!.us).toBeCloseTo(gain, 8);
      if (budget === 0) expect(found.set).toEqual([]);
      else expect(gain).toBeGreaterThanOrEqual(0);
    }
  });

  it('says how sure the set is, and how often it beats the second best', async () => {
    const planning = setUp();
    planning.setBudget(4);
    await until(() => planning.doubt !== null);
    const { gain, second, gainOverShown } = planning.plan!;
    const { draws, band, beatsSecond } = planning.doubt!;
    expect(draws).toBe(12);
    expect(band.low).toBeLessThan(gain);
    expect(band.high).toBeGreaterThan(gain);
    expect(second).not.toBeNull();
    expect(beatsSecond).toBeGreaterThan(0);
    expect(gainOverShown).toBeNull();
    planning.setMeasure('net');
    expect(planning.doubt).toBeNull();
  });

  it('forgets how sure the set of another budget was', async () => {
    const planning = setUp();
    planning.setBudget(4);
    await until(() => planning.doubt !== null);
    planning.setBudget(0);
    await until(() => isFound(planning) && planning.plan?.budget === 0);
    expect(planning.plan!.found.set).toEqual([]);
    expect(planning.doubt).toBeNull();
  });

  it('holds the set against what is shown too, where something is on there', async () => {
    const on = { ...shown, solutions: [solutions[0]!.id] };
    const planning = new Planning(...pools(), PLAN);
    planning.watch();
    planning.follow({ records, segment: null, shown: on });
    planning.setBudget(100);
    await until(() => isFound(planning));
    const { option, gainOverShown } = planning.plan!;
    const [best, now] = [totalsOf(option, records), totalsOf(on, records)];
    expect(gainOverShown).toBeCloseTo(best.lifetimeValue - now.lifetimeValue, 8);
  });

  it('never calls an answer proven that rests on simulated customers', async () => {
    const planning = setUp();
    planning.setMeasure('net');
    planning.setBudget(100);
    await until(() => isFound(planning));
    expect(planning.plan!.found.isProven).toBe(false);
    expect(planning.plan!.gain).toBeGreaterThanOrEqual(0);
  });

  it('names the solutions that it could not weigh', async () => {
    const planning = new Planning(...pools(), PLAN);
    const bare = recordsFrom(
      Object.values(sampleMap).map((record): MapRecord => {
        if (record.kind !== 'solution') return record;
        const next: Record<string, unknown> = { ...record };
        delete next['effort'];
        return next as MapRecord;
      }),
    );
    planning.watch();
    planning.follow({ ...question, records: bare });
    planning.setBudget(10);
    await until(() => planning.plan !== null);
    expect(planning.plan!.withoutEffort).toHaveLength(
      solutions.filter(({ effects }) => effects?.length).length,
    );
  });
});
