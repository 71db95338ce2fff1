/**
 * In every stage something decides whether the customer goes on: the moment of truth (Carlzon), zero while searching,
 * first when choosing, second in use, ultimate when telling others. Where none is marked, nobody has asked yet.
 */
import { ON_MAP, setFields } from '../commands/record.ts';
import type { Stage } from '../kinds/stage.ts';
import type { momentsOfTruth, Touchpoint } from '../kinds/touchpoint.ts';
import { ofKind } from '../queries/of-kind.ts';
import { allPlacementsAt } from '../queries/placements-at.ts';
import { touchpointsOf } from '../queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '../records.ts';
import type { Check } from './check.ts';

type Moment = (typeof momentsOfTruth)[number];

export const stageHasMomentOfTruth: Check = {
  find: (records) =>
    ofKind(records, 'stage')
      .filter(({ id }) => {
        const touchpoints = touchpointsOf(records, id);
        return (
          touchpoints.some(({ title }) => title !== '') &&
          !touchpoints.some(({ momentOfTruth }) => momentOfTruth)
        );
      })
      .map(({ id }) => ({ record: id })),

  /** The touchpoint at which most stands is marked, the first of several. */
  mend: (records, { record }) => {
    const [first, ...rest] = touchpointsOf(records, record);
    const weightOf = ({ id, purchase }: Touchpoint) =>
      allPlacementsAt(records, id).length + (purchase ? 1_000 : 0);
    const chosen = rest.reduce(
      (most, one) => (weightOf(one) > weightOf(most) ? one : most),
      first!,
    );
    return setFields(records, ON_MAP, chosen.id, { momentOfTruth: momentIn(records, record) });
  },
};

/** By where the stage stands: before the purchase, at it, after it, or at the end of all. */
function momentIn(records: MapRecords, stage: RecordId): Moment {
  const stages = ofKind(records, 'stage');
  const at = stages.findIndex(({ id }) => id === stage);
  const sells = ({ id }: Stage) => touchpointsOf(records, id).some(({ purchase }) => purchase);
  const sale = stages.findIndex(sells);
  if (at === sale) return 'first';
  if (at < sale || (sale === -1 && at === 0)) return 'zero';
  return at === stages.length - 1 ? 'ultimate' : 'second';
}
