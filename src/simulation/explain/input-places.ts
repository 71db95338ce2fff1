/** Which fields of the map give a number of the model: some numbers have several fields, and one takes the place of another. */
import { leverEstimates, type Touchpoint } from '#domain/kinds/touchpoint.ts';
import { find, mapOf } from '#domain/queries/of-kind.ts';
import { isRatedByLevers } from '#domain/queries/drawn-quality.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import type { InputPlace } from './calculation.ts';

/** One segment with the records as it meets them. */
export type Seen = Readonly<{ segment: RecordId | null; records: MapRecords }>;

export function mapIdOf(records: MapRecords): RecordId {
  return mapOf(records)?.id ?? '';
}

/** The rated levers, else the quality; what a survey found stands in their place. */
export function qualityInputs(records: MapRecords, id: RecordId): InputPlace[] {
  const touchpoint = find(records, 'touchpoint', id);
  if (!touchpoint) return [];
  if (touchpoint.observedSatisfaction) return [{ record: id, field: 'observedSatisfaction' }];
  return drawnQualityFields(touchpoint).map((field) => ({ record: id, field }));
}

export function drawnQualityFields(touchpoint: Touchpoint): string[] {
  if (!isRatedByLevers(touchpoint)) return ['quality'];
  return Object.keys(leverEstimates).filter((lever) => isStated(touchpoint, lever));
}

/** The opt-out, or what was seen in its place, and the barrier that keeps customers in. */
export function optOutInputs({ segment, records }: Seen, id: RecordId): InputPlace[] {
  const touchpoint = find(records, 'touchpoint', id);
  const field = touchpoint?.observedDropOff ? 'observedDropOff' : 'optOut';
  return [{ record: id, field }, ...statedOf({ segment, records }, 'switchingBarrier')];
}

/** What customers expect at the start: their own expectation, else the promise of the brand. */
export function expectationInputs({ segment, records }: Seen): InputPlace[] {
  const own = statedOf({ segment, records }, 'expectation');
  const start = own.length > 0 ? own : [{ record: mapIdOf(records), field: 'brandPromise' }];
  return [...start, ...statedOf({ segment, records }, 'benchmark')];
}

/** The discount of the segment, else that of the map. */
export function discountInputs({ segment, records }: Seen): InputPlace[] {
  const own = statedOf({ segment, records }, 'discountPerYear');
  return own.length > 0 ? own : [{ record: mapIdOf(records), field: 'discountPerYear' }];
}

/** The lift of an offer, or the quality of its partner that it follows from. */
export function liftInputs(records: MapRecords, id: RecordId): InputPlace[] {
  const offer = find(records, 'offer', id);
  const partner = find(records, 'partner', offer?.partner);
  if (offer?.lift || !partner?.quality) return [{ record: id, field: 'lift' }];
  return [
    { record: partner.id, field: 'quality' },
    { record: mapIdOf(records), field: 'liftWeight' },
  ];
}

/** Share who would have bought anyway; while nobody has said it, it follows from the take-up. */
export function baseInputs(records: MapRecords, id: RecordId): InputPlace[] {
  const isOwn = find(records, 'offer', id)?.wouldBuyAnyway !== undefined;
  const base = { record: id, field: 'wouldBuyAnyway' };
  return isOwn ? [base] : [base, { record: id, field: 'takeUp' }];
}

/** A field of the segment where it says something of its own. */
function statedOf({ segment, records }: Seen, field: string): InputPlace[] {
  const record = segment === null ? null : find(records, 'segment', segment);
  return record && isStated(record, field) ? [{ record: record.id, field }] : [];
}

function isStated(record: MapRecord | object, field: string): boolean {
  return (record as MapRecord)[field] !== undefined;
}
