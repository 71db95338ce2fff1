/** What is seen before everything is exact: marked as such, replaced by what is exact, and stopped with it. */
import { describe, expect, it, vi } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom, type MapRecord } from '#domain/records.ts';
import {
  improvementsOf,
  type Improvement,
  type ImprovementKind,
} from '#simulation/analysis/improvements.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { TriedSets } from '#simulation/analysis/tried-sets.ts';
import type { DeskTask } from '#simulation/desk-questions.ts';
import { firstGainsOf, fromTheTop } from '#state/first-gains.ts';
import { PLAN_TERMS, Planning } from '#state/planning.svelte.ts';
import { Ranking, RANKING_TERMS } from '#state/ranking.svelte.ts';
import { Sensitivity } from '#state/sensitivity.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere, type Fate } from '../support/desk-here.ts';
import { sampleMap } from '../support/sample-map.ts';
import { tornado } from '../support/tornado-here.ts';

const shown = optionOf(sampleMap, null);
const question = { records: sampleMap, segment: null, shown };
const until = (is: () => boolean) => vi.waitUntil(is, { timeout: 60_000, interval: 1 });
const rest = () => new Promise((resume) => setTimeout(resume, 50));

function workers(fates: readonly Fate[] = [], size = 3) {
  const here = desksHere(fates);
  const tasks = () => here.desks.flatMap((desk) => desk.tasks);
  return { pool: new WorkerPool(here.start, size), tasks };
}
const collector = () => new WorkerPool(desksHere().start, 1);
const ofTask = <Kind extends DeskTask['kind']>(tasks: readonly DeskTask[], kind: Kind) =>
  tasks.filter((one): one is Extract<DeskTask, { kind: Kind }> => one.kind === kind);

describe('which numbers decide', () => {
  const look = (fates: readonly Fate[] = [], size = 3) => {
    const { pool, tasks } = workers(fates, size);
    const sensitivity = new Sensitivity(pool, 0);
    sensitivity.watch();
    sensitivity.follow(question);
    return { sensitivity, tasks };
  };

  it('is seen at once, and exactly what one worker would find in the end', async () => {
    const { sensitivity, tasks } = look();
    await until(() => sensitivity.tornado !== null);
    expect(sensitivity.tornado!.isProvisional).toBe(true);
    expect(sensitivity.isStale).toBe(false);
    expect(sensitivity.exact).toBeNull();
    await until(() => sensitivity.exact !== null);
    const option = shown;
    expect(sensitivity.exact).toEqual(
      tornado(sampleMap, { option, segment: null, measure: 'lifetimeValue' }),
    );
    const solved = ofTask(tasks(), 'solveEnds').map(({ task }) => task.at);
    expect(new Set(solved).size).toBe(solved.length);
    expect(solved.length).toBeGreaterThanOrEqual(12);
  });

  it('is the same where a worker dies of it', async () => {
    const { sensitivity } = look(['tires', 'dies']);
    await until(() => sensitivity.exact !== null);
    const whole = tornado(sampleMap, { option: shown, segment: null, measure: 'lifetimeValue' });
    expect(sensitivity.exact).toEqual(whole);
  });

  it('says nothing of what comes first before it is exact', async () => {
    const { sensitivity } = look();
    await until(() => sensitivity.firsts !== null);
    sensitivity.setMeasure('completion');
    await until(() => sensitivity.tornado!.measure === 'completion');
    expect(sensitivity.tornado!.isProvisional).toBe(true);
    expect(sensitivity.firsts).toBeNull();
  });

  it('solves nothing any more once the map has changed', async () => {
    const { sensitivity, tasks } = look([], 1);
    await until(() => sensitivity.tornado !== null);
    sensitivity.close();
    const count = ofTask(tasks(), 'solveEnds').length;
    await rest();
    expect(ofTask(tasks(), 'solveEnds').length).toBeLessThanOrEqual(count + 1);
    expect(sensitivity.exact).toBeNull();
    expect(sensitivity.hasFailed).toBe(false);
  });
});

