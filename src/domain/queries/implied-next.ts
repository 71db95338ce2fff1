/** Where customers go from a touchpoint while nobody has drawn a path out of it. */
import { COMPLETE } from '../kinds/path.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { mainOf, momentsInOrder } from './alternatives.ts';
import { remembered } from './remembered.ts';

const followers = remembered((records) => {
  const moments = momentsInOrder(records);
  return new Map<RecordId, RecordId>(
    moments.map(({ id }, index): [RecordId, RecordId] => [id, moments[index + 1]?.id ?? COMPLETE]),
  );
});

/**
 * The main touchpoint of the moment that follows in the stage, else of the first one in the stages
 * after it; `complete` after the last. Alternatives lead where their main touchpoint leads.
 */
export function impliedNext(records: MapRecords, touchpoint: RecordId): RecordId {
  return followers(records).get(mainOf(records, touchpoint)) ?? COMPLETE;
}
