/** The touchpoints as a customer meets them when nothing else is drawn: stage by stage, in order. */
import type { Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { ofKind } from './of-kind.ts';
import { grouped, remembered } from './remembered.ts';

const byStage = remembered((records) =>
  grouped(ofKind(records, 'touchpoint'), (touchpoint): RecordId => touchpoint.stage),
);

const inOrder = remembered((records) =>
  ofKind(records, 'stage').flatMap((stage) => byStage(records).get(stage.id) ?? []),
);

/** All touchpoints that stand in a stage, by stage, then by order key. The list must not be changed. */
export function touchpointsInOrder(records: MapRecords): readonly Touchpoint[] {
  return inOrder(records);
}

/** The touchpoints of one stage in order; none for a stage that is not there. */
export function touchpointsOf(records: MapRecords, stage: RecordId): readonly Touchpoint[] {
  return byStage(records).get(stage) ?? [];
}
