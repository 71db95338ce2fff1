/**
 * What holds in every map, whatever commands did to it: one map record, valid records, references to
 * what is there, order keys that tell siblings apart. `mend` puts right what is listed here.
 */
import { fieldSchema } from './fields.ts';
import { finding, quoted, type Finding } from './finding.ts';
import { isOrderKey } from './order.ts';
import { plainCheck, type SchemaNode } from './plain-check.ts';
import { mayBeAlternative } from './queries/alternatives.ts';
import { fitsLane } from './queries/lane-cards.ts';
import { ofKind } from './queries/of-kind.ts';
import { grouped } from './queries/remembered.ts';
import { recordsFrom, type MapRecord, type MapRecords } from './records.ts';
import { isThere, mentionsOf } from './references.ts';
import { kindOf, recordKinds, type Kind } from './schema.ts';
import { isValidRecord } from './validate.ts';

/** Everything that is broken in a set of records, by record; empty for a sound map. */
export function brokenInvariants(records: MapRecords): Finding[] {
  const entries = Object.entries(records);
  const readable = entries.filter(([, record]) => isReadable(record));
  if (readable.length < entries.length) {
    const others = entries.filter(([, record]) => !isReadable(record));
    return [
      ...others.map(([id, value]) => finding('recordUnreadable', { id }, { value: quoted(value) })),
      ...brokenInvariants(recordsFrom(readable.map(([, record]) => record))),
    ];
  }
  return [
    ...brokenMap(records),
    ...entries.flatMap(([id, record]) => [
      ...brokenRecord(id, record),
      ...brokenReferences(records, record),
    ]),
    ...brokenOrders(records),
    ...duplicates(records),
  ];
}

/** Anything may stand in a set of records that was not read through `validateRecord`. */
function isReadable(value: unknown): boolean {
  const { kind } = (value ?? {}) as { kind?: unknown };
  return typeof kind === 'string' && !Array.isArray(value);
}

function brokenMap(records: MapRecords): Finding[] {
  const [first, ...more] = ofKind(records, 'map');
  if (!first) return [finding('mapMissing')];
  return more.map((map) => finding('mapRepeated', placeOf(map), { value: quoted(map.title) }));
}

function brokenRecord(id: string, record: MapRecord): Finding[] {
  if (record.id !== id)
    return [finding('recordIdMismatch', { id, kind: record.kind }, { value: quoted(record.id) })];
  const isValid: boolean = isValidRecord(record);
  if (isValid) return [];
  const schema = kindOf(record.kind)?.schema as SchemaNode | undefined;
  const fields = Object.keys(schema?.entries ?? {}).filter(
    (field) => !plainCheck(fieldSchema(record.kind, field)!)(record[field]),
  );
  if (fields.length === 0) return [finding('fieldInvalid', placeOf(record), { value: '' })];
  return fields.map((field) =>
    finding('fieldInvalid', placeOf(record, field), { value: quoted(record[field]) }),
  );
}

function brokenReferences(records: MapRecords, record: MapRecord): Finding[] {
  const findings = mentionsOf(record)
    .filter((mention) => !isThere(records, mention))
    .map(({ field, id }) =>
      finding('referenceDangling', placeOf(record, field), { value: quoted(id) }),
    );
  const { lane, alternativeTo } = record;
  const isCard = record.kind === 'note' || record.kind === 'touchpoint';
  if (isCard && typeof lane === 'string' && records[lane] && !fitsLane(records, record, lane))
    findings.push(finding('laneUnfit', placeOf(record, 'lane'), { value: quoted(lane) }));
  if (record.kind !== 'touchpoint' || typeof alternativeTo !== 'string') return findings;
  if (mayBeAlternative(records, record.id, alternativeTo)) return findings;
  const place = placeOf(record, 'alternativeTo');
  return [...findings, finding('referenceCircular', place, { value: quoted(alternativeTo) })];
}

function brokenOrders(records: MapRecords): Finding[] {
  return (Object.keys(recordKinds) as Kind[]).flatMap((kind) => {
    const fields = recordKinds[kind].orderedWithin;
    if (!fields) return [];
    const rows = grouped(ofKind(records, kind) as readonly MapRecord[], (record) =>
      JSON.stringify(fields.map((field) => record[field])),
    );
    return [...rows.values()].flatMap(brokenRow);
  });
}

function brokenRow(row: readonly MapRecord[]): Finding[] {
  return row.flatMap((record, index) => {
    const { order } = record;
    const place = placeOf(record, 'order');
    if (!isOrderKey(order)) return finding('orderInvalid', place, { value: quoted(order) });
    const before = row[index - 1];
    return before?.['order'] === order ? finding('orderDuplicate', place, { of: before.id }) : [];
  });
}

function duplicates(records: MapRecords): Finding[] {
  const paths = grouped(ofKind(records, 'path'), ({ from, to }) => JSON.stringify([from, to]));
  const placements = grouped(ofKind(records, 'placement'), ({ item, touchpoint }) =>
    JSON.stringify([item, touchpoint]),
  );
  return [
    ...[...paths.values()].flatMap(([first, ...more]) =>
      more.map((path) => finding('pathDuplicate', placeOf(path), { of: first!.id })),
    ),
    ...[...placements.values()].flatMap(([first, ...more]) =>
      more.map((one) => finding('placementDuplicate', placeOf(one), { of: first!.id })),
    ),
  ];
}

function placeOf({ id, kind }: MapRecord, field?: string): Finding['place'] {
  return field === undefined ? { id, kind } : { id, kind, field };
}
