import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BlockRunner } from '../../../src/simulation/monte-carlo/block-runner.ts';
import { BLOCK_SIZE, MOST_VISITS, OUTCOME } from '../../../src/simulation/monte-carlo/block.ts';
import { limitOf } from '../../../src/simulation/monte-carlo/kernel-deck.ts';
import { compiledKernel, KernelRunner } from '../../../src/simulation/monte-carlo/kernel-runner.ts';
import { planFor } from '../../../src/simulation/monte-carlo/plan.ts';
import { uniform } from '../../../src/simulation/monte-carlo/random.ts';
import { runnerFor } from '../../../src/simulation/monte-carlo/runner.ts';
import type { Model } from '../../../src/simulation/model.ts';
import { aChain, aModel, between, randomModel, rower, withPsychology } from '../models.ts';

const kernel = compiledKernel()!;

function expectSameBlocks(model: Model, seed: number, indices: readonly number[]): void {
  const plan = planFor(model, seed);
  const fast = new KernelRunner(plan, kernel);
  const plain = new BlockRunner(plan);
  for (const index of indices) expect(fast.run(index)).toEqual(plain.run(index));
}

describe('the kernel', () => {
  test('and TypeScript give identical blocks on random models', () => {
    const concentration = fc.option(between(0.5, 20));
    fc.assert(
      fc.property(
        randomModel({ size: 8, spreads: [0, 0.5, 3] }),
        concentration,
        fc.integer(),
        (model, c, seed) => {
          expectSameBlocks({ ...model, concentration: c }, seed, [0, 7, 2_000_000]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('gives the blocks of the rowing machine', () => {
    expectSameBlocks(rower(), 1, [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('takes maps without pains, offers or ways in, and those of many touchpoints', () => {
    expectSameBlocks(aModel({ touchpoints: aChain([{}]), entry: [0] }), 1, [0]);
    expectSameBlocks(aModel({ touchpoints: aChain([{ optOut: 1 }]) }), 1, [0]);
    const long = Array.from({ length: 600 }, () => ({ optOut: 0.001 }));
    expectSameBlocks(aModel({ touchpoints: aChain(long) }), 1, [0, 1]);
  });

  test('cuts off journeys without end', () => {
    const endless = aChain([{ optOut: 1e-9, next: [{ to: 0, share: 1 }] }]);
    const plan = planFor(aModel({ touchpoints: endless }), 1);
    const block = new KernelRunner(plan, kernel).run(0);
    expect(block.touchpoints[0]).toBe(BLOCK_SIZE * MOST_VISITS);
    expect(new Set(block.outcome)).toEqual(new Set([OUTCOME.unfinished]));
  });

  test('remembers the later of two extremes alike, as TypeScript does', () => {
    const touchpoints = aChain(
      [{ quality: 10 }, { quality: 5 }].map((own) => ({ ...own, optOut: 0 })),
    );
    const model = withPsychology(aModel({ touchpoints }), { surpriseWeight: 0 });
    expectSameBlocks(model, 1, [0]);
    expect(new KernelRunner(planFor(model, 1), kernel).run(0).memory[0]).toBe(5);
  });

  test('leaves what it gave alone when it goes on', () => {
    const runner = new KernelRunner(planFor(rower(), 3), kernel);
    const block = runner.run(0);
    const before = structuredClone(block);
    runner.run(1);
    expect(block).toEqual(before);
  });
});

test('a limit parts the words exactly where their numbers reach a probability', () => {
  const probability = fc.oneof(
    between(0, 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((word) => uniform(word)),
  );
  fc.assert(
    fc.property(probability, (p) => {
      const limit = limitOf(p);
      const words = [limit - 2, limit - 1, limit, limit + 1, 0, 2 ** 32 - 1];
      for (const word of words.filter((one) => one >= 0 && one < 2 ** 32)) {
        expect(word < limit).toBe(uniform(word) < p);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('a runner', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('uses the kernel where it can', () => {
    expect(runnerFor(planFor(rower(), 1))).toBeInstanceOf(KernelRunner);
  });

  test('does the same without WebAssembly', () => {
    const plan = planFor(rower(), 1);
    const plain = runnerFor(plan, null);
    expect(plain).toBeInstanceOf(BlockRunner);
    expect(plain.run(0)).toEqual(runnerFor(plan).run(0));
  });

  test('knows where WebAssembly is missing or forbidden', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(compiledKernel()).toBeNull();
    class Module {
      constructor() {
        throw new EvalError('Refused to compile');
      }
    }
    vi.stubGlobal('WebAssembly', { Module });
    expect(compiledKernel()).toBeNull();
  });
});
