/**
 * An estimate is a number with its doubt: likely, low, high, and on what it rests. What nobody has
 * stated takes the default of its field and the range of "assumed", so doubt never goes silent.
 */
import * as v from 'valibot';
import type { RecordId } from './records.ts';

export const bases = ['assumed', 'guess', 'observed', 'measured'] as const;
export type Basis = (typeof bases)[number];

export type Estimate = Readonly<{
  likely: number;
  low?: number | undefined;
  high?: number | undefined;
  basis: Basis;
  source?: RecordId<'source'> | undefined;
}>;

/** What a number counts; it decides how it is written and how wide its silent range is. */
export type Unit = 'score' | 'share' | 'money' | 'points' | 'periods' | 'count' | 'days' | 'factor';

/** A numeric field of a kind: its bounds, its default (null: none) and its range while assumed. */
export type EstimateField = Readonly<{
  unit: Unit;
  min: number;
  max: number;
  fallback: number | null;
  assumed?: readonly [low: number, high: number];
}>;

/** The largest amount a money or count field takes; beyond it sums lose whole units. */
const LARGEST = 1e12;

export function score(fallback: number | null = null): EstimateField {
  return { unit: 'score', min: 0, max: 10, fallback };
}
export function share(fallback: number | null): EstimateField {
  return { unit: 'share', min: 0, max: 1, fallback };
}
export function money(fallback: number | null): EstimateField {
  return { unit: 'money', min: -LARGEST, max: LARGEST, fallback };
}
export function count(fallback: number | null, max = LARGEST): EstimateField {
  return { unit: 'count', min: 0, max, fallback };
}

/** Validator of an estimate in the bounds of its field; low <= likely <= high. */
export function estimateSchema(field: EstimateField) {
  const number = v.pipe(v.number(), v.minValue(field.min), v.maxValue(field.max));
  return v.pipe(
    v.looseObject({
      likely: number,
      low: v.optional(number),
      high: v.optional(number),
      basis: v.picklist(bases),
      source: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
    }),
    v.check(
      ({ low, likely, high }) => (low ?? likely) <= likely && likely <= (high ?? likely),
      'low <= likely <= high',
    ),
  );
}

/** Half-width of a silent range, by basis: on the scale itself for scores and points ... */
const ABSOLUTE = { assumed: 2, guess: 1, observed: 0.5, measured: 0.25 } as const;
/** ... as a factor on the odds for shares, so that small ones stay small and positive ... */
const ODDS = { assumed: 3, guess: 2, observed: 1.4, measured: 1.15 } as const;
/** ... and as a part of the number for everything else. */
const RELATIVE = { assumed: 0.5, guess: 0.3, observed: 0.15, measured: 0.05 } as const;

export type Range = Readonly<{ low: number; likely: number; high: number; basis: Basis }>;

/**
 * Low, likely and high of a field, in its unit and within its bounds. A missing estimate gives the
 * field's default as "assumed", and null where the field has none.
 */
export function rangeOf(estimate: Estimate | undefined, field: EstimateField): Range | null {
  const likely = estimate?.likely ?? field.fallback;
  if (likely === null) return null;
  const basis = estimate?.basis ?? 'assumed';
  const [low, high] = silentRange(likely, basis, field);
  return {
    likely,
    basis,
    low: Math.min(likely, clampTo(field, estimate?.low ?? low)),
    high: Math.max(likely, clampTo(field, estimate?.high ?? high)),
  };
}

function silentRange(likely: number, basis: Basis, field: EstimateField): [number, number] {
  if (basis === 'assumed' && field.assumed) return [...field.assumed];
  if (field.unit === 'score' || field.unit === 'points')
    return [likely - ABSOLUTE[basis], likely + ABSOLUTE[basis]];
  if (field.unit === 'share')
    return [withOdds(likely, 1 / ODDS[basis]), withOdds(likely, ODDS[basis])];
  const width = Math.abs(likely) * RELATIVE[basis];
  return [likely - width, likely + width];
}

/**
 * Half-width of the silent range of a change, as a part of it. Assumed, since no published magnitude was found: a change
 * that nobody has made yet may do half as much as hoped or half as much again, but hardly the opposite. So a small change
 * stays small, and one that is meant to help helps in every draw, if not as much.
 */
const PART_OF_CHANGE = {
  /** Of what is added, in the unit of the field. */
  add: 0.5,
  /** Of how far the factor lies from 1, which changes nothing. */
  multiply: 0.5,
} as const;

/** Low, likely and high of a number that an effect adds or multiplies by; it has no range and no basis of its own. */
export function rangeOfChange(op: 'add' | 'multiply', value: number): Range {
  const nothing = op === 'add' ? 0 : 1;
  const width = Math.abs(value - nothing) * PART_OF_CHANGE[op];
  // A factor below 0 would turn a loss into a gain.
  const least = op === 'multiply' ? Math.min(0, value) : -Infinity;
  return {
    likely: value,
    basis: 'guess',
    low: Math.max(least, value - width),
    high: value + width,
  };
}

/** The share whose odds are `factor` times those of `likely`; 0 and 1 stay where they are. */
function withOdds(likely: number, factor: number): number {
  return (likely * factor) / (1 - likely + likely * factor);
}

/** The nearest number the field allows. */
export function clampTo(field: EstimateField, value: number): number {
  return Math.min(field.max, Math.max(field.min, value));
}

/** The estimate with another likely value; low and high move along and stay within bounds. */
export function withLikely(estimate: Estimate, likely: number, field: EstimateField): Estimate {
  const next = clampTo(field, likely);
  const by = next - estimate.likely;
  const { low, high } = estimate;
  return {
    ...estimate,
    likely: next,
    // Adding can round a low above the likely value it equals, hence the second bound.
    ...(low !== undefined && { low: Math.min(next, clampTo(field, low + by)) }),
    ...(high !== undefined && { high: Math.max(next, clampTo(field, high + by)) }),
  };
}
