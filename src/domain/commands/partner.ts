/** Adding partners. */
import type { Change } from '../change.ts';
import { nextColour } from '../queries/next-colour.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { addRecord } from './record.ts';

/** A new partner, last, in the next free colour unless `fields` has one. */
export function addPartner(
  records: MapRecords,
  partner: { id: RecordId; title: string; fields?: Readonly<Record<string, unknown>> | undefined },
): Change {
  const { id, title, fields } = partner;
  const colour = nextColour(records, 'partner');
  return addRecord(records, { colour, ...fields, id, kind: 'partner', title });
}
