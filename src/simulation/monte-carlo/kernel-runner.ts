/** Runs blocks of customers in WebAssembly, by the kernel that the build makes of the folder kernel/. */
import { BLOCK_SIZE, OFFER_SUMS, TOUCHPOINT_SUMS, type Block } from './block.ts';
import { deckOf } from './kernel-deck.ts';
import kernel from './kernel/index.ts?inline';
import type { Plan } from './plan.ts';

/** What the kernel gives: functions, and addresses of what a run leaves behind. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  reserve(numbers: number): number;
  layOut(numbers: number): void;
  run(firstCustomer: number): void;
  readonly touchpointSums: WebAssembly.Global<'i32'>;
  readonly offerSums: WebAssembly.Global<'i32'>;
  readonly stageSums: WebAssembly.Global<'i32'>;
  readonly lifetimeValue: WebAssembly.Global<'i32'>;
  readonly partners: WebAssembly.Global<'i32'>;
  readonly felt: WebAssembly.Global<'i32'>;
  readonly remembered: WebAssembly.Global<'i32'>;
  readonly rating: WebAssembly.Global<'i32'>;
  readonly customer: WebAssembly.Global<'i32'>;
  readonly outcome: WebAssembly.Global<'i32'>;
}

/** The kernel compiled for this machine; null where WebAssembly is forbidden or has no SIMD. */
export function compiledKernel(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(kernel), (one) => one.charCodeAt(0)));
  } catch {
    return null;
  }
}

export class KernelRunner {
  readonly #plan: Plan;
  readonly #kernel: Kernel;

  /** Throws a WebAssembly.RuntimeError where there is not enough memory. */
  constructor(plan: Plan, module: WebAssembly.Module) {
    this.#plan = plan;
    this.#kernel = new WebAssembly.Instance(module).exports as unknown as Kernel;
    const deck = deckOf(plan);
    const address = this.#kernel.reserve(deck.length);
    new Float64Array(this.#kernel.memory.buffer, address, deck.length).set(deck);
    this.#kernel.layOut(deck.length);
  }

  /** Runs one block; the arrays of the answer are nobody else's. */
  run(index: number): Block {
    const { touchpoints, offers, model } = this.#plan;
    const from = this.#kernel;
    from.run(index * BLOCK_SIZE);
    const { buffer } = from.memory;
    const numbers = (at: WebAssembly.Global<'i32'>, length: number) =>
      new Float64Array(buffer, at.value, length).slice();
    const bytes = (at: WebAssembly.Global<'i32'>) =>
      new Uint8Array(buffer, at.value, BLOCK_SIZE).slice();
    return {
      index,
      touchpoints: numbers(from.touchpointSums, touchpoints.count * TOUCHPOINT_SUMS.length),
      offers: numbers(from.offerSums, offers.count * OFFER_SUMS.length),
      stages: numbers(from.stageSums, model.stages.length),
      lifetimeValue: numbers(from.lifetimeValue, BLOCK_SIZE),
      partners: numbers(from.partners, BLOCK_SIZE),
      felt: numbers(from.felt, BLOCK_SIZE),
      memory: numbers(from.remembered, BLOCK_SIZE),
      rating: new Int8Array(buffer, from.rating.value, BLOCK_SIZE).slice(),
      customer: bytes(from.customer),
      outcome: bytes(from.outcome),
    };
  }
}
