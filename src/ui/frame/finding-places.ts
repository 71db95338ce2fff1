/** What is found about the way through the map and who comes, the records it is about, and showing them. */
import type { Finding } from '#domain/finding.ts';
import { flowOf } from '#domain/queries/flow.ts';
import { leavingDiffers } from '#domain/queries/leaving-differs.ts';
import { nobodyArrives } from '#domain/queries/nobody-arrives.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';

/** What keeps the map from being computed, and what else is odd about its paths and arrivals as they are shown. */
export function findingsOf({ forecast, lens }: OpenMap): readonly Finding[] {
  const blocking = forecast.shown?.status === 'impossible' ? forecast.shown.findings : [];
  const segment = lens.segment?.id ?? null;
  const others = [
    ...flowOf(lens.effective, segment).findings,
    ...nobodyArrives(lens.effective, segment),
    ...leavingDiffers(lens.effective, segment),
  ];
  return [...blocking, ...others.filter(({ code }) => !blocking.some((one) => one.code === code))];
}

/** The ids of those that are there. */
export function placesOf({ editor }: OpenMap, { place }: Finding): RecordId[] {
  const ids = place.ids ?? (place.id === undefined ? [] : [place.id]);
  return ids.filter((id) => editor.shown[id]);
}

/** Selects the records and brings the first into view. */
export function showPlaces({ board, view }: OpenMap, ids: readonly RecordId[]): void {
  const [first] = ids;
  if (first === undefined) return;
  board.selectRecord(first);
  const card = board.card(first);
  if (card) view.reveal(card);
  if (ids.length > 1) board.selection.select(ids);
}
