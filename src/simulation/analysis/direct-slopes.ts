/**
 * How a result moves with a number that goes into the model as it is stated, be it a field or what an effect makes of
 * one. Most numbers do, and then the gradient tells at once what building the whole model anew would tell; `null` says
 * that this one has to be built.
 */
import { clampTo } from '#domain/estimate.ts';
import type { Effect } from '#domain/kind.ts';
import { leverEstimates } from '#domain/kinds/touchpoint.ts';
import { effectsUnder } from '#domain/queries/records-under.ts';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';
import type { Gradient, OfferGradient } from '../gradient-pass.ts';
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

/** Fields that are decided together: an effect on one of them may change what another does, or starts from. */
const TOGETHER: readonly (readonly string[])[] = [
  ['quality', ...Object.keys(leverEstimates)],
  ['margin', 'purchase'],
  ['takeUp', 'wouldBuyAnyway'],
];

export class DirectSlopes {
  readonly #records: MapRecords;
  readonly #option: Option;
  /** What is changed on the way into the model, by segment. */
  readonly #effects: ReadonlyMap<RecordId | null, readonly Effect[]>;
  /** Whether any cause is solved from what was observed: it is solved anew whatever changes before it. */
  readonly #isObserved: boolean;

  constructor(records: MapRecords, option: Option, parts: readonly SegmentModel[]) {
    const under = withOption(records, option);
    this.#records = records;
    this.#option = option;
    this.#isObserved = ofKind(records, 'touchpoint').some(
      ({ observedSatisfaction, observedDropOff }) => observedSatisfaction ?? observedDropOff,
    );
    this.#effects = new Map(
      parts.map(({ segment }) => [
        segment,
        effectsUnder(under.records, { scenario: under.scenario, segment }),
      ]),
    );
  }

  /**
   * Change of the result for one segment when the number is another, along the gradient; null where it does not go into
   * the model directly.
   */
  change(number: Uncertain, to: number, part: SegmentModel, gradient: Gradient): number | null {
    if (this.#isObserved) return null;
    const target = this.#records[number.kind === 'effect' ? number.target : number.record.id]!;
    const { field } = number;
    const effects = this.#effectsOn(target, field, part.segment);
    const own = this.#ownEffect(number);
    if (!own && number.kind === 'effect') return 0;
    if (own && !effects.includes(own)) return effects.length === 0 ? 0 : null;
    if (effects.length !== (own ? 1 : 0)) return null;
    const direct = this.#direct(target, field, part, gradient);
    if (direct === null || direct.now === null) return direct && 0;
    const by = changeOf(number, target, direct.now, to);
    return by === null ? null : direct.slope * by;
  }

  /** The effect that holds the number, as it stands in the option; null for a number of a field, and where it has no part. */
  #ownEffect(number: Uncertain): Effect | null {
    if (number.kind === 'field') return null;
    const { record, at } = number;
    const { scenario, solutions, effects } = this.#option;
    if (record.kind === 'scenario') return (record.id === scenario && effects[at]) || null;
    if (record.kind === 'solution' && !solutions.includes(record.id)) return null;
    return (record as unknown as Option).effects[at] ?? null;
  }

  #effectsOn({ id }: MapRecord, field: string, segment: RecordId | null): readonly Effect[] {
    const fields = TOGETHER.find((group) => group.includes(field)) ?? [field];
    return this.#effects
      .get(segment)!
      .filter((effect) => effect.record === id && fields.includes(effect.field ?? ''));
  }

  /** What stands in the model for a field, null where nothing does, and the slope of the result in it. */
  #direct(
    record: MapRecord,
    field: string,
    { segment, model }: SegmentModel,
    { touchpoints }: Gradient,
  ): Readonly<{ now: number | null; slope: number }> | null {
    switch (record.kind) {
      case 'touchpoint': {
        if (!isOneOf(TOUCHPOINT, field)) return null;
        if (field === 'optOut' && this.#hasBarrier(segment)) return null;
        const index = model.touchpoints.findIndex(({ id }) => id === record.id);
        return {
          now: model.touchpoints[index]?.[field] ?? null,
          slope: touchpoints[index]?.[field] ?? 0,
        };
      }
      case 'painPoint': {
        if (!isOneOf(PAIN_POINT, field)) return null;
        return placed(
          model.touchpoints.flatMap(({ pains }) => pains),
          touchpoints.flatMap(({ pains }) => pains),
          record.id,
          field,
        );
      }
      case 'offer': {
        const name = OFFER[field];
        if (!name) return null;
        // While nobody says otherwise, half of those who take it would have bought anyway.
        if (field === 'takeUp' && record['wouldBuyAnyway'] === undefined) return null;
        return placed(
          model.touchpoints.flatMap(({ offers }) => offers),
          touchpoints.flatMap(({ offers }) => offers),
          record.id,
          name,
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
    return barrier > 0 || this.#effects.get(segment)!.some(({ record }) => record === segment);
  }
}

/** How far a field of the model moves; null where it holds something else than the number says. */
function changeOf(number: Uncertain, target: MapRecord, now: number, to: number): number | null {
  const { likely } = number.range;
  const bounds = kindOf(target.kind)!.estimates[number.field]!;
  if (number.kind === 'field' || number.op === 'set') return now === likely ? to - likely : null;
  // At a bound it does not say what was cut off.
  if (now <= bounds.min || now >= bounds.max) return null;
  if (number.op === 'add') return clampTo(bounds, now + to - likely) - now;
  return likely === 0 ? null : clampTo(bounds, (now / likely) * to) - now;
}

/** The same for something that may be met at several touchpoints, where it is the same in all of them. */
function placed<Field extends string>(
  items: readonly (Readonly<Record<Field, number>> & { readonly id: string })[],
  slopes: readonly (Readonly<Record<Field, number>> & { readonly id: string })[],
  id: string,
  field: Field,
): Readonly<{ now: number | null; slope: number }> {
  return {
    now: items.find((item) => item.id === id)?.[field] ?? null,
    slope: slopes.reduce((sum, item) => (item.id === id ? sum + item[field] : sum), 0),
  };
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
