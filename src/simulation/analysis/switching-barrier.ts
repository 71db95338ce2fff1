/**
 * What holds customers who would rather leave: contracts, points, effort, no alternative (Jones, Mothersbaugh & Beatty
 * 2000, J. Retailing 76(2):259-274: barriers hold the dissatisfied above all). A barrier b takes away that share of the
 * odds of leaving: logit h' = logit h + ln(1 - b). The form is an assumption. Satisfaction still weighs as before, and
 * where most would leave, most are held.
 */
import type { Model } from '../model.ts';

/**
 * The model behind a barrier from 0 (none) to 1 (nobody can leave); values outside count as the nearer end. An opt-out
 * of 1 stays 1. At 1, a loop that was left only by opting out becomes one without exit, which solving refuses.
 */
export function withSwitchingBarrier(model: Model, barrier: number): Model {
  const kept = 1 - Math.min(1, Math.max(0, barrier));
  if (kept === 1) return model;
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      optOut: heldOptOut(touchpoint.optOut, kept),
    })),
  };
}

function heldOptOut(optOut: number, kept: number): number {
  if (optOut >= 1) return 1;
  const odds = (optOut / (1 - optOut)) * kept;
  return odds / (1 + odds);
}