describe('the ranked list', () => {
  const look = (fates: readonly Fate[] = []) => {
    const { pool, tasks } = workers(fates);
    const terms = { ...RANKING_TERMS, restMs: 0, blocks: 1, most: 2, draws: 4 };
    const ranking = new Ranking(pool, collector(), terms);
    ranking.watch();
    ranking.follow(question);
    return { ranking, tasks };
  };

  it('is seen at first order, marked, until everything is exact', async () => {
    const { ranking, tasks } = look(['tires']);
    await until(() => ranking.entries.length > 0);
    expect(ranking.isProvisional).toBe(true);
    expect(ranking.entries.some(({ isExact }) => isExact)).toBe(false);
    const kinds = new Set(ranking.entries.map(({ improvement: { kind } }) => kind));
    expect(kinds).toEqual(new Set(['solution', 'painPoint', 'offer', 'quality', 'promise']));
    expect(Object.keys(ranking.entries[0]!.gains).sort()).toEqual([
      'experienceSum',
      'lifetimeValue',
    ]);
    await until(() => ranking.entries.some(({ isExact }) => isExact));
    await until(() => !ranking.isProvisional);
    expect(ranking.entries.every(({ isExact }) => isExact)).toBe(true);
    // Only solutions are built; what else there is, the gradients know.
    const changed = ofTask(tasks(), 'firstGains').flatMap(({ task }) => task.options);
    const solutions = ofKind(sampleMap, 'solution').filter(({ effects }) => effects?.length);
    expect(new Set(changed.map((one) => JSON.stringify(one))).size).toBe(solutions.length);
  });

  it('is added up from the top', async () => {
    const { ranking, tasks } = look();
    await until(() => ranking.entries.some(({ isExact }) => isExact));
    const exact = ranking.entries.filter(({ isExact }) => isExact).map((one) => one.improvement);
    expect(exact.some(({ kind }) => kind !== 'quality')).toBe(true);
    await until(() => !ranking.isProvisional);
    const asked = ofTask(tasks(), 'totals').sort((a, b) => a.id - b.id);
    const sums = asked.flatMap(({ task }) => task.options);
    const gains = sums.flatMap((option) => {
      const entry = ranking.entries.find(
        ({ improvement: { isOn, without, with: done } }) =>
          JSON.stringify(isOn ? without : done) === JSON.stringify(option),
      );
      return entry && entry.improvement.kind !== 'quality' ? [entry.gains.lifetimeValue!] : [];
    });
    expect(gains.length).toBeGreaterThan(8);
    const largest = [...gains].sort((a, b) => b - a).slice(0, 2);
    for (const gain of largest) expect(gains.indexOf(gain)).toBeLessThan(4);
    const last = sums.slice(-2).map((option) => option.effects.at(-1)?.field);
    expect(last).toContain('quality');
  });

  it('stops with the question', async () => {
    const { ranking, tasks } = look();
    await until(() => ranking.entries.length > 0);
    ranking.close();
    const count = ofTask(tasks(), 'totals').length;
    await rest();
    expect(ofTask(tasks(), 'totals').length).toBeLessThanOrEqual(count + 3);
    expect(ranking.hasFailed).toBe(false);
  });

  it('puts what stands first by gain or by gain per day first, and a point better last', () => {
    const one = (id: string, effort: number | null, kind: ImprovementKind = 'solution') =>
      ({ id, effort, kind }) as Improvement;
    const all = [
      one('point', null, 'quality'),
      one('unknown', null),
      one('harm', 1),
      one('large', 100),
      one('middle', 50),
      one('quick', 1),
    ];
    const gains = { point: 99, harm: -5, large: 10, middle: 6, quick: 3 };
    const found = new Map(
      Object.entries(gains).map(([id, lifetimeValue]) => [id, { lifetimeValue }]),
    );
    const order = fromTheTop(all, found, 'lifetimeValue').map(({ id }) => id);
    expect(order).toEqual(['large', 'quick', 'middle', 'harm', 'unknown', 'point']);
    const without = fromTheTop([one('b', null, 'painPoint'), all[0]!], found, 'lifetimeValue');
    expect(without.map(({ id }) => id)).toEqual(['point', 'b']);
  });
});

