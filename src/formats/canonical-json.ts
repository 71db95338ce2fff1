/**
 * Writes records so that the same records always give the same bytes and a text comparison of two
 * files reads well: kinds, records and fields in one order, two spaces, one value per line.
 */
import { byOrder } from '#domain/order.ts';
import type { SchemaNode } from '#domain/plain-check.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { kindOf, recordKinds } from '#domain/schema.ts';

const rankOfKind = new Map(Object.keys(recordKinds).map((kind, rank) => [kind, rank]));

/** All records: by kind as the schema lists them, unknown kinds last by name, then order key, then id. */
export function sortedRecords(records: MapRecords): MapRecord[] {
  return Object.values(records).sort((a, b) => {
    if (a.kind === b.kind) return byOrder(a, b);
    const [first, second] = [rankOfKind.get(a.kind), rankOfKind.get(b.kind)];
    if (first !== undefined || second !== undefined)
      return (first ?? Infinity) - (second ?? Infinity);
    return a.kind < b.kind ? -1 : 1;
  });
}

/** One record as JSON: id, kind, the validator's fields in its order, then unknown ones by name. */
export function recordText(record: MapRecord, indent: string): string {
  const schema = kindOf(record.kind)?.schema as unknown as SchemaNode | undefined;
  return valueText(record, schema ?? UNKNOWN_KIND, indent);
}

const UNKNOWN_KIND: SchemaNode = {
  kind: 'schema',
  type: 'loose_object',
  entries: { id: { kind: 'schema', type: 'string' }, kind: { kind: 'schema', type: 'string' } },
};

/** A JSON value; `node` gives the order of its fields, without one they are sorted by name. */
export function valueText(value: unknown, node: SchemaNode | undefined, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  const within = node?.wrapped ?? node;
  if (Array.isArray(value)) {
    const entries = value.map((entry) => inner + valueText(entry, within?.item, inner));
    return enclosed('[', entries, ']', indent);
  }
  const known = fieldsOf(within);
  const fields: string[] = [];
  for (const name of fieldNames(value, known)) {
    const entry = (value as Record<string, unknown>)[name];
    if (!isWritable(entry)) continue;
    fields.push(`${inner}${nameText(name)}: ${valueText(entry, known.get(name), inner)}`);
  }
  return enclosed('{', fields, '}', indent);
}

/** JSON has no words for the rest. */
function isWritable(value: unknown): boolean {
  return value !== undefined && !(typeof value === 'number' && !Number.isFinite(value));
}

type Fields = ReadonlyMap<string, SchemaNode>;

const NO_FIELDS: Fields = new Map();
const fieldsByNode = new WeakMap<SchemaNode, Fields>();

/** The fields a validator knows, in its order. */
function fieldsOf(node: SchemaNode | undefined): Fields {
  if (!node?.entries) return NO_FIELDS;
  const known = fieldsByNode.get(node);
  if (known) return known;
  const fields = new Map(Object.entries(node.entries));
  fieldsByNode.set(node, fields);
  return fields;
}

function fieldNames(value: object, known: Fields): string[] {
  const names: string[] = [];
  for (const name of known.keys()) if (Object.hasOwn(value, name)) names.push(name);
  const present = Object.keys(value);
  if (present.length === names.length) return names;
  return [...names, ...present.filter((name) => !known.has(name)).sort()];
}

const nameTexts = new Map<string, string>();
const MOST_NAMES = 1_000;

/** Names recur in every record; files may also bring any number of their own. */
function nameText(name: string): string {
  const known = nameTexts.get(name);
  if (known) return known;
  const text = JSON.stringify(name);
  if (nameTexts.size < MOST_NAMES) nameTexts.set(name, text);
  return text;
}

function enclosed(open: string, entries: readonly string[], close: string, indent: string): string {
  return entries.length === 0 ? open + close : `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}
