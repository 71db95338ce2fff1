/**
 * A draft collects what a command wants to do and answers with one `Change`. Reading it shows the
 * records as they will be; the records it started from stay as they are.
 */
import type { Change } from '../change.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { sameValue } from '../same-value.ts';

export class Draft {
  readonly #start: MapRecords;
  readonly #touched = new Map<RecordId, MapRecord | null>();
  /** Kept until something is touched, so that asking again costs nothing. */
  #records: MapRecords | null;

  constructor(records: MapRecords) {
    this.#start = records;
    this.#records = records;
  }

  /** The record as it will be, or null. */
  get(id: RecordId): MapRecord | null {
    const touched = this.#touched.get(id);
    return touched === undefined ? (this.#start[id] ?? null) : touched;
  }

  /** Adds the record, or replaces the one with its id. */
  put(record: MapRecord): void {
    this.#touched.set(record.id, record);
    this.#records = null;
  }

  /** Sets fields of a record; `undefined` takes a field away. Nothing happens when it is gone. */
  set(id: RecordId, fields: Readonly<Record<string, unknown>>): void {
    const record = this.get(id);
    if (!record) return;
    const next: Record<string, unknown> = { ...record };
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) delete next[field];
      else next[field] = value;
    }
    this.put(next as MapRecord);
  }

  remove(id: RecordId): void {
    this.#touched.set(id, null);
    this.#records = null;
  }

  /** The records of a kind as they will be, in no order; cheaper than `records()` between changes. */
  *ofKind(kind: string): Iterable<MapRecord> {
    for (const id in this.#start) {
      const record = this.#start[id]!;
      if (record.kind === kind && !this.#touched.has(id)) yield record;
    }
    for (const record of this.#touched.values()) if (record?.kind === kind) yield record;
  }

  /** All records as they will be. */
  records(): MapRecords {
    if (this.#records) return this.#records;
    const next = Object.assign(Object.create(null), this.#start) as Record<RecordId, MapRecord>;
    for (const [id, record] of this.#touched) {
      if (record) next[id] = record;
      else delete next[id];
    }
    this.#records = next;
    return next;
  }

  /** What it comes to; records set back to what they were are left out. */
  change(): Change {
    const change = Object.create(null) as Record<RecordId, Change[RecordId]>;
    for (const [id, after] of this.#touched) {
      const before = this.#start[id] ?? null;
      if (!sameValue(before, after)) change[id] = { before, after };
    }
    return change;
  }
}