describe('the best set', () => {
  const solutions = ofKind(sampleMap, 'solution');
  const records = recordsFrom(
    Object.values(sampleMap).map((record): MapRecord => {
      const at = solutions.findIndex(({ id }) => id === record.id);
      return at < 0 ? record : { ...record, effort: { likely: at + 1, basis: 'guess' } };
    }),
  );

  it('is shown as far as it is found, until it is', async () => {
    const terms = { ...PLAN_TERMS, restMs: 0, partSize: 1, draws: 4 };
    const planning = new Planning(workers().pool, collector(), terms);
    planning.watch();
    planning.setBudget(6);
    planning.follow({ ...question, records });
    await until(() => planning.plan !== null);
    expect(planning.isProvisional).toBe(true);
    expect(planning.doubt).toBeNull();
    const { found, parts, gain } = planning.plan!;
    expect(found.isProven).toBe(false);
    expect(found.effort).toBeLessThanOrEqual(6);
    expect(parts.map(({ solution }) => solution)).toEqual(found.set);
    await until(() => !planning.isProvisional);
    expect(planning.plan!.found.isProven).toBe(true);
    expect(planning.plan!.gain).toBeGreaterThanOrEqual(gain);
    await until(() => planning.doubt !== null);
    planning.setBudget(5);
    expect(planning.isStale).toBe(true);
    await until(() => planning.plan!.budget === 5);
    expect(planning.isProvisional).toBe(true);
    expect(planning.doubt).toBeNull();
  });

  it('begins with what is good alone, and tries nothing twice', async () => {
    const worth: Readonly<Record<string, number>> = { a: 5, b: 4, c: 1, d: -2 };
    const asked: string[] = [];
    const candidates = [
      { id: 'a', effort: 5 },
      { id: 'b', effort: 2 },
      { id: 'c', effort: 1 },
      { id: 'd', effort: 0 },
      { id: 'e', effort: 9 },
    ] as const;
    const tried = new TriedSets(candidates, (sets) => {
      asked.push(...sets.map((set) => set.join('')));
      return Promise.resolve(sets.map((set) => set.reduce((sum, id) => sum + worth[id]!, 10)));
    });
    await tried.tryFirst(4, null);
    expect(asked).toEqual(['', 'b', 'c', 'd', 'bc']);
    const best = tried.best(null)!;
    expect(best).toEqual(['b', 'c']);
    expect([tried.valueOf(best), tried.effortOf(best), tried.count]).toEqual([15, 3, 5]);
    expect(tried.best(best)).toEqual(['b']);
    expect(await tried.values([['b'], ['a']])).toEqual([14, 15]);
    expect(asked.slice(5)).toEqual(['a']);
    expect(tried.valueOf(['c', 'd'])).toBeNaN();
    // Where it is known about, only what is good alone is tried.
    const others = new TriedSets(candidates, (sets) => Promise.resolve(sets.map(() => 0)));
    const known = { b: 3, c: 1 } as const;
    await others.tryFirst(9, new Map(Object.entries(known) as ['b' | 'c', number][]));
    expect(others.count).toBe(4);
    expect(others.valueOf(['b', 'c'])).toBe(0);
  });
});

describe('a map that one segment makes impossible', () => {
  it('has no gains for the others either', async () => {
    const guess = (likely: number) => ({ likely, basis: 'guess' });
    const never = (record: string) => ({ record, field: 'optOut', op: 'set', value: guess(0) });
    const path = (from: string, to: string) => ({
      ...{ id: `${from} ${to}`, kind: 'path', from, to },
      share: guess(1),
    });
    const records = recordsFrom([
      { id: 'map', kind: 'map', title: '' },
      { id: 'stage', kind: 'stage', title: '', order: 'a0' },
      ...['a', 'b'].map((id, at) => ({
        ...{ id, kind: 'touchpoint', title: id, stage: 'stage', order: `a${at}` },
        optOut: guess(0.1),
        margin: guess(3),
      })),
      ...[path('a', 'b'), path('b', 'a')],
      { id: 'fine', kind: 'segment', title: '', order: 'a0' },
      {
        ...{ id: 'caught', kind: 'segment', title: '', order: 'a1' },
        effects: [never('a'), never('b')],
      },
    ]);
    const drawn = optionOf(records, null);
    const list = improvementsOf(records, drawn);
    const base = { records, segment: null, shown: drawn };
    const { pool } = workers();
    const gains = (segment: string | null) =>
      firstGainsOf(pool, { ...base, segment }, list, 'lifetimeValue', () => true);
    expect((await gains('fine')).size).toBeGreaterThan(0);
    expect((await gains(null)).size).toBe(0);
    pool.close();
  });
});
