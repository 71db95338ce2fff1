/** How well a touchpoint goes as people have drawn it, and feelings as qualities and back. */
import { NEUTRAL_SCORE } from '../scale.ts';
import { withLikely, type Estimate } from '../estimate.ts';
import { leverEstimates, type Touchpoint } from '../kinds/touchpoint.ts';

const levers = Object.keys(leverEstimates) as (keyof typeof leverEstimates)[];

/** Whether the quality follows from rated levers instead of being set itself. */
export function isRatedByLevers(touchpoint: Touchpoint): boolean {
  return levers.some((lever) => touchpoint[lever] !== undefined);
}

/** Delivered quality before pain points and offers, 0 to 10: mean of the rated levers, else as set, else neutral. */
export function drawnQuality(touchpoint: Touchpoint): number {
  const rated = levers.flatMap((lever) => touchpoint[lever]?.likely ?? []);
  if (rated.length > 0) return rated.reduce((sum, value) => sum + value, 0) / rated.length;
  return touchpoint.quality?.likely ?? NEUTRAL_SCORE;
}

/**
 * The rated levers moved together, so that their mean is this quality as nearly as the ends of the
 * scale allow. Empty for a touchpoint without rated levers.
 */
export function leversFor(
  touchpoint: Touchpoint,
  quality: number,
): Readonly<Record<string, Estimate>> {
  const by = quality - drawnQuality(touchpoint);
  return Object.fromEntries(
    levers.flatMap((lever) => {
      const estimate = touchpoint[lever] as Estimate | undefined;
      if (!estimate) return [];
      return [[lever, withLikely(estimate, estimate.likely + by, leverEstimates[lever])]];
    }),
  );
}
