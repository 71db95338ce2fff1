/**
 * What a forecast says, as plain JSON keyed by the ids of the map. Counts, money and sums are per arriving customer
 * (times `arrivals` gives totals); means are per visit and null where nobody comes. Money is discounted to the
 * moment of arrival.
 */

/** The three owners of value, always shown side by side. */
export interface ThreeSidedValue {
  /** Felt value, summed over visits. */
  readonly customer: number;
  /** Our margin. */
  readonly ours: number;
  /** Margin of all partners together. */
  readonly partners: number;
}

/** How visits are felt: means over visits on the 0 to 10 scale, null without visits. */
export interface ExperienceMeans {
  /** Delivered quality after pains, offers and noise. */
  readonly quality: number | null;
  /** Expectation on arrival. */
  readonly expectation: number | null;
  /** What quality is held against: the expectation, with the promise where one is made. */
  readonly reference: number | null;
  /** Quality minus reference. */
  readonly gap: number | null;
  /** Quality minus promise, over visits where something is promised; null without a promise. */
  readonly promiseGap: number | null;
  /** Felt value per visit; not on the 0 to 10 scale. */
  readonly felt: number | null;
  readonly satisfaction: number | null;
  /** Share of visits with satisfaction of 9 or more. */
  readonly topBox: number | null;
  /** Share of visits with satisfaction below 6.5. */
  readonly bottomBox: number | null;
}

/** What a small change at a touchpoint does to the lifetime value, per unit. */
export interface Importance {
  /** Per unit of opt-out probability at neutral satisfaction (of 1, not of a percent point). */
  readonly optOut: number;
  /** Per point of delivered quality. */
  readonly quality: number;
}

export interface TouchpointResult extends ExperienceMeans {
  readonly id: string;
  readonly stage: string;
  /** Share of arrivals who ever come here. */
  readonly reach: number;
  readonly visits: number;
  /** Opt-outs here. */
  readonly exits: number;
  /** Exits per visit. */
  readonly dropOff: number | null;
  /** Journeys that complete from here. */
  readonly completions: number;
  /** Pains met and not voiced, counted one by one. */
  readonly unvoicedPain: number;
  readonly value: ThreeSidedValue;
  /** Margin of each partner, by partner id. */
  readonly partners: Readonly<Record<string, number>>;
  /** Our expected value of what still follows, this visit included, seen from here: mean over visits. */
  readonly valueToGo: number | null;
  /** Null when it was not asked for. */
  readonly importance: Importance | null;
}

export interface StageResult extends ExperienceMeans {
  readonly id: string;
  /** Share of arrivals who ever enter any touchpoint of the stage. */
  readonly reach: number;
  readonly visits: number;
  readonly exits: number;
  /** Exits in the stage per customer who reaches it. */
  readonly dropOff: number | null;
  readonly completions: number;
  readonly unvoicedPain: number;
  /** Mean delivered quality minus what the segment expected on arrival (the brand promise). */
  readonly brandPromiseGap: number | null;
  readonly value: ThreeSidedValue;
  readonly partners: Readonly<Record<string, number>>;
  /** Our margin of this stage and all stages before it. */
  readonly runningLifetimeValue: number;
  /** Customer value added: mean satisfaction over the competitor score. */
  readonly customerValueAdded: number | null;
}

/** How often one offer is met and bought, and what it earns, over all its touchpoints. */
export interface OfferResult {
  readonly id: string;
  /** Visits at which it is shown. */
  readonly shown: number;
  /** Purchases made when it was shown, by customers who stay. */
  readonly taken: number;
  /** Purchases made without it, by customers who stay. */
  readonly takenWithout: number;
  readonly ours: number;
  /** Its partner's margin. */
  readonly partner: number;
}

/** Traffic along one path; `to` is null where the journey completes. */
export interface PathFlow {
  readonly from: string;
  readonly to: string | null;
  /** Customers per arriving customer; above 1 where a loop returns often. */
  readonly flow: number;
}

export interface JourneyResult {
  /** Share of arrivals who complete. */
  readonly completion: number;
  /** Share still under way when the run was stopped; 0 but for loops that hardly anybody leaves. */
  readonly unfinished: number;
  /** Visits per arriving customer. */
  readonly visits: number;
  /** Felt value summed over all visits: the sum of connected experiences. */
  readonly experienceSum: number;
  readonly satisfaction: number | null;
  /** Customer lifetime value: our margin per arriving customer. */
  readonly lifetimeValue: number;
  readonly partners: Readonly<Record<string, number>>;
  readonly partnerTotal: number;
  /** Ours and the partners' together. */
  readonly ecosystem: number;
  /** Customer value added: mean satisfaction over the competitor score; 1 is parity. */
  readonly customerValueAdded: number | null;
  /** Lifetime value times arrivals, before referral. */
  readonly arrivalsValue: number;
  /** Value at touchpoints that no purchase leads to. */
  readonly beforePurchase: ThreeSidedValue;
  /** Value in exchange: at touchpoints where the purchase happens. */
  readonly inExchange: ThreeSidedValue;
  /** Value in use: at touchpoints that follow a purchase. */
  readonly inUse: ThreeSidedValue;
}

/** The forecast of one segment, or of several added up. */
export interface Forecast {
  readonly arrivals: number;
  readonly journey: JourneyResult;
  /** Ids of all stages in the order of the map. */
  readonly stageOrder: readonly string[];
  readonly stages: Readonly<Record<string, StageResult>>;
  readonly touchpoints: Readonly<Record<string, TouchpointResult>>;
  readonly paths: readonly PathFlow[];
  readonly offers: Readonly<Record<string, OfferResult>>;
}
