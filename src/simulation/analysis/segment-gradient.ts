/**
 * The gradient of a result for one segment, as plain data that several workers can go on from, and what it says of other
 * models: the result to first order, without solving them.
 */
import type { GridCache } from '../grid-cache.ts';
import { gradientOf } from '../grid-gradient.ts';
import type { Gradient } from '../gradient-pass.ts';
import type { MeasureName } from '../grid-measures.ts';
import { solveGrid } from '../grid.ts';
import type { SegmentModel } from '../map-models.ts';
import { partsOf } from '../sums.ts';
import { changeAlong } from './gradient-change.ts';
import { journeyTotals } from './journey-totals.ts';

export type SegmentGradient = Readonly<{ arrivals: number; gradient: Gradient }>;

export function segmentGradient(
  { model }: SegmentModel,
  measure: MeasureName,
  cache: GridCache,
): SegmentGradient {
  const gradient = gradientOf(solveGrid(model, { cache }), measure);
  return { arrivals: model.arrivals, gradient };
}

/** The mean over segments by their arrivals; all count the same where nobody arrives. */
export function meanByArrivals(arrivals: readonly number[], values: readonly number[]): number {
  const parts = partsOf(arrivals);
  return values.reduce((sum, value, at) => sum + parts[at]! * value, 0);
}

/** The result of the segments' own models. */
export function resultOf(segments: readonly SegmentGradient[]): number {
  return meanByArrivals(
    segments.map(({ arrivals }) => arrivals),
    segments.map(({ gradient }) => gradient.value),
  );
}

/** The result of other models as the gradients see it, or null where they differ in what these do not cover. */
export function resultAlong(
  parts: readonly SegmentModel[],
  gradients: readonly SegmentGradient[],
  others: readonly SegmentModel[],
): number | null {
  if (others.length !== parts.length) return null;
  const results: number[] = [];
  for (const [at, { model }] of others.entries()) {
    const { gradient } = gradients[at]!;
    const change = changeAlong(gradient, parts[at]!.model, model);
    if (change === null) return null;
    results.push(gradient.value + change);
  }
  return meanByArrivals(
    others.map(({ model }) => model.arrivals),
    results,
  );
}

/** Coarse and quick: enough to tell large changes from small ones where the gradient knows nothing. */
const COARSE = { levelsPerPoint: 4, noiseNodes: 15, tolerance: 1e-6 } as const;

/** Models never change, and many others are held against the same ones. */
const coarseKnown = new WeakMap<readonly SegmentModel[], Readonly<Record<MeasureName, number>>>();

/** The results of models on a coarse lattice. Its error is nearly the same for models that are alike. */
export function coarseResults(
  parts: readonly SegmentModel[],
): Readonly<Record<MeasureName, number>> {
  const known = coarseKnown.get(parts);
  if (known) return known;
  const arrivals = parts.map(({ model }) => model.arrivals);
  const totals = parts.map(({ model }) => journeyTotals(model, COARSE));
  const mean = (name: MeasureName) =>
    meanByArrivals(
      arrivals,
      totals.map((one) => one[name]),
    );
  const results = {
    lifetimeValue: mean('lifetimeValue'),
    partnerTotal: mean('partnerTotal'),
    experienceSum: mean('experienceSum'),
    completion: mean('completion'),
  };
  coarseKnown.set(parts, results);
  return results;
}
