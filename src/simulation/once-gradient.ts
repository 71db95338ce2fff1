/**
 * The part of a gradient that goes through offers counted once: their take-up per visit is reach over visits, so
 * whatever changes who comes back changes it too. With f the factors and F(f) reach over visits, f = F(f), and the
 * slope of a result T is its direct slope plus lambda times the slope of F, where (I - dF/df)' lambda = dT/df. What is
 * ahead shapes nothing behind it, so lambda is found on the way back through the journey, and one way back serves all
 * offers: values add up, and only around the touchpoints of an offer need reach and visits be told apart.
 */
import {
  arrivalSlopes,
  flowAt,
  touchpointGradient,
  type FlowAt,
  type Gradient,
  type TouchpointGradient,
} from './gradient-pass.ts';
import type { GridSolution } from './grid.ts';
import { carryBack, valueOnward } from './grid-values.ts';
import { NO_MEASURE } from './grid-measures.ts';
import { approachTo, firstPassage } from './grid-reach.ts';
import type { Component } from './journey-graph.ts';
import { factor, solveColumn } from './linear-algebra.ts';
import type { OnceFactor } from './offer-counting.ts';
import { stretchesOf } from './once-stretches.ts';

/** A gradient without the result itself. */
type Slopes = Omit<Gradient, 'value'>;
type TouchpointSlopes = Omit<TouchpointGradient, 'entry'>;

/** A factor with what its slopes are made of. */
interface Passage {
  readonly group: OnceFactor;
  readonly touchpoints: readonly number[];
  /** Chance of ever coming to one of its touchpoints, by level, from each of these and from those on a way back. */
  readonly reachFrom: ReadonlyMap<number, Float64Array>;
  /** Those on a way back, and who is there before coming for the first time. */
  readonly firstAt: ReadonlyMap<number, FlowAt>;
  /** What a visit to each of its touchpoints adds to reach minus factor times visits, over visits. */
  readonly rewardAt: ReadonlyMap<number, Float64Array>;
}

/** The gradient of a result with the part that goes through the factors added to its direct slopes. */
export function withOnceFactors(solution: GridSolution, direct: Slopes, step: number): Slopes {
  const groups = solution.once.filter((group) => group.visits > 0 && group.factor > 0);
  if (groups.length === 0) return direct;
  const factors = new OnceSlopes(solution, groups, step);
  factors.weigh(direct.touchpoints);
  const { expectation, entry } = factors.onArrival();
  return {
    expectation: direct.expectation + expectation,
    touchpoints: direct.touchpoints.map((slopes, index) =>
      added<TouchpointGradient>([slopes, { ...factors.at(index), entry: entry[index]! }]),
    ),
  };
}

class OnceSlopes {
  readonly #solution: GridSolution;
  readonly #step: number;
  readonly #levels: number;
  readonly #steady: Float64Array;
  readonly #passages: readonly Passage[];
  /** By touchpoint, the factors for which it is a touchpoint of the offer or lies on a way back to one. */
  readonly #around = new Map<number, Passage[]>();
  /** Lambda: how much the result changes per unit by which reach over visits of each factor is disturbed. */
  readonly #weights = new Map<Passage, number>();
  /** Values to go whose slope is that of all weighted factors, except around their own touchpoints. */
  readonly #values: Float64Array;
  /** Memory for the values and rewards of single factors, all zero between two uses. */
  readonly #own: Float64Array;
  readonly #reward: Float64Array;

  constructor(solution: GridSolution, groups: readonly OnceFactor[], step: number) {
    const { levels } = solution.network.lattice;
    const count = solution.model.touchpoints.length;
    this.#solution = solution;
    this.#step = step;
    this.#levels = levels;
    this.#steady = new Float64Array(count).fill(1);
    this.#values = new Float64Array(count * levels);
    this.#own = new Float64Array(count * levels);
    this.#reward = new Float64Array(count * levels);
    this.#passages = groups.map((group) => this.#passageOf(group));
    for (const passage of this.#passages) {
      for (const index of passage.reachFrom.keys()) {
        const known = this.#around.get(index);
        if (known) known.push(passage);
        else this.#around.set(index, [passage]);
      }
    }
  }

