/**
 * What moves the share of visits in the top box (satisfaction of 9 or more) and in the bottom box (below 6.5). Boxes are
 * steps, which have no slope, so each input is changed by as much as a team could change it and the model solved again.
 * Means hide both ends; drivers of delight and of dissatisfaction are seldom the same (Mittal & Kamakura 2001).
 */
import { createGridCache } from '../grid-cache.ts';
import { solveGrid, type GridOptions } from '../grid.ts';
import type { Model, ModelTouchpoint } from '../model.ts';
import { withTouchpoint } from './what-if.ts';

export interface BoxShares {
  readonly topBox: number;
  readonly bottomBox: number;
}

/** What is changed: a point more quality, a point less promised or expected, a pain gone, an offer switched. */
export type BoxInput = 'quality' | 'promise' | 'expectation' | 'pain' | 'offer';

export interface BoxDriver {
  readonly input: BoxInput;
  /** Null for the expectation on arrival. */
  readonly touchpointId: string | null;
  /** Id of the pain or offer; null for anything else. */
  readonly itemId: string | null;
  /** Change of the shares by the change of the input, -1 to 1. */
  readonly topBox: number;
  readonly bottomBox: number;
}

export interface BoxDriverOptions extends GridOptions {
  /** Points of quality, promise and expectation to change by, within the scale; 1 if not given. */
  readonly step?: number;
  /** Id of the touchpoint whose boxes are meant; all visits of the journey if not given. */
  readonly at?: string;
}

/** Shares of visits, to one touchpoint or to all; null where nobody comes. */
export function boxShares(
  model: Model,
  { at, ...options }: BoxDriverOptions = {},
): BoxShares | null {
  const { flow, network } = solveGrid(model, options);
  const { levels } = network.lattice;
  let [visits, top, bottom] = [0, 0, 0];
  model.touchpoints.forEach(({ id }, index) => {
    if (at !== undefined && id !== at) return;
    const table = network.tables[index]!;
    for (let level = 0; level < levels; level++) {
      const mass = flow.visits[index * levels + level]!;
      if (mass === 0) continue;
      table.need(level);
      visits += mass;
      top += mass * table.topBox[level]!;
      bottom += mass * table.bottomBox[level]!;
    }
  });
  return visits > 0 ? { topBox: top / visits, bottomBox: bottom / visits } : null;
}

/**
 * Every driver, the one that moves either share most first. Empty where nobody comes. What cannot be changed (quality
 * of 10, a promise or expectation of 0) is left out; a change after which nobody comes any more counts as none.
 */
export function boxDrivers(model: Model, options: BoxDriverOptions = {}): BoxDriver[] {
  const cached = { ...options, cache: options.cache ?? createGridCache() };
  const asIs = boxShares(model, cached);
  if (!asIs) return [];
  return changesOf(model, options.step ?? 1)
    .map(({ model: changed, ...driver }) => {
      const then = boxShares(changed, cached) ?? asIs;
      return {
        ...driver,
        topBox: then.topBox - asIs.topBox,
        bottomBox: then.bottomBox - asIs.bottomBox,
      };
    })
    .sort((a, b) => strength(b) - strength(a));
}

function strength({ topBox, bottomBox }: BoxShares): number {
  return Math.max(Math.abs(topBox), Math.abs(bottomBox));
}

type Change = Pick<BoxDriver, 'input' | 'touchpointId' | 'itemId'> & { readonly model: Model };

function changesOf(model: Model, step: number): Change[] {
  const changes = model.touchpoints.flatMap((touchpoint, index) =>
    touchpointChanges(touchpoint, step).map(({ input, itemId, change }) => ({
      input,
      itemId,
      touchpointId: touchpoint.id,
      model: withTouchpoint(model, index, () => change),
    })),
  );
  if (!(model.expectation > 0)) return changes;
  const expectation = Math.max(0, model.expectation - step);
  const expecting = { input: 'expectation' as const, touchpointId: null, itemId: null };
  return [...changes, { ...expecting, model: { ...model, expectation } }];
}

function touchpointChanges(touchpoint: ModelTouchpoint, step: number) {
  const { quality, promise, pains, offers } = touchpoint;
  const changes: {
    readonly input: BoxInput;
    readonly itemId: string | null;
    readonly change: Partial<ModelTouchpoint>;
  }[] = [];
  if (quality < 10) {
    const better = Math.min(10, quality + step);
    changes.push({ input: 'quality', itemId: null, change: { quality: better } });
  }
  if (promise !== null && promise > 0) {
    const less = Math.max(0, promise - step);
    changes.push({ input: 'promise', itemId: null, change: { promise: less } });
  }
  pains.forEach(({ id }, index) => {
    const others = pains.toSpliced(index, 1);
    changes.push({ input: 'pain', itemId: id, change: { pains: others } });
  });
  offers.forEach((offer, index) => {
    const switched = offers.with(index, { ...offer, on: !offer.on });
    changes.push({ input: 'offer', itemId: offer.id, change: { offers: switched } });
  });
  return changes;
}
