/**
 * Who brings whom: a customer recommends, some join, they recommend again. The number of customers one customer ends up
 * standing for is the total progeny of a Galton-Watson process (Harris 1963; distribution by Dwass 1969, J. Applied
 * Probability 6(3):682-686; extinction Grinstead & Snell, ch. 10.2).
 */
import { sumOf } from '../sums.ts';

/** P(a customer brings 0, 1, 2, ... others); sums to 1. */
export type Offspring = readonly number[];

/** How many generations count where each brings at least as many customers as it has. */
export const CAPPED_GENERATIONS = 3;

export interface ReferralMultiplier {
  /** Customers per customer who comes by himself, this one included. */
  readonly multiplier: number;
  /** Whether later generations were left out, since with them the sum has no end. */
  readonly capped: boolean;
}

/**
 * 1 / (1 - m) for m below 1; else, capped, the first generations: (m^(g+1) - 1) / (m - 1), and g + 1 at m = 1. A mean
 * that is not above 0 brings nobody.
 *
 * @param mean m, customers whom one customer brings
 */
export function referralMultiplier(
  mean: number,
  generations = CAPPED_GENERATIONS,
): ReferralMultiplier {
  if (!(mean > 0)) return { multiplier: 1, capped: false };
  if (mean < 1) return { multiplier: 1 / (1 - mean), capped: false };
  let multiplier = 1;
  for (let generation = 1; generation <= generations; generation++) {
    multiplier += mean ** generation;
  }
  return { multiplier, capped: true };
}

/** How fast the multiplier grows with the mean: 1 / (1 - m)^2, and of the capped sum its own slope; 0 where nobody comes. */
export function referralSlope(mean: number, generations = CAPPED_GENERATIONS): number {
  if (mean < 0) return 0;
  if (mean < 1) return 1 / (1 - mean) ** 2;
  let slope = 0;
  for (let generation = 1; generation <= generations; generation++) {
    slope += generation * mean ** (generation - 1);
  }
  return slope;
}

/**
 * How many others one customer brings: a share of customers invites some people, each of whom joins or not. Invitations
 * between two whole numbers are a mixture of both, which keeps the mean; negative ones count as none.
 *
 * @param acceptance probability that an invited person joins, 0 to 1
 * @param promoters share of customers who invite at all; 1 if not given
 */
export function invitedCustomers(
  invitations: number,
  acceptance: number,
  promoters = 1,
): Offspring {
  const asked = Math.max(0, invitations);
  const fewer = Math.floor(asked);
  const rest = asked - fewer;
  const share = clippedShare(promoters);
  const joins = clippedShare(acceptance);
  const low = binomial(fewer, joins);
  const high = rest > 0 ? binomial(fewer + 1, joins) : low;
  return high.map((more, count) => {
    const chance = (1 - rest) * (low[count] ?? 0) + rest * more;
    return share * chance + (count === 0 ? 1 - share : 0);
  });
}

/** m: the mean of an offspring distribution. */
export function offspringMean(offspring: Offspring): number {
  return offspring.reduce((sum, chance, count) => sum + chance * count, 0);
}

export interface ReferralChain {
  readonly mean: number;
  /** Customers per seed; capped where the mean is 1 or more. */
  readonly total: ReferralMultiplier;
  /** Variance of customers per seed, sigma^2 / (1 - m)^3; Infinity where the mean is 1 or more. */
  readonly variance: number;
  /** P(a seed stands for 1, 2, ... customers), up to the number asked for. */
  readonly distribution: readonly number[];
  /** P(the chain ends by itself). */
  readonly extinction: number;
}

/** @param most the longest total of the distribution; 50 if not given */
export function referralChain(offspring: Offspring, most = 50): ReferralChain {
  const mean = offspringMean(offspring);
  const second = offspring.reduce((sum, chance, count) => sum + chance * count * count, 0);
  return {
    mean,
    total: referralMultiplier(mean),
    variance: mean < 1 ? (second - mean * mean) / (1 - mean) ** 3 : Infinity,
    distribution: totalProgeny(offspring, most),
    extinction: extinctionProbability(offspring),
  };
}

/** P(total = n) = P(Z_1 + ... + Z_n = n - 1) / n for n = 1 ... most (Dwass 1969). */
export function totalProgeny(offspring: Offspring, most: number): number[] {
  const chances: number[] = [];
  let sum = [1, ...new Array<number>(Math.max(0, most - 1)).fill(0)];
  for (let n = 1; n <= most; n++) {
    sum = sum.map((_, total) =>
      sumOf(offspring.slice(0, total + 1).keys(), (one) => offspring[one]! * sum[total - one]!),
    );
    chances.push(sum[n - 1]! / n);
  }
  return chances;
}

/**
 * The smallest q with f(q) = q, f the generating function, by Newton's method from below, which never passes it. 1 where
 * a customer brings one other or fewer on average, but 0 where each brings exactly one.
 */
export function extinctionProbability(offspring: Offspring): number {
  if ((offspring[0] ?? 0) <= 0) return 0;
  if (offspringMean(offspring) <= 1) return 1;
  let q = 0;
  for (let step = 0; step < 200; step++) {
    let value = 0;
    let slope = 0;
    for (let count = offspring.length - 1; count >= 0; count--) {
      slope = slope * q + value;
      value = value * q + offspring[count]!;
    }
    const next = q + (value - q) / (1 - slope);
    if (!(next > q)) break;
    q = next;
  }
  return q;
}

function binomial(trials: number, probability: number): number[] {
  let chances = [1];
  for (let trial = 0; trial < trials; trial++) {
    chances = Array.from(
      { length: trial + 2 },
      (_, count) =>
        (chances[count] ?? 0) * (1 - probability) + (chances[count - 1] ?? 0) * probability,
    );
  }
  return chances;
}

function clippedShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}
