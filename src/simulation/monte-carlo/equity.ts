/**
 * Customer equity over simulated customers: the lifetime value is the computed one that is shown everywhere, and only
 * what promoters bring is simulated, so chance enters by their share alone.
 */
import { customerEquity } from '../analysis/customer-equity.ts';
import { referralSlope } from '../analysis/referral-chain.ts';
import { createGridCache } from '../grid-cache.ts';
import { solveGrid, totalOf } from '../grid.ts';
import type { Model } from '../model.ts';
import { sumOf } from '../sums.ts';
import type { Block } from './block.ts';
import type { SegmentRun } from './result.ts';
import { seriesOf, weighted, type Sample } from './sample.ts';
import { errorOf, ratioOf, type Ratio } from './statistics.ts';

export interface Equity {
  /** Of all segments, with its error by the delta method: each share's error times how far the equity moves with it. */
  readonly all: Ratio;
  readonly segments: readonly SegmentRun[];
}

/**
 * @param samples all segments, also those that nobody of arrives
 * @param promotersIn how many customers of a block recommend
 */
export function equityOf(
  samples: readonly Sample[],
  promotersIn: (block: Block) => number,
): Equity {
  const blocks = Math.max(...samples.map((sample) => sample.blocks.length));
  const parts = samples.map((sample) => {
    // Nobody has been simulated where nobody arrives.
    const isEmpty = sample.blocks.length === 0;
    const series = isEmpty ? new Float64Array(blocks) : seriesOf([sample], promotersIn);
    const promoters = ratioOf(series, new Float64Array(blocks).fill(1))!;
    const { arrivals, acquisitionCost, invitations, acceptance } = sample.model;
    const perPromoter = invitations * acceptance;
    const lifetimeValue = lifetimeValueOf(sample.model);
    const referred = promoters.value * perPromoter;
    return {
      promoters,
      inputs: { id: '', arrivals, acquisitionCost, lifetimeValue, referred },
      slope: Math.max(0, arrivals) * lifetimeValue * referralSlope(referred) * perPromoter,
    };
  });
  const { equity, segments } = customerEquity(parts.map(({ inputs }) => inputs));
  const deviations = parts.reduce(
    (sum, { promoters, slope }) => sum.map((all, at) => all + slope * promoters.deviations[at]!),
    new Float64Array(blocks),
  );
  return {
    all: { value: equity, standardError: errorOf(deviations), deviations },
    segments: segments.map((own, at) => ({
      lifetimeValue: parts[at]!.inputs.lifetimeValue,
      promoters: parts[at]!.promoters.value,
      multiplier: own.multiplier,
      capped: own.capped,
      equity: own.equity,
    })),
  };
}

/** Computed lifetime value per arriving customer, of all segments. */
export function computedValue(samples: readonly Sample[]): number {
  return sumOf(weighted(samples), ({ model, weight }) => weight * lifetimeValueOf(model));
}

const knownValues = new WeakMap<Model, number>();
const tables = createGridCache();

/** Per arriving customer, as the grid computes it; remembered, since reports follow each other quickly. */
function lifetimeValueOf(model: Model): number {
  const value =
    knownValues.get(model) ?? totalOf(solveGrid(model, { cache: tables }), 'lifetimeValue');
  knownValues.set(model, value);
  return value;
}
