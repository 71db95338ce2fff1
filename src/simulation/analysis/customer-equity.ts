/**
 * Customer equity: the lifetime values of all customers together (Blattberg & Deighton 1996; Rust, Lemon & Zeithaml
 * 2004), with those whom they bring by recommending: CE = sum of n CLV / (1 - m), m per segment.
 */
import { sumOf } from '../sums.ts';
import { referralMultiplier } from './referral-chain.ts';

/** Of one segment. */
export interface EquityInputs {
  readonly id: string;
  readonly arrivals: number;
  /** Per arriving customer. */
  readonly lifetimeValue: number;
  /** m: customers whom one arriving customer brings; see `referredPerArrival`. */
  readonly referred: number;
  /** Money spent to win one arriving customer; those who are brought cost nothing. 0 if not given. */
  readonly acquisitionCost?: number;
}

export interface SegmentEquity {
  readonly id: string;
  readonly equity: number;
  /** What the arrivals are worth by themselves, acquisition paid. */
  readonly withoutReferral: number;
  readonly multiplier: number;
  /** Whether each customer brings one or more, so that only the first generations count. */
  readonly capped: boolean;
}

export interface CustomerEquity {
  readonly equity: number;
  readonly withoutReferral: number;
  readonly capped: boolean;
  readonly segments: readonly SegmentEquity[];
}

/** The equity of all segments; 0 for none. Arrivals below 0 count as none. */
export function customerEquity(segments: readonly EquityInputs[]): CustomerEquity {
  const parts = segments.map((segment) => {
    const { id, lifetimeValue, referred, acquisitionCost = 0 } = segment;
    const arrivals = Math.max(0, segment.arrivals);
    const { multiplier, capped } = referralMultiplier(referred);
    const paid = arrivals * acquisitionCost;
    return {
      id,
      equity: arrivals * lifetimeValue * multiplier - paid,
      withoutReferral: arrivals * lifetimeValue - paid,
      multiplier,
      capped,
    };
  });
  return {
    equity: sumOf(parts, ({ equity }) => equity),
    withoutReferral: sumOf(parts, ({ withoutReferral }) => withoutReferral),
    capped: parts.some(({ capped }) => capped),
    segments: parts,
  };
}

/** m = P(customer) P(promoter given customer) invitations acceptance: customers brought per arriving customer. */
export function referredPerArrival({
  customers,
  promoters,
  invitations,
  acceptance,
}: {
  /** Share of arrivals who become customers. */
  readonly customers: number;
  /** Share of these who recommend. */
  readonly promoters: number;
  readonly invitations: number;
  /** Probability that an invited person joins. */
  readonly acceptance: number;
}): number {
  return customers * promoters * invitations * acceptance;
}
