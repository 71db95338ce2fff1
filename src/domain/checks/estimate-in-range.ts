/**
 * A number beyond its scale is cut to it in silence, so an effect that goes further than the scale does less than it
 * says. And more people cannot buy anyway than take the offer when it is shown.
 */
import { effectNumbers } from '../effects.ts';
import type { Effect } from '../kind.ts';
import { ofKind } from '../queries/of-kind.ts';
import type { MapRecords, RecordId } from '../records.ts';
import type { Check, Concern } from './check.ts';

/** Rounding leaves less than this. */
const ROUNDING = 1e-9;

export const estimateInRange: Check = {
  find: (records) => [
    ...ofKind(records, 'offer')
      .filter(
        ({ takeUp, wouldBuyAnyway }) =>
          takeUp && wouldBuyAnyway && wouldBuyAnyway.likely > takeUp.likely,
      )
      .map(({ id }) => ({ record: id, field: 'wouldBuyAnyway', detail: { kind: 'anyway' } })),
    ...(['solution', 'scenario', 'segment'] as const).flatMap((kind) =>
      ofKind(records, kind).flatMap(({ id, effects = [] }) => beyond(records, id, effects)),
    ),
  ],
};

/** At most one concern for each holder of effects: they are mended in one place. */
function beyond(records: MapRecords, id: RecordId, effects: readonly Effect[]): Concern[] {
  const first = effects.find((effect) => {
    const numbers = effectNumbers(records, effect);
    return (
      numbers !== null &&
      (numbers.wanted < numbers.min - ROUNDING || numbers.wanted > numbers.max + ROUNDING)
    );
  });
  return first
    ? [
        {
          record: id,
          field: 'effects',
          detail: { kind: 'effect', target: first.record, changed: first.field! },
        },
      ]
    : [];
}
