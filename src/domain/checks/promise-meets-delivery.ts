/** A promise is half a statement: how well it is kept is the other half, and nobody has said that here. */
import { leverEstimates, type Touchpoint } from '../kinds/touchpoint.ts';
import { contrastQuality } from '../queries/contrast-quality.ts';
import { find } from '../queries/of-kind.ts';
import { touchpointsInOrder } from '../queries/touchpoints-in-order.ts';
import type { MapRecords } from '../records.ts';
import type { Check } from './check.ts';

const DELIVERY = ['quality', 'observedSatisfaction', ...Object.keys(leverEstimates)];

export const promiseMeetsDelivery: Check = {
  find: (records) =>
    touchpointsInOrder(records)
      .filter((touchpoint) => touchpoint.promise && !saysDelivery(records, touchpoint))
      .map(({ id }) => ({ record: id, field: 'quality' })),
};

function saysDelivery(records: MapRecords, touchpoint: Touchpoint): boolean {
  const stage = find(records, 'stage', touchpoint.stage);
  return (
    DELIVERY.some((field) => touchpoint[field] !== undefined) ||
    (stage !== null && contrastQuality(stage) !== null)
  );
}
