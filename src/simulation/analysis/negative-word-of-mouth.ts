/**
 * What unhappy customers cost by talking: each tells some people, part of whom then stay away, so fewer arrive in the
 * next period (TARP 1979-86 counted whom unhappy customers tell). How many are told and how many deterred has no
 * settled magnitude: both are assumptions and 0 unless stated.
 */

export interface WordOfMouth {
  /** Who would arrive each period if nobody talked; at least 0. */
  readonly demand: number;
  /** Share of arrivals who end as detractors, 0 to 1. */
  readonly detractors: number;
  /** T: people whom one detractor tells; at least 0. */
  readonly told: number;
  /** delta: share of those told who stay away, 0 to 1. */
  readonly deterred: number;
}

/** Customers who stay away next period for each who arrives now: detractors T delta. Negative numbers count as 0. */
export function deterredPerArrival({ detractors, told, deterred }: Omit<WordOfMouth, 'demand'>) {
  return Math.max(0, detractors) * Math.max(0, told) * Math.max(0, deterred);
}

/** Arrivals of the next period after so many now: demand less those deterred, never below 0. */
export function nextArrivals(talk: WordOfMouth, arrivals: number): number {
  return Math.max(0, talk.demand - Math.max(0, arrivals) * deterredPerArrival(talk));
}

/** Arrivals of the first periods, the first one undisturbed. Each period's talk counts for the next one only. */
export function arrivalsUnderTalk(talk: WordOfMouth, periods: number): number[] {
  const arrivals: number[] = [];
  for (let period = 0; period < periods; period++) {
    arrivals.push(
      period === 0 ? Math.max(0, talk.demand) : nextArrivals(talk, arrivals[period - 1]!),
    );
  }
  return arrivals;
}

/**
 * Arrivals per period that reproduce themselves: demand / (1 + detractors T delta). Below one deterred per arrival the
 * periods come to rest there; from one on they swing for ever, and this is what they swing around.
 */
export function steadyArrivals(talk: WordOfMouth): number {
  return Math.max(0, talk.demand) / (1 + deterredPerArrival(talk));
}
