/** The lifetime value of a segment under the three conventions about when payments come (Fader & Hardie 2012, note 024). */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import { lifetimeValueByTiming, type LifetimeValueByTiming } from './lifetime-formulas.ts';
import type { LookPart } from './look-part.ts';
import { steadyCustomer, type SteadyCustomer } from './steady-customer.ts';

/** `firstIncludedAtStart` is the lifetime value of the forecast: paid on passing, and what comes first not discounted. */
export type ValueByTiming = LifetimeValueByTiming & SteadyCustomer;

/** Empty where the sum has no end. */
export function valueByTiming({ model }: LookPart, grid: GridOptions): ValueByTiming[] {
  const steady = steadyCustomer(model, forecast(model, { ...grid, importance: false }));
  const values = lifetimeValueByTiming(steady.margin, steady.retention, steady.discount);
  return values ? [{ ...values, ...steady }] : [];
}
