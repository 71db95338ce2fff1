/**
 * Lets only valid records through: a valid one as it is and fast, another one repaired, with a finding
 * for each thing changed. It looks at one record alone; what records mean to each other is `mend`'s.
 */
import * as v from 'valibot';
import { isCleanJson } from './clean-json.ts';
import { finding, quoted, type Finding } from './finding.ts';
import { idSchema } from './kind.ts';
import { plainCheck, type SchemaNode } from './plain-check.ts';
import type { MapRecord } from './records.ts';
import { repairFields, type Repair } from './repair-value.ts';
import { kindOf } from './schema.ts';

/** The record if it is usable, and what was changed or why it is not. */
export type Validated = Readonly<{ record: MapRecord | null; findings: readonly Finding[] }>;

export type ValidateOptions = Readonly<{
  /** It comes from a newer version: what this one cannot use stays in the field `unread`. */
  keepUnread?: boolean;
}>;

/** Where values of a newer version wait for a version that knows them. */
export const UNREAD = 'unread';

/** What every record has, also one of a kind this version does not know. */
const anyKind = v.looseObject({
  id: idSchema,
  kind: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
});

/** Whether a value can be the id of a map, a record or a version. */
export function isUsableId(value: unknown): value is string {
  return plainCheck(idSchema)(value) && isCleanJson(value);
}

function schemaOf(value: unknown): SchemaNode {
  const kind = (value as { kind?: unknown } | null)?.kind;
  const known = typeof kind === 'string' ? kindOf(kind) : null;
  return known?.schema ?? anyKind;
}

/** Whether a value is a valid record of a known kind, or a harmless one of an unknown kind. */
export function isValidRecord(value: unknown): value is MapRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return plainCheck(schemaOf(value))(value) && isCleanJson(value);
}

/**
 * The record as it may enter a map. Null when nothing can be made of it: it is not an object, has no
 * usable id or kind, or lacks a field nobody can guess.
 */
export function validateRecord(value: unknown, options: ValidateOptions = {}): Validated {
  const given = restoreUnread(value);
  if (isValidRecord(given)) return { record: given, findings: [] };
  const repairs: Repair[] = [];
  const outcome = repairFields(schemaOf(given), given, '', (repair) => repairs.push(repair));
  const place = placeOf(given);
  if (outcome.ok) {
    const record = outcome.value as MapRecord;
    const findings = repairs.map((repair) => repairFinding(repair, place));
    return { record: options.keepUnread ? withUnread(record, given, repairs) : record, findings };
  }
  const { path, value: fault, reason } = outcome.fault;
  const invalid = finding(
    'recordInvalid',
    { ...place, field: path },
    { value: quote(fault), reason },
  );
  const waiting = { id: place.id, kind: UNREAD, [UNREAD]: given };
  const keep = options.keepUnread && isValidRecord(waiting);
  return { record: keep ? waiting : null, findings: [invalid] };
}

/** What was read by an older version and is understood now takes its place again. */
function restoreUnread(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, UNREAD)) return value;
  const { [UNREAD]: unread, ...record }: Record<string, unknown> = { ...value };
  if (record['kind'] === UNREAD) return isValidRecord(unread) ? unread : value;
  if (typeof unread !== 'object' || unread === null || Array.isArray(unread)) return value;
  const waiting: Record<string, unknown> = { ...unread };
  for (const [name, entry] of Object.entries(waiting)) {
    if (name in record || !isValidRecord({ ...record, [name]: entry })) continue;
    record[name] = entry;
    delete waiting[name];
  }
  return Object.keys(waiting).length > 0 ? { ...record, [UNREAD]: waiting } : record;
}

/** The record with the original of every field that was changed. */
function withUnread(record: MapRecord, given: unknown, repairs: readonly Repair[]): MapRecord {
  const unread: Record<string, unknown> = {};
  for (const { path } of repairs) {
    const name = path.split('.')[0]!;
    const original = (given as Record<string, unknown>)[name];
    if (name !== 'id' && original !== undefined && isCleanJson(original)) unread[name] = original;
  }
  if (Object.keys(unread).length === 0) return record;
  return { ...record, [UNREAD]: { ...(record[UNREAD] as object | undefined), ...unread } };
}

function placeOf(value: unknown): Finding['place'] {
  const { id, kind } = (value ?? {}) as { id?: unknown; kind?: unknown };
  return {
    ...(typeof id === 'string' && { id: id.slice(0, 100) }),
    ...(typeof kind === 'string' && { kind: kind.slice(0, 100) }),
  };
}

function repairFinding(repair: Repair, place: Finding['place']): Finding {
  const { path, value, reason } = repair;
  const at = { ...place, field: path };
  return 'to' in repair
    ? finding('fieldReplaced', at, { value: quote(value), reason, to: quote(repair.to) })
    : finding('fieldCleared', at, { value: quote(value), reason });
}

const LONGEST_LOOK = 200;

/** A short quotation of any value, also of numbers JSON does not know; '' of nothing. */
export function quote(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return quoted(value.slice(0, LONGEST_LOOK));
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return quoted(text.slice(0, LONGEST_LOOK));
}
