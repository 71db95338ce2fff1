/**
 * The exact engine: an absorbing Markov chain with rewards and linear adaptive expectation, solved in closed form. It
 * is blind to experience as a cause of leaving (kappa 0) and uses one alpha in both directions, so it verifies the
 * grid and explains flow and money; it never supplies a figure that people see.
 */
import { refuseInescapableLoops } from './inescapable-loops.ts';
import { COMPLETE, type Model } from './model.ts';
import { onceFactor, onceGroups, takeUpScales, type OnceGroup } from './offer-counting.ts';
import {
  returnVisits,
  solveInflow,
  solveToGo,
  sparseChain,
  type SparseChain,
} from './sparse-chain.ts';
import { tableById } from './sums.ts';
import { visitMoments, type VisitMoments } from './visit-moments.ts';

/** Values per touchpoint are in the order of the model; means are NaN where nobody comes. */
export interface ExactSolution {
  readonly visits: Float64Array;
  /** Visits with money discounted to the arrival. */
  readonly discountedVisits: Float64Array;
  readonly exits: Float64Array;
  /** Journeys that complete from each touchpoint. */
  readonly completions: Float64Array;
  /** Mean expectation on arrival. */
  readonly expectation: Float64Array;
  /** Mean expectation with the promise where one is made. */
  readonly reference: Float64Array;
  /** Mean delivered quality minus reference. */
  readonly gap: Float64Array;
  /** Standard deviation of that gap. */
  readonly gapDeviation: Float64Array;
  /** V: our money expected from each touchpoint on. */
  readonly valueToGo: Float64Array;
  /** dCLV/dh: change of the lifetime value per unit of opt-out probability, by the adjoint. */
  readonly optOutImportance: Float64Array;
  readonly completion: number;
  readonly lifetimeValue: number;
  /** Standard deviation of the lifetime value between customers. */
  readonly lifetimeDeviation: number;
  /** Discounted margin by partner id. */
  readonly partners: Readonly<Record<string, number>>;
}

/** Solves the linear part of the model. Throws an InescapableLoopError when some journey never ends. */
export function solveExact(model: Model): ExactSolution {
  refuseInescapableLoops(model);
  const chain = flowChain(model);
  const visits = visitsOf(model, chain);
  const moments = momentsOf(model, chain, visits);
  const feelings = expectations(model, chain, visits, moments);
  const money = moneyOf(model, chain, moments);
  const exits = visits.map((count, i) => count * model.touchpoints[i]!.optOut);
  const completions = visits.map(
    (count, i) => (count - exits[i]!) * shareComplete(model.touchpoints[i]!),
  );
  return {
    visits,
    exits,
    completions,
    completion: completions.reduce((sum, share) => sum + share, 0),
    ...feelings,
    ...money,
  };
}

/** The share of arrivals who ever come to each touchpoint: visits over returns (Kemeny & Snell, Theorem 3.2.4). */
export function exactReach(model: Model): Float64Array {
  refuseInescapableLoops(model);
  const chain = flowChain(model);
  const returns = returnVisits(chain);
  return visitsOf(model, chain).map((count, i) => count / returns[i]!);
}

/** Q: for each path, the share of visits that go on along it. */
function flowChain({ touchpoints }: Model, endAt: ReadonlySet<number> = new Set()): SparseChain {
  return sparseChain(
    touchpoints.length,
    touchpoints.flatMap(({ next, optOut }, from) =>
      endAt.has(from)
        ? []
        : next
            .filter(({ to }) => to !== COMPLETE)
            .map(({ to, share }) => ({ from, to, weight: (1 - optOut) * share })),
    ),
  );
}

function visitsOf(model: Model, chain: SparseChain): Float64Array {
  return solveInflow(chain, Float64Array.from(model.entry), ones(chain.size));
}

function shareComplete({ next }: Model['touchpoints'][number]): number {
  if (next.length === 0) return 1;
  return next.reduce((sum, { to, share }) => sum + (to === COMPLETE ? share : 0), 0);
}

function momentsOf(model: Model, chain: SparseChain, visits: Float64Array): VisitMoments[] {
  const groups = onceGroups(model);
  const hasOne = ({ touchpoints }: OnceGroup) => touchpoints.length === 1;
  const returns = groups.some(hasOne) ? returnVisits(chain) : null;
  const sumOver = (values: Float64Array, indices: readonly number[]) =>
    indices.reduce((sum, index) => sum + values[index]!, 0);
  const factors = groups.map((group) => {
    const { touchpoints } = group;
    const all = sumOver(visits, touchpoints);
    const reach =
      returns && hasOne(group)
        ? all / returns[touchpoints[0]!]!
        : sumOver(visitsOf(model, flowChain(model, new Set(touchpoints))), touchpoints);
    return onceFactor(reach, all);
  });
  const scales = takeUpScales(model, groups, factors);
  return model.touchpoints.map((touchpoint, i) =>
    visitMoments(touchpoint, model.psychology.spread, scales[i]!),
  );
}

