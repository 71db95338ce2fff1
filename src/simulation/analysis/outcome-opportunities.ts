/**
 * The outcomes of a segment by their opportunity (Ulwick 2005). Where nobody has stated how well one is met, the mean
 * satisfaction at the touchpoints that serve it stands in: a mean on the same scale, not a share of answers.
 */
import { ofKind } from '#domain/queries/of-kind.ts';
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import type { Forecast } from '../results.ts';
import { weightedMean } from '../sums.ts';
import type { LookPart } from './look-part.ts';
import { rankedOpportunities, type Opportunity } from './opportunity-score.ts';

export type OutcomeOpportunity = Opportunity &
  Readonly<{
    importance: number;
    satisfaction: number;
    /** Whether satisfaction is that of the touchpoints. */
    isModelled: boolean;
  }>;

/** The best first. Outcomes of other segments, and those with neither a number nor visits, are left out. */
export function outcomeOpportunities(part: LookPart, grid: GridOptions): OutcomeOpportunity[] {
  const seen = forecast(part.model, { ...grid, importance: false });
  const outcomes = ofKind(part.records, 'outcome').filter(
    ({ segment }) => !segment || part.segment === null || segment === part.segment,
  );
  const rated = outcomes.flatMap((outcome) => {
    const importance = outcome.importance?.likely ?? null;
    const stated = outcome.satisfaction?.likely ?? null;
    const satisfaction = stated ?? satisfactionAt(seen, outcome.touchpoints ?? []);
    if (importance === null || satisfaction === null) return [];
    return [{ id: outcome.id, importance, satisfaction, isModelled: stated === null }];
  });
  return rankedOpportunities(rated).map((ranked) => ({
    ...rated.find(({ id }) => id === ranked.id)!,
    ...ranked,
  }));
}

/** Mean over visits; null where nobody comes to any of them. */
function satisfactionAt({ touchpoints }: Forecast, ids: readonly string[]): number | null {
  const served = ids.flatMap((id) => touchpoints[id] ?? []);
  return weightedMean(
    served,
    ({ visits }) => visits,
    ({ satisfaction }) => satisfaction,
  );
}
