/** Where what customers remember comes from: at which touchpoint their peak lies, and where their journey ends. */
import type { Model } from '../model.ts';
import { partsOf, tableById } from '../sums.ts';
import { planFor } from './plan.ts';
import { firstStories } from './story.ts';

/** Shares by touchpoint of those whose rating counts, the customers; each of the two sums to 1. */
export interface Remembered {
  readonly peak: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
}

/** One segment's model with the seed of its customers. */
export interface Remembering {
  readonly model: Model;
  readonly seed: number;
}

/**
 * Over the first customers of each segment, as many of each as it has of the arrivals; null where nobody becomes a customer.
 *
 * @param customers how many stories are read in all, about
 */
export function rememberedOf(
  segments: readonly Remembering[],
  customers: number,
): Remembered | null {
  const parts = partsOf(segments.map(({ model }) => model.arrivals));
  const peak = tableById<number>();
  const end = tableById<number>();
  let count = 0;
  for (const [at, { model, seed }] of segments.entries()) {
    const wanted = Math.round(parts[at]! * customers);
    const stories = [...firstStories(planFor(model, seed), wanted)];
    // Where fewer are told than were wanted, each stands for more.
    const weight = wanted / stories.length;
    for (const story of stories) {
      if (story.peak === null || story.rating === null) continue;
      const highest = story.encounters[story.peak]!.touchpoint;
      const last = story.encounters.at(-1)!.touchpoint;
      peak[highest] = (peak[highest] ?? 0) + weight;
      end[last] = (end[last] ?? 0) + weight;
      count += weight;
    }
  }
  if (count === 0) return null;
  return { peak: shares(peak, count), end: shares(end, count) };
}

function shares(counts: Readonly<Record<string, number>>, all: number): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, count / all]));
}
