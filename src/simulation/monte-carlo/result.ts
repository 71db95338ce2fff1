/**
 * What simulated customers say that means alone cannot: how they differ, what they remember, what they would answer, each
 * figure with its standard error. Plain JSON; counts and money are per arriving customer, as in a forecast.
 */
import type { Measured } from './statistics.ts';

/** Figures of a touchpoint or a stage; null where nobody came. */
export interface PlaceRun {
  /** Share of arrivals who ever come. */
  readonly reach: Measured | null;
  readonly visits: Measured | null;
  /** Exits per visit of a touchpoint, and per customer who reaches a stage. */
  readonly dropOff: Measured | null;
  readonly quality: Measured | null;
  readonly expectation: Measured | null;
  /** Delivered quality minus what it is held against. */
  readonly gap: Measured | null;
  readonly felt: Measured | null;
  readonly satisfaction: Measured | null;
  readonly topBox: Measured | null;
  readonly bottomBox: Measured | null;
  readonly unvoicedPain: Measured | null;
  readonly ours: Measured | null;
  readonly partners: Measured | null;
}
export type PlaceFigure = keyof PlaceRun;

/** Part of the customers whose value lies from one limit up to the next. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** How customers differ in what they are worth. */
export interface Distribution {
  /** Standard deviation between customers. */
  readonly spread: number;
  readonly shareBelowZero: number;
  /** Values that 5, 25, 50, 75 and 95 of 100 customers stay below. */
  readonly percentiles: readonly [number, number, number, number, number];
  readonly bins: readonly Bin[];
  /** Share of customers below the first bin and above the last. */
  readonly below: number;
  readonly above: number;
}

/** Answers to "would you recommend us", NPS-like. */
export interface Rating {
  /** Share of those asked who answer 0, 1, ... 10. */
  readonly shares: readonly number[];
  readonly promoters: Measured;
  readonly detractors: Measured;
  /** Promoters minus detractors, from -1 to 1. */
  readonly net: Measured;
}

/** Customers whom customers bring. */
export interface Referral {
  /** New customers per arriving customer in the next generation. */
  readonly perArrival: number;
  /** Arrivals with everybody they bring, per arrival. */
  readonly multiplier: number;
  /** Whether the chain would never end and was cut after three generations. */
  readonly capped: boolean;
}

/** What one segment's customers are worth together; all segments add up to the customer equity. */
export interface SegmentRun {
  /** Per arriving customer, computed. */
  readonly lifetimeValue: number;
  /** Promoters per arriving customer. */
  readonly promoters: number;
  readonly multiplier: number;
  /** Whether its referrals were cut after three generations. */
  readonly capped: boolean;
  readonly equity: number;
}

export interface RunResult {
  /** Customers simulated, all segments together. */
  readonly customers: number;
  readonly lifetimeValue: Measured & Distribution;
  readonly partners: Measured;
  readonly experienceSum: Measured;
  /** Mean of the most extreme and the last satisfaction, over everybody who met something. */
  readonly memory: Measured | null;
  /** The same over those who became customers. */
  readonly memoryOfCustomers: Measured | null;
  readonly completion: Measured;
  /** Share of arrivals whose journey was cut off. */
  readonly unfinished: number;
  /** Share of arrivals who passed a purchase; all of them where nothing is flagged as one. */
  readonly becameCustomer: Measured;
  readonly rating: Rating | null;
  readonly referral: Referral;
  /** Arrivals times their computed lifetime value, with everybody they bring; only these are simulated. */
  readonly customerEquity: Measured;
  /** In the order of the segments that are seen. */
  readonly segments: readonly SegmentRun[];
  readonly stages: Readonly<Record<string, PlaceRun>>;
  readonly touchpoints: Readonly<Record<string, PlaceRun>>;
}

/** Second minus first, the same customers in both. */
export interface RunDifference {
  readonly lifetimeValue: Measured;
  readonly partners: Measured;
  readonly experienceSum: Measured;
  readonly memory: Measured | null;
  readonly completion: Measured;
  readonly net: Measured | null;
  readonly customerEquity: Measured;
  readonly stages: Readonly<Record<string, PlaceRun>>;
  readonly touchpoints: Readonly<Record<string, PlaceRun>>;
}
