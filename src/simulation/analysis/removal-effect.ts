/**
 * What would be lost without a touchpoint: everybody who would come to it leaves instead (removal effect, Anderl,
 * Becker, von Wangenheim & Schumann 2016). It shows through which touchpoints value passes, not what causes it.
 */
import { createGridCache } from '../grid-cache.ts';
import type { GridOptions } from '../grid.ts';
import type { Model } from '../model.ts';
import { ratio } from '../sums.ts';
import { journeyTotals } from './journey-totals.ts';
import { abandoned, withTouchpoint } from './what-if.ts';

export interface RemovalEffect {
  readonly touchpointId: string;
  /** Part of all completed journeys that would be lost; null when none complete anyway. */
  readonly completionLost: number | null;
  /** Its part of what all touchpoints together would lose, for sharing out completed journeys. */
  readonly completionShare: number | null;
  /** Lifetime value that would be lost per arriving customer; negative where the way on costs more than it brings. */
  readonly lifetimeValueLost: number;
}

/** The removal effect of each touchpoint, in the order of the model. */
export function removalEffects(model: Model, options: GridOptions = {}): RemovalEffect[] {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  const whole = journeyTotals(model, cached);
  const effects = model.touchpoints.map(({ id }, index) => {
    const without = journeyTotals(withTouchpoint(model, index, abandoned), cached);
    const lost = whole.completion - without.completion;
    return {
      touchpointId: id,
      completionLost: ratio(lost, whole.completion),
      lifetimeValueLost: whole.lifetimeValue - without.lifetimeValue,
    };
  });
  const total = effects.reduce((sum, { completionLost }) => sum + (completionLost ?? 0), 0);
  return effects.map((effect) => ({
    ...effect,
    completionShare: effect.completionLost === null ? null : ratio(effect.completionLost, total),
  }));
}
