/** Whether customers differ in how easily they leave, which only simulated customers know. */
import { finding, type Finding } from '../finding.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { find, ofKind } from './of-kind.ts';

/** One `leavingDiffers` with the segments that are seen, or the one, in which somebody has said so; else nothing. */
export function leavingDiffers(records: MapRecords, segment: RecordId | null = null): Finding[] {
  const chosen = find(records, 'segment', segment);
  const seen = chosen ? [chosen] : ofKind(records, 'segment');
  const ids = seen.filter(({ concentration }) => concentration).map(({ id }) => id);
  return ids.length > 0 ? [finding('leavingDiffers', { ids }, { count: ids.length })] : [];
}
