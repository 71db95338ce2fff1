/** What the steps of a repair share: the records as they are so far, and what was done. */
import { Draft } from '../commands/draft.ts';
import { finding, type Finding, type FindingCode } from '../finding.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';

export class Repair {
  readonly draft: Draft;
  readonly findings: Finding[] = [];
  /** By id, so that two tabs which repair the same records do the same to them. */
  readonly #ids: RecordId[];
  /** Cards that lost their place and stand behind the others in a new one. */
  readonly moved = new Set<RecordId>();

  constructor(records: MapRecords) {
    this.draft = new Draft(records);
    this.#ids = Object.keys(records).sort();
  }

  /** The records that are still there, by id. What is added or removed meanwhile does not show. */
  *each(kind?: string): Iterable<MapRecord> {
    for (const id of [...this.#ids]) {
      const record = this.draft.get(id);
      if (record && (kind === undefined || record.kind === kind)) yield record;
    }
  }

  add(record: MapRecord): void {
    this.draft.put(record);
    this.#ids.push(record.id);
    this.#ids.sort();
  }

  /** The wanted id, or one like it where that is taken. */
  freeId(wanted: string): RecordId {
    let id = wanted;
    for (let number = 2; this.draft.get(id); number++) id = `${wanted}-${number}`;
    return id;
  }

  note(
    code: FindingCode,
    { id, kind }: MapRecord,
    field: string | null,
    detail: Finding['detail'] = {},
  ): void {
    this.findings.push(finding(code, field === null ? { id, kind } : { id, kind, field }, detail));
  }
}
