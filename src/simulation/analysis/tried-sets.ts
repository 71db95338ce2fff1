/** The sets of things to do that a search has tried so far, each tried only once, and the best of them. */

export interface Candidate<Id> {
  readonly id: Id;
  /** In the unit of the budget; 0 or more. */
  readonly effort: number;
}

/** Says what each set is worth, NaN where it cannot be computed; asked for many at once. */
export type Evaluate<Id> = (sets: readonly (readonly Id[])[]) => Promise<readonly number[]>;

type Tried<Id> = Readonly<{ set: readonly Id[]; value: number }>;

export class TriedSets<Id extends string | number> {
  readonly candidates: readonly Candidate<Id>[];
  readonly #evaluate: Evaluate<Id>;
  readonly #noted: () => void;
  readonly #known = new Map<string, Tried<Id>>();

  /**
   * @param evaluate says what sets are worth, each a part of the candidates in their order
   * @param noted called whenever more sets are known
   */
  constructor(
    candidates: readonly Candidate<Id>[],
    evaluate: Evaluate<Id>,
    noted: () => void = () => {},
  ) {
    this.candidates = candidates;
    this.#evaluate = evaluate;
    this.#noted = noted;
  }

  /** How many were tried. */
  get count(): number {
    return this.#known.size;
  }

  /** What the sets are worth; only those that are new are evaluated. */
  async values(sets: readonly (readonly Id[])[]): Promise<number[]> {
    const fresh = distinct(sets.filter((set) => !this.#known.has(keyOf(set))));
    if (fresh.length > 0) {
      const values = await this.#evaluate(fresh);
      fresh.forEach((set, at) => this.#known.set(keyOf(set), { set, value: values[at]! }));
      this.#noted();
    }
    return sets.map((set) => this.valueOf(set));
  }

  /** NaN where it cannot be computed, and where it was not tried. */
  valueOf(set: readonly Id[]): number {
    return this.#known.get(keyOf(set))?.value ?? NaN;
  }

  effortOf(set: readonly Id[]): number {
    return this.candidates.reduce(
      (sum, { id, effort }) => sum + (set.includes(id) ? effort : 0),
      0,
    );
  }

  /**
   * Tries nothing, and what is good alone: what that makes together while the budget lasts, by gain per effort. A good
   * set to begin with, before what things change in each other is known.
   *
   * @param gains what each would bring alone, where that is known about; else all that are affordable are tried
   */
  async tryFirst(budget: number, gains: ReadonlyMap<Id, number> | null): Promise<void> {
    const affordable = this.candidates.filter(({ effort }) => effort <= budget);
    const alone = (ids: readonly Id[]) => [[], ...ids.map((id) => [id])];
    if (!gains) await this.values(alone(affordable.map(({ id }) => id)));
    const gainOf = (id: Id) => gains?.get(id) ?? this.valueOf([id]) - this.valueOf([]);
    const rated = affordable
      .map(({ id, effort }) => ({ id, effort, gain: gainOf(id) }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain * a.effort - a.gain * b.effort);
    const chosen = new Set<Id>();
    let left = budget;
    for (const { id, effort } of rated) {
      if (effort > left) continue;
      chosen.add(id);
      left -= effort;
    }
    const set = affordable.map(({ id }) => id).filter((id) => chosen.has(id));
    await this.values([...alone(set), set]);
  }

  /** The best that was tried; beside another one, the best of the others that are not empty. Null where there is none. */
  best(beside: readonly Id[] | null): readonly Id[] | null {
    let best: Tried<Id> | null = null;
    const taken = beside && keyOf(beside);
    for (const [key, one] of this.#known) {
      if (key === taken || (beside && one.set.length === 0)) continue;
      if (one.value > (best?.value ?? -Infinity)) best = one;
    }
    return best?.set ?? null;
  }
}

function distinct<Id extends string | number>(sets: readonly (readonly Id[])[]): (readonly Id[])[] {
  return [...new Map(sets.map((set) => [keyOf(set), set])).values()];
}

/** Sets are told apart by what is in them, in the order of the candidates. */
function keyOf(set: readonly (string | number)[]): string {
  return set.join(' ');
}
