/** The simulated customers of a map: the blocks of each of its segments, and figures over all of them as series of blocks. */
import type { Model } from '../model.ts';
import { BLOCK_SIZE, TOUCHPOINT_SUMS, type Block, type TouchpointSum } from './block.ts';

/** What one segment's customers did. */
export interface Sample {
  readonly model: Model;
  /** Blocks 0, 1, 2 and so on; all samples of a map that have arrivals have equally many. */
  readonly blocks: readonly Block[];
}

/** Segments with their shares of the arrivals; without any arrivals at all they weigh the same. */
export function weighted(samples: readonly Sample[]): (Sample & { readonly weight: number })[] {
  const arrivals = samples.reduce((sum, { model }) => sum + model.arrivals, 0);
  return samples.map((sample) => ({
    ...sample,
    weight: arrivals > 0 ? sample.model.arrivals / arrivals : 1 / samples.length,
  }));
}

/** One number per block: the mean over segments of what `read` finds in a block, per arriving customer. */
export function seriesOf(
  samples: readonly Sample[],
  read: (block: Block, sample: Sample) => number,
): Float64Array {
  const parts = weighted(samples);
  return Float64Array.from({ length: parts[0]?.blocks.length ?? 0 }, (_, at) =>
    parts.reduce((sum, part) => sum + (part.weight * read(part.blocks[at]!, part)) / BLOCK_SIZE, 0),
  );
}

const SUM_AT = new Map(TOUCHPOINT_SUMS.map((name, at) => [name, at]));

/** One number per block: a sum over the given touchpoints, per arriving customer. */
export function touchpointSeries(
  samples: readonly Sample[],
  ids: readonly string[],
  name: TouchpointSum,
): Float64Array {
  const at = SUM_AT.get(name)!;
  const places = new Map(
    samples.map(({ model }) => {
      const indices = indicesOf(model);
      const found = ids.map((id) => indices.get(id)).filter((index) => index !== undefined);
      return [model, found.map((index) => index * TOUCHPOINT_SUMS.length + at)];
    }),
  );
  return seriesOf(samples, ({ touchpoints }, { model }) =>
    places.get(model)!.reduce((sum, place) => sum + touchpoints[place]!, 0),
  );
}

const knownIndices = new WeakMap<Model, ReadonlyMap<string, number>>();

/** Where in its model each touchpoint stands, by id. */
function indicesOf(model: Model): ReadonlyMap<string, number> {
  const indices =
    knownIndices.get(model) ?? new Map(model.touchpoints.map(({ id }, index) => [id, index]));
  knownIndices.set(model, indices);
  return indices;
}
