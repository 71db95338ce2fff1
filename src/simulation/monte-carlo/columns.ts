/** What a block runner keeps: of every customer of the block, and of the group that is served at present. */
import {
  BLOCK_SIZE,
  emptyBlock,
  OFFER_SUMS,
  TOUCHPOINT_SUMS,
  type Block,
  type TouchpointSum,
} from './block.ts';
import type { Plan } from './plan.ts';

const SUM_AT = Object.fromEntries(TOUCHPOINT_SUMS.map((name, at) => [name, at])) as Readonly<
  Record<TouchpointSum, number>
>;

/** What is summed up of all that a group feels, in this order. */
export const FELT_SUMS = [
  'quality',
  'expectation',
  'reference',
  'felt',
  'satisfaction',
] as const satisfies readonly TouchpointSum[];

/** What came of an offer: 0 nothing, shown, bought, or both. */
export const DEAL = { shown: 1, bought: 2 } as const;

export class Columns {
  readonly plan: Plan;
  /** What the block leaves behind. */
  block: Block;
  /** Number of the block's first customer. */
  first = 0;
  /** Customers who stand at each touchpoint, and how many. */
  readonly queues: readonly Int32Array[];
  readonly waiting: Int32Array;
  /** Visits of each customer at each touchpoint. */
  readonly seen: Uint16Array;
  readonly inStage: Uint8Array;
  readonly bought: Uint8Array;

  // Per customer, what goes along.
  readonly expectation = new Float64Array(BLOCK_SIZE);
  readonly worth = new Float64Array(BLOCK_SIZE);
  readonly visits = new Int32Array(BLOCK_SIZE);
  readonly peak = new Float64Array(BLOCK_SIZE);
  readonly end = new Float64Array(BLOCK_SIZE);

  // Per member of the group that is served at present.
  readonly members = new Int32Array(BLOCK_SIZE);
  readonly visit = new Int32Array(BLOCK_SIZE);
  readonly leaving = new Int32Array(BLOCK_SIZE);
  readonly path = new Int32Array(BLOCK_SIZE);
  readonly noise = new Int32Array(BLOCK_SIZE);
  readonly optOut = new Float64Array(BLOCK_SIZE);
  readonly shift = new Float64Array(BLOCK_SIZE);
  readonly cost = new Float64Array(BLOCK_SIZE);
  readonly bad = new Uint8Array(BLOCK_SIZE);
  readonly earned = new Float64Array(BLOCK_SIZE);
  readonly earnedPartner = new Float64Array(BLOCK_SIZE);
  readonly passed = new Uint8Array(BLOCK_SIZE);
  /** Of DEAL, for each offer of the touchpoint. */
  readonly deals: Uint8Array;

  readonly sums = new LaneSums();
  /** The words of the last draw. */
  readonly word = new Int32Array(4);

  constructor(plan: Plan) {
    const { count } = plan.touchpoints;
    this.plan = plan;
    this.block = emptyBlock(plan, 0);
    this.queues = Array.from({ length: count }, () => new Int32Array(BLOCK_SIZE));
    this.waiting = new Int32Array(count);
    this.seen = new Uint16Array(count * BLOCK_SIZE);
    this.inStage = new Uint8Array(plan.model.stages.length * BLOCK_SIZE);
    this.bought = new Uint8Array(plan.offers.onceCount * BLOCK_SIZE);
    const most = Math.max(0, ...plan.model.touchpoints.map(({ offers }) => offers.length));
    this.deals = new Uint8Array(most * BLOCK_SIZE);
  }

  /** Puts a customer into the queue of a touchpoint. */
  send(slot: number, touchpoint: number): void {
    this.queues[touchpoint]![this.waiting[touchpoint]!++] = slot;
  }

  /** Takes everybody out of the queue of a touchpoint, as the group to be served; how many they are. */
  gather(touchpoint: number): number {
    const count = this.waiting[touchpoint]!;
    this.members.set(this.queues[touchpoint]!.subarray(0, count));
    this.waiting[touchpoint] = 0;
    return count;
  }

  /** Adds to one of the block's sums. */
  add(touchpoint: number, name: TouchpointSum, amount: number): void {
    this.block.touchpoints[touchpoint * TOUCHPOINT_SUMS.length + SUM_AT[name]]! += amount;
  }
}

/**
 * Sums over the members of a group, in the order of the kernel: members in even and in odd places apart, then the two
 * together.
 */
class LaneSums {
  /** Member k adds to sum number n at `2 * n + (k & 1)`. */
  readonly lanes = new Float64Array(2 * Math.max(FELT_SUMS.length, OFFER_SUMS.length));

  /** All sums at 0. */
  cleared(): Float64Array {
    return this.lanes.fill(0);
  }

  total(sum: number): number {
    return this.lanes[2 * sum]! + this.lanes[2 * sum + 1]!;
  }
}
