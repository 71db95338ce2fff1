/**
 * The part of a gradient that goes through offers counted once: their take-up per visit is reach over visits, so
 * whatever changes who comes back changes it too. With f the factors and F(f) reach over visits, f = F(f), and the
 * slope of a result T is its direct slope plus lambda times the slope of F, where (I - dF/df)' lambda = dT/df.
 */
import {
  arrivalSlopes,
  touchpointGradient,
  type Gradient,
  type TouchpointGradient,
} from './gradient-pass.ts';
import type { GridSolution } from './grid.ts';
import { valuesBack } from './grid-values.ts';
import { NO_MEASURE } from './grid-measures.ts';
import { firstPassage, type FirstPassage } from './grid-reach.ts';
import { reachableFrom, reversed } from './journey-graph.ts';
import { factor, solveColumn } from './linear-algebra.ts';
import type { OnceFactor } from './offer-counting.ts';

/** A gradient without the result itself. */
type Slopes = Omit<Gradient, 'value'>;
type TouchpointSlopes = Omit<TouchpointGradient, 'entry'>;

/** A factor with what its slopes are made of. */
interface Passage extends FirstPassage {
  readonly group: OnceFactor;
  /** Expected visits to the touchpoints of the offer from each touchpoint and level on. */
  readonly visitValues: Float64Array;
  /** Chance of ever coming to one of them. */
  readonly reachValues: Float64Array;
}

/** The gradient of a result with the part that goes through the factors added to its direct slopes. */
export function withOnceFactors(solution: GridSolution, direct: Slopes, step: number): Slopes {
  const groups = solution.once.filter((group) => group.visits > 0 && group.factor > 0);
  if (groups.length === 0) return direct;
  const passages = groups.map((group) => passageOf(solution, group));
  const weights = weightsOf(solution, passages, direct.touchpoints, step);
  const values = combinedValues(solution, passages, weights);
  const { expectation, entry } = arrivalSlopes(solution, values, step);
  return {
    expectation: direct.expectation + expectation,
    touchpoints: direct.touchpoints.map((slopes, index) =>
      added<TouchpointGradient>([
        { weight: 1, of: slopes },
        {
          weight: 1,
          of: {
            ...factorSlopes(solution, passages, weights, index, step),
            entry: entry[index]!,
          },
        },
      ]),
    ),
  };
}

function passageOf(solution: GridSolution, group: OnceFactor): Passage {
  const { model, network, flow, limits } = solution;
  const { levels } = network.lattice;
  const targets = group.touchpoints;
  const successors = network.paths.map((ways) => ways.map(({ to }) => to));
  const leadsThere = reachableFrom(reversed(successors), targets);
  const leadsFirst = leadsThere.map((leads, index) => leads && !targets.includes(index));
  const once = new Float64Array(model.touchpoints.length * levels);
  for (const index of targets) once.fill(1, index * levels, (index + 1) * levels);
  const rate = undiscounted(solution);
  return {
    ...firstPassage(model, network, flow, targets, limits),
    group,
    visitValues: valuesBack(network, once, rate, limits, leadsThere),
    reachValues: valuesBack(network, once, rate, limits, leadsFirst),
  };
}

/** Lambda: how much the result changes per unit by which reach over visits of each factor is disturbed. */
function weightsOf(
  solution: GridSolution,
  passages: readonly Passage[],
  direct: readonly TouchpointSlopes[],
  step: number,
): Float64Array {
  const size = passages.length;
  const places = [...new Set(passages.flatMap(({ group }) => group.touchpoints))];
  const system = new Float64Array(size * size);
  passages.forEach((_, column) => {
    const alone = passages.map((_, at) => (at === column ? 1 : 0));
    const slopes = new Map(
      places.map((index) => [index, factorSlopes(solution, passages, alone, index, step)]),
    );
    passages.forEach(({ group }, row) => {
      const slope = slopeByFactor(solution, group, (index) => slopes.get(index)!);
      system[row * size + column] = (row === column ? 1 : 0) - slope;
    });
  });
  const byFactors = passages.map(({ group }) =>
    slopeByFactor(solution, group, (index) => direct[index]!),
  );
  return solveColumn(factor(system, size), byFactors);
}

