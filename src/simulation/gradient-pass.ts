/**
 * One pass of the adjoint method: the mass that comes to a touchpoint times the change of what it meets there and of
 * where that leads, valued by the values to go. Gives the slope of a sum over the journey by every local number, and
 * what it changes by when something local comes or goes: exact at the touchpoint itself, to first order beyond it.
 */
import type { GridSolution } from './grid.ts';
import { rewardOnPass, type Measure } from './grid-measures.ts';
import { valueAt } from './lattice.ts';
import { localSlopes, type LocalSlopes } from './local-slopes.ts';
import { COMPLETE, type ModelOffer, type ModelPain } from './model.ts';
import type { Flow } from './spare-flow.ts';
import { putRight } from './visit-moments.ts';

/** Change of the result per unit of each number of a pain. */
export interface PainGradient {
  readonly id: string;
  readonly likelihood: number;
  readonly loss: number;
  readonly voiced: number;
  readonly recovered: number;
  readonly recoveryCost: number;
  /** Change of the result when it never happens. */
  readonly whenGone: number;
}

/** Change of the result per unit of each number of an offer at one touchpoint. */
export interface OfferGradient {
  readonly id: string;
  readonly takeUp: number;
  readonly base: number;
  readonly ourMargin: number;
  readonly partnerMargin: number;
  readonly ourMarginWithout: number;
  readonly partnerMarginWithout: number;
  readonly lift: number;
  /** Change of the result when it is not offered any more, and when it is from now on; 0 where that is so already. */
  readonly whenOff: number;
  readonly whenOn: number;
}

/** Change of the result per unit of each number of a touchpoint. */
export interface TouchpointGradient {
  readonly id: string;
  readonly quality: number;
  readonly optOut: number;
  readonly margin: number;
  readonly cost: number;
  readonly duration: number;
  /** Null where nothing is promised. */
  readonly promise: number | null;
  /** Change of the result when nothing is promised any more; 0 where nothing is. */
  readonly whenUnpromised: number;
  /** Per unit of the share of arrivals who start here; differences say what moving entries is worth. */
  readonly entry: number;
  /** Per unit of share of each of its paths, in their order; differences say what moving customers is worth. */
  readonly paths: readonly number[];
  readonly pains: readonly PainGradient[];
  readonly offers: readonly OfferGradient[];
}

export interface Gradient {
  /** The result itself. */
  readonly value: number;
  /** Per point of expectation on arrival. */
  readonly expectation: number;
  /** In the order of the model. */
  readonly touchpoints: readonly TouchpointGradient[];
}

/** The part of a flow at one touchpoint. */
export type FlowAt = Pick<Flow, 'visits' | 'passed'>;

export function flowAt({ visits, passed }: FlowAt, index: number, levels: number): FlowAt {
  const [from, end] = [index * levels, (index + 1) * levels];
  return { visits: visits.subarray(from, end), passed: passed.subarray(from, end) };
}

/** A sum over the journey, solved in both directions. */
export interface SolvedMeasure {
  readonly measure: Measure;
  /** Visits to a touchpoint and those who pass it as the measure counts them, discounted or not, by level. */
  readonly flowAt: (index: number) => FlowAt;
  /** Factor on what goes on from each touchpoint. */
  readonly rate: Float64Array;
  /** The values to go of a touchpoint, by level. */
  readonly valuesAt: (index: number) => Float64Array;
}

/** @param step points up and down over which slopes along the 0 to 10 scale are taken */
export function gradientPass(
  solution: GridSolution,
  solved: SolvedMeasure,
  step: number,
): Omit<Gradient, 'value'> {
  const { expectation, entry } = arrivalSlopes(solution, solved.valuesAt, step);
  return {
    expectation,
    touchpoints: solution.model.touchpoints.map((_, index) => ({
      ...touchpointGradient(solution, index, solved, step),
      entry: entry[index]!,
    })),
  };
}

