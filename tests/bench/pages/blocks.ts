/** Runs blocks of a journey, as many of each segment. */
import { BLOCK_SIZE } from '#simulation/monte-carlo/block.ts';
import { planFor } from '#simulation/monte-carlo/plan.ts';
import { runnerFor, type Runner } from '#simulation/monte-carlo/runner.ts';
import { journeyNamed, type JourneyName } from '../journeys.ts';

export type Engine = 'kernel' | 'typescript';

/** What some blocks came to. */
export type Ran = Readonly<{ customers: number; seconds: number; lifetimeValues: number[] }>;

/** A runner of each segment. */
export function runnersOf(journey: JourneyName, engine: Engine, seed: number): Runner[] {
  return journeyNamed(journey).map((model) => {
    const plan = planFor(model, seed);
    return engine === 'kernel' ? runnerFor(plan) : runnerFor(plan, null);
  });
}

/** Runs blocks from `first` on; the mean lifetime value of each segment is part of the answer. */
export function runBlocks(runners: readonly Runner[], first: number, count: number): Ran {
  const start = performance.now();
  const sums = runners.map((runner) => {
    let sum = 0;
    for (let index = first; index < first + count; index++) {
      for (const value of runner.run(index).lifetimeValue) sum += value;
    }
    return sum;
  });
  const seconds = (performance.now() - start) / 1000;
  const each = count * BLOCK_SIZE;
  return {
    customers: each * runners.length,
    seconds,
    lifetimeValues: sums.map((sum) => sum / each),
  };
}
