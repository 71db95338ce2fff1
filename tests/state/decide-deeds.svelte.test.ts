/** Deeds of the Decide view, and what the state adds for it: parts of a set, choices and what knowing is worth. */
import { describe, expect, it, vi } from 'vitest';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import { placementsOf } from '#domain/queries/placements-at.ts';
import { recordsFrom, type MapRecord } from '#domain/records.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import { addSolutionAt, keepAsScenario, setEffort } from '#state/gestures/decide-deeds.ts';
import { Planning } from '#state/planning.svelte.ts';
import { Ranking, RANKING_TERMS } from '#state/ranking.svelte.ts';
import { WorkerPool } from '#state/worker-pool.ts';
import { desksHere } from '../support/desk-here.ts';
import { openForTest } from '../support/fake-session.ts';
import { sampleMap } from '../support/sample-map.ts';

const until = (is: () => boolean) => vi.waitUntil(is, { timeout: 60_000 });
const pools = () =>
  [new WorkerPool(desksHere().start, 3), new WorkerPool(desksHere().start, 1)] as const;
const solutions = ofKind(sampleMap, 'solution');
const shown = optionOf(sampleMap, null);
const question = { records: sampleMap, segment: null, shown };

describe('keeping a set', () => {
  const option = { solutions: [solutions[0]!.id], effects: [] };

  it('makes a scenario that what is shown is compared with, and is undone in one step', () => {
    const { map, session } = openForTest(sampleMap);
    const before = map.lens.scenarios.length;
    keepAsScenario(map, 'Best', option);
    expect(map.lens.scenarios).toHaveLength(before + 1);
    expect(map.lens.scenario).toBeNull();
    const compared = map.lens.scenarios.find(({ id }) => id === map.lens.compared);
    expect(compared).toMatchObject({ title: 'Best', solutions: option.solutions });
    expect(session.committed).toHaveLength(1);
    map.editor.undo();
    expect(map.lens.scenarios).toHaveLength(before);
    expect(map.lens.compared).toBeUndefined();
    expect(map.editor.records).toEqual(sampleMap);
  });
});

describe('saying what a solution takes', () => {
  it('changes the solution itself, whichever scenario is shown, and bursts are undone together', () => {
    const { map } = openForTest(sampleMap);
    map.lens.showScenario(map.lens.scenarios[0]!.id);
    const { id } = solutions[0]!;
    setEffort(map, id, 5, 'burst');
    setEffort(map, id, 6, 'burst');
    expect(find(map.editor.records, 'solution', id)!.effort).toEqual({ likely: 6, basis: 'guess' });
    map.editor.undo();
    expect(map.editor.records[id]).toEqual(sampleMap[id]);
  });
});

describe('the first solution', () => {
  it('stands at the touchpoint and is selected', () => {
    const { map } = openForTest(sampleMap);
    const touchpoint = ofKind(sampleMap, 'touchpoint')[0]!.id;
    addSolutionAt(map, touchpoint);
    const id = map.board.inspected!;
    expect(map.editor.records[id]!.kind).toBe('solution');
    expect(placementsOf(map.editor.records, id).map((one) => one.touchpoint)).toEqual([touchpoint]);
    addSolutionAt(map, 'nowhere');
    expect(map.board.inspected).toBe(id);
  });
});

describe('a plan', () => {
  it('says what each part brings alone, and which set is second', async () => {
    const planning = new Planning(...pools(), {
      ...{ seed: 1, restMs: 0, blocks: 2 },
      ...{ partSize: 8, draws: 12 },
    });
    planning.watch();
    planning.follow(question);
    planning.setBudget(26);
    await until(() => !planning.isStale && planning.plan !== null);
    const { found, parts, second, gain } = planning.plan!;
    expect(parts.map(({ solution }) => solution)).toEqual(found.set);
    expect(parts.reduce((sum, { effort }) => sum + effort, 0)).toBe(found.effort);
    expect(second!.gain).toBeLessThanOrEqual(gain);
    expect(second!.set).not.toEqual(found.set);
    expect(second!.effort).toBeLessThanOrEqual(26);
    planning.setBudget(solutions.find(({ id }) => id === parts[0]!.solution)!.effort!.likely);
    await until(() => !planning.isStale);
    const alone = planning.plan!.parts.find(({ solution }) => solution === parts[0]!.solution);
    if (alone) expect(alone.gain).toBeCloseTo(parts[0]!.gain, 8);
    planning.close();
  });
});

describe('what one chooses among', () => {
  const rank = async (records: typeof sampleMap, terms = {}) => {
    const base = { ...RANKING_TERMS, restMs: 0, blocks: 1, most: 2, draws: 12, ...terms };
    const ranking = new Ranking(...pools(), base);
    ranking.watch();
    ranking.follow({ ...question, records });
    await until(() => ranking.isComplete);
    return ranking;
  };

  it('are the solutions: one of them or none is best in every draw', async () => {
    const ranking = await rank(sampleMap);
    expect(ranking.choices).toHaveLength(solutions.length);
    const best = ranking.entries.flatMap(({ best }) => best.lifetimeValue ?? []);
    expect(best).toHaveLength(solutions.length);
    expect(best.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(ranking.knowing!.everything).toBeGreaterThanOrEqual(0);
    ranking.setMeasure('net');
    expect(ranking.knowing).toBeNull();
    ranking.close();
  });

  it('are all that is drawn where there is no solution', async () => {
    const bare = recordsFrom(
      Object.values(sampleMap).filter(
        (record: MapRecord) =>
          !solutions.some(({ id }) => id === record.id || id === record['item']),
      ),
    );
    const ranking = await rank(bare);
    expect(ranking.choices.map(({ kind }) => kind)).not.toContain('solution');
    expect(ranking.choices).toHaveLength(2);
    ranking.close();
  });

  it('are fewer on a map so large that all of them would take too long', async () => {
    const ranking = await rank(sampleMap, { mostWork: 0 });
    const drawn = ranking.entries.filter(({ bands }) => bands.lifetimeValue);
    expect(drawn).toHaveLength(8);
    expect(ranking.choices).toHaveLength(6);
    ranking.close();
  });
});
