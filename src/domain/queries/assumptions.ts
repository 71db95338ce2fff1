/** Every number a map rests on, with its range and basis: what people stated and what is assumed. */
import { rangeOf, type Estimate, type Range } from '../estimate.ts';
import type { MapRecord, MapRecords } from '../records.ts';
import { recordKinds, type Kind } from '../schema.ts';
import { defaultOf } from './default-of.ts';
import { ofKind } from './of-kind.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

export type Assumption = Readonly<{
  record: MapRecord;
  field: string;
  range: Range;
  /** Whether somebody has said it; else it is the default of its field. */
  isStated: boolean;
}>;

/** The kinds whose numbers the forecast uses. */
const COUNTED: readonly Kind[] = [
  'map',
  'touchpoint',
  'path',
  'painPoint',
  'offer',
  'partner',
  'segment',
];

/** All numbers of the kinds that count, in the order of the map; fields without any value are left out. */
export function assumptionsOf(records: MapRecords): Assumption[] {
  return COUNTED.flatMap((kind) =>
    recordsOf(records, kind).flatMap((record) => recordAssumptions(records, record as MapRecord)),
  );
}

function recordsOf(records: MapRecords, kind: Kind) {
  return kind === 'touchpoint' ? touchpointsInOrder(records) : ofKind(records, kind);
}

/** The numbers of one record, in the order of its kind's fields. */
export function recordAssumptions(records: MapRecords, record: MapRecord): Assumption[] {
  const { estimates } = recordKinds[record.kind as Kind];
  return Object.entries(estimates).flatMap(([field, known]) => {
    const stated = record[field] as Estimate | undefined;
    const fallback = defaultOf(records, record, field);
    const range = rangeOf(stated, { ...known, fallback });
    return range ? [{ record, field, range, isStated: stated !== undefined }] : [];
  });
}
