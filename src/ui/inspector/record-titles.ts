/** What a record is called wherever the inspector names it. */
import { COMPLETE } from '#domain/kinds/path.ts';
import type { LaneSort } from '#domain/kinds/lane.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { isKind, type Kind } from '#domain/schema.ts';
import { metricName } from '../measured/metric-names.ts';
import { messages } from '../messages/inspector-messages.ts';
import type { Option } from '../shared/choice-option.ts';

/** Its title; the usual name of a lane without one, the number of a stage, the two ends of a path, else "No title yet". */
export function titleOf(records: MapRecords, id: RecordId): string {
  const words = messages.inspector;
  if (id === COMPLETE) return words.next.end;
  const record = records[id];
  if (!record) return words.untitled;
  if (isKind(record, 'path'))
    return `${titleOf(records, record.from)} → ${titleOf(records, record.to)}`;
  const title = record['title'];
  if (typeof title === 'string' && title !== '') return title;
  if (isKind(record, 'metric')) return metricName(records, record);
  if (record.kind === 'lane') return messages.board.lanes[record['sort'] as LaneSort].title;
  if (record.kind === 'stage')
    return words.stageNumber(ofKind(records, 'stage').findIndex((stage) => stage.id === id) + 1);
  return words.untitled;
}

/** All records of a kind to choose from, in order; `group` puts them under a heading. */
export function optionsOf(records: MapRecords, kind: Kind, group?: string): Option[] {
  return ofKind(records, kind).map((record) => ({
    value: record.id,
    label: titleOf(records, record.id),
    ...(group && { group }),
  }));
}
