/**
 * How long customers stay if all are alike, and if they differ (shifted beta geometric, Fader & Hardie 2007), with the
 * same share leaving in the first period.
 */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import type { LookPart } from './look-part.ts';
import { leavingShapes, retentionIn, survivalShares } from './shifted-beta-geometric.ts';
import { steadyCustomer } from './steady-customer.ts';

export interface SurvivalPeriod {
  /** Share of arrivals still there after the period if all leave with the same probability. */
  readonly alike: number;
  /** The same where customers differ. */
  readonly differing: number;
  /** Of those there before the period, the share who stay, where customers differ. */
  readonly staying: number;
}

const PERIODS = 12;

/** The first twelve periods; empty where it is not stated how alike customers are, or nobody stays or leaves. */
export function survivalCurves({ model }: LookPart, grid: GridOptions): SurvivalPeriod[] {
  const { retention } = steadyCustomer(model, forecast(model, { ...grid, importance: false }));
  const concentration = model.concentration ?? 0;
  if (!(concentration > 0 && retention > 0 && retention < 1)) return [];
  const shapes = leavingShapes(1 - retention, concentration);
  return survivalShares(shapes, PERIODS).map((differing, before) => ({
    alike: retention ** (before + 1),
    differing,
    staying: retentionIn(shapes, before + 1),
  }));
}
