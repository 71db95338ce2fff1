/** Which cards a lane holds, and so which lane a card may stand in. */
import type { Lane, LaneSort } from '../kinds/lane.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { find, ofKind } from './of-kind.ts';

/** The kinds of record that are cards of a lane. */
export type CardKind = 'touchpoint' | 'painPoint' | 'offer' | 'solution' | 'note';

const cardKinds: Readonly<Record<LaneSort, CardKind | null>> = {
  touchpoints: 'touchpoint',
  experience: null,
  painPoints: 'painPoint',
  offers: 'offer',
  solutions: 'solution',
  value: null,
  thoughts: 'note',
  notes: 'note',
  text: 'note',
};

/** What the cards of such a lane are; null for a lane that shows what is computed. */
export function cardKindOf(sort: LaneSort): CardKind | null {
  return cardKinds[sort];
}

/** Whether a record may name this lane as its own. */
export function fitsLane(
  records: MapRecords,
  record: Pick<MapRecord, 'kind'>,
  lane: RecordId,
): boolean {
  const sort = find(records, 'lane', lane)?.sort;
  return sort !== undefined && cardKinds[sort] === record.kind;
}

/** The first lane that holds notes, for those without a place: one of notes if there is one. */
export function firstLaneOfNotes(records: MapRecords): Lane | null {
  const lanes = ofKind(records, 'lane').filter((lane) => cardKinds[lane.sort] === 'note');
  return lanes.find((lane) => lane.sort === 'notes') ?? lanes[0] ?? null;
}
