/** Whether a map says anything of money, in itself or in what its scenarios and solutions change. */
import type { Estimate } from '../estimate.ts';
import type { MapRecord, MapRecords } from '../records.ts';
import { isKind, kindOf } from '../schema.ts';
import { remembered } from './remembered.ts';
import { effectsOf } from './rests-on.ts';

/**
 * Whether some estimate of money was entered that is or may be other than zero, or is changed anywhere. A purchase
 * earns something while nobody has said how much.
 */
export const hasMoney = remembered((records: MapRecords): boolean =>
  Object.values(records).some(
    (record) =>
      (isKind(record, 'touchpoint') && record.purchase && record.margin === undefined) ||
      moneyFields(record.kind).some((field) => isEntered(record, field)) ||
      effectsOf(record).some(({ record: id, field }) => {
        const kind = records[id]?.kind;
        return !!kind && !!field && moneyFields(kind).includes(field);
      }),
  ),
);

const fieldsOf = new Map<string, readonly string[]>();

/** The estimates of a kind whose unit is money. A map has many records of few kinds. */
function moneyFields(kind: string): readonly string[] {
  const known = fieldsOf.get(kind);
  if (known) return known;
  const estimates = Object.entries(kindOf(kind)?.estimates ?? {});
  const fields = estimates.filter(([, { unit }]) => unit === 'money').map(([field]) => field);
  fieldsOf.set(kind, fields);
  return fields;
}

function isEntered(record: MapRecord, field: string): boolean {
  const estimate = record[field] as Estimate | undefined;
  const { likely = 0, low = 0, high = 0 } = estimate ?? {};
  return likely !== 0 || low !== 0 || high !== 0;
}
