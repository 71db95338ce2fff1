/**
 * What choosing the scenario shown returns against the compared one: on customer equity (Peppers & Rogers 2005) and on
 * the money it takes (Rust, Lemon & Zeithaml 2004).
 */
import { find } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { SegmentModel } from '../map-models.ts';
import { sumOf } from '../sums.ts';
import type { Option } from './option.ts';
import { returnOnCustomer } from './return-on-customer.ts';
import { returnOnMarketing, type MarketingReturn } from './return-on-marketing.ts';
import { sampledSegment } from './sampled-segment.ts';

export interface ScenarioReturn {
  readonly segment: RecordId | null;
  readonly equityBefore: number;
  readonly equityAfter: number;
  /** Money that the change takes; 0 for a single one of several segments, since it is spent for all of them. */
  readonly spent: number;
  /** Null where the equity before is not above 0. */
  readonly returnOnCustomer: number | null;
  readonly marketing: MarketingReturn;
}

/** Of each segment, and of all together where there are several. Segments that only one side has are left out. */
export function scenarioReturns(
  before: readonly SegmentModel[],
  after: readonly SegmentModel[],
  spent: number,
): ScenarioReturn[] {
  const equities = after.flatMap((part) => {
    const other = before.find(({ segment }) => segment === part.segment);
    if (!other) return [];
    const equityBefore = sampledSegment(other).customerEquity.value;
    const equityAfter = sampledSegment(part).customerEquity.value;
    return [{ segment: part.segment, equityBefore, equityAfter }];
  });
  if (equities.length < 2) return equities.map((one) => returnsOf(one, spent));
  const all = {
    segment: null,
    equityBefore: sumOf(equities, ({ equityBefore }) => equityBefore),
    equityAfter: sumOf(equities, ({ equityAfter }) => equityAfter),
  };
  return [...equities.map((one) => returnsOf(one, 0)), returnsOf(all, spent)];
}

function returnsOf(
  equity: Pick<ScenarioReturn, 'segment' | 'equityBefore' | 'equityAfter'>,
  spent: number,
): ScenarioReturn {
  return {
    ...equity,
    spent,
    returnOnCustomer: returnOnCustomer({ ...equity, profit: 0 - spent }),
    marketing: returnOnMarketing(equity.equityAfter - equity.equityBefore, spent),
  };
}

/** What the solutions cost that are on in one option and not in the other; those given up are saved. */
export function moneySpent(records: MapRecords, before: Option, after: Option): number {
  const cost = (ids: readonly RecordId[], without: readonly RecordId[]) =>
    sumOf(
      ids.filter((id) => !without.includes(id)),
      (id) => find(records, 'solution', id)?.cost?.likely ?? 0,
    );
  return cost(after.solutions, before.solutions) - cost(before.solutions, after.solutions);
}