  /** Finds the weights on the way back through the journey; to be called before anything is read. */
  weigh(direct: readonly TouchpointSlopes[]): void {
    const stretches = stretchesOf(this.#solution.network, this.#passages).reverse();
    const last = stretches.findIndex(({ items }) => items.length > 0);
    for (const { components, items: passages } of stretches.slice(last)) {
      this.#carryBack(components, this.#values);
      if (passages.length === 0) continue;
      const weights = this.#weightsIn(components, passages, direct);
      passages.forEach((passage, at) => {
        this.#weights.set(passage, weights[at]!);
        this.#addReward(passage, weights[at]!);
      });
      this.#carryBack(components, this.#values);
      this.#clear(this.#reward, components);
    }
  }

  /** Slopes of the weighted factors by where customers start and by what they expect then. */
  onArrival() {
    const valuesAt = (index: number) => this.#at(this.#values, index);
    return arrivalSlopes(this.#solution, valuesAt, this.#step);
  }

  /** Slopes of the weighted factors by one touchpoint. */
  at(index: number): TouchpointSlopes {
    return this.#slopesAt(index, this.#values, this.#weights);
  }

  #passageOf(group: OnceFactor): Passage {
    const { model, network, flow, limits } = this.#solution;
    const approach = approachTo(network, group.touchpoints);
    const { targets, returning } = approach;
    const around = [...targets, ...returning];
    const own = this.#own;
    for (const target of targets) this.#at(own, target).fill(1);
    this.#carryBack(approach.components, own);
    const reachFrom = new Map(around.map((index) => [index, this.#at(own, index).slice()]));
    const rewardAt = new Map(
      targets.map((target) => {
        const again = valueOnward(network, target, own);
        return [target, again.map((chance) => (1 - chance - group.factor) / group.visits)];
      }),
    );
    for (const index of around) this.#at(own, index).fill(0);
    const firstAt = new Map<number, FlowAt>();
    firstPassage(model, network, flow, approach, limits, (first) => {
      for (const index of returning) {
        const { visits, passed } = flowAt(first, index, this.#levels);
        firstAt.set(index, { visits: visits.slice(), passed: passed.slice() });
      }
    });
    return { group, touchpoints: group.touchpoints, reachFrom, rewardAt, firstAt };
  }

  /** The weights of the factors of a stretch, once those of all that is ahead of it are in the values. */
  #weightsIn(
    components: readonly Component[],
    passages: readonly Passage[],
    direct: readonly TouchpointSlopes[],
  ): Float64Array {
    const size = passages.length;
    const places = [...new Set(passages.flatMap(({ group }) => group.touchpoints))];
    const slopesOf = (values: Float64Array, weights: ReadonlyMap<Passage, number>) =>
      new Map(places.map((index) => [index, this.#slopesAt(index, values, weights)]));
    const ahead = slopesOf(this.#values, new Map());
    const byFactors = passages.map(
      ({ group }) =>
        this.#slopeByFactor(group, (index) => direct[index]!) +
        this.#slopeByFactor(group, (index) => ahead.get(index)!),
    );
    const system = new Float64Array(size * size);
    passages.forEach((passage, column) => {
      this.#addReward(passage, 1);
      this.#carryBack(components, this.#own);
      this.#clear(this.#reward, components);
      const slopes = slopesOf(this.#own, new Map([[passage, 1]]));
      this.#clear(this.#own, components);
      passages.forEach(({ group }, row) => {
        const slope = this.#slopeByFactor(group, (index) => slopes.get(index)!);
        system[row * size + column] = (row === column ? 1 : 0) - slope;
      });
    });
    return solveColumn(factor(system, size), byFactors);
  }

  /**
   * Slopes by one touchpoint. For reach, those who come to the touchpoints of an offer count no further, and on the way
   * back there only those who come for the first time count; so reach is taken out of the values there.
   *
   * @param values of the factors that have a weight
   */
  #slopesAt(
    index: number,
    values: Float64Array,
    weights: ReadonlyMap<Passage, number>,
  ): TouchpointSlopes {
    const solution = this.#solution;
    const around = (this.#around.get(index) ?? []).flatMap((passage) => {
      const weight = weights.get(passage);
      return weight === undefined ? [] : [{ passage, scale: weight / passage.group.visits }];
    });
    const steady = { measure: NO_MEASURE, rate: this.#steady };
    const valuesAt = (to: number) => {
      const all = this.#at(values, to);
      if (around.length === 0) return all;
      const others = all.slice();
      for (const { passage, scale } of around) addTo(others, passage.reachFrom.get(to), -scale);
      return others;
    };
    const whole = {
      ...steady,
      flowAt: () => flowAt(solution.flow, index, this.#levels),
      valuesAt,
    };
    const parts = [touchpointGradient(solution, index, whole, this.#step)];
    for (const { passage, scale } of around) {
      const first = passage.firstAt.get(index);
      if (!first) continue;
      const reachAt = (to: number) =>
        addTo(new Float64Array(this.#levels), passage.reachFrom.get(to), scale);
      const back = { ...steady, flowAt: () => first, valuesAt: reachAt };
      parts.push(touchpointGradient(solution, index, back, this.#step));
    }
    return added(parts);
  }

  /** The slope by the take-up factor of an offer, put together from those by its take-up and base. */
  #slopeByFactor(group: OnceFactor, slopesAt: (index: number) => TouchpointSlopes): number {
    let sum = 0;
    for (const index of group.touchpoints) {
      this.#solution.model.touchpoints[index]!.offers.forEach(({ id, takeUp, base }, at) => {
        if (id !== group.offerId) return;
        const by = slopesAt(index).offers[at]!;
        sum += (takeUp * by.takeUp + base * by.base) / group.factor;
      });
    }
    return sum;
  }

  #carryBack(components: readonly Component[], values: Float64Array): void {
    const { network, limits } = this.#solution;
    carryBack(network, components, this.#reward, this.#steady, limits, values);
  }

  #addReward({ rewardAt }: Passage, weight: number): void {
    for (const [index, reward] of rewardAt) addTo(this.#at(this.#reward, index), reward, weight);
  }

  #clear(values: Float64Array, components: readonly Component[]): void {
    for (const { members } of components) {
      for (const index of members) this.#at(values, index).fill(0);
    }
  }

  #at(values: Float64Array, index: number): Float64Array {
    return values.subarray(index * this.#levels, (index + 1) * this.#levels);
  }
}

/** Adds some values, where there are any, to those of a touchpoint. */
function addTo(sum: Float64Array, values: Float64Array | undefined, factor: number): Float64Array {
  if (values)
    for (let level = 0; level < sum.length; level++) sum[level]! += factor * values[level]!;
  return sum;
}

/** Adds up numbers that stand at the same place in records of the same form; anything else is kept from the first. */
function added<T>(parts: readonly T[]): T {
  const [first] = parts as readonly unknown[];
  if (parts.length === 1) return parts[0]!;
  if (typeof first === 'number') {
    return (parts as readonly number[]).reduce((sum, one) => sum + one, 0) as T;
  }
  if (Array.isArray(first)) {
    return first.map((_, at) => added(parts.map((one) => (one as unknown[])[at]))) as T;
  }
  if (typeof first === 'object' && first !== null) {
    const keys = Object.keys(first) as (keyof T)[];
    return Object.fromEntries(keys.map((key) => [key, added(parts.map((one) => one[key]))])) as T;
  }
  return first as T;
}
