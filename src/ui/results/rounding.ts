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

export type Written = Readonly<{ value: string; error: string }>;

/** A difference with its sign and the half-width of its interval, both equally exact; null where it is nothing. */
export function writtenDifference(measured: Measured | null, factor = 1): Written | null {
  if (!measured) return null;
  const value = factor * measured.value;
  const error = factor * halfWidth(measured);
  const digits = digitsFor(error, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  const text = number(value, digits);
  if (!/[1-9]/.test(text)) return null;
  return { value: value > 0 ? `+${text}` : text, error: number(error, digits) };
}

/** The half-width of an interval by itself, with two places that count. */
export function writtenError(measured: Measured, factor = 1): string {
  const error = factor * halfWidth(measured);
  return number(error, error >= 9.5 ? 0 : error >= 0.95 ? 1 : 2);
}

/** How a total is written, without its unit. */
export function writeTotal(measure: TotalName, value: number): string {
  if (measure === 'completion') return percent(value, 1);
  return measure === 'experienceSum' ? number(value, 1) : amount(value);
}
