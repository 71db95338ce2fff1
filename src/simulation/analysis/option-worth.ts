/** What an option does beyond its sums: to what is remembered and recommended, and for whom, with the same customers. */
import type { RecordId } from '#domain/records.ts';
import type { MapForecast } from '../forecast-map.ts';
import type { Measured } from '../monte-carlo/statistics.ts';

/** Differences to the option it is held against. */
export interface OptionWorth {
  /** The computed difference; its error is that of simulated customers. */
  readonly lifetimeValue: Measured;
  readonly memory: Measured | null;
  /** Of the NPS-like rating, from -2 to 2. */
  readonly net: Measured | null;
  readonly customerEquity: Measured;
}

/** The forecasts that say for whom an option is better or worse. */
export interface OptionForecasts {
  readonly base: MapForecast;
  readonly option: MapForecast;
}

/** Who gains and who loses; money per arriving customer, experience as felt value per journey. */
export interface Beneficiaries {
  readonly customers: number;
  readonly us: number;
  readonly partners: readonly Readonly<{ partner: string; gain: number }>[];
  readonly segments: readonly Readonly<{
    segment: RecordId;
    experience: number;
    lifetimeValue: number;
  }>[];
}

/** What the option changes for each of them; null where one of the two cannot be computed. */
export function beneficiariesOf({ base, option }: OptionForecasts): Beneficiaries | null {
  if (base.status !== 'computed' || option.status !== 'computed') return null;
  const before = base.forecast.journey;
  const after = option.forecast.journey;
  const partners = new Set([...Object.keys(before.partners), ...Object.keys(after.partners)]);
  return {
    customers: after.experienceSum - before.experienceSum,
    us: after.lifetimeValue - before.lifetimeValue,
    partners: [...partners].map((partner) => ({
      partner,
      gain: (after.partners[partner] ?? 0) - (before.partners[partner] ?? 0),
    })),
    segments: Object.entries(base.segments).flatMap(([segment, { journey }]) => {
      const other = option.segments[segment]?.journey;
      if (!other) return [];
      return [
        {
          segment: segment,
          experience: other.experienceSum - journey.experienceSum,
          lifetimeValue: other.lifetimeValue - journey.lifetimeValue,
        },
      ];
    }),
  };
}
