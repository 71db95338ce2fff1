/**
 * A model laid out flat for Monte Carlo: numbers in typed arrays, ids as words for the draws. The pains, offers and paths
 * of touchpoint i are those from `firstPain[i]` up to `firstPain[i + 1]`, and so on.
 */
import type { Model } from '../model.ts';
import { exp, log } from '../portable-math.ts';
import { optOutCellsOf } from './opt-out-cells.ts';
import { wordFor } from './random.ts';

/** Kano types as the plan numbers them. */
export const KANO = { performance: 0, basic: 1, delighter: 2 } as const;

export interface Plan {
  readonly model: Model;
  readonly seed: number;
  readonly touchpoints: {
    readonly count: number;
    /** What the id means to the draws. */
    readonly word: Int32Array;
    readonly quality: Float64Array;
    readonly optOut: Float64Array;
    /** What customers differ in opting out by, of which each draws one; null where all share `optOut`. */
    readonly optOutCells: readonly (Float64Array | null)[];
    readonly margin: Float64Array;
    readonly cost: Float64Array;
    /** Factor on the worth of money when a customer goes on. */
    readonly discount: Float64Array;
    /** NaN where nothing is promised. */
    readonly promise: Float64Array;
    readonly kano: Uint8Array;
    readonly purchase: Uint8Array;
    /** Index into the model's stages; -1 for a stage it does not list. */
    readonly stage: Int32Array;
    readonly firstPain: Int32Array;
    readonly firstOffer: Int32Array;
    readonly firstPath: Int32Array;
  };
  readonly pains: {
    readonly word: Int32Array;
    readonly likelihood: Float64Array;
    readonly loss: Float64Array;
    readonly voiced: Float64Array;
    readonly recovered: Float64Array;
    readonly cost: Float64Array;
  };
  /** One entry per offer and touchpoint. */
  readonly offers: {
    readonly count: number;
    readonly word: Int32Array;
    /** -1 where it may be bought at every visit; else what marks it as bought, the same for all its touchpoints. */
    readonly once: Int32Array;
    /** How many different offers count once. */
    readonly onceCount: number;
    readonly takeUp: Float64Array;
    readonly base: Float64Array;
    readonly lift: Float64Array;
    readonly ours: Float64Array;
    readonly partner: Float64Array;
    readonly oursWithout: Float64Array;
    readonly partnerWithout: Float64Array;
    readonly on: Uint8Array;
    readonly afterPain: Uint8Array;
  };
  readonly paths: {
    readonly to: Int32Array;
    /** Part of those who pass who take this path or one before it; the last one of a touchpoint holds 1. */
    readonly upTo: Float64Array;
  };
  /** Per touchpoint, part of the arrivals who start there or at one before it. */
  readonly entryUpTo: Float64Array;
  /** Whether some touchpoint is flagged as the purchase; if not, everybody counts as a customer. */
  readonly hasPurchase: boolean;
  /** What draws that belong to no touchpoint are about. */
  readonly words: Readonly<Record<'entry' | 'encounter' | 'leaving' | 'rating', number>>;
}

