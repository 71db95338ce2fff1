/**
 * The numeric model: one segment's journey as plain numbers, ready for the engines. Maps with several segments give
 * one model per segment, so anything may differ between them. Shares and probabilities run from 0 to 1,
 * qualities, promises and expectations from 0 to 10 with 7.5 as neutral, durations are in periods.
 */

/** The experience that neither pleases nor disappoints, and the satisfaction at which `optOut` holds as given. */
export const NEUTRAL = 7.5;

/** The target of a path that ends the journey. */
export const COMPLETE = -1;

/** How a touchpoint is felt: a basic one can only disappoint, a delighter can only please (Kano). */
export type Kano = 'performance' | 'basic' | 'delighter';

/** The eight numbers that say how customers react; the same for all touchpoints of a model. */
export interface Psychology {
  /** alpha_up: share of a positive gap by which the expectation rises. 0 to 1. */
  readonly barUp: number;
  /** alpha_dn: share of a negative gap by which the expectation falls. 0 to 1; 0 is a ratchet. */
  readonly barDown: number;
  /** lambda: how many times a shortfall weighs more than an excess. */
  readonly lossAversion: number;
  /** a: exponent of the value function; 1 is linear. */
  readonly diminishing: number;
  /** eta: satisfaction points per unit of felt value. */
  readonly surpriseWeight: number;
  /** kappa: how much the logit of leaving falls per point of satisfaction. 0 makes flow blind to experience. */
  readonly stayingWeight: number;
  /** w: weight of a promise against the expectation brought along. 0 to 1. */
  readonly promiseWeight: number;
  /** sigma: standard deviation of delivered quality, in points. 0 is perfectly consistent. */
  readonly spread: number;
}

/** The defaults of the specification. */
export const DEFAULT_PSYCHOLOGY: Psychology = {
  barUp: 0.3,
  barDown: 0.1,
  lossAversion: 2.25,
  diminishing: 0.88,
  surpriseWeight: 0.25,
  stayingWeight: 0.5,
  promiseWeight: 0.5,
  spread: 0,
};

/** What can go wrong at a touchpoint; it is drawn anew at every visit, independently of other pains. */
export interface ModelPain {
  readonly id: string;
  /** rho: probability per visit. */
  readonly likelihood: number;
  /** L: points of quality lost when it happens and is not recovered. */
  readonly loss: number;
  /** psi: share of those who meet it who say so. */
  readonly voiced: number;
  /** xi: share of voiced pains that are put right. */
  readonly recovered: number;
  /** Money spent on each recovery. */
  readonly recoveryCost: number;
}

/** When an offer is shown: at every visit, or only at a visit with an unrecovered pain. */
export type OfferRule = 'always' | 'afterPain';

/** Whether a customer takes an offer at most once on the whole journey, or may take it at every visit. */
export type OfferCounting = 'once' | 'everyVisit';

/** Something offered at a touchpoint. The same id at several touchpoints is the same offer. */
export interface ModelOffer {
  readonly id: string;
  /** The partner it is offered with, or null for an offer of our own (its partner margins then count for nobody). */
  readonly partner: string | null;
  /** tau: probability of buying when it is shown. */
  readonly takeUp: number;
  /** beta0: probability of buying the same thing when it is not shown ("would have bought anyway"). */
  readonly base: number;
  /** Our money per purchase when it was shown. */
  readonly ourMargin: number;
  /** The partner's money per purchase when it was shown. */
  readonly partnerMargin: number;
  /** Our money per purchase made without the offer. */
  readonly ourMarginWithout: number;
  /** The partner's money per purchase made without the offer. */
  readonly partnerMarginWithout: number;
  /** Points of quality added when it is shown and bought. */
  readonly lift: number;
  readonly rule: OfferRule;
  /** An offer that is off is an offer not shown: baseline purchases remain. */
  readonly on: boolean;
  readonly counting: OfferCounting;
}

/** A way on from a touchpoint. */
export interface ModelPath {
  /** Index of the touchpoint it leads to, or COMPLETE. */
  readonly to: number;
  /** Part of those who pass who take it. The shares of one touchpoint sum to 1. */
  readonly share: number;
}

export interface ModelTouchpoint {
  readonly id: string;
  /** Id of the stage it stands in. */
  readonly stage: string;
  /** q: delivered quality before pains, offers and noise. */
  readonly quality: number;
  /** h: probability of leaving for good at neutral satisfaction. 0 and 1 hold whatever is felt. */
  readonly optOut: number;
  /** m: our money from each visit that does not end in opting out. */
  readonly margin: number;
  /** c: our money spent at each visit. */
  readonly cost: number;
  /** d: periods until the next touchpoint, for discounting. */
  readonly duration: number;
  /** p: what is promised here, or null. */
  readonly promise: number | null;
  readonly kano: Kano;
  /** Whether the purchase happens here. */
  readonly purchase: boolean;
  /** Ways on; none means that the journey is complete here. */
  readonly next: readonly ModelPath[];
  readonly pains: readonly ModelPain[];
  readonly offers: readonly ModelOffer[];
}

/** The share of arrivals who complete without meeting any touchpoint. */
export function completingAtOnce({ entry }: Model): number {
  const missing = 1 - entry.reduce((sum, share) => sum + share, 0);
  return missing > 1e-12 ? missing : 0;
}

export interface Model {
  /** Ids of all stages of the map, in order; a segment may skip every touchpoint of one. */
  readonly stages: readonly string[];
  readonly touchpoints: readonly ModelTouchpoint[];
  /**
   * s: part of the arrivals who start at each touchpoint. What is missing from a sum of 1 completes at once, without
   * meeting any touchpoint (a segment that skips all of its way in).
   */
  readonly entry: readonly number[];
  readonly psychology: Psychology;
  /** E0: what customers expect when they arrive. */
  readonly expectation: number;
  /** beta: worth of money one period later, (1 + yearly rate)^(-1 / periods per year). */
  readonly discountPerPeriod: number;
  /** n: customers who arrive. */
  readonly arrivals: number;
  /** Satisfaction customers get elsewhere, for customer value added. */
  readonly competitorScore: number;
  /** K: how many people a promoter invites. */
  readonly invitations: number;
  /** pi: probability that an invited person joins. */
  readonly acceptance: number;
  /** Our money spent to win one arriving customer. */
  readonly acquisitionCost: number;
  /**
   * How alike customers are in opting out: each draws h from Beta(h C, (1 - h) C) per touchpoint, so the lower C, the
   * more they differ. Null where all share h. Only Monte Carlo knows single customers and uses it.
   */
  readonly concentration: number | null;
}
