/** What is put on the clipboard when cards are copied or cut. */
import { COMPLETE } from '../kinds/path.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { find, ofKind } from './of-kind.ts';
import { pathsFrom } from './paths-from.ts';
import { allPlacementsAt } from './placements-at.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

export const CARDS_FORMAT = 'throughline-cards';

/** Cards as they travel: plain records that need nothing else to be understood. */
export type Cards = Readonly<{ format: typeof CARDS_FORMAT; records: readonly MapRecord[] }>;

/**
 * The chosen records with what they need to be pasted anywhere: a stage with its cards, a touchpoint
 * with what is placed at it and the paths among the chosen, a placement with its thing, an offer with
 * its partner. In the order in which they stand; other kinds than cards are left out.
 */
export function cardsOf(records: MapRecords, chosen: Iterable<RecordId>): Cards {
  const ids = new Set(chosen);
  const stages = ofKind(records, 'stage').filter(({ id }) => ids.has(id));
  const touchpoints = touchpointsInOrder(records).filter(
    ({ id, stage }) => ids.has(id) || ids.has(stage),
  );
  const notes = ofKind(records, 'stage').flatMap((stage) =>
    ofKind(records, 'note').filter(
      (note) => note.stage === stage.id && (ids.has(note.id) || ids.has(stage.id)),
    ),
  );
  const inside = new Set<RecordId>(touchpoints.map(({ id }) => id));
  const paths = touchpoints.flatMap(({ id }) =>
    pathsFrom(records, id).filter(({ to }) => to === COMPLETE || inside.has(to)),
  );
  const placements = touchpointsInOrder(records)
    .flatMap(({ id }) => allPlacementsAt(records, id))
    .filter(({ id, touchpoint }) => ids.has(id) || inside.has(touchpoint));
  const placed = new Set<RecordId>(placements.map(({ item }) => item));
  const items = (['painPoint', 'offer', 'solution'] as const).flatMap((kind) =>
    (ofKind(records, kind) as readonly MapRecord[]).filter(
      ({ id }) => ids.has(id) || placed.has(id),
    ),
  );
  const partners = new Set(
    items.flatMap((item) => find(records, 'partner', partnerOf(item)) ?? []),
  );
  const list = [
    ...partners,
    ...stages,
    ...touchpoints,
    ...paths,
    ...items,
    ...placements,
    ...notes,
  ];
  return { format: CARDS_FORMAT, records: list };
}

function partnerOf(item: MapRecord): RecordId | undefined {
  return item.kind === 'offer' ? (item['partner'] as RecordId | undefined) : undefined;
}
