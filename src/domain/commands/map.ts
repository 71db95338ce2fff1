/** A new map. */
import { laneSorts } from '../kinds/lane.ts';
import type { JourneyMap } from '../kinds/map.ts';
import { keysBetween } from '../order.ts';
import { recordsFrom, type MapRecords, type RecordId } from '../records.ts';

/** What one may say of a map before anything is drawn. */
export type MapStart = Readonly<{
  title: string;
  /** From left to right. Absent: one stage without a name. */
  stageTitles?: readonly string[] | undefined;
  about?: Partial<Pick<JourneyMap, 'who' | 'from' | 'to' | 'when' | 'period'>> | undefined;
}>;

/**
 * The records of a map with nothing drawn yet: itself, one lane of each sort but those of one's own,
 * and its stages without touchpoints. Customers are one implied segment until one is added.
 */
export function blankMap(
  id: RecordId,
  newId: () => RecordId,
  { title, stageTitles = [''], about = {} }: MapStart,
): MapRecords {
  const sorts = laneSorts.filter((sort) => sort !== 'text');
  const keys = keysBetween(null, null, sorts.length);
  const lanes = sorts.map((sort, index) => ({
    id: newId(),
    kind: 'lane',
    sort,
    order: keys[index],
  }));
  const stageKeys = keysBetween(null, null, stageTitles.length);
  const stages = stageTitles.map((name, index) => ({
    id: newId(),
    kind: 'stage',
    title: name,
    order: stageKeys[index],
  }));
  return recordsFrom([{ id, kind: 'map', title, ...about }, ...lanes, ...stages]);
}