/** First and second moments of the expectation carried along, E' = k E + c + alpha (Q - mean Q). */
function expectations(
  { touchpoints, entry, psychology, expectation: start }: Model,
  chain: SparseChain,
  visits: Float64Array,
  moments: readonly VisitMoments[],
) {
  const alpha = psychology.barUp;
  const weight = each(touchpoints, ({ promise }) =>
    promise === null ? 0 : psychology.promiseWeight,
  );
  const promised = weight.map((w, i) => w * (touchpoints[i]!.promise ?? 0));
  const kept = weight.map((w) => (1 - alpha) * (1 - w));
  const added = promised.map((part, i) => (1 - alpha) * part + alpha * moments[i]!.quality);
  const arriving = entry.map((share) => share * start);
  const first = solveInflow(
    chain,
    plus(
      arriving,
      carried(
        chain,
        added.map((c, i) => visits[i]! * c),
      ),
    ),
    kept,
  );
  const second = solveInflow(
    chain,
    plus(
      arriving.map((share) => share * start),
      carried(
        chain,
        added.map(
          (c, i) =>
            2 * kept[i]! * c * first[i]! +
            visits[i]! * (c * c + alpha * alpha * moments[i]!.qualityVariance),
        ),
      ),
    ),
    kept.map((k) => k * k),
  );
  const expectation = first.map((sum, i) => sum / visits[i]!);
  const reference = expectation.map((mean, i) => (1 - weight[i]!) * mean + promised[i]!);
  const gapDeviation = expectation.map((mean, i) => {
    const spread = Math.max(0, second[i]! / visits[i]! - mean * mean);
    return Math.sqrt((1 - weight[i]!) ** 2 * spread + moments[i]!.qualityVariance);
  });
  const gap = reference.map((mean, i) => moments[i]!.quality - mean);
  return { expectation, reference, gap, gapDeviation };
}

/**
 * Lifetime value, its second moment by the recursion W_i = -C_i + B_i (O_i + beta W_next) with B the event of staying,
 * the adjoint and the partners' money.
 */
function moneyOf(model: Model, chain: SparseChain, moments: readonly VisitMoments[]) {
  const { touchpoints, entry } = model;
  const discount = each(touchpoints, ({ duration }) => model.discountPerPeriod ** duration);
  const stay = each(touchpoints, ({ optOut }) => 1 - optOut);
  const reward = stay.map((share, i) => share * moments[i]!.ours - moments[i]!.cost);
  const valueToGo = solveToGo(chain, reward, discount);
  const following = each(touchpoints, ({ next }, i) => {
    const onward = next.reduce(
      (sum, { to, share }) => sum + (to === COMPLETE ? 0 : share * valueToGo[to]!),
      0,
    );
    return discount[i]! * onward;
  });
  const secondReward = stay.map((share, i) => {
    const m = moments[i]!;
    const ahead = following[i]!;
    return (
      m.cost ** 2 +
      m.costVariance -
      2 * share * (m.cost * m.ours + m.covarianceOfCostAndOurs) -
      2 * m.cost * share * ahead +
      share * (m.ours ** 2 + m.oursVariance) +
      2 * share * m.ours * ahead
    );
  });
  const second = solveToGo(
    chain,
    secondReward,
    discount.map((beta) => beta * beta),
  );
  const discountedVisits = solveInflow(chain, Float64Array.from(entry), discount);
  const lifetimeValue = dot(entry, valueToGo);
  const partners = tableById<number>();
  moments.forEach((m, i) => {
    for (const [id, mean] of m.partners) {
      partners[id] = (partners[id] ?? 0) + discountedVisits[i]! * stay[i]! * mean;
    }
  });
  return {
    discountedVisits,
    valueToGo,
    lifetimeValue,
    lifetimeDeviation: Math.sqrt(Math.max(0, dot(entry, second) - lifetimeValue ** 2)),
    optOutImportance: discountedVisits.map(
      (count, i) => -count * (moments[i]!.ours + following[i]!),
    ),
    partners,
  };
}

/** What the links carry on in one move. */
function carried({ size, leaving }: SparseChain, amounts: Float64Array): Float64Array {
  const result = new Float64Array(size);
  for (let from = 0; from < size; from++) {
    for (let slot = leaving.start[from]!; slot < leaving.start[from + 1]!; slot++) {
      result[leaving.other[slot]!]! += amounts[from]! * leaving.weight[slot]!;
    }
  }
  return result;
}

function plus(one: readonly number[], other: Float64Array): Float64Array {
  return other.map((value, i) => value + one[i]!);
}

function dot(one: readonly number[], other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}

function each<T>(items: readonly T[], value: (item: T, index: number) => number): Float64Array {
  const result = new Float64Array(items.length);
  items.forEach((item, index) => (result[index] = value(item, index)));
  return result;
}

function ones(size: number): Float64Array {
  return new Float64Array(size).fill(1);
}
