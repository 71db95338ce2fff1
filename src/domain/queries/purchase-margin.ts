/** What a purchase on this map earns us, for whoever compares other money with it. */
import type { MapRecords, RecordId } from '../records.ts';
import { PURCHASE_MARGIN } from './default-of.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

/**
 * The first purchase of the journey and what it earns, 100 as an index while nobody has said. Null
 * where there is no purchase, or one that earns nothing.
 */
export function purchaseMargin(
  records: MapRecords,
): Readonly<{ touchpoint: RecordId; margin: number }> | null {
  const purchase = touchpointsInOrder(records).find((touchpoint) => touchpoint.purchase);
  const margin = purchase?.margin?.likely ?? PURCHASE_MARGIN;
  return purchase && margin > 0 ? { touchpoint: purchase.id, margin } : null;
}
