/** Whether there is anybody to count: sums over arrivals say nothing where no segment has any. */
import { finding, type Finding } from '../finding.ts';
import { segmentEstimates } from '../kinds/segment.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find, ofKind } from './of-kind.ts';

/** One `nobodyArrives` where the segments that are seen, or the one, have no arrivals at all; else nothing. */
export function nobodyArrives(records: MapRecords, segment: RecordId | null = null): Finding[] {
  const chosen = find(records, 'segment', segment);
  const seen = chosen ? [chosen] : ofKind(records, 'segment');
  const isEmpty = seen.every(
    ({ arrivals }) => (arrivals?.likely ?? segmentEstimates.arrivals.fallback!) <= 0,
  );
  if (seen.length === 0 || !isEmpty) return [];
  return [finding('nobodyArrives', { ids: seen.map(({ id }) => id) }, { count: seen.length })];
}
