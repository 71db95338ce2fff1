/**
 * How much of the journey's completion and lifetime value passes through each touchpoint or comes with each partner:
 * by what would be lost without it (removal effect, Anderl et al. 2016) and by its Shapley value (Shapley 1953), which
 * unlike removal adds up. Both tell through whom value passes, not what causes it.
 */
import { createGridCache } from '../grid-cache.ts';
import type { GridOptions } from '../grid.ts';
import type { Model } from '../model.ts';
import { countedNumbers } from '../monte-carlo/random.ts';
import { journeyTotals, type JourneyTotals } from './journey-totals.ts';
import { shapleyValues, type Coalition, type ShapleyOptions } from './shapley-value.ts';
import { abandoned } from './what-if.ts';

export const CONTRIBUTION_MEASURES = ['completion', 'lifetimeValue', 'partnerTotal'] as const;
export type ContributionMeasure = (typeof CONTRIBUTION_MEASURES)[number];

export interface Contribution {
  /** Total with everybody minus total without this one, per arriving customer. */
  readonly removal: number;
  /** Its part of the whole, per arriving customer; over all of them they sum to all minus none. */
  readonly shapley: number;
  /** Shapley value over all minus none; null when that is 0. May be negative or above 1. */
  readonly shapleyShare: number | null;
  /** Of the Shapley value, by sampling; 0 when exact. */
  readonly standardError: number;
}

/** How far every coalition is solved, and how many orders are sampled beyond. */
export type SharingOptions = GridOptions & Pick<ShapleyOptions, 'exactUpTo' | 'pairs'>;

/** Up to so many every coalition is solved, unless told otherwise ... */
const EXACT_UP_TO = 12;
/** ... and of more, orders are sampled that take about so many solves. */
const SAMPLED_SOLVES = 4000;

export interface Contributions {
  /** Id of the touchpoint or of the partner. */
  readonly id: string;
  readonly measures: Readonly<Record<ContributionMeasure, Contribution>>;
  /** Whether the Shapley values are exact. */
  readonly exact: boolean;
}

/**
 * For each touchpoint, in the order of the model. Without a touchpoint, everybody who would come to it leaves there.
 * Solves the model once per coalition: 2^n times up to `exactUpTo` touchpoints (12 if not given).
 */
export function touchpointContributions(
  model: Model,
  options: SharingOptions = {},
): Contributions[] {
  const ids = model.touchpoints.map(({ id }) => id);
  return contributions(ids, (coalition) => withOnlyTouchpoints(model, coalition), options);
}

/**
 * For each partner, in order of appearance. Without a partner, its offers are not shown; purchases that customers
 * would have made anyway remain. No partners give an empty list.
 */
export function partnerContributions(model: Model, options: SharingOptions = {}): Contributions[] {
  const partners = model.touchpoints.flatMap(({ offers }) =>
    offers.flatMap(({ partner }) => partner ?? []),
  );
  const ids = [...new Set(partners)];
  return contributions(ids, (coalition) => withOnlyPartners(model, ids, coalition), options);
}

function contributions(
  ids: readonly string[],
  withOnly: (coalition: Coalition) => Model,
  options: SharingOptions,
): Contributions[] {
  const { exactUpTo = EXACT_UP_TO, pairs = SAMPLED_SOLVES / (2 * ids.length) } = options;
  const solving = { ...options, cache: options.cache ?? createGridCache() };
  const known = new Map<string, JourneyTotals>();
  const totals = (coalition: Coalition): JourneyTotals => {
    const key = coalition.map(Number).join('');
    let found = known.get(key);
    if (!found) known.set(key, (found = journeyTotals(withOnly(coalition), solving)));
    return found;
  };
  const everybody = ids.map(() => true);
  const results = CONTRIBUTION_MEASURES.map((measure) => {
    const worth = (coalition: Coalition) => totals(coalition)[measure];
    const whole = worth(everybody);
    const gain = whole - worth(ids.map(() => false));
    const { values, standardErrors, exact } = shapleyValues(ids.length, worth, {
      exactUpTo,
      pairs,
      // The same numbers for every measure, so that all are read off the same coalitions.
      uniform: countedNumbers(ids.join()),
    });
    const parts = values.map((shapley, i) => ({
      removal: whole - worth(everybody.with(i, false)),
      shapley,
      shapleyShare: gain === 0 ? null : shapley / gain,
      standardError: standardErrors[i]!,
    }));
    return { measure, parts, exact };
  });
  return ids.map((id, i) => ({
    id,
    measures: Object.fromEntries(
      results.map(({ measure, parts }) => [measure, parts[i]!]),
    ) as Record<ContributionMeasure, Contribution>,
    exact: results.every(({ exact }) => exact),
  }));
}

function withOnlyTouchpoints(model: Model, coalition: Coalition): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint, i) =>
      coalition[i] ? touchpoint : abandoned(touchpoint),
    ),
  };
}

function withOnlyPartners(model: Model, partners: readonly string[], coalition: Coalition): Model {
  const gone = new Set(partners.filter((_, i) => !coalition[i]));
  if (gone.size === 0) return model;
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      offers: touchpoint.offers.map((offer) =>
        offer.partner !== null && gone.has(offer.partner) ? { ...offer, on: false } : offer,
      ),
    })),
  };
}
