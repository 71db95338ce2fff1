/**
 * Random maps as people draw them: stages with touchpoints, drawn paths, things placed at several
 * touchpoints, segments and scenarios with effects. `arbitraryDamagedMap` breaks them the way foreign
 * files and two tabs do.
 */
import fc from 'fast-check';
import { keysBetween } from '#domain/order.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';
import { MapBuilder } from './map-builder.ts';
import { draftOf, type MapShape } from './map-draft.ts';

/** Ids nothing in an arbitrary map has: `new-1`, `new-2` ... */
export function idSource(start = 'new'): () => RecordId {
  let count = 0;
  return () => `${start}-${++count}`;
}

/** A sound map, of at most 4 stages with 3 touchpoints each unless told. */
export function arbitraryMap(shape: MapShape = {}): fc.Arbitrary<MapRecords> {
  const { computable = false } = shape;
  return draftOf(shape).map((draft) => {
    const records = new MapBuilder(draft, computable).build();
    return computable ? withoutDust(records) : records;
  });
}

/** Half of all doubles are nearer to 0 than anything that anybody would say; what is computed is spared them. */
function withoutDust<Value>(value: Value): Value {
  if (typeof value === 'number') return (Math.abs(value) < 1e-9 ? 0 : value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutDust) as Value;
  const entries = Object.entries(value).map(([key, one]) => [key, withoutDust(one)] as const);
  const clean = Object.create(Object.getPrototypeOf(value) as object | null) as Value & object;
  return Object.assign(clean, Object.fromEntries(entries));
}

/** A map in which anything may be wrong, also what the types forbid. */
export function arbitraryDamagedMap(shape: MapShape = {}): fc.Arbitrary<MapRecords> {
  const damage = fc.record({
    what: fc.nat({ max: DAMAGES.length - 1 }),
    at: fc.nat({ max: 1000 }),
    other: fc.nat({ max: 1000 }),
    junk: arbitraryJunk,
  });
  return fc
    .tuple(arbitraryMap(shape), fc.array(damage, { minLength: 1, maxLength: 6 }))
    .map(([map, damages]) => {
      const records = Object.assign(Object.create(null), map) as Loose;
      for (const { what, ...how } of damages) DAMAGES[what]!(records, how);
      return records as MapRecords;
    });
}

/** Values that stand in files where others belong. */
export const arbitraryJunk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e300, '', 'x', '5', [], {}, 'complete', 'stage-1'),
  fc.constantFrom<unknown>(
    'map-1',
    ['x', 5, null],
    { likely: 99, basis: 'guess' },
    { likely: '3' },
  ),
  fc.constantFrom<unknown>({ likely: 5, low: 7, high: 1, basis: 'measured' }, 'x'.repeat(3000)),
  fc.jsonValue({ maxDepth: 2 }),
);

type Loose = Record<RecordId, unknown>;
type How = Readonly<{ at: number; other: number; junk: unknown }>;

const pickKey = (records: Loose, at: number) => Object.keys(records)[at % keyCount(records)] ?? '';
const keyCount = (records: Loose) => Math.max(1, Object.keys(records).length);

function change(records: Loose, at: number, fields: (record: MapRecord) => object): void {
  const key = pickKey(records, at);
  const record = records[key];
  if (typeof record === 'object' && record !== null)
    records[key] = { ...record, ...fields(record as MapRecord) };
}

/** Any field the kind knows, besides the id. */
function fieldOf(record: MapRecord, other: number): string {
  const schema = kindOf(record.kind)?.schema as { entries?: object } | undefined;
  const names = Object.keys(schema?.entries ?? record).filter((name) => name !== 'id');
  return names[other % Math.max(1, names.length)] ?? 'title';
}

function referenceOf(record: MapRecord, other: number): string {
  const references = kindOf(record.kind)?.references ?? [];
  return references[other % Math.max(1, references.length)]?.field ?? 'stage';
}

const DAMAGES: readonly ((records: Loose, how: How) => void)[] = [
  (records, { at }) => delete records[pickKey(records, at)],
  (records, { at, other, junk }) =>
    change(records, at, (record) => ({ [fieldOf(record, other)]: junk })),
  (records, { at, other }) => {
    const order = (records[pickKey(records, other)] as MapRecord | null)?.['order'];
    change(records, at, () => ({ order }));
  },
  (records, { at, junk }) => change(records, at, () => ({ order: junk })),
  (records, { at, other }) =>
    change(records, at, (record) => ({ [referenceOf(record, other)]: pickKey(records, other) })),
  (records, { at, other }) =>
    change(records, at, (record) => ({ [referenceOf(record, other)]: [pickKey(records, other)] })),
  (records, { at, other }) => {
    const record = records[pickKey(records, at)];
    if (typeof record === 'object' && record !== null)
      records[`twin-${other}`] = { ...record, id: `twin-${other}` };
  },
  (records, { at, other }) =>
    change(records, at, () => ({ alternativeTo: pickKey(records, other) })),
  (records, { at, other }) => {
    const key = pickKey(records, at);
    const { ...record } = records[key] as Record<string, unknown>;
    delete record[fieldOf(record as MapRecord, other)];
    records[key] = record;
  },
  (records, { at, junk }) => (records[pickKey(records, at)] = junk ?? 0),
  (records, { at, other }) => (records[`key-${other}`] = records[pickKey(records, at)]),
  (records, { other }) =>
    (records[`map-${other}`] = { id: `map-${other}`, kind: 'map', title: 'b' }),
  (records, { at, junk }) =>
    change(records, at, () => ({ effects: [{ record: 'nobody', op: 'remove' }, junk] })),
  (records, { at }) => change(records, at, () => ({ order: keysBetween(null, null, 1)[0] })),
];
