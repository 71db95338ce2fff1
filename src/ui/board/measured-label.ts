/** What was measured at a touchpoint as words, for the mark on the chart and for those who only hear the card. */
import { measuredSatisfaction } from '#domain/queries/metrics.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';
import { score } from '../shared/format.ts';

/** The satisfaction measured among the customers on show; null where there is none. */
export function measuredAt(map: OpenMap, touchpoint: RecordId) {
  const range = measuredSatisfaction(map.editor.shown, touchpoint, map.lens.segment?.id ?? null);
  if (!range) return null;
  const [value, low, high] = [range.likely, range.low, range.high].map(score) as [
    string,
    string,
    string,
  ];
  return { ...range, label: messages.board.chart.measured(value, low, high) };
}
