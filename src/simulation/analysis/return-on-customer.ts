/**
 * Return on customer: what is earned in a period and what customer equity grows by, over the equity at its start
 * (Peppers & Rogers 2005, Return on Customer).
 */

/** Money of one period, all customers together. */
export interface CustomerPeriod {
  readonly equityBefore: number;
  readonly equityAfter: number;
  /** What customers brought in the period itself, after all spending; may be negative. */
  readonly profit: number;
}

/**
 * (profit + equity after - equity before) / equity before; 0.15 is fifteen percent. Between two scenarios, the equity
 * of the one that is left stands before, of the one that is chosen after, and what the change costs is a negative
 * profit. Null where the equity before is not above 0: nothing is there to have a return on.
 */
export function returnOnCustomer({
  equityBefore,
  equityAfter,
  profit,
}: CustomerPeriod): number | null {
  if (!(equityBefore > 0)) return null;
  return (profit + equityAfter - equityBefore) / equityBefore;
}
