/** Adding segments. */
import type { Change } from '../change.ts';
import { nextColour } from '../queries/next-colour.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { addRecord } from './record.ts';

/** A new segment, last, in the next free colour unless `fields` has one. */
export function addSegment(
  records: MapRecords,
  segment: { id: RecordId; title: string; fields?: Readonly<Record<string, unknown>> | undefined },
): Change {
  const { id, title, fields } = segment;
  const colour = nextColour(records, 'segment');
  return addRecord(records, { colour, ...fields, id, kind: 'segment', title });
}
