/**
 * Whom to look after first although nobody complains: at each touchpoint and in each segment, how often pain stays
 * unvoiced times the lifetime value at stake each time (silent sufferers, Goodman/TARP 1979-86). By segment, since the
 * same pain costs more where customers are worth more.
 */
import { createGridCache } from '../grid-cache.ts';
import type { GridOptions } from '../grid.ts';
import type { Model } from '../model.ts';
import { valuesAtRisk } from './value-at-risk.ts';

export interface SegmentModel {
  readonly segment: string;
  readonly model: Model;
}

export interface ServicePriority {
  readonly segment: string;
  readonly touchpointId: string;
  /** Pains met and not voiced by all arrivals of the segment together. */
  readonly unvoicedPain: number;
  /** Lifetime value at stake each time; 0 where no pain stays unvoiced. */
  readonly valuePerPain: number;
  /** Both multiplied: lifetime value at risk, all arrivals of the segment together. */
  readonly valueAtRisk: number;
}

/**
 * All visited touchpoints with pains in all segments, the highest value at risk first. Empty without any; a segment
 * without arrivals has 0 at risk.
 */
export function servicePriorities(
  segments: readonly SegmentModel[],
  options: GridOptions = {},
): ServicePriority[] {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  return segments
    .flatMap(({ segment, model }) =>
      valuesAtRisk(model, cached).map(({ touchpointId, unvoicedPain, valueAtRisk }) => ({
        segment,
        touchpointId,
        unvoicedPain: model.arrivals * unvoicedPain,
        valuePerPain: unvoicedPain > 0 ? valueAtRisk / unvoicedPain : 0,
        valueAtRisk: model.arrivals * valueAtRisk,
      })),
    )
    .sort((a, b) => b.valueAtRisk - a.valueAtRisk);
}
