/**
 * How a result moves with a number that goes into the model as it is stated, be it a field or what an effect makes of
 * one. Most numbers do, and then the gradient tells at once what building the whole model anew would tell; `null` says
 * that this one has to be built.
 */
import { clampTo } from '#domain/estimate.ts';
import type { Effect } from '#domain/kind.ts';
import { leverEstimates } from '#domain/kinds/touchpoint.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { flowOf } from '#domain/queries/flow.ts';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom, weightOf } from '#domain/queries/paths-from.ts';
import { effectsUnder, recordsUnder, type View } from '#domain/queries/records-under.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { kindOf } from '#domain/schema.ts';
import type { Gradient, OfferGradient } from '../gradient-pass.ts';
import type { SegmentModel } from '../map-models.ts';
import type { Model } from '../model.ts';
import { sumOf } from '../sums.ts';
import type { Uncertain } from './assumption-draws.ts';
import { withOption, type Option } from './option.ts';

const TOUCHPOINT = ['quality', 'optOut', 'margin', 'cost', 'duration', 'promise'] as const;
const PAIN_POINT = ['likelihood', 'loss', 'voiced', 'recovered', 'recoveryCost'] as const;
type OfferNumber = keyof Omit<OfferGradient, 'id' | 'whenOff' | 'whenOn'>;
/** Fields of an offer and what they are called in the model. */
const OFFER: Readonly<Record<string, OfferNumber>> = {
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

/** What stands in the model for a field, null where nothing does, and what comes of moving it. */
type Direct = Readonly<{ now: number | null; changeBy: (by: number) => number | null }>;

/** Where a thing stands in a model. */
type Place = Readonly<{ touchpoint: number; at: number }>;

export class DirectSlopes {
  readonly #records: MapRecords;
  readonly #option: Option;
  /** The option among the records as a scenario. */
  readonly #under: Readonly<{ records: MapRecords; scenario: RecordId }>;
  /** What is changed on the way into the model, by segment. */
  readonly #effects: ReadonlyMap<RecordId | null, readonly Effect[]>;
  /** Where touchpoints, pains and offers stand in the model of a segment. */
  readonly #places: ReadonlyMap<RecordId | null, ReadonlyMap<string, readonly Place[]>>;
  /** Whether any cause is solved from what was observed: it is solved anew whatever changes before it. */
  readonly #isObserved: boolean;

  constructor(records: MapRecords, option: Option, parts: readonly SegmentModel[]) {
    const under = withOption(records, option);
    this.#records = records;
    this.#option = option;
    this.#under = under;
    this.#places = new Map(parts.map(({ segment, model }) => [segment, placesIn(model)]));
    this.#isObserved = ofKind(records, 'touchpoint').some(
      ({ observedSatisfaction, observedDropOff }) => observedSatisfaction ?? observedDropOff,
    );
    this.#effects = new Map(
      parts.map(({ segment }) => [segment, effectsUnder(under.records, this.#view(segment))]),
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
    return by && direct.changeBy(by);
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

  #direct(record: MapRecord, field: string, part: SegmentModel, gradient: Gradient): Direct | null {
    const { segment, model } = part;
    const { touchpoints } = gradient;
    const places = this.#places.get(segment)!.get(record.id) ?? [];
    switch (record.kind) {
      case 'touchpoint': {
        if (!isOneOf(TOUCHPOINT, field)) return null;
        if (field === 'optOut' && this.#hasBarrier(segment)) return null;
        const index = places[0]?.touchpoint ?? -1;
        const slope = touchpoints[index]?.[field] ?? 0;
        return {
          now: model.touchpoints[index]?.[field] ?? null,
          changeBy: (by) => slope * by,
        };
      }
      case 'painPoint':
        if (!isOneOf(PAIN_POINT, field)) return null;
        return {
          now: first(
            places,
            ({ touchpoint, at }) => model.touchpoints[touchpoint]!.pains[at]![field],
          ),
          changeBy: (by) =>
            by * sumOf(places, ({ touchpoint, at }) => touchpoints[touchpoint]!.pains[at]![field]),
        };
      case 'offer': {
        const name = OFFER[field];
        if (!name) return null;
        const slopeIn = (one: OfferNumber) =>
          sumOf(places, ({ touchpoint, at }) => touchpoints[touchpoint]!.offers[at]![one]);
        const now = first(
          places,
          ({ touchpoint, at }) => model.touchpoints[touchpoint]!.offers[at]![name],
        );
        const follows = field === 'takeUp' && record['wouldBuyAnyway'] === undefined;
        const anyway = (takeUp: number) => this.#boughtAnyway(record, takeUp);
        return {
          now,
          changeBy: (by) =>
            slopeIn(name) * by +
            (follows ? slopeIn('base') * (anyway(now! + by) - anyway(now!)) : 0),
        };
      }
      case 'path':
        return field === 'share' ? this.#path(record.id, part, gradient) : null;
      default:
        return null;
    }
  }

  /** How many would buy anyway while nobody says so: that follows from the take-up. */
  #boughtAnyway(offer: MapRecord, takeUp: number): number {
    const taken = { ...offer, takeUp: { likely: takeUp, basis: 'guess' } };
    return defaultOf(this.#records, taken, 'wouldBuyAnyway') ?? 0;
  }

  /** The weight of a path among those of its touchpoint; every way on knows the path it starts with. */
  #path(id: RecordId, { segment, model }: SegmentModel, { touchpoints }: Gradient): Direct | null {
    const shown = recordsUnder(this.#under.records, this.#view(segment));
    const path = find(shown, 'path', id);
    if (!path) return null;
    const siblings = pathsFrom(shown, path.from);
    const weights = siblings.map(weightOf);
    const own = siblings.indexOf(path);
    const index = this.#places.get(segment)!.get(path.from)?.[0]?.touchpoint;
    const ways = flowOf(shown, segment).next.get(path.from);
    if (own < 0 || index === undefined || ways?.length !== model.touchpoints[index]!.next.length)
      return null;
    const now = weights[own]!;
    const sum = sumOf(weights, (weight) => weight);
    const slopes = touchpoints[index]!.paths;
    return {
      now,
      changeBy: (by) => {
        // Without anybody on it, there may be no way out of a loop.
        if (!(now > 0) || !(now + by > 0)) return null;
        const others = sum / (sum + by);
        return sumOf(ways.entries(), ([at, { path: along, share }]) => {
          const factor = along === id ? (others * (now + by)) / now : others;
          return slopes[at]! * share * (factor - 1);
        });
      },
    };
  }

  #view(segment: RecordId | null): View {
    return { scenario: this.#under.scenario, segment };
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

/** Touchpoints by id, and what may be met at several of them; the same in all of them. */
function placesIn({ touchpoints }: Model): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const add = (id: string, touchpoint: number, at: number) => {
    const known = places.get(id);
    if (known) known.push({ touchpoint, at });
    else places.set(id, [{ touchpoint, at }]);
  };
  touchpoints.forEach(({ id, pains, offers }, touchpoint) => {
    add(id, touchpoint, 0);
    pains.forEach((pain, at) => add(pain.id, touchpoint, at));
    offers.forEach((offer, at) => add(offer.id, touchpoint, at));
  });
  return places;
}

function first(places: readonly Place[], value: (place: Place) => number): number | null {
  const [place] = places;
  return place ? value(place) : null;
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
