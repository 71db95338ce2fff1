/**
 * Gathers the blocks of a run as they come in, in whatever order, and says what they amount to. Blocks are added up by
 * their numbers, so a result depends on how many there are, never on who simulated them.
 */
import type { Model } from '../model.ts';
import { withArrivals } from '../map-models.ts';
import type { Block } from './block.ts';
import type { RunDifference, RunResult } from './result.ts';
import type { Sample } from './sample.ts';
import { compare, summarise } from './summary.ts';

/** Blocks of one segment; none where nobody of it arrives while others do. */
export interface SegmentBlocks {
  readonly segment: string | null;
  readonly model: Model;
  readonly blocks: readonly Block[];
}

/** What a run says so far. */
export interface RunReport {
  /** Blocks of each segment that count: all up to the first that is missing. */
  readonly blocks: number;
  readonly shown: RunResult;
  readonly compared: RunResult | null;
  /** Compared minus shown. */
  readonly difference: RunDifference | null;
}

export class Collector {
  readonly #sides: readonly Map<string, { readonly model: Model; readonly blocks: Block[] }>[] = [
    new Map(),
    new Map(),
  ];

  /** Takes blocks of what is shown and, if anything is compared, the same blocks of that. */
  add(sides: readonly (readonly SegmentBlocks[])[]): void {
    sides.forEach((segments, side) => {
      for (const { segment, model, blocks } of segments) {
        const known = this.#sides[side]!;
        const key = segment ?? '';
        if (!known.has(key)) known.set(key, { model, blocks: [] });
        for (const block of blocks) known.get(key)!.blocks[block.index] = block;
      }
    });
  }

  /** What the blocks say, or null while the first one is missing. */
  report(): RunReport | null {
    const [shown, compared] = this.#sides.map((side) => [...side.values()]);
    const blocks = Math.min(
      ...[...withArrivals(shown!), ...withArrivals(compared!)].map((one) => complete(one.blocks)),
    );
    if (shown!.length === 0 || blocks === 0) return null;
    const cut = (samples: readonly Sample[]): Sample[] =>
      samples.map((sample) => ({ model: sample.model, blocks: sample.blocks.slice(0, blocks) }));
    const ours = cut(shown!);
    const theirs = compared!.length > 0 ? cut(compared!) : null;
    return {
      blocks,
      shown: summarise(ours),
      compared: theirs && summarise(theirs),
      difference: theirs && compare(ours, theirs),
    };
  }
}

/** How many blocks there are before the first gap. */
function complete(blocks: readonly (Block | undefined)[]): number {
  let count = 0;
  while (blocks[count]) count++;
  return count;
}
