/**
 * From the entries of a file to the records of a map: each is validated, ids become unique, and
 * `mend` puts right what the records mean to each other.
 */
import { finding, type Finding } from '#domain/finding.ts';
import { mend } from '#domain/mend.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { cutTo } from '#domain/repair-value.ts';
import { sameValue } from '#domain/same-value.ts';
import { kindOf } from '#domain/schema.ts';
import { quote, validateRecord, type ValidateOptions } from '#domain/validate.ts';

/** Valid records that keep the map's invariants, and what had to be done for it. */
export type ReadRecords = Readonly<{
  records: MapRecords;
  findings: readonly Finding[];
  /** How many entries could be used. */
  usable: number;
}>;

/** Reads what can be read at all; the rest is named in a finding. */
export function readRecords(entries: readonly unknown[], options: ValidateOptions): ReadRecords {
  const reader = new RecordReader(entries, options);
  entries.forEach((entry, index) => reader.read(entry, index));
  const mended = mend(recordsFrom(reader.records.values()), { recordsAreValid: true });
  const findings = [...reader.findings, ...reader.unknownKinds(), ...mended.findings];
  return { records: mended.records, findings, usable: reader.records.size };
}

const LONGEST_START = 80;
const MOST_IDS = 50;

class RecordReader {
  readonly records = new Map<string, MapRecord>();
  readonly findings: Finding[] = [];
  readonly #entries: readonly unknown[];
  readonly #options: ValidateOptions;
  readonly #unknown = new Map<string, string[]>();
  readonly #lastNumber = new Map<string, number>();
  #idsInFile: ReadonlySet<unknown> | null = null;

  constructor(entries: readonly unknown[], options: ValidateOptions) {
    this.#entries = entries;
    this.#options = options;
  }

  read(entry: unknown, index: number): void {
    const { id, kind } = (entry ?? {}) as { id?: unknown; kind?: unknown };
    if (typeof kind !== 'string' || kind === '') {
      this.findings.push(finding('recordUnreadable', {}, { index, value: quote(entry) }));
      return;
    }
    const named = (typeof id === 'string' && id !== '') || typeof id === 'number';
    const value = named ? entry : this.#named(entry as object, kind, id, index);
    const { record, findings } = validateRecord(value, this.#options);
    if (findings.length > 0) this.findings.push(...findings.slice(0, MOST_IDS));
    if (record) this.#add(record);
  }

  /** One finding per kind this version does not know. */
  unknownKinds(): Finding[] {
    return Array.from(this.#unknown, ([kind, ids]) => {
      const place = { kind, ids: ids.slice(0, MOST_IDS) };
      return finding('recordKindUnknown', place, { value: quote(kind), count: ids.length });
    });
  }

  #named(entry: object, kind: string, id: unknown, index: number): object {
    const to = this.#freeId(`${cutTo(kind, LONGEST_START / 2)}-${index + 1}`);
    this.findings.push(finding('recordRenamed', { id: to, kind }, { value: quote(id), to }));
    return { ...entry, id: to };
  }

  #add(record: MapRecord): void {
    const { id, kind } = record;
    const first = this.records.get(id);
    if (first && sameValue(first, record)) {
      this.findings.push(finding('duplicateRemoved', { id, kind }, { of: id }));
      return;
    }
    const to = first ? this.#freeId(id) : id;
    if (first) this.findings.push(finding('recordRenamed', { id: to, kind }, { value: id, to }));
    this.records.set(to, first ? { ...record, id: to } : record);
    if (!kindOf(kind)) this.#noteUnknown(kind, to);
  }

  #noteUnknown(kind: string, id: string): void {
    const ids = this.#unknown.get(kind);
    if (ids) ids.push(id);
    else this.#unknown.set(kind, [id]);
  }

  /** The wanted id, with a number, that nothing in the file has: the same one at every reading. */
  #freeId(wanted: string): string {
    this.#idsInFile ??= new Set(this.#entries.map((entry) => (entry as MapRecord | null)?.id));
    const start = cutTo(wanted, LONGEST_START);
    let number = this.#lastNumber.get(start) ?? 1;
    let id: string;
    do id = `${start}-${++number}`;
    while (this.#idsInFile.has(id) || this.records.has(id));
    this.#lastNumber.set(start, number);
    return id;
  }
}