/** Lays a model out for a seed, any 32-bit integer. */
export function planFor(model: Model, seed: number): Plan {
  const { touchpoints } = model;
  const pains = touchpoints.flatMap((touchpoint) => touchpoint.pains);
  const offers = touchpoints.flatMap((touchpoint) => touchpoint.offers);
  const once = [...new Set(offers.filter(isOnce).map(({ id }) => id))];
  const wordOf = (id: string) => wordFor(seed, id);
  return {
    model,
    seed,
    touchpoints: {
      count: touchpoints.length,
      word: Int32Array.from(touchpoints, ({ id }) => wordOf(id)),
      quality: Float64Array.from(touchpoints, ({ quality }) => quality),
      optOut: Float64Array.from(touchpoints, ({ optOut }) => optOut),
      optOutCells: optOutCellsOf(model),
      margin: Float64Array.from(touchpoints, ({ margin }) => margin),
      cost: Float64Array.from(touchpoints, ({ cost }) => cost),
      discount: Float64Array.from(touchpoints, ({ duration }) =>
        discountOver(duration, model.discountPerPeriod),
      ),
      promise: Float64Array.from(touchpoints, ({ promise }) => promise ?? NaN),
      kano: Uint8Array.from(touchpoints, ({ kano }) => KANO[kano]),
      purchase: Uint8Array.from(touchpoints, ({ purchase }) => Number(purchase)),
      stage: Int32Array.from(touchpoints, ({ stage }) => model.stages.indexOf(stage)),
      firstPain: startsOf(touchpoints.map((touchpoint) => touchpoint.pains.length)),
      firstOffer: startsOf(touchpoints.map((touchpoint) => touchpoint.offers.length)),
      firstPath: startsOf(touchpoints.map((touchpoint) => touchpoint.next.length)),
    },
    pains: {
      word: Int32Array.from(pains, ({ id }) => wordOf(id)),
      likelihood: Float64Array.from(pains, ({ likelihood }) => likelihood),
      loss: Float64Array.from(pains, ({ loss }) => loss),
      voiced: Float64Array.from(pains, ({ voiced }) => voiced),
      recovered: Float64Array.from(pains, ({ recovered }) => recovered),
      cost: Float64Array.from(pains, ({ recoveryCost }) => recoveryCost),
    },
    offers: {
      count: offers.length,
      word: Int32Array.from(offers, ({ id }) => wordOf(id)),
      once: Int32Array.from(offers, (offer) => (isOnce(offer) ? once.indexOf(offer.id) : -1)),
      onceCount: once.length,
      takeUp: Float64Array.from(offers, ({ takeUp }) => takeUp),
      base: Float64Array.from(offers, ({ base }) => base),
      lift: Float64Array.from(offers, ({ lift }) => lift),
      ours: Float64Array.from(offers, ({ ourMargin }) => ourMargin),
      partner: Float64Array.from(offers, (offer) =>
        offer.partner === null ? 0 : offer.partnerMargin,
      ),
      oursWithout: Float64Array.from(offers, ({ ourMarginWithout }) => ourMarginWithout),
      partnerWithout: Float64Array.from(offers, (offer) =>
        offer.partner === null ? 0 : offer.partnerMarginWithout,
      ),
      on: Uint8Array.from(offers, ({ on }) => Number(on)),
      afterPain: Uint8Array.from(offers, ({ rule }) => Number(rule === 'afterPain')),
    },
    paths: {
      to: Int32Array.from(touchpoints.flatMap(({ next }) => next.map(({ to }) => to))),
      upTo: Float64Array.from(
        touchpoints.flatMap(({ next }) =>
          upTo(
            next.map((p) => p.share),
            1,
          ),
        ),
      ),
    },
    entryUpTo: Float64Array.from(upTo(model.entry, null)),
    hasPurchase: touchpoints.some(({ purchase }) => purchase),
    words: {
      entry: wordOf(' entry'),
      encounter: wordOf(' encounter'),
      leaving: wordOf(' leaving'),
      rating: wordOf(' rating'),
    },
  };
}

/** What a rate per period comes to over a number of periods; nothing is left of money at a rate of 0. */
function discountOver(periods: number, perPeriod: number): number {
  if (periods === 0 || perPeriod === 1) return 1;
  if (periods === 1 || perPeriod <= 0) return perPeriod;
  return exp(periods * log(perPeriod));
}

function isOnce({ counting }: { readonly counting: string }): boolean {
  return counting === 'once';
}

function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, at) => (starts[at + 1] = starts[at]! + count));
  return starts;
}

/** Running sums; the last one is set to `end`, if given, so that rounding leaves no gap. */
function upTo(shares: readonly number[], end: number | null): number[] {
  let sum = 0;
  return shares.map((share, at) => {
    sum += share;
    return end !== null && at === shares.length - 1 ? end : sum;
  });
}
