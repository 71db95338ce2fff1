/** How people react is kept at the map, but said of people. */
import type { MapRecords, RecordId } from '#domain/records.ts';
import { messages } from '../messages/inspector-messages.ts';

export function isReaction(
  records: MapRecords,
  { record, field }: Readonly<{ record: RecordId | null; field: string }>,
): boolean {
  const kind = record === null ? undefined : records[record]?.kind;
  return kind === 'map' && field in messages.inspector.psychology;
}
