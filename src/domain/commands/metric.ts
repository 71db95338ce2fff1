/** Taking down what was measured, and setting the map's numbers so that it gives what was measured. */
import type { Change } from '../change.ts';
import { clampTo, type Basis, type Estimate } from '../estimate.ts';
import type { MapRecords, RecordId } from '../records.ts';
import type { Period } from '../kinds/map.ts';
import { touchpointEstimates, type Touchpoint } from '../kinds/touchpoint.ts';
import { leversFor } from '../queries/drawn-quality.ts';
import { scopeKey, scopeOf, type MetricScope } from '../queries/metrics.ts';
import { find, ofKind } from '../queries/of-kind.ts';
import { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';
import { override } from './override.ts';
import { setOnRecord } from './set-on-record.ts';

/** Something that was found, and of what. */
export type FoundFigure = Readonly<{
  scope: MetricScope;
  value: Estimate;
  /** The period of a churn; absent or null leaves it as it is, or the map's. */
  period?: Period | null;
}>;

/**
 * Metrics with these values: those that are about the same thing get the new value, the others are
 * added. `source` is where all of them come from.
 */
export function putMetrics(
  records: MapRecords,
  found: readonly FoundFigure[],
  { newId, source }: { newId: () => RecordId; source?: RecordId<'source'> | null },
): Change {
  const draft = new Draft(records);
  const known = new Map<string, RecordId>(
    ofKind(records, 'metric').map((metric) => [scopeKey(scopeOf(metric)), metric.id]),
  );
  for (const { scope, value, period } of found) {
    const id = known.get(scopeKey(scope)) ?? newId();
    const { touchpoint, stage, segment } = scope;
    if (!draft.get(id))
      insertRecords(draft, [
        {
          id,
          kind: 'metric',
          title: '',
          measures: scope.measures,
          ...(touchpoint && { touchpoint }),
          ...(stage && !touchpoint && { stage }),
          ...(segment && { segment }),
        },
      ]);
    setOnRecord(draft, id, 'value', source ? { ...value, source } : value);
    if (period) setOnRecord(draft, id, 'period', period);
    known.set(scopeKey(scope), id);
  }
  return draft.change();
}

/** A number of the map that moves so that the map gives what was measured. */
export type FitMove = Readonly<{
  touchpoint: RecordId;
  field: 'optOut' | 'quality';
  /** The segment for which alone it moves; null for the map as drawn. */
  segment: RecordId | null;
  from: number;
  to: number;
  low?: number | undefined;
  high?: number | undefined;
  basis: Basis;
  source?: RecordId | undefined;
  /** The metrics that ask for it. */
  metrics: readonly RecordId[];
}>;

/** What a fitted number was observed as stops deciding it. */
const OBSERVED = { optOut: 'observedDropOff', quality: 'observedSatisfaction' } as const;

/**
 * Sets the numbers. On the map as drawn a quality that follows from rated levers moves them together,
 * and what was observed for a number before gives way to it; for a segment it becomes its own effect.
 */
export function applyFit(records: MapRecords, moves: readonly FitMove[]): Change {
  const draft = new Draft(records);
  for (const { touchpoint: id, field, segment, to, ...rest } of moves) {
    const touchpoint = draft.get(id) as unknown as Touchpoint | null;
    if (touchpoint?.kind !== 'touchpoint') continue;
    const estimate = estimateOf(field, to, rest);
    if (segment !== null) {
      const target = { kind: 'segment', id: segment } as const;
      if (find(draft.records(), 'segment', segment)) override(draft, target, id, field, estimate);
      continue;
    }
    const levers = field === 'quality' ? leversFor(touchpoint, to) : {};
    const { basis, source } = estimate;
    for (const [lever, moved] of Object.entries(levers))
      setOnRecord(draft, id, lever, { ...moved, basis, ...(source && { source }) });
    if (Object.keys(levers).length === 0) setOnRecord(draft, id, field, estimate);
    setOnRecord(draft, id, OBSERVED[field], undefined);
  }
  return draft.change();
}

function estimateOf(
  field: FitMove['field'],
  to: number,
  { low, high, basis, source }: Pick<FitMove, 'low' | 'high' | 'basis' | 'source'>,
): Estimate {
  const within = (value: number) => clampTo(touchpointEstimates[field], value);
  const likely = within(to);
  return {
    likely,
    ...(low !== undefined && { low: Math.min(likely, within(low)) }),
    ...(high !== undefined && { high: Math.max(likely, within(high)) }),
    basis,
    ...(source && { source: source as RecordId<'source'> }),
  };
}
