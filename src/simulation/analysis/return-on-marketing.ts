/**
 * Return on marketing: the gain in customer equity less what was spent, over what was spent (Rust, Lemon & Zeithaml
 * 2004, J. Marketing 68(1):109-127). A high return on little money may be worth less than a low return on much, so the
 * net gain always stands beside it.
 */

export interface MarketingReturn {
  /** (gain - spent) / spent; 1 is a hundred percent. Null where nothing was spent. */
  readonly rate: number | null;
  /** Gain minus spent. */
  readonly net: number;
}

/**
 * @param gain change of customer equity, or value won; may be negative
 * @param spent money spent for it, at least 0
 */
export function returnOnMarketing(gain: number, spent: number): MarketingReturn {
  return { rate: spent > 0 ? (gain - spent) / spent : null, net: gain - spent };
}

/** The gain that gives a rate of return on what is spent: spent (1 + rate). */
export function gainForReturn(rate: number, spent: number): number {
  return spent * (1 + rate);
}
