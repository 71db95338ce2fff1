/**
 * What one block of simulated customers leaves behind: sums for whoever adds blocks up, and one entry per customer for
 * distributions. Plain arrays, so that a block travels between threads without a copy.
 */
import type { Plan } from './plan.ts';

/** Customers per block. Means over blocks are what standard errors of shares and means per visit come from. */
export const BLOCK_SIZE = 1024;

/** Visits after which a journey that never ends is cut off. */
export const MOST_VISITS = 10_000;

/** What is summed up per touchpoint, in this order. */
export const TOUCHPOINT_SUMS = [
  'visits',
  'firstVisits',
  'exits',
  'completions',
  'quality',
  'expectation',
  'reference',
  'felt',
  'satisfaction',
  'topBox',
  'bottomBox',
  'unvoicedPain',
  'ours',
  'partners',
] as const;
export type TouchpointSum = (typeof TOUCHPOINT_SUMS)[number];

/** What is summed up per offer and touchpoint, in this order. */
export const OFFER_SUMS = ['shown', 'taken', 'takenWithout', 'ours', 'partner'] as const;
export type OfferSum = (typeof OFFER_SUMS)[number];

/** How a journey ended. */
export const OUTCOME = { optedOut: 0, completed: 1, unfinished: 2 } as const;

/** What happened to one block. Sums run over its customers; arrays have one entry per customer. */
export interface Block {
  /** Number of the block; its first customer has the number `index * BLOCK_SIZE`. */
  readonly index: number;
  /** TOUCHPOINT_SUMS of each touchpoint, one touchpoint after the other. */
  readonly touchpoints: Float64Array;
  /** OFFER_SUMS of each offer and touchpoint, in the order of the plan. */
  readonly offers: Float64Array;
  /** Customers who ever entered each stage. */
  readonly stages: Float64Array;
  /** Our money, discounted. */
  readonly lifetimeValue: Float64Array;
  /** The partners' money, discounted. */
  readonly partners: Float64Array;
  /** Felt value summed over the visits. */
  readonly felt: Float64Array;
  /** Mean of the most extreme and the last satisfaction; NaN without a visit. */
  readonly memory: Float64Array;
  /** The answer to "would you recommend us", 0 to 10; -1 for those who are not asked. */
  readonly rating: Int8Array;
  /** 1 for those who passed a purchase, or for everybody where nothing is flagged as one. */
  readonly customer: Uint8Array;
  /** Of OUTCOME. */
  readonly outcome: Uint8Array;
}

/** A block in which nothing has happened yet. */
export function emptyBlock(plan: Plan, index: number): Block {
  return {
    index,
    touchpoints: new Float64Array(plan.touchpoints.count * TOUCHPOINT_SUMS.length),
    offers: new Float64Array(plan.offers.count * OFFER_SUMS.length),
    stages: new Float64Array(plan.model.stages.length),
    lifetimeValue: new Float64Array(BLOCK_SIZE),
    partners: new Float64Array(BLOCK_SIZE),
    felt: new Float64Array(BLOCK_SIZE),
    memory: new Float64Array(BLOCK_SIZE),
    rating: new Int8Array(BLOCK_SIZE),
    customer: new Uint8Array(BLOCK_SIZE),
    outcome: new Uint8Array(BLOCK_SIZE),
  };
}

/** The memory of a block, to be handed over instead of copied. */
export function buffersOf(block: Block): ArrayBuffer[] {
  return Object.values(block).flatMap((value) =>
    typeof value === 'number' ? [] : [(value as Float64Array<ArrayBuffer>).buffer],
  );
}
