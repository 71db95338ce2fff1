/** A segment's market between us and one competitor, by what customers feel here and there: a what-if, not a forecast. */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import type { LookPart } from './look-part.ts';
import { marketShares } from './market-share.ts';

export interface MarketStanding {
  /** Mean satisfaction, 0 to 10. */
  readonly ours: number;
  readonly theirs: number;
  /** Our share if differences of scores decide (logit). */
  readonly byDifference: number;
  /** Our share in proportion to the scores. */
  readonly byRatio: number;
  /** The share by differences with one point more; at most 10 points count. */
  readonly withPointMore: number;
}

/** Empty where nobody comes. */
export function marketStanding({ model }: LookPart, grid: GridOptions): MarketStanding[] {
  const ours = forecast(model, { ...grid, importance: false }).journey.satisfaction;
  if (ours === null) return [];
  const theirs = model.competitorScore;
  return [
    {
      ours,
      theirs,
      byDifference: marketShares([ours, theirs])[0]!,
      byRatio: marketShares([ours, theirs], { rule: 'ratio' })[0]!,
      withPointMore: marketShares([Math.min(10, ours + 1), theirs])[0]!,
    },
  ];
}
