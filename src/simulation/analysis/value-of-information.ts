/**
 * What it would be worth to know before deciding: everything (EVPI), or one assumption (EVPPI), from what each option
 * brings in each state of the world or each draw of the assumptions (Raiffa & Schlaifer 1961; Felli & Hazen 1998).
 */
import { sumOf } from '../sums.ts';

/** What each option (row) brings in each state or draw (column). */
export type Payoffs = readonly (readonly number[])[];

export interface ValueOfInformation {
  /** E[V] of each option. */
  readonly means: readonly number[];
  /** Index of the option to take without knowing more; the first of equals. */
  readonly best: number;
  /** E[max V]: what one would have if one knew before choosing. */
  readonly knowing: number;
  /** EVPI = E[max V] - max E[V], at least 0. */
  readonly worth: number;
}

/**
 * Expected value of perfect information. States may carry probabilities, taken relative to their sum; without them
 * each counts the same, as draws do. Null without options or states, or without any probability.
 */
export function perfectInformation(
  payoffs: Payoffs,
  probabilities?: readonly number[],
): ValueOfInformation | null {
  const states = payoffs[0]?.length ?? 0;
  const weights = probabilities ?? new Array<number>(states).fill(1);
  const total = sumOf(weights, (one) => one);
  if (states === 0 || !(total > 0)) return null;
  const mean = (value: (state: number) => number) =>
    sumOf(weights.keys(), (state) => weights[state]! * value(state)) / total;
  const means = payoffs.map((row) => mean((state) => row[state]!));
  const best = means.indexOf(Math.max(...means));
  const knowing = mean((state) => Math.max(...payoffs.map((row) => row[state]!)));
  return { means, best, knowing, worth: Math.max(0, knowing - means[best]!) };
}

/** At least so many draws to a bin: fewer would take the noise of the other assumptions for knowledge. */
const DRAWS_PER_BIN = 50;
const MOST_BINS = 20;

/**
 * Expected value of knowing one assumption perfectly: draws are sorted by it and cut into bins of equal size; within a
 * bin, the option that is best on average would be taken (binning, Strong & Oakley 2013). A little too high, as each
 * bin chooses with hindsight, or too low, as a bin spans several values. Between 0 and the EVPI; null without options or draws.
 *
 * @param assumption the drawn value of the assumption, in the order of the columns
 * @param bins one per 50 draws and 20 at most, if not given
 */
export function partialInformation(
  payoffs: Payoffs,
  assumption: readonly number[],
  bins = Math.min(MOST_BINS, Math.floor(assumption.length / DRAWS_PER_BIN)),
): number | null {
  const all = perfectInformation(payoffs);
  if (!all) return null;
  const draws = payoffs[0]!.length;
  const cuts = Math.max(1, Math.min(draws, Math.floor(bins)));
  const order = Array.from({ length: draws }, (_, draw) => draw).sort(
    (a, b) => assumption[a]! - assumption[b]! || a - b,
  );
  const edges = Array.from({ length: cuts + 1 }, (_, cut) =>
    edgeNear(Math.round((cut * draws) / cuts), (at) => assumption[order[at]!]!, draws),
  );
  let knowing = 0;
  for (let bin = 0; bin < cuts; bin++) {
    const inside = order.slice(edges[bin], edges[bin + 1]);
    if (inside.length === 0) continue;
    knowing += Math.max(...payoffs.map((row) => sumOf(inside, (draw) => row[draw]!)));
  }
  return Math.min(all.worth, Math.max(0, knowing / draws - all.means[all.best]!));
}

/** The nearest place to cut where the value changes: equal values stay together, so one without spread tells nothing. */
function edgeNear(place: number, valueAt: (place: number) => number, end: number): number {
  const isEdge = (at: number) => at <= 0 || at >= end || valueAt(at) !== valueAt(at - 1);
  for (let off = 0; ; off++) {
    if (isEdge(place + off)) return Math.min(end, place + off);
    if (isEdge(place - off)) return Math.max(0, place - off);
  }
}
