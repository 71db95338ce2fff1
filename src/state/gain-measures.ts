/** By what one can look at a map and rank what to do: sums that are computed, and what only simulated customers tell. */
import { TOTALS } from '#simulation/analysis/option-totals.ts';

export const GAIN_MEASURES = [
  'lifetimeValue',
  'experienceSum',
  'memory',
  'net',
  'customerEquity',
  'partnerTotal',
  'completion',
] as const;
export type GainMeasure = (typeof GAIN_MEASURES)[number];

/** A measure that is computed without chance, and drawn. */
export type TotalMeasure = (typeof TOTALS)[number];

export function isTotal(measure: GainMeasure): measure is TotalMeasure {
  return (TOTALS as readonly GainMeasure[]).includes(measure);
}

/** The same of every total. */
export function byTotal<T>(of: (name: TotalMeasure) => T): Record<TotalMeasure, T> {
  return Object.fromEntries(TOTALS.map((name) => [name, of(name)])) as Record<TotalMeasure, T>;
}
