/** The random parts of a map; `MapBuilder` puts them together so that every reference holds. */
import fc from 'fast-check';
import { bases, type Estimate, type EstimateField } from '#domain/estimate.ts';
import { periods } from '#domain/kinds/map.ts';
import { measures } from '#domain/kinds/metric.ts';
import { offerCountings, offerRules } from '#domain/kinds/offer.ts';
import { identityColours } from '#domain/kinds/partner.ts';
import { actors, channels, kanoTypes, momentsOfTruth } from '#domain/kinds/touchpoint.ts';
import { recordKinds, type Kind } from '#domain/schema.ts';

export type MapShape = Readonly<{
  /** Most stages, and most touchpoints in each; 4 and 3 unless told. */
  stages?: number;
  touchpoints?: number;
  /** A map with a way in, a way out of every loop, and no segment that skips everything. */
  computable?: boolean;
}>;

export const titles = fc.constantFrom(
  '',
  'Ich warte auf das Paket',
  'See it in the shop',
  'Unpack',
  'Rückgabe',
  '支付',
  'مرحبا',
  '👩‍🔧 help arrives',
  '<b>bold</b>',
  '__proto__',
);
/** Picks one of a list that is known only when the map is built. */
const pick = fc.nat({ max: 1000 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** An estimate a person could have entered in this field. */
export function arbitraryEstimate(field: EstimateField): fc.Arbitrary<Estimate> {
  const low = Math.max(field.min, field.unit === 'money' ? -500 : -10);
  const high = Math.min(field.max, field.unit === 'share' ? 1 : field.unit === 'score' ? 10 : 2000);
  const number = fc.oneof(
    fc.constantFrom(low, high, Math.min(high, Math.max(low, 1))),
    fc.nat({ max: 10_000 }).map((part) => low + ((high - low) * part) / 10_000),
    fc.double({ min: low, max: high, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  );
  return fc
    .record({
      numbers: fc.tuple(number, number, number),
      basis: fc.constantFrom(...bases),
      range: fc.boolean(),
    })
    .map(({ numbers, basis, range }) => {
      const [least, likely, most] = [...numbers].sort((a, b) => a - b) as [number, number, number];
      return range ? { likely, low: least, high: most, basis } : { likely, basis };
    });
}

/** A few of a kind's numeric fields with estimates. */
function someEstimates(kind: Kind): fc.Arbitrary<Record<string, Estimate>> {
  const fields = Object.entries(recordKinds[kind].estimates);
  if (fields.length === 0) return fc.constant({});
  const one = fc
    .constantFrom(...fields)
    .chain(([name, field]) =>
      arbitraryEstimate(field).map((estimate) => [name, estimate] as const),
    );
  return fc.array(one, { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
}

const written = { title: titles, detail: maybe(titles) };
const place = { at: pick };

const cards = {
  touchpoint: fc.record({
    ...written,
    ...place,
    lane: maybe(pick),
    channel: maybe(fc.constantFrom(...channels)),
    actor: maybe(fc.constantFrom(...actors)),
    momentOfTruth: maybe(fc.constantFrom(...momentsOfTruth)),
    kano: maybe(fc.constantFrom(...kanoTypes)),
    purchase: maybe(fc.boolean()),
    alternativeTo: fc.option(pick, { nil: undefined, freq: 1 }),
    numbers: someEstimates('touchpoint'),
  }),
  painPoint: fc.record({ ...written, numbers: someEstimates('painPoint') }),
  offer: fc.record({
    ...written,
    partner: maybe(pick),
    rule: maybe(fc.constantFrom(...offerRules)),
    counting: maybe(fc.constantFrom(...offerCountings)),
    off: maybe(fc.boolean()),
    numbers: someEstimates('offer'),
  }),
  partner: fc.record({
    ...written,
    ...place,
    colour: maybe(fc.constantFrom(...identityColours)),
    numbers: someEstimates('partner'),
  }),
};

export type EffectDraft = { target: number; field: number; op: number; value: number };
const effect: fc.Arbitrary<EffectDraft> = fc.record({
  target: pick,
  field: pick,
  op: fc.nat({ max: 9 }),
  value: fc.oneof(
    fc.integer({ min: -300, max: 300 }).map((value) => value / 100),
    fc.double({ min: -3, max: 3, noNaN: true }),
  ),
});
const effects = fc.array(effect, { maxLength: 4 });

export function draftOf({ stages = 4, touchpoints = 3, computable = false }: MapShape) {
  const least = computable ? 1 : 0;
  const some = <Value>(value: fc.Arbitrary<Value>, maxLength = 3) => fc.array(value, { maxLength });
  return fc.record({
    map: fc.record({
      title: titles,
      period: maybe(fc.constantFrom(...periods)),
      solutions: some(pick, 2),
      numbers: someEstimates('map'),
    }),
    stages: fc.array(
      fc.record({
        ...written,
        ...place,
        numbers: someEstimates('stage'),
        touchpoints: fc.array(cards.touchpoint, { minLength: least, maxLength: touchpoints }),
        notes: some(fc.record({ ...written, ...place, lane: pick }), 2),
      }),
      { minLength: least, maxLength: stages },
    ),
    ownLanes: some(fc.record({ title: titles, sort: fc.constantFrom('text', 'touchpoints') }), 2),
    partners: some(cards.partner, 2),
    painPoints: some(cards.painPoint),
    offers: some(cards.offer),
    solutions: some(fc.record({ ...written, effects, numbers: someEstimates('solution') })),
    placements: some(fc.record({ item: pick, touchpoint: pick, at: pick }), 8),
    paths: some(fc.record({ from: pick, to: pick, numbers: someEstimates('path') }), 6),
    segments: some(
      fc.record({
        ...written,
        ...place,
        skips: some(pick, 2),
        effects,
        numbers: someEstimates('segment'),
      }),
      2,
    ),
    scenarios: some(fc.record({ ...written, ...place, solutions: some(pick, 3), effects }), 2),
    metrics: some(
      fc.record({
        title: titles,
        measures: fc.constantFrom(...measures),
        about: maybe(fc.record({ kind: fc.nat({ max: 2 }), at: pick })),
        numbers: someEstimates('metric'),
      }),
      2,
    ),
    outcomes: some(
      fc.record({
        title: titles,
        touchpoints: some(pick),
        segment: maybe(pick),
        numbers: someEstimates('outcome'),
      }),
      2,
    ),
    sources: some(fc.record({ title: titles, about: some(pick) }), 2),
    cited: some(pick, 2),
    oddIds: fc.nat({ max: 9 }).map((value) => value === 0),
    fromNewerVersion: fc.nat({ max: 9 }).map((value) => value === 0),
  });
}
export type MapDraft = ReturnType<typeof draftOf> extends fc.Arbitrary<infer Value> ? Value : never;
