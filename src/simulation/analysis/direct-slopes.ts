/**
 * How a result moves with a number that goes into the model as it is stated. Most numbers do, and then the gradient
 * tells at once what building the whole model anew would tell; `null` says that this one has to be built.
 */
import { effectsUnder } from '#domain/queries/records-under.ts';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Gradient, OfferGradient, PainGradient } from '../gradient-pass.ts';
import type { SegmentModel } from '../map-models.ts';
import type { Uncertain } from './assumption-draws.ts';
import { withOption, type Option } from './option.ts';

const TOUCHPOINT = ['quality', 'optOut', 'margin', 'cost', 'duration', 'promise'] as const;
const PAIN_POINT = ['likelihood', 'loss', 'voiced', 'recovered', 'recoveryCost'] as const;
/** Fields of an offer and what they are called in the model. */
const OFFER: Readonly<Record<string, keyof Omit<OfferGradient, 'id'>>> = {
  takeUp: 'takeUp',
  wouldBuyAnyway: 'base',
  marginWith: 'ourMargin',
  marginWithout: 'ourMarginWithout',
  partnerMarginWith: 'partnerMargin',
  partnerMarginWithout: 'partnerMarginWithout',
  lift: 'lift',
};

export class DirectSlopes {
  readonly #records: MapRecords;
  /** Records that something else changes on the way into the model. */
  readonly #touched: ReadonlySet<RecordId>;
  /** Whether any cause is solved from what was observed: it is solved anew whatever changes before it. */
  readonly #isObserved: boolean;

  constructor(records: MapRecords, option: Option, parts: readonly SegmentModel[]) {
    const under = withOption(records, option);
    this.#records = records;
    this.#isObserved = ofKind(records, 'touchpoint').some(
      ({ observedSatisfaction, observedDropOff }) => observedSatisfaction ?? observedDropOff,
    );
    this.#touched = new Set(
      parts.flatMap(({ segment }) =>
        effectsUnder(under.records, { scenario: under.scenario, segment }).map(
          ({ record }) => record,
        ),
      ),
    );
  }

  /** Change of the result per unit of the number, for one segment; null where it does not go in directly. */
  of(
    { record, field }: Uncertain,
    { segment, model }: SegmentModel,
    gradient: Gradient,
  ): number | null {
    if (this.#isObserved || this.#touched.has(record.id)) return null;
    const { touchpoints } = gradient;
    switch (record.kind) {
      case 'touchpoint': {
        if (!isOneOf(TOUCHPOINT, field)) return null;
        if (field === 'optOut' && this.#hasBarrier(segment)) return null;
        const slopes = touchpoints[model.touchpoints.findIndex(({ id }) => id === record.id)];
        return slopes?.[field] ?? 0;
      }
      case 'painPoint': {
        const met = touchpoints.filter(({ pains }) => pains.some(({ id }) => id === record.id));
        if (!isOneOf(PAIN_POINT, field)) return null;
        return sumIn(
          met.flatMap(({ pains }) => pains),
          record.id,
          (pain: PainGradient) => pain[field],
        );
      }
      case 'offer': {
        const made = touchpoints.filter(({ offers }) => offers.some(({ id }) => id === record.id));
        const name = OFFER[field];
        if (!name) return null;
        // While nobody says otherwise, half of those who take it would have bought anyway.
        if (field === 'takeUp' && record['wouldBuyAnyway'] === undefined) return null;
        return sumIn(
          made.flatMap(({ offers }) => offers),
          record.id,
          (offer: OfferGradient) => offer[name],
        );
      }
      default:
        return null;
    }
  }

  /** An effect on the segment may set one, which is not looked into. */
  #hasBarrier(segment: RecordId | null): boolean {
    if (segment === null) return false;
    const barrier = find(this.#records, 'segment', segment)?.switchingBarrier?.likely ?? 0;
    return barrier > 0 || this.#touched.has(segment);
  }
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function sumIn<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  of: (item: T) => number,
): number {
  return items.reduce((sum, item) => (item.id === id ? sum + of(item) : sum), 0);
}
