/** A worker that runs blocks of a journey for the benchmark. */
import type { Runner } from '#simulation/monte-carlo/runner.ts';
import type { JourneyName } from '../journeys.ts';
import { runBlocks, runnersOf } from './blocks.ts';

export type BlockTask = Readonly<{
  journey: JourneyName;
  seed: number;
  first: number;
  count: number;
}>;

const known = new Map<string, readonly Runner[]>();

addEventListener('message', ({ data }: MessageEvent<BlockTask>) => {
  const runners = known.get(data.journey) ?? runnersOf(data.journey, 'kernel', data.seed);
  known.set(data.journey, runners);
  postMessage(runBlocks(runners, data.first, data.count));
});
