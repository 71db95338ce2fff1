/** What a segment's unhappy customers cost by warning others, who then stay away in the next period. */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import { statedNumber, type LookPart } from './look-part.ts';
import { nextArrivals, steadyArrivals } from './negative-word-of-mouth.ts';
import { sampledSegment } from './sampled-segment.ts';

export interface WarningsCost {
  /** Share of arrivals who end as detractors. */
  readonly detractors: number;
  /** Arrivals lost in the next period. */
  readonly lost: number;
  /** Their lifetime value; below 0 where they would have cost more than they bring. */
  readonly value: number;
  /** Arrivals per period at which it comes to rest, or around which it swings. */
  readonly steady: number;
}

/** Empty unless somebody is warned and put off. */
export function warningsCost(part: LookPart, grid: GridOptions): WarningsCost[] {
  const told = statedNumber(part, 'toldPerDetractor') ?? 0;
  const deterred = statedNumber(part, 'deterred') ?? 0;
  if (!(told > 0 && deterred > 0)) return [];
  const { becameCustomer, rating } = sampledSegment(part);
  const detractors = becameCustomer.value * (rating?.detractors.value ?? 0);
  const { arrivals } = part.model;
  const talk = { demand: arrivals, detractors, told, deterred };
  const lost = arrivals - nextArrivals(talk, arrivals);
  const { lifetimeValue } = forecast(part.model, { ...grid, importance: false }).journey;
  return [{ detractors, lost, value: lost * lifetimeValue, steady: steadyArrivals(talk) }];
}
