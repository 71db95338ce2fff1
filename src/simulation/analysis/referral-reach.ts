/** Who brings whom: how far recommendations of a segment's customers carry (Galton-Watson; Dwass 1969). */
import type { LookPart } from './look-part.ts';
import type { ReferralMultiplier } from './referral-chain.ts';
import { sampledSegment } from './sampled-segment.ts';

export interface ReferralReach {
  /** Share of arrivals who recommend. */
  readonly promoters: number;
  /** People whom each of them reaches, followers included. */
  readonly reached: number;
  /** Probability that one of those joins. */
  readonly acceptance: number;
  /** m: customers whom one arrival brings directly. */
  readonly mean: number;
  /** Customers per arrival, with those whom these bring in turn. */
  readonly total: ReferralMultiplier;
  /** Share of arrivals who bring nobody. */
  readonly nobody: number;
}

export function referralReach(part: LookPart): ReferralReach[] {
  const { becameCustomer, rating, referral } = sampledSegment(part);
  const { invitations: reached, acceptance } = part.model;
  const promoters = becameCustomer.value * (rating?.promoters.value ?? 0);
  const { perArrival: mean, multiplier, capped } = referral;
  const nobody = 1 - promoters * (1 - nobodyJoins(reached, acceptance));
  return [{ promoters, reached, acceptance, mean, total: { multiplier, capped }, nobody }];
}

/** P(none of those reached joins); between two whole numbers of people a mixture of both. */
function nobodyJoins(reached: number, acceptance: number): number {
  const fewer = Math.floor(reached);
  return (1 - acceptance) ** fewer * (1 - (reached - fewer) * acceptance);
}
