/**
 * The gradient of a result for one segment, as plain data that several workers can go on from, and what it says of other
 * models: the result to first order, without solving them.
 */
import type { GridCache } from '../grid-cache.ts';
import { gradientOf } from '../grid-gradient.ts';
import type { Gradient } from '../gradient-pass.ts';
import type { MeasureName } from '../grid-measures.ts';
import { solveGrid, totalOf } from '../grid.ts';
import type { SegmentModel } from '../map-models.ts';
import { changeAlong } from './gradient-change.ts';

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
  const total = arrivals.reduce((sum, one) => sum + one, 0);
  return values.reduce(
    (sum, value, at) => sum + (total > 0 ? arrivals[at]! / total : 1 / values.length) * value,
    0,
  );
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
const COARSE = { levelsPerPoint: 4, noiseNodes: 15 } as const;

/** The results of models on a coarse lattice. Its error is nearly the same for models that are alike. */
export function coarseResults(
  parts: readonly SegmentModel[],
  measures: readonly MeasureName[],
): number[] {
  const solved = parts.map(({ model }) => solveGrid(model, COARSE));
  return measures.map((measure) =>
    meanByArrivals(
      parts.map(({ model }) => model.arrivals),
      solved.map((solution) => totalOf(solution, measure)),
    ),
  );
}