/**
 * Values whose slope is that of reach over visits, weighted and added up: reach minus factor times visits, over
 * visits. Reach is left out where `counts` says no.
 */
function combinedValues(
  solution: GridSolution,
  passages: readonly Passage[],
  weights: ArrayLike<number>,
  counts: (passage: Passage) => boolean = () => true,
): (index: number) => Float64Array {
  const { levels } = solution.network.lattice;
  return (index) => {
    const values = new Float64Array(levels);
    passages.forEach((passage, at) => {
      if (weights[at] === 0) return;
      const { visitValues, reachValues, group } = passage;
      const byReach = counts(passage) ? weights[at]! / group.visits : 0;
      const byVisits = (weights[at]! / group.visits) * group.factor;
      for (let level = 0; level < levels; level++) {
        const place = index * levels + level;
        values[level]! += byReach * reachValues[place]! - byVisits * visitValues[place]!;
      }
    });
    return values;
  };
}

/**
 * Slopes of the weighted factors by one touchpoint. For reach, those who come to the touchpoints of the offer count no
 * further, and on the way back there only those who come for the first time count.
 */
function factorSlopes(
  solution: GridSolution,
  passages: readonly Passage[],
  weights: ArrayLike<number>,
  index: number,
  step: number,
): TouchpointSlopes {
  const rate = undiscounted(solution);
  const { levels } = solution.network.lattice;
  const isApart = ({ group, returning }: Passage) =>
    returning[index]! || group.touchpoints.includes(index);
  const whole = {
    measure: NO_MEASURE,
    flow: solution.flow,
    rate,
    valuesAt: combinedValues(solution, passages, weights, (passage) => !isApart(passage)),
  };
  const parts = [{ weight: 1, of: touchpointGradient(solution, index, whole, step) }];
  passages.forEach(({ group, returning, flow, reachValues }, at) => {
    if (!flow || !returning[index] || weights[at] === 0) return;
    const valuesAt = (to: number) => reachValues.subarray(to * levels, (to + 1) * levels);
    const first = { measure: NO_MEASURE, flow, rate, valuesAt };
    parts.push({
      weight: weights[at]! / group.visits,
      of: touchpointGradient(solution, index, first, step),
    });
  });
  return added(parts);
}

/** The slope by the take-up factor of an offer, put together from those by its take-up and base. */
function slopeByFactor(
  { model }: GridSolution,
  group: OnceFactor,
  slopesAt: (index: number) => TouchpointSlopes,
): number {
  let sum = 0;
  for (const index of group.touchpoints) {
    model.touchpoints[index]!.offers.forEach(({ id, takeUp, base }, at) => {
      if (id !== group.offerId) return;
      const by = slopesAt(index).offers[at]!;
      sum += (takeUp * by.takeUp + base * by.base) / group.factor;
    });
  }
  return sum;
}

function undiscounted({ discount }: GridSolution): Float64Array {
  return new Float64Array(discount.length).fill(1);
}

/** Adds up numbers that stand at the same place in records of the same form; anything else is kept from the first. */
function added<T>(parts: readonly { readonly weight: number; readonly of: T }[]): T {
  const first: unknown = parts[0]!.of;
  if (typeof first === 'number') {
    return parts.reduce((sum, { weight, of }) => sum + weight * (of as number), 0) as T;
  }
  if (Array.isArray(first)) {
    return first.map((_, at) =>
      added(parts.map(({ weight, of }) => ({ weight, of: (of as unknown[])[at] }))),
    ) as T;
  }
  if (typeof first === 'object' && first !== null) {
    const keys = Object.keys(first) as (keyof T)[];
    return Object.fromEntries(
      keys.map((key) => [key, added(parts.map(({ weight, of }) => ({ weight, of: of[key] })))]),
    ) as T;
  }
  return first as T;
}
