/** Whoever runs blocks fastest here; all come to the same bits. */
import type { Block } from './block.ts';
import { BlockRunner } from './block-runner.ts';
import { compiledKernel, KernelRunner } from './kernel-runner.ts';
import type { Plan } from './plan.ts';

/** Runs blocks of customers, in any order. */
export interface Runner {
  /** Runs one block; the arrays of the answer are nobody else's. */
  run(index: number): Block;
}

let known: WebAssembly.Module | null | undefined;

/** The kernel, compiled at the first call of this thread. */
function kernelHere(): WebAssembly.Module | null {
  if (known === undefined) known = compiledKernel();
  return known;
}

/** A runner for a plan: in WebAssembly where that is allowed and able, in TypeScript elsewhere. */
export function runnerFor(plan: Plan, kernel = kernelHere()): Runner {
  return kernel ? new KernelRunner(plan, kernel) : new BlockRunner(plan);
}
