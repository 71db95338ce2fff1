/** The map of the first visit, to test with. */
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import file from '#templates/rowing-machine.json' with { type: 'json' };

export const sampleMap: MapRecords = recordsFrom(file.records);

const MONEY = /margin|cost|purchase/i;

/** The same map when nobody has said what anything costs, earns or sells. */
export function withoutMoney(records: MapRecords): MapRecords {
  return recordsFrom(
    Object.values(records).map(
      (record) =>
        Object.fromEntries(
          Object.entries(record).filter(([field]) => !MONEY.test(field)),
        ) as MapRecord,
    ),
  );
}
