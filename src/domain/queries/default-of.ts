/**
 * The number that holds for a field while nobody has stated one. Most fields have a fixed default;
 * some follow from the records around them, and those rules stand here once.
 */
import { mapEstimates } from '../kinds/map.ts';
import { offerEstimates, type Offer } from '../kinds/offer.ts';
import type { Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecord, MapRecords } from '../records.ts';
import { NEUTRAL_SCORE } from '../scale.ts';
import { isKind, kindOf } from '../schema.ts';
import { mainOf } from './alternatives.ts';
import { leverMean, unsaidQuality } from './drawn-quality.ts';
import { find, mapOf } from './of-kind.ts';
import { touchpointsOf } from './touchpoints-in-order.ts';

/** Share of customers who leave for good per stage, at neutral satisfaction. */
export const OPT_OUT_PER_STAGE = 0.05;
/** Points of quality an offer adds when its partner is not rated. */
export const LIFT = 0.5;
/** Earned at a purchase while nobody has entered money, as an index. */
export const PURCHASE_MARGIN = 100;

/** The default of a numeric field of a record, in the field's unit; null where there is none. */
export function defaultOf(records: MapRecords, record: MapRecord, field: string): number | null {
  const estimates = kindOf(record.kind)?.estimates;
  if (!estimates || !Object.hasOwn(estimates, field)) return null;
  return dependent(records, record, field) ?? estimates[field]!.fallback;
}

function dependent(records: MapRecords, record: MapRecord, field: string): number | null {
  if (isKind(record, 'offer')) {
    if (field === 'wouldBuyAnyway') return takeUpOf(record) / 2;
    return field === 'lift' ? liftOf(records, record) : null;
  }
  if (isKind(record, 'touchpoint')) {
    if (field === 'optOut') return optOutOf(records, record);
    if (field === 'margin') return record.purchase ? PURCHASE_MARGIN : 0;
    return field === 'quality' ? (leverMean(record) ?? unsaidQuality(records, record)) : null;
  }
  if (isKind(record, 'segment')) {
    const map = mapOf(records);
    if (field === 'expectation')
      return map?.brandPromise?.likely ?? mapEstimates.brandPromise.fallback;
    if (field === 'discountPerYear')
      return map?.discountPerYear?.likely ?? mapEstimates.discountPerYear.fallback;
  }
  return null;
}

/**
 * Whether a number that nobody has stated is another one of the map: what a segment expects and how it discounts are the
 * map's, what an offer lifts follows from its partner's rating. In doubt is then the other number, not this one too.
 */
export function isInherited(records: MapRecords, record: MapRecord, field: string): boolean {
  if (record[field] !== undefined) return false;
  if (isKind(record, 'segment')) return field === 'expectation' || field === 'discountPerYear';
  return (
    isKind(record, 'offer') &&
    field === 'lift' &&
    find(records, 'partner', record.partner)?.quality !== undefined
  );
}

function takeUpOf(offer: Offer): number {
  return offer.takeUp?.likely ?? offerEstimates.takeUp.fallback!;
}

/** gamma (Q_o - 7.5) where the partner's quality Q_o is rated. */
function liftOf(records: MapRecords, offer: Offer): number {
  const quality = find(records, 'partner', offer.partner)?.quality?.likely;
  if (quality === undefined) return LIFT;
  const weight = mapOf(records)?.liftWeight?.likely ?? mapEstimates.liftWeight.fallback!;
  return weight * (quality - NEUTRAL_SCORE);
}

/**
 * h = 1 - .95^(1/n) for n moments in the stage, so that splitting a card in two, or giving it an
 * alternative, leaves the share who complete as it was.
 */
function optOutOf(records: MapRecords, { stage }: Touchpoint): number {
  const mains = new Set(touchpointsOf(records, stage).map(({ id }) => mainOf(records, id)));
  return 1 - (1 - OPT_OUT_PER_STAGE) ** (1 / Math.max(1, mains.size));
}
