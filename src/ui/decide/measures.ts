/** How gains are written, by what one goes by: unit, and as many digits as the largest of them deserves. */
import { GAIN_MEASURES, type GainMeasure } from '#state/gain-measures.ts';
import { messages } from '../messages/decide-messages.ts';
import { amount, difference, number } from '../shared/format.ts';

/** How a gain becomes the number people read: shares in hundredths. */
const FACTORS: Readonly<Partial<Record<GainMeasure, number>>> = { net: 100, completion: 100 };
const MONEY: readonly GainMeasure[] = ['lifetimeValue', 'customerEquity', 'partnerTotal'];

export const measureOptions = GAIN_MEASURES.map((value) => ({
  value,
  label: messages.decide.measures[value].name,
}));

/** The unit of a measure; `money` is the currency or "index". */
export function unitOf(measure: GainMeasure, money: string): string {
  return MONEY.includes(measure) ? money : messages.decide.measures[measure].unit;
}

/** The number that is read for a gain. */
export function readable(measure: GainMeasure, gain: number): number {
  return gain * (FACTORS[measure] ?? 1);
}

/** Writes readable gains with their sign; `largest` is the largest of those that stand together. */
export function gainWriter(largest: number): (value: number) => string {
  if (largest >= 99_999.5) return (value) => difference(value, amount);
  const digits = largest >= 99.95 ? 0 : largest >= 9.95 ? 1 : 2;
  return (value) => difference(value, (one) => number(one, digits));
}

/** A gain as it is written, marked where it is a first estimate. */
export function marked(text: string, isExact: boolean): string {
  return isExact || text === '' ? text : messages.decide.rank.about(text);
}

/** Writes the ticks of a scale: as many digits as tell them apart. */
export function tickWriter(ticks: readonly number[]): (value: number) => string {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  if (step >= 10_000) return (value) => difference(value, amount);
  const digits = step >= 0.95 ? 0 : step >= 0.095 ? 1 : 2;
  return (value) => difference(value, (one) => number(one, digits));
}

/** In so many of the draws; what is nearly always or never true is not called certain. */
export function countOf(share: number, draws: number): number {
  const whole = Math.round(share * draws);
  if (whole === draws && share < 1) return draws - 1;
  return whole === 0 && share > 0 ? 1 : whole;
}
