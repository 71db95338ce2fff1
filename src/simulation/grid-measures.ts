/** What can be summed over a journey, carried back and differentiated: weights on money, felt value and completion. */
import type { ModelOffer, ModelTouchpoint } from './model.ts';
import { putRight } from './visit-moments.ts';

export interface Measure {
  /** Whether amounts count less the later they come. */
  readonly discounted: boolean;
  /** Weights on our money, the partners' money, felt value and completed journeys. */
  readonly ours: number;
  readonly partners: number;
  readonly felt: number;
  readonly completion: number;
}

export type MeasureName = 'lifetimeValue' | 'partnerTotal' | 'experienceSum' | 'completion';

/** Weighs nothing: what counts then is only where customers are led. */
export const NO_MEASURE: Measure = {
  discounted: false,
  ours: 0,
  partners: 0,
  felt: 0,
  completion: 0,
};

export const MEASURES: Readonly<Record<MeasureName, Measure>> = {
  lifetimeValue: { ...NO_MEASURE, discounted: true, ours: 1 },
  partnerTotal: { ...NO_MEASURE, discounted: true, partners: 1 },
  experienceSum: { ...NO_MEASURE, felt: 1 },
  completion: { ...NO_MEASURE, completion: 1 },
};

/** What every visit brings, whatever is felt: the mean cost, recoveries included. */
export function rewardPerVisit({ ours }: Measure, { cost, pains }: ModelTouchpoint): number {
  return -ours * pains.reduce((sum, pain) => sum + putRight(pain) * pain.recoveryCost, cost);
}

/** What a customer who stays brings besides purchases; `complete` is the share of them whose journey is complete. */
export function rewardOnPass(
  { ours, completion }: Measure,
  { margin }: ModelTouchpoint,
  complete: number,
): number {
  return ours * margin + completion * complete;
}

/** What a purchase brings. */
export function rewardPerPurchase(
  { ours, partners }: Measure,
  offer: ModelOffer,
  shown: boolean,
): number {
  return ours * ourMoney(offer, shown) + partners * partnerMoney(offer, shown);
}

/** What we earn from one purchase. */
export function ourMoney(offer: ModelOffer, shown: boolean): number {
  return shown ? offer.ourMargin : offer.ourMarginWithout;
}

/** What the partner of an offer earns from one purchase; an offer of our own has no partner to earn. */
export function partnerMoney(offer: ModelOffer, shown: boolean): number {
  if (offer.partner === null) return 0;
  return shown ? offer.partnerMargin : offer.partnerMarginWithout;
}
