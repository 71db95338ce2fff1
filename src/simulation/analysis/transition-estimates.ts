/**
 * Shares of paths from what customers were seen to do: maximum likelihood, and with what was drawn as prior knowledge
 * (Dirichlet prior; formulas as in the R package markovchain), so that a small log does not overwrite a workshop.
 */

export interface TransitionEstimates {
  /** In the order of rows and columns. */
  readonly states: readonly string[];
  /** n_ij: how often j followed i. */
  readonly counts: readonly (readonly number[])[];
  /** n_ij / n_i; null where nothing ever followed. */
  readonly likelihood: readonly (readonly number[] | null)[];
  /** Most probable with the prior, (n_ij + h_ij - 1) / sum, terms below 0 counting as 0; null where nothing is left. */
  readonly mode: readonly (readonly number[] | null)[];
  /** Mean with the prior, (n_ij + h_ij) / sum; null where neither prior nor data say anything. */
  readonly mean: readonly (readonly number[] | null)[];
}

export interface TransitionOptions {
  /** States in a wanted order; those of the sequences in order of appearance if not given. Others are ignored. */
  readonly states?: readonly string[];
  /** Where journeys end: once there, always there. Its row is 1 for itself in all three estimates. */
  readonly absorbing?: readonly string[];
  /** h_ij, at least 0, in the order of the states; 1 everywhere if not given, which makes the mode the likelihood. */
  readonly prior?: readonly (readonly number[])[];
}

/** Estimates from the sequences of states of several journeys; what follows across two journeys does not count. */
export function transitionEstimates(
  journeys: readonly (readonly string[])[],
  options: TransitionOptions = {},
): TransitionEstimates {
  const states = options.states ?? [...new Set(journeys.flat())];
  const placeOf = new Map(states.map((state, place) => [state, place]));
  const counts = states.map(() => states.map(() => 0));
  for (const journey of journeys) {
    for (let step = 1; step < journey.length; step++) {
      const from = placeOf.get(journey[step - 1]!);
      const to = placeOf.get(journey[step]!);
      if (from !== undefined && to !== undefined) counts[from]![to]!++;
    }
  }
  const absorbing = new Set(options.absorbing);
  const rows = (value: (count: number, prior: number) => number) =>
    counts.map((row, from) =>
      absorbing.has(states[from]!)
        ? row.map((_, to) => (to === from ? 1 : 0))
        : normalised(row.map((count, to) => value(count, options.prior?.[from]?.[to] ?? 1))),
    );
  return {
    states,
    counts,
    likelihood: rows((count) => count),
    mode: rows((count, prior) => Math.max(0, count + prior - 1)),
    mean: rows((count, prior) => count + Math.max(0, prior)),
  };
}

/** The prior that drawn shares stand for: as if so many customers had been seen at each touchpoint. */
export function priorFromDrawn(
  shares: readonly (readonly number[])[],
  weight = 10,
): readonly (readonly number[])[] {
  return shares.map((row) => row.map((share) => weight * share));
}

function normalised(values: readonly number[]): number[] | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total > 0 ? values.map((value) => value / total) : null;
}
