/** A new map. */
import { laneSorts } from '../kinds/lane.ts';
import { keysBetween } from '../order.ts';
import { recordsFrom, type MapRecords, type RecordId } from '../records.ts';

/**
 * The records of a map with nothing drawn yet: itself, one lane of each sort but those of one's own,
 * and one stage without name or touchpoint. Customers are one implied segment until one is added.
 */
export function blankMap(
  id: RecordId,
  newId: () => RecordId,
  { title, stageTitle = '' }: { title: string; stageTitle?: string | undefined },
): MapRecords {
  const sorts = laneSorts.filter((sort) => sort !== 'text');
  const keys = keysBetween(null, null, sorts.length);
  const lanes = sorts.map((sort, index) => ({
    id: newId(),
    kind: 'lane',
    sort,
    order: keys[index],
  }));
  const stage = {
    id: newId(),
    kind: 'stage',
    title: stageTitle,
    order: keysBetween(null, null, 1)[0],
  };
  return recordsFrom([{ id, kind: 'map', title }, ...lanes, stage]);
}
