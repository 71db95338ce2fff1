/**
 * A map is a set of plain records keyed by id. Everything else in the domain reads such a set and
 * answers with a new one or with a `Change`; nothing is ever mutated.
 */
declare const ofKind: unique symbol;

/** The id of a record; `RecordId<'stage'>` may stand wherever a stage is meant, and nowhere else. */
export type RecordId<Kind extends string = string> = string & { readonly [ofKind]?: Kind };

/** A record of any kind, also of kinds this version does not know. Values are JSON values. */
export type MapRecord = Readonly<{ id: RecordId; kind: string; [field: string]: unknown }>;

/** All records of one map, by id. */
export type MapRecords = Readonly<Record<RecordId, MapRecord>>;

/** The records keyed by id; of two with one id the later stays. */
export function recordsFrom(list: Iterable<MapRecord>): MapRecords {
  const records: Record<RecordId, MapRecord> = Object.create(null) as Record<RecordId, MapRecord>;
  for (const record of list) records[record.id] = record;
  return records;
}
