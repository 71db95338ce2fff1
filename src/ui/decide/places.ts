/** Where what can be done stands on the map, in words. */
import { find, ofKind } from '#domain/queries/of-kind.ts';
import { placementsOf } from '#domain/queries/placements-at.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Kind } from '#domain/schema.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { messages } from '../messages/decide-messages.ts';
import type { RankedKind } from './ranked-rows.ts';

/** The touchpoint it stands at and how many more. */
export function placeOf(records: MapRecords, id: RecordId): string {
  const words = messages.decide.rank;
  const [first, ...others] = placementsOf(records, id);
  if (!first) return words.nowhere;
  const title = titleOf(records, first.touchpoint);
  return others.length > 0 ? words.andMore(title, others.length) : title;
}

/** What records are called beside others of their kind: by their titles, with the place where another has the same. */
export function distinctTitles(records: MapRecords): (id: RecordId) => string {
  const ofKinds = new Map<Kind, ReadonlyMap<string, number>>();
  const countsOf = (kind: Kind) => {
    const known = ofKinds.get(kind);
    if (known) return known;
    const counts = new Map<string, number>();
    for (const { id } of ofKind(records, kind)) {
      const title = titleOf(records, id);
      counts.set(title, (counts.get(title) ?? 0) + 1);
    }
    ofKinds.set(kind, counts);
    return counts;
  };
  return (id) => {
    const title = titleOf(records, id);
    const kind = records[id]?.kind as Kind | undefined;
    if (!kind || (countsOf(kind).get(title) ?? 0) < 2) return title;
    return messages.decide.titleAt(title, placeOf(records, id));
  };
}

/** What is weighed: the place, and what would be different. */
export function whatIsWeighed(
  records: MapRecords,
  kind: RankedKind,
  id: RecordId,
  isOn: boolean,
): string {
  const words = messages.decide.rank.weighed;
  if (kind === 'quality' || kind === 'promise') return words[kind];
  const place = placeOf(records, id);
  if (kind === 'solution') return isOn ? words.solutionOn(place) : place;
  if (kind === 'painPoint') return words.painPoint(place);
  const partner = find(records, 'offer', id)?.partner;
  const who = partner ? titleOf(records, partner) : messages.board.ourOffer;
  return isOn ? words.offerOn(place, who) : words.offerOff(place, who);
}
