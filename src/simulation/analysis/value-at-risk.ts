/**
 * Service priority: what silent suffering at a touchpoint puts at risk (unvoiced pain x lifetime value). The loss is
 * the lifetime value if all pains there never happened minus that if they always happened and were never voiced, per
 * visit; it is multiplied by the number of unvoiced pains.
 */
import { createGridCache } from '../grid-cache.ts';
import { solveGrid, totalOf, visitsOf, type GridOptions } from '../grid.ts';
import type { Model, ModelPain } from '../model.ts';
import { withTouchpoint } from './what-if.ts';

export interface ValueAtRisk {
  readonly touchpointId: string;
  /** Unvoiced pains per arriving customer, counted one by one. */
  readonly unvoicedPain: number;
  /** Lifetime value without the pains minus with all of them, unvoiced, per arriving customer. */
  readonly lossIfAlways: number;
  /** Lifetime value at risk per arriving customer. */
  readonly valueAtRisk: number;
  /** The part of each pain, by pain id: by its unvoiced count times its loss in points. */
  readonly pains: Readonly<Record<string, number>>;
}

/** Every visited touchpoint with pains, the highest value at risk first. */
export function valuesAtRisk(model: Model, options: GridOptions = {}): ValueAtRisk[] {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  const visits = visitsOf(solveGrid(model, cached));
  return model.touchpoints
    .flatMap((_, index) => valueAtRisk(model, index, visits[index]!, cached) ?? [])
    .sort((a, b) => b.valueAtRisk - a.valueAtRisk);
}

/**
 * The value at risk at one touchpoint; null without pains or visits.
 *
 * @param visits visits to the touchpoint per arriving customer
 */
export function valueAtRisk(
  model: Model,
  index: number,
  visits: number,
  options: GridOptions = {},
): ValueAtRisk | null {
  const { id, pains } = model.touchpoints[index]!;
  if (pains.length === 0 || !(visits > 0)) return null;
  const lifetimeValueIf = (changed: Partial<ModelPain>) => {
    const all = pains.map((pain) => ({ ...pain, ...changed }));
    const otherwise = withTouchpoint(model, index, () => ({ pains: all }));
    return totalOf(solveGrid(otherwise, options), 'lifetimeValue');
  };
  const lossIfAlways =
    lifetimeValueIf({ likelihood: 0 }) - lifetimeValueIf({ likelihood: 1, voiced: 0 });
  const silent = pains.reduce((sum, pain) => sum + silentShare(pain), 0);
  return {
    touchpointId: id,
    unvoicedPain: visits * silent,
    lossIfAlways,
    valueAtRisk: silent * lossIfAlways,
    pains: sharedOut(silent * lossIfAlways, pains),
  };
}

/** Probability per visit that a pain happens and is not voiced. */
function silentShare({ likelihood, voiced }: ModelPain): number {
  return likelihood * (1 - voiced);
}

function sharedOut(amount: number, pains: readonly ModelPain[]): Record<string, number> {
  const weights = pains.map((pain) => silentShare(pain) * pain.loss);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    pains.map(({ id }, at) => [id, total > 0 ? (amount * weights[at]!) / total : 0]),
  );
}
