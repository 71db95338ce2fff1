/**
 * Stated shares that add up to more or less than everybody are scaled when the journey is computed, so they mean
 * something else than what stands there.
 */
import { Draft } from '../commands/draft.ts';
import { scaleShares } from '../commands/shares.ts';
import type { Estimate } from '../estimate.ts';
import { withLikely } from '../estimate.ts';
import { touchpointEstimates, type Touchpoint } from '../kinds/touchpoint.ts';
import { alternativesOf, mainOf } from '../queries/alternatives.ts';
import { pathsFrom, weightOf } from '../queries/paths-from.ts';
import { touchpointsInOrder } from '../queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '../records.ts';
import type { Check, Concern } from './check.ts';

/** Half a percent: what rounding to whole percents leaves. */
const ROUNDING = 0.005;

export const sharesAddUp: Check = {
  find: (records) =>
    touchpointsInOrder(records).flatMap((touchpoint) => [
      ...pathsOff(records, touchpoint.id),
      ...alternativesOff(records, touchpoint.id),
    ]),

  /** Each keeps its proportion; together they are everybody. */
  mend: (records, { record, field }) => {
    const draft = new Draft(records);
    if (field !== 'alternativeShare') scaleShares(draft, pathsFrom(records, record), 1);
    else scaleAlternatives(draft, alternativesOf(records, record));
    return draft.change();
  },
};

function pathsOff(records: MapRecords, id: RecordId): Concern[] {
  const paths = pathsFrom(records, id);
  if (!paths.some(({ share }) => share)) return [];
  return offBy(
    paths.reduce((sum, path) => sum + weightOf(path), 0),
    { record: id },
  );
}

/** Those without a share take what the others leave, so only too much is wrong then. */
function alternativesOff(records: MapRecords, id: RecordId): Concern[] {
  if (mainOf(records, id) !== id) return [];
  const members = alternativesOf(records, id);
  const stated = members.flatMap(({ alternativeShare }) => alternativeShare?.likely ?? []);
  if (members.length < 2 || stated.length === 0) return [];
  const sum = stated.reduce((so, share) => so + share, 0);
  if (stated.length < members.length && sum <= 1 + ROUNDING) return [];
  return offBy(sum, { record: id, field: 'alternativeShare' });
}

function offBy(sum: number, concern: Concern): Concern[] {
  return Math.abs(sum - 1) > ROUNDING ? [{ ...concern, detail: { sum } }] : [];
}

function scaleAlternatives(draft: Draft, members: readonly Touchpoint[]): void {
  const stated = members.filter(({ alternativeShare }) => alternativeShare);
  const sum = stated.reduce((so, { alternativeShare }) => so + alternativeShare!.likely, 0);
  for (const { id, alternativeShare } of stated) {
    const share = alternativeShare as Estimate;
    const likely = sum > 0 ? share.likely / sum : 1 / stated.length;
    const next = withLikely(share, likely, touchpointEstimates.alternativeShare);
    draft.set(id, { alternativeShare: next });
  }
}
