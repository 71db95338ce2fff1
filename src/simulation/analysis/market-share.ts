/**
 * Which share of customers each of several suppliers would have by their value scores: by logit choice (McFadden 1974;
 * for brands Rust, Lemon & Zeithaml 2004), or in proportion to the scores (attraction model, Bell, Keeney & Little 1975,
 * J. Marketing Research 12(2):136-141). Both leave out habit, price and availability: a what-if, not a forecast.
 */

/**
 * `logit`: exp(k score) over the sum of these; only differences of scores count, k says how much. `ratio`: score over
 * the sum of scores; only ratios count.
 */
export type ShareRule =
  { readonly rule: 'logit'; readonly sensitivity: number } | { readonly rule: 'ratio' };

/** Logit with the weight that satisfaction has on staying; assumed. */
export const DEFAULT_SHARE_RULE: ShareRule = { rule: 'logit', sensitivity: 0.5 };

/**
 * The share of each supplier, in order; they sum to 1. Empty without suppliers. With ratio, negative scores count as 0,
 * and where no score is above 0 all share alike.
 *
 * @param scores 0 to 10, our own among them
 */
export function marketShares(
  scores: readonly number[],
  rule: ShareRule = DEFAULT_SHARE_RULE,
): number[] {
  const attractions = rule.rule === 'logit' ? logitOf(scores, rule.sensitivity) : ratioOf(scores);
  const total = attractions.reduce((sum, one) => sum + one, 0);
  return attractions.map((one) => one / total);
}

/** Relative to the largest, so that no exponential overflows. */
function logitOf(scores: readonly number[], sensitivity: number): number[] {
  const powers = scores.map((score) => sensitivity * score);
  const largest = Math.max(...powers);
  return powers.map((power) => Math.exp(power - largest));
}

function ratioOf(scores: readonly number[]): number[] {
  const positive = scores.map((score) => Math.max(0, score));
  return positive.some((score) => score > 0) ? positive : scores.map(() => 1);
}
