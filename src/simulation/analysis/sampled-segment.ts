/** Simulated customers of one segment, for what only they can say: who recommends, who warns, and what all are worth. */
import type { SegmentModel } from '../map-models.ts';
import { planFor } from '../monte-carlo/plan.ts';
import { wordFor } from '../monte-carlo/random.ts';
import type { RunResult } from '../monte-carlo/result.ts';
import { runnerFor } from '../monte-carlo/runner.ts';
import { summarise } from '../monte-carlo/summary.ts';

/** The customers a run begins with, so that both say the same. */
const SEED = 1;
const BLOCKS = 24;

/** What 24,576 customers of the segment say; the same ones for every model of it. */
export function sampledSegment({ segment, model }: SegmentModel): RunResult {
  const runner = runnerFor(planFor(model, wordFor(SEED, segment ?? '')));
  const blocks = Array.from({ length: BLOCKS }, (_, at) => runner.run(at));
  return summarise([{ model, blocks }]);
}
