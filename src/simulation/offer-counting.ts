/**
 * Offers that a customer takes at most once. An engine without memory of single customers keeps the mean right:
 * take-up per visit is scaled by reach over visits of all touchpoints that carry the offer.
 */
import { componentsOf, successorsOf } from './journey-graph.ts';
import type { Model, ModelTouchpoint } from './model.ts';

/** The touchpoints that share one offer counted once. */
export interface OnceGroup {
  readonly offerId: string;
  /** Touchpoint indices in ascending order. */
  readonly touchpoints: readonly number[];
}

/** A group with the factor on its take-up that a solve settled on. */
export interface OnceFactor extends OnceGroup {
  /** Share of arrivals who ever come to one of the touchpoints. */
  readonly reach: number;
  /** Visits to all of them. */
  readonly visits: number;
  /** Reach over visits. */
  readonly factor: number;
}

/** For each touchpoint, one factor on take-up and base for each of its offers. */
export type TakeUpScales = readonly (readonly number[])[];

/** Groups whose factor can differ from 1: offers counted once on a loop or at several touchpoints. */
export function onceGroups(model: Model): OnceGroup[] {
  const places = new Map<string, number[]>();
  model.touchpoints.forEach(({ offers }, index) => {
    for (const { id, counting } of offers) {
      if (counting !== 'once') continue;
      const known = places.get(id);
      if (known) known.push(index);
      else places.set(id, [index]);
    }
  });
  if (places.size === 0) return [];
  const returning = new Set(
    componentsOf(successorsOf(model)).flatMap(({ members, loops }) => (loops ? members : [])),
  );
  return [...places]
    .filter(([, touchpoints]) => touchpoints.length > 1 || returning.has(touchpoints[0]!))
    .map(([offerId, touchpoints]) => ({ offerId, touchpoints: [...new Set(touchpoints)] }));
}

/** The factors of all offers, given that of each group; offers in no group keep 1. */
export function takeUpScales(
  model: Model,
  groups: readonly OnceGroup[],
  factors: readonly number[],
): TakeUpScales {
  const known = new Map(groups.map(({ offerId }, at) => [offerId, factors[at]!]));
  return model.touchpoints.map((touchpoint) => scalesAt(touchpoint, known));
}

/** The factors of the offers of one touchpoint, given those of offers counted once by id. */
export function scalesAt(
  { offers }: Pick<ModelTouchpoint, 'offers'>,
  factors: ReadonlyMap<string, number>,
): readonly number[] {
  return offers.map(({ id, counting }) => (counting === 'once' ? (factors.get(id) ?? 1) : 1));
}

/** Reach over visits, 1 where nobody comes. */
export function onceFactor(reach: number, visits: number): number {
  return visits > 0 ? Math.min(1, reach / visits) : 1;
}
