/** Numbers as exact as chance lets them be, and what each result is measured in. */
import { amount, number, percent } from '../shared/format.ts';
import type { TotalName } from './result-types.ts';

/** A simulated figure and how far chance may have moved it. */
export type Measured = Readonly<{ value: number; standardError: number }>;

/** Standard errors to either side that hold 95 of 100 intervals. */
const NINETY_FIVE = 1.96;

/** Half the width of the interval that holds the figure in 95 of 100 runs; 0 where the error is not known. */
export function halfWidth({ standardError }: Measured): number {
  return Number.isFinite(standardError) ? NINETY_FIVE * standardError : 0;
}

/** How many decimals say something: the last one shown is of the size of the error. At most `most`. */
export function digitsFor(error: number, most: 0 | 1 | 2 = 2): 0 | 1 | 2 {
  if (!(error > 0)) return most;
  const wanted = Math.ceil(-Math.log10(error));
  return Math.max(0, Math.min(most, wanted)) as 0 | 1 | 2;
}

/** What is known of a difference: computed without chance, and from simulated customers with the doubt chance leaves. */
export type Change = Readonly<{ computed: number | null; simulated: Measured | null }>;

/** What the difference is, and where it comes from; null where nobody knows it. */
export function centreOf({ computed, simulated }: Change) {
  const value = computed ?? simulated?.value ?? null;
  if (value === null) return null;
  return { value, error: simulated ? halfWidth(simulated) : 0, isSimulated: computed === null };
}

/** Totals that lie closer together would read the same with one decimal. */
const CLOSE = 1;

export type Written = Readonly<{
  value: string;
  /** Half the width of its interval; '' where there is no doubt worth saying. */
  error: string;
  /** Whether only simulated customers tell it; else it is computed. */
  isSimulated: boolean;
}>;

/** A difference with its sign and the half-width of its interval, both equally exact; null where it is nothing. */
export function writtenChange(change: Change, factor = 1): Written | null {
  const centre = centreOf(change);
  if (!centre) return null;
  const [value, error] = [factor * centre.value, factor * centre.error];
  const digits = digitsFor(error, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  const text = number(value, digits);
  if (!/[1-9]/.test(text)) return null;
  const doubt = number(error, digits);
  return {
    value: value > 0 ? `+${text}` : text,
    error: /[1-9]/.test(doubt) ? doubt : '',
    isSimulated: centre.isSimulated,
  };
}

/** The half-width of an interval by itself, with two places that count. */
export function writtenError(measured: Measured, factor = 1): string {
  const error = factor * halfWidth(measured);
  return number(error, error >= 9.5 ? 0 : error >= 0.95 ? 1 : 2);
}

/** On which side of its band a figure lies at the likely numbers; '' for inside or as good as inside. */
export function sideOfBand(
  value: number,
  { low, high }: Readonly<{ low: number; high: number }>,
): 'below' | 'above' | '' {
  const slack = EDGE * (high - low) + 1e-9;
  if (value < low - slack) return 'below';
  return value > high + slack ? 'above' : '';
}

/** So much of a band's width beside it still reads as on its edge. */
const EDGE = 0.02;

/** How a total is written, without its unit; those that lie closely together as exactly as tells them apart. */
export function writeTotal(measure: TotalName, value: number, apart = Infinity): string {
  if (measure === 'completion') return percent(value, 1);
  if (apart < CLOSE) return number(value, 2);
  return measure === 'experienceSum' ? number(value, 1) : amount(value);
}
