/** How large a pain point is: by the value at risk, and in a map without money by what it costs in points. */
import type { PainPoint } from '../kinds/pain-point.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { defaultOf } from './default-of.ts';
import { find } from './of-kind.ts';

/** `part` is that of the largest, 0 to 1; it says how high the card is torn. */
export type PainSize = Readonly<
  | { measure: 'money'; atRisk: number; part: number }
  | { measure: 'points'; likelihood: number; loss: number; part: number }
>;

/** Values at risk as they were computed, by placement. */
type Worth = Readonly<{
  painPoints: Readonly<Record<string, Readonly<{ atRisk: number }>>>;
  largestPain: number;
}>;

/** Less than this is shown as 0: then no pain point of the map costs money. */
const SHOWN = 0.05;
/** Points lost per visit from which a pain point is as large as it gets. */
const LARGEST_LOSS = 1.5;

/** The size of a placed pain point; null where it was not computed. */
export function painSize(
  records: MapRecords,
  { id, item }: Readonly<{ id: RecordId; item: RecordId }>,
  { painPoints, largestPain }: Worth,
): PainSize | null {
  const worth = painPoints[id];
  const pain = find(records, 'painPoint', item);
  if (!worth || !pain) return null;
  if (largestPain >= SHOWN) {
    const { atRisk } = worth;
    return { measure: 'money', atRisk, part: Math.max(0, atRisk) / largestPain };
  }
  const likelihood = valueOf(records, pain, 'likelihood');
  const loss = valueOf(records, pain, 'loss');
  const part = Math.min(1, (likelihood * loss) / LARGEST_LOSS);
  return { measure: 'points', likelihood, loss, part };
}

function valueOf(records: MapRecords, pain: PainPoint, field: 'likelihood' | 'loss'): number {
  return pain[field]?.likely ?? defaultOf(records, pain, field) ?? 0;
}
