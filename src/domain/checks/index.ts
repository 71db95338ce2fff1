/** All checks, in the order in which their concerns are listed: what falsifies results first, what helps a reader last. */
import type { MapRecords } from '../records.ts';
import { remembered } from '../queries/remembered.ts';
import type { Check, Concern } from './check.ts';
import { estimateInRange } from './estimate-in-range.ts';
import { everyLoopCanBeLeft } from './every-loop-can-be-left.ts';
import { everyTouchpointIsReached } from './every-touchpoint-is-reached.ts';
import { journeyGoesOnAfterSale } from './journey-goes-on-after-sale.ts';
import { offerHasPartnerAndNeed } from './offer-has-partner-and-need.ts';
import { offerHasTouchpoint } from './offer-has-touchpoint.ts';
import { outcomeIsServed } from './outcome-is-served.ts';
import { painPointHasTouchpoint } from './pain-point-has-touchpoint.ts';
import { promiseMeetsDelivery } from './promise-meets-delivery.ts';
import { segmentComes } from './segment-comes.ts';
import { sharesAddUp } from './shares-add-up.ts';
import { solutionHasEffect } from './solution-has-effect.ts';
import { stageHasMomentOfTruth } from './stage-has-moment-of-truth.ts';
import { stageHasTouchpoint } from './stage-has-touchpoint.ts';
import { stageIsTheCustomers } from './stage-is-the-customers.ts';
import { touchpointsDiffer } from './touchpoints-differ.ts';

const list = {
  everyTouchpointIsReached,
  everyLoopCanBeLeft,
  sharesAddUp,
  segmentComes,
  estimateInRange,
  painPointHasTouchpoint,
  offerHasTouchpoint,
  solutionHasEffect,
  promiseMeetsDelivery,
  stageHasTouchpoint,
  journeyGoesOnAfterSale,
  offerHasPartnerAndNeed,
  outcomeIsServed,
  touchpointsDiffer,
  stageHasMomentOfTruth,
  stageIsTheCustomers,
};

export type CheckId = keyof typeof list;
export const checks: Readonly<Record<CheckId, Check>> = list;
export const checkIds = Object.keys(list) as readonly CheckId[];

/** A concern and the check that has it; `isDismissed` says that somebody does not want to hear of it again. */
export type Noticed = Concern & Readonly<{ check: CheckId; isDismissed: boolean }>;

/** Everything the checks notice about the map as drawn, dismissed or not, in the order of the checks, then of the map. */
export const concernsOf = remembered((records: MapRecords): readonly Noticed[] =>
  checkIds.flatMap((check) =>
    checks[check].find(records).map((concern) => ({
      ...concern,
      check,
      isDismissed: isDismissed(records, concern, check),
    })),
  ),
);

function isDismissed(records: MapRecords, { record }: Concern, check: CheckId): boolean {
  const dismissed = records[record]?.['dismissed'];
  return Array.isArray(dismissed) && dismissed.includes(check);
}
