/** How well a touchpoint goes as people have drawn it, and feelings as qualities and back. */
import { NEUTRAL_SCORE } from '../scale.ts';
import { withLikely, type Estimate } from '../estimate.ts';
import { leverEstimates, type Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecords } from '../records.ts';
import { contrastQuality } from './contrast-quality.ts';
import { find } from './of-kind.ts';

const levers = Object.keys(leverEstimates) as (keyof typeof leverEstimates)[];

/** Whether the quality follows from rated levers instead of being set itself. */
export function isRatedByLevers(touchpoint: Touchpoint): boolean {
  return levers.some((lever) => touchpoint[lever] !== undefined);
}

/** Delivered quality before pain points and offers, 0 to 10: as the levers say, else as set, else as nobody has said. */
export function drawnQuality(records: MapRecords, touchpoint: Touchpoint): number {
  return leverMean(touchpoint) ?? touchpoint.quality?.likely ?? unsaidQuality(records, touchpoint);
}

/** The quality of a touchpoint that nobody has rated: the contrasts of its stage, else neutral. */
export function unsaidQuality(records: MapRecords, { stage }: Touchpoint): number {
  const found = find(records, 'stage', stage);
  return (found && contrastQuality(found)) ?? NEUTRAL_SCORE;
}

/** The mean of the rated levers, 0 to 10; null where none is rated. */
export function leverMean(touchpoint: Touchpoint): number | null {
  const rated = levers.flatMap((lever) => touchpoint[lever]?.likely ?? []);
  return rated.length > 0 ? rated.reduce((sum, value) => sum + value, 0) / rated.length : null;
}

/**
 * The rated levers moved together, so that their mean is this quality as nearly as the ends of the
 * scale allow. Empty for a touchpoint without rated levers.
 */
export function leversFor(
  touchpoint: Touchpoint,
  quality: number,
): Readonly<Record<string, Estimate>> {
  const mean = leverMean(touchpoint);
  if (mean === null) return {};
  const by = quality - mean;
  return Object.fromEntries(
    levers.flatMap((lever) => {
      const estimate = touchpoint[lever] as Estimate | undefined;
      if (!estimate) return [];
      return [[lever, withLikely(estimate, estimate.likely + by, leverEstimates[lever])]];
    }),
  );
}
