/**
 * The customer who stays each period with the same probability and brings the same margin, and comes to the same
 * lifetime and lifetime value as on the journey: closed formulas speak of this one. Lifetimes are geometric with mean
 * 1 / (1 - r), the first period included.
 */
import type { Forecast } from '../results.ts';
import type { Model } from '../model.ts';

export interface SteadyCustomer {
  /** r: share who stay each period, 0 to below 1. */
  readonly retention: number;
  /** d: discount rate per period. */
  readonly discount: number;
  /** m: money per period. */
  readonly margin: number;
}

/** r = 1 - 1 / periods on the journey, m = lifetime value (1 + d - r) / (1 + d). A journey within a period has r = 0. */
export function steadyCustomer(model: Model, { journey, touchpoints }: Forecast): SteadyCustomer {
  const periods = model.touchpoints.reduce(
    (sum, { id, duration }) => sum + duration * (touchpoints[id]?.visits ?? 0),
    0,
  );
  const retention = periods > 1 ? 1 - 1 / periods : 0;
  const discount = 1 / model.discountPerPeriod - 1;
  const margin = (journey.lifetimeValue * (1 + discount - retention)) / (1 + discount);
  return { retention, discount, margin };
}
