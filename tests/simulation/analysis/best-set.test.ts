import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestSet } from '../../../src/simulation/analysis/best-set.ts';
import { TriedSets, type Candidate } from '../../../src/simulation/analysis/tried-sets.ts';
import { between } from '../models.ts';

/** Worth with interactions: each pair adds or takes something beside what each brings alone. */
interface Problem {
  readonly candidates: readonly Candidate<number>[];
  readonly alone: readonly number[];
  readonly pairs: readonly number[];
  readonly budget: number;
}

const problem = (most: number): fc.Arbitrary<Problem> =>
  fc.integer({ min: 0, max: most }).chain((count) =>
    fc.record({
      candidates: fc
        .array(between(0, 10), { minLength: count, maxLength: count })
        .map((efforts) => efforts.map((effort, id) => ({ id, effort }))),
      alone: fc.array(between(-2, 5), { minLength: count, maxLength: count }),
      pairs: fc.array(between(-3, 3), { minLength: count * count, maxLength: count * count }),
      budget: between(0, 30),
    }),
  );

function worthOf({ alone, pairs }: Problem, set: readonly number[]): number {
  return set.reduce(
    (sum, one, at) =>
      sum +
      alone[one]! +
      set.slice(at + 1).reduce((more, other) => more + pairs[one * alone.length + other]!, 0),
    0,
  );
}

function find(given: Problem, most?: number) {
  const evaluate = (sets: readonly (readonly number[])[]) =>
    Promise.resolve(sets.map((set) => worthOf(given, set)));
  return bestSet(new TriedSets(given.candidates, evaluate), given.budget, most);
}

/** All subsets, the slow way. */
function bruteForce(given: Problem): number {
  const { candidates, budget } = given;
  let best = 0;
  for (let mask = 0; mask < 1 << candidates.length; mask++) {
    const set = candidates.filter((_, at) => (mask >> at) & 1);
    if (set.reduce((sum, { effort }) => sum + effort, 0) > budget + 1e-9) continue;
    best = Math.max(
      best,
      worthOf(
        given,
        set.map(({ id }) => id),
      ),
    );
  }
  return best;
}

describe('the best set', () => {
  test('is the best of all affordable sets, and says that it is proven', async () => {
    await fc.assert(
      fc.asyncProperty(problem(7), async (given) => {
        const found = await find(given);
        expect(found.isProven).toBe(true);
        expect(found.value).toBeCloseTo(bruteForce(given), 9);
        expect(found.value).toBeCloseTo(worthOf(given, found.set), 9);
        expect(found.effort).toBeLessThanOrEqual(given.budget + 1e-9);
      }),
    );
  });

  test('found by climbing cannot be bettered by one more, one less or one exchange, and is not called proven', async () => {
    await fc.assert(
      fc.asyncProperty(problem(8), async (given) => {
        const found = await find(given, 0);
        expect(found.isProven).toBe(given.candidates.length === 0);
        expect(found.effort).toBeLessThanOrEqual(given.budget + 1e-9);
        const ids = given.candidates.map(({ id }) => id);
        for (const out of [null, ...found.set]) {
          for (const into of [null, ...ids.filter((id) => !found.set.includes(id))]) {
            const other = ids.filter((id) => (found.set.includes(id) && id !== out) || id === into);
            const effort = other.reduce((sum, id) => sum + given.candidates[id]!.effort, 0);
            if (effort > given.budget + 1e-9) continue;
            expect(worthOf(given, other)).toBeLessThanOrEqual(found.value + 1e-9);
          }
        }
      }),
    );
  });

  test('climbing finds nine tenths of what there is in nearly every case', async () => {
    let good = 0;
    const problems = fc.sample(problem(8), { numRuns: 200, seed: 5 });
    for (const given of problems) {
      const found = await find(given, 0);
      if (found.value >= 0.9 * bruteForce(given) - 1e-9) good++;
    }
    expect(good / problems.length).toBeGreaterThan(0.9);
  });

  test('takes the cheaper of two that bring the same, and nothing where nothing helps', async () => {
    const same = {
      candidates: [
        { id: 0, effort: 5 },
        { id: 1, effort: 3 },
      ],
      alone: [2, 2],
      pairs: [0, -2, 0, 0],
      budget: 9,
    };
    expect((await find(same)).set).toEqual([1]);
    const harmful = { ...same, alone: [-1, -2] };
    expect(await find(harmful)).toMatchObject({ set: [], value: 0, effort: 0 });
  });

  test('a set that cannot be computed is never the best', async () => {
    const sets = new TriedSets([{ id: 'a', effort: 1 }], (sets) =>
      Promise.resolve(sets.map((set) => (set.length > 0 ? NaN : 1))),
    );
    const found = await bestSet(sets, 5);
    expect(found).toMatchObject({ set: [], value: 1 });
  });

  test('does not try the same set twice', async () => {
    const tried = new Set<string>();
    const candidates = [1, 2, 3, 4, 5].map((id) => ({ id, effort: 1 }));
    const sets = new TriedSets(candidates, (sets) => {
      for (const set of sets) {
        expect(tried.has(set.join())).toBe(false);
        tried.add(set.join());
      }
      return Promise.resolve(sets.map((set) => set.reduce((sum, id) => sum + id, 0)));
    });
    await bestSet(sets, 3, 0);
    expect(tried.size).toBeGreaterThan(10);
  });

  test('is no worse than what was tried before, from where the search goes on', async () => {
    // Alone each of them is worth next to nothing, so that climbing from nothing finds 2 only.
    const worth: Readonly<Record<string, number>> = { '0 1': 9, '0 1 3': 10, '2': 1 };
    const candidates = [0, 1, 2, 3].map((id) => ({ id, effort: id === 2 ? 2 : 1 }));
    const tried = new TriedSets(candidates, (sets) =>
      Promise.resolve(sets.map((set) => worth[set.join(' ')] ?? 0)),
    );
    expect(await bestSet(tried, 3, 0)).toMatchObject({ set: [2], value: 1 });
    await tried.values([[0, 1]]);
    expect(await bestSet(tried, 3, 0)).toMatchObject({ set: [0, 1, 3], value: 10, effort: 3 });
  });
});
