/**
 * The best set of things to do within a budget, when what they bring depends on what else is done. Few sets are tried
 * one and all, which proves the answer; of many, the search starts greedily and then exchanges until nothing helps.
 */
import type { Candidate, TriedSets } from './tried-sets.ts';

export interface BestSet<Id> {
  /** In the order of the candidates. */
  readonly set: readonly Id[];
  readonly value: number;
  readonly effort: number;
  /** Whether every affordable set was tried; else it is the best one found. */
  readonly isProven: boolean;
  /** How many sets were tried. */
  readonly tried: number;
}

/** Up to so many affordable sets, all of them are tried. */
export const MOST_SETS = 512;

/**
 * The affordable set with the highest value; of equals, the one of least effort. The empty set is always affordable.
 *
 * @param tried how sets are tried, and what was tried before: affordable ones
 * @param most how many sets are tried one and all; beyond, the search is a heuristic
 */
export async function bestSet<Id extends string | number>(
  tried: TriedSets<Id>,
  budget: number,
  most = MOST_SETS,
): Promise<BestSet<Id>> {
  const search = new SetSearch(tried, budget);
  const all = affordableSets(tried.candidates, budget, most);
  return all ? search.among(all, true) : search.climb();
}

/** All affordable sets, or null where there are more than `most`. */
function affordableSets<Id>(
  candidates: readonly Candidate<Id>[],
  budget: number,
  most: number,
): (readonly Candidate<Id>[])[] | null {
  let sets: (readonly Candidate<Id>[])[] = [[]];
  for (const candidate of candidates) {
    sets = [
      ...sets,
      ...sets
        .map((set) => [...set, candidate])
        .filter((set) => effortOf(set) <= budget + TOLERANCE),
    ];
    if (sets.length > most) return null;
  }
  return sets;
}

/** Keeps sums of tenths from being taken for more than the budget. */
const TOLERANCE = 1e-9;

function effortOf<Id>(set: readonly Candidate<Id>[]): number {
  return set.reduce((sum, { effort }) => sum + effort, 0);
}

class SetSearch<Id extends string | number> {
  readonly #tried: TriedSets<Id>;
  readonly #candidates: readonly Candidate<Id>[];
  readonly #budget: number;

  constructor(tried: TriedSets<Id>, budget: number) {
    this.#tried = tried;
    this.#candidates = tried.candidates;
    this.#budget = budget;
  }

  /** The best of the given sets. */
  async among(
    sets: readonly (readonly Candidate<Id>[])[],
    isProven: boolean,
  ): Promise<BestSet<Id>> {
    const values = await this.#valuesOf(sets);
    let best = 0;
    sets.forEach((set, at) => {
      const better = values[at]! - values[best]!;
      if (better > 0 || (better === 0 && effortOf(set) < effortOf(sets[best]!))) best = at;
    });
    const set = sets[best]!;
    return {
      set: set.map(({ id }) => id),
      value: values[best]!,
      effort: effortOf(set),
      isProven,
      tried: this.#tried.count,
    };
  }

  /** From nothing up, and from there again from whatever was tried that is better. */
  async climb(): Promise<BestSet<Id>> {
    let here = await this.#climbFrom([]);
    for (;;) {
      const ids = this.#tried.best(null) ?? [];
      const best = this.#candidates.filter(({ id }) => ids.includes(id));
      const [value, most] = await this.#valuesOf([here, best]);
      if (!(most! > value!)) return this.among([here], false);
      here = await this.#climbFrom(best);
    }
  }

  /** One step after the other to the best neighbour: one more, and where that does not help, one less or one for another. */
  async #climbFrom(start: readonly Candidate<Id>[]): Promise<readonly Candidate<Id>[]> {
    let here = start;
    for (;;) {
      const next =
        (await this.#bestNeighbour(here, this.#larger(here))) ??
        (await this.#bestNeighbour(here, this.#exchanged(here)));
      if (!next) return here;
      here = next;
    }
  }

  async #bestNeighbour(
    set: readonly Candidate<Id>[],
    neighbours: readonly (readonly Candidate<Id>[])[],
  ): Promise<readonly Candidate<Id>[] | null> {
    const sets = [set, ...neighbours];
    const values = await this.#valuesOf(sets);
    const own = values[0]!;
    let best = 0;
    let bestGain = 0;
    sets.forEach((other, at) => {
      const gain = values[at]! - own;
      const more = Math.max(0, effortOf(other) - effortOf(set));
      // What is gained for the effort it takes; exchanges that save effort count as if they took next to none.
      const rate = gain / (more + EFFORTLESS * (this.#budget || 1));
      if (gain > 0 && rate > bestGain) {
        best = at;
        bestGain = rate;
      }
    });
    return best === 0 ? null : sets[best]!;
  }

  #larger(set: readonly Candidate<Id>[]): (readonly Candidate<Id>[])[] {
    return this.#affordable(this.#outside(set).map((added) => [...set, added]));
  }

  #exchanged(set: readonly Candidate<Id>[]): (readonly Candidate<Id>[])[] {
    const outside = this.#outside(set);
    const fewer = set.map((gone) => set.filter((one) => one !== gone));
    return this.#affordable([
      ...fewer,
      ...fewer.flatMap((rest) => outside.map((added) => [...rest, added])),
    ]);
  }

  #outside(set: readonly Candidate<Id>[]): readonly Candidate<Id>[] {
    return this.#candidates.filter((one) => !set.includes(one));
  }

  #affordable(sets: readonly (readonly Candidate<Id>[])[]): (readonly Candidate<Id>[])[] {
    return sets
      .filter((other) => effortOf(other) <= this.#budget + TOLERANCE)
      .map((other) => this.#candidates.filter((one) => other.includes(one)));
  }

  async #valuesOf(sets: readonly (readonly Candidate<Id>[])[]): Promise<number[]> {
    const values = await this.#tried.values(sets.map((set) => set.map(({ id }) => id)));
    return values.map((value) => (Number.isNaN(value) ? -Infinity : value));
  }
}

/** Part of the budget below which effort does not tell two steps apart. */
const EFFORTLESS = 0.01;
