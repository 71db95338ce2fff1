/**
 * How much of what a segment spends comes to us, and what the rest would be worth (share of wallet: Cooil, Keiningham,
 * Aksoy & Hsu 2007, J. Marketing 71(1):67-83). That every part of the budget brings the same margin is an assumption.
 */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import { statedNumber, type LookPart } from './look-part.ts';

export interface BudgetShare {
  /** 0 to 1. */
  readonly share: number;
  /** Ours, per arriving customer. */
  readonly lifetimeValue: number;
  /** What the rest of the budget would bring, per arriving customer. */
  readonly elsewhere: number;
  /** What one more percent of the budget of all arrivals would bring. */
  readonly perPoint: number;
}

/** Empty where the share is not stated or 0. */
export function budgetShare(part: LookPart, grid: GridOptions): BudgetShare[] {
  const share = statedNumber(part, 'shareOfBudget') ?? 0;
  if (!(share > 0)) return [];
  const { lifetimeValue } = forecast(part.model, { ...grid, importance: false }).journey;
  const whole = lifetimeValue / share;
  const perPoint = (whole / 100) * part.model.arrivals;
  return [{ share, lifetimeValue, elsewhere: whole - lifetimeValue, perPoint }];
}