/** Slopes by where customers start and by what they expect then. */
export function arrivalSlopes(
  { model, network: { lattice } }: GridSolution,
  valuesAt: SolvedMeasure['valuesAt'],
  step: number,
): { readonly expectation: number; readonly entry: readonly number[] } {
  const from = (index: number, expectation: number) =>
    valueAt(lattice, valuesAt(index), 0, expectation);
  const onArrival = (expectation: number) =>
    model.entry.reduce((sum, share, i) => sum + share * from(i, expectation), 0);
  const above = Math.min(10, model.expectation + step);
  const below = Math.max(0, model.expectation - step);
  return {
    expectation: (onArrival(above) - onArrival(below)) / (above - below),
    entry: model.entry.map((_, index) => from(index, model.expectation)),
  };
}

/** Slopes by the numbers of one touchpoint. */
export function touchpointGradient(
  { model, network, takeUpScales }: GridSolution,
  index: number,
  { measure, flowAt, rate, valuesAt }: SolvedMeasure,
  step: number,
): Omit<TouchpointGradient, 'entry'> {
  const { lattice, paths, complete } = network;
  const { levels } = lattice;
  const touchpoint = model.touchpoints[index]!;
  const { visits: mass, passed } = flowAt(index);
  const ahead = new Float64Array(levels);
  for (const { to, share } of paths[index]!) {
    const values = valuesAt(to);
    for (let level = 0; level < levels; level++) {
      ahead[level]! += rate[index]! * share * values[level]!;
    }
  }
  const visits = total(mass);
  const staying = total(passed);
  const slopes = localSlopes(
    touchpoint,
    takeUpScales[index]!,
    measure,
    {
      touchpoint,
      promise: touchpoint.promise,
      psychology: model.psychology,
      lattice,
      mass,
      ahead,
      onPass: rewardOnPass(measure, touchpoint, complete[index]!),
      feltWeight: measure.felt,
    },
    step,
  );
  return {
    id: touchpoint.id,
    quality: slopes.quality,
    optOut: slopes.optOut,
    promise: slopes.promise,
    whenUnpromised: slopes.unpromised,
    margin: measure.ours * staying,
    cost: -measure.ours * visits,
    duration: measure.discounted ? Math.log(model.discountPerPeriod) * dot(passed, ahead) : 0,
    paths: touchpoint.next.map(({ to }) =>
      to === COMPLETE ? measure.completion * staying : rate[index]! * dot(passed, valuesAt(to)),
    ),
    pains: touchpoint.pains.map((pain, at) =>
      painGradient(pain, slopes.pains[at]!, -measure.ours * visits),
    ),
    offers: touchpoint.offers.map((offer, at) => offerGradient(offer, slopes.offers[at]!, measure)),
  };
}

/** @param perMoney change of the result per unit of money spent at every visit */
function painGradient(
  pain: ModelPain,
  { unrecovered, loss }: LocalSlopes['pains'][number],
  perMoney: number,
): PainGradient {
  const { id, likelihood, voiced, recovered, recoveryCost } = pain;
  const perRecovery = perMoney * recoveryCost;
  const perCase = unrecovered * (1 - voiced * recovered) + perRecovery * voiced * recovered;
  return {
    id,
    likelihood: perCase,
    whenGone: -likelihood * perCase,
    loss,
    voiced: likelihood * recovered * (perRecovery - unrecovered),
    recovered: likelihood * voiced * (perRecovery - unrecovered),
    recoveryCost: perMoney * putRight(pain),
  };
}

function offerGradient(
  { id, partner, on }: ModelOffer,
  { takeUp, base, lift, switched, shown, without }: LocalSlopes['offers'][number],
  { ours, partners }: Measure,
): OfferGradient {
  const theirs = partner === null ? 0 : partners;
  return {
    id,
    takeUp,
    base,
    lift,
    whenOff: on ? switched : 0,
    whenOn: on ? 0 : switched,
    ourMargin: ours * shown,
    partnerMargin: theirs * shown,
    ourMarginWithout: ours * without,
    partnerMarginWithout: theirs * without,
  };
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
