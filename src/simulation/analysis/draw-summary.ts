/**
 * What many draws of the numbers say: how wide the results may lie, which option would be best how often, and what it
 * would be worth to know. This is doubt about the numbers; how customers differ is another matter and stays apart.
 */
import type { NumberPlace } from './assumption-draws.ts';
import { TOTALS, type OptionTotals } from './option-totals.ts';
import { partialInformation, perfectInformation, type Payoffs } from './value-of-information.ts';

export type TotalName = (typeof TOTALS)[number];

/** One draw: the numbers, and what each option comes to with them. */
export interface DrawnTotals {
  readonly values: ArrayLike<number>;
  /** In the order of the options; null where one leaves nothing to compute. */
  readonly totals: readonly (OptionTotals | null)[];
}

/** Where 80 of 100 draws lie. */
export interface Band {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly mean: number;
}

export interface OptionBands {
  readonly totals: Readonly<Record<TotalName, Band>>;
  /** What the option adds to the first one. */
  readonly gains: Readonly<Record<TotalName, Band>>;
  /** Share of draws in which it adds something. */
  readonly better: Readonly<Record<TotalName, number>>;
  /** Share of draws in which no other choice is better; 0 for what is no choice. */
  readonly best: Readonly<Record<TotalName, number>>;
  /** Mean satisfaction, by touchpoint. */
  readonly satisfaction: Readonly<Record<string, Band>>;
}

/** What it would be worth to know a number before choosing among the options. */
export type Knowledge = NumberPlace & Readonly<{ worth: number }>;

export interface DrawSummary {
  readonly draws: number;
  readonly options: readonly OptionBands[];
  /** Of knowing everything, and of each single number, largest first; empty for a single choice. */
  readonly information: Readonly<
    Record<TotalName, Readonly<{ everything: number; numbers: readonly Knowledge[] }>>
  >;
}

const LOW = 0.1;
const HIGH = 0.9;
/** Below so many draws a single number's worth is mostly noise. */
export const ENOUGH_FOR_NUMBERS = 200;

/**
 * Sums draws up; draws in which some option could not be computed are left out. Null while there are none.
 *
 * @param choices so many of the first options are what one chooses among; all if not given
 */
export function summariseDraws(
  numbers: readonly NumberPlace[],
  drawn: readonly DrawnTotals[],
  choices = Infinity,
): DrawSummary | null {
  const complete = drawn.filter(({ totals }) => totals.every((one) => one !== null)) as readonly {
    readonly values: ArrayLike<number>;
    readonly totals: readonly OptionTotals[];
  }[];
  const options = complete[0]?.totals.length ?? 0;
  if (options === 0) return null;
  const payoffs = byTotal((name) =>
    Array.from({ length: options }, (_, at) => complete.map(({ totals }) => totals[at]![name])),
  );
  return {
    draws: complete.length,
    options: Array.from({ length: options }, (_, at) => {
      const gainsOf = (name: TotalName) =>
        payoffs[name][at]!.map((value, draw) => value - payoffs[name][0]![draw]!);
      return {
        totals: byTotal((name) => bandOf(payoffs[name][at]!)),
        gains: byTotal((name) => bandOf(gainsOf(name))),
        better: byTotal((name) => shareOf(gainsOf(name), (gain) => gain > 0)),
        best: byTotal((name) =>
          at < choices ? shareBest(payoffs[name].slice(0, choices), at) : 0,
        ),
        satisfaction: satisfactionBands(complete.map(({ totals }) => totals[at]!.satisfaction)),
      };
    }),
    information: byTotal((name) =>
      informationIn(payoffs[name].slice(0, choices), numbers, complete),
    ),
  };
}

function byTotal<T>(of: (name: TotalName) => T): Record<TotalName, T> {
  return Object.fromEntries(TOTALS.map((name) => [name, of(name)])) as Record<TotalName, T>;
}

export function bandOf(values: readonly number[]): Band {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(sorted.length - 1, below + 1);
    return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
  };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { low: at(LOW), median: at(0.5), high: at(HIGH), mean };
}

function shareOf(values: readonly number[], is: (value: number) => boolean): number {
  return values.filter(is).length / values.length;
}

/** Equals share a draw's win. */
function shareBest(payoffs: Payoffs, option: number): number {
  const draws = payoffs[option]!.length;
  let wins = 0;
  for (let draw = 0; draw < draws; draw++) {
    const best = Math.max(...payoffs.map((row) => row[draw]!));
    const winners = payoffs.filter((row) => row[draw] === best).length;
    if (payoffs[option]![draw] === best) wins += 1 / winners;
  }
  return wins / draws;
}

function satisfactionBands(
  each: readonly Readonly<Record<string, number>>[],
): Record<string, Band> {
  const ids = new Set(each.flatMap((one) => Object.keys(one)));
  return Object.fromEntries(
    [...ids].map((id) => [id, bandOf(each.flatMap((one) => (id in one ? [one[id]!] : [])))]),
  );
}

function informationIn(
  payoffs: Payoffs,
  numbers: readonly NumberPlace[],
  drawn: readonly Readonly<{ values: ArrayLike<number> }>[],
) {
  const everything = perfectInformation(payoffs)?.worth ?? 0;
  if (payoffs.length < 2 || drawn.length < ENOUGH_FOR_NUMBERS || everything === 0) {
    return { everything, numbers: [] };
  }
  const worths = numbers.map((place, at) => ({
    ...place,
    worth:
      partialInformation(
        payoffs,
        drawn.map(({ values }) => values[at]!),
      ) ?? 0,
  }));
  return {
    everything,
    numbers: worths.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth),
  };
}
