/** The sets of solutions that a search has tried so far, each tried only once, and the best of them. */
import type { RecordId } from '#domain/records.ts';
import type { BestSet, Candidate, Evaluate } from '#simulation/analysis/best-set.ts';

type SetOfIds = readonly RecordId[];

export class TriedSets {
  readonly #candidates: readonly Candidate<RecordId>[];
  readonly #evaluate: Evaluate<RecordId>;
  readonly #known = new Map<string, Readonly<{ set: SetOfIds; value: number }>>();

  /** @param evaluate says what sets are worth, NaN where they cannot be computed */
  constructor(candidates: readonly Candidate<RecordId>[], evaluate: Evaluate<RecordId>) {
    this.#candidates = candidates;
    this.#evaluate = evaluate;
  }

  /** What the sets are worth; only those that are new are evaluated. */
  async values(sets: readonly SetOfIds[]): Promise<number[]> {
    const fresh = sets.filter((set) => !this.#known.has(keyOf(set)));
    const values = fresh.length > 0 ? await this.#evaluate(fresh) : [];
    fresh.forEach((set, at) => this.#known.set(keyOf(set), { set, value: values[at]! }));
    return sets.map((set) => this.valueOf(set));
  }

  /** NaN where it cannot be computed, and where it was not tried. */
  valueOf(set: SetOfIds): number {
    return this.#known.get(keyOf(set))?.value ?? NaN;
  }

  effortOf(set: SetOfIds): number {
    return this.#candidates.reduce(
      (sum, { id, effort }) => sum + (set.includes(id) ? effort : 0),
      0,
    );
  }

  /**
   * Tries nothing, each that is affordable alone, and what these make together while the budget lasts, by gain per
   * effort: a good set to begin with, before what they change in each other is known.
   */
  async tryFirst(budget: number): Promise<void> {
    const affordable = this.#candidates.filter(({ effort }) => effort <= budget);
    await this.values([[], ...affordable.map(({ id }) => [id])]);
    const nothing = this.valueOf([]);
    const rated = affordable
      .map(({ id, effort }) => ({ id, effort, gain: this.valueOf([id]) - nothing }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain * a.effort - a.gain * b.effort);
    const chosen = new Set<RecordId>();
    let left = budget;
    for (const { id, effort } of rated) {
      if (effort > left) continue;
      chosen.add(id);
      left -= effort;
    }
    await this.values([this.#candidates.map(({ id }) => id).filter((id) => chosen.has(id))]);
  }

  /** The best that was tried; beside another one, the best of the others that are not empty. Null where there is none. */
  best(beside: SetOfIds | null): SetOfIds | null {
    let best: Readonly<{ set: SetOfIds; value: number }> | null = null;
    const taken = beside && keyOf(beside);
    for (const [key, one] of this.#known) {
      if (key === taken || (beside && one.set.length === 0)) continue;
      if (one.value > (best?.value ?? -Infinity)) best = one;
    }
    return best?.set ?? null;
  }

  /** A set as the best found so far. */
  found(set: SetOfIds): BestSet<RecordId> {
    return {
      set,
      value: this.valueOf(set),
      effort: this.effortOf(set),
      isProven: false,
      tried: this.#known.size,
    };
  }
}

/** Sets are told apart by what is in them, in the order of the candidates. */
function keyOf(set: SetOfIds): string {
  return set.join(' ');
}
