/** What a run says, and by how much two runs of the same customers differ. */
import { isDetractor, isPromoter, netPromoterScoreOf } from '../analysis/net-promoter-score.ts';
import { referralMultiplier } from '../analysis/referral-chain.ts';
import { withArrivals } from '../map-models.ts';
import { BLOCK_SIZE, OUTCOME, type Block } from './block.ts';
import { equityOf } from './equity.ts';
import { distributionOf, type Group } from './distribution.ts';
import {
  differencesOf,
  figuresOf,
  measured,
  stageRatios,
  touchpointRatios,
  type Places,
} from './places.ts';
import type { Rating, Referral, RunDifference, RunResult } from './result.ts';
import { seriesOf, weighted, type Sample } from './sample.ts';
import { differenceOf, ratioOf, sum, type Measured, type Ratio } from './statistics.ts';

/** Everything about one run. Throws a RangeError when nothing has been simulated. */
export function summarise(all: readonly Sample[]): RunResult {
  const samples = withArrivals(all);
  const journey = journeyRatios(samples);
  const groups = weighted(samples).map(groupOf);
  const equity = equityOf(all, promotersIn);
  return {
    customers: samples.reduce((total, { blocks }) => total + blocks.length * BLOCK_SIZE, 0),
    lifetimeValue: { ...meanWithError(groups), ...distributionOf(groups) },
    partners: measured(journey.partners),
    experienceSum: measured(journey.experienceSum),
    memory: journey.memory && measured(journey.memory),
    memoryOfCustomers: journey.memoryOfCustomers && measured(journey.memoryOfCustomers),
    completion: measured(journey.completion),
    unfinished: sum(journey.unfinished) / journey.unfinished.length,
    becameCustomer: measured(journey.becameCustomer),
    rating: ratingOf(samples, journey),
    referral: referralOf(samples),
    customerEquity: measured(equity.all),
    segments: equity.segments,
    stages: figuresOf(stageRatios(samples)),
    touchpoints: figuresOf(touchpointRatios(samples)),
  };
}

/** Second minus first. Both must hold the same numbers of blocks of the same segments, run with one seed. */
export function compare(first: readonly Sample[], second: readonly Sample[]): RunDifference {
  const one = journeyRatios(withArrivals(first));
  const other = journeyRatios(withArrivals(second));
  const between = (a: Ratio | null, b: Ratio | null) => a && b && differenceOf(a, b);
  const places = (of: (samples: readonly Sample[]) => Places) =>
    differencesOf(of(withArrivals(first)), of(withArrivals(second)));
  return {
    lifetimeValue: differenceOf(one.lifetimeValue, other.lifetimeValue),
    partners: differenceOf(one.partners, other.partners),
    experienceSum: differenceOf(one.experienceSum, other.experienceSum),
    memory: between(one.memory, other.memory),
    completion: differenceOf(one.completion, other.completion),
    net: between(one.net, other.net),
    customerEquity: differenceOf(
      equityOf(first, promotersIn).all,
      equityOf(second, promotersIn).all,
    ),
    stages: places(stageRatios),
    touchpoints: places(touchpointRatios),
  };
}

function journeyRatios(samples: readonly Sample[]) {
  const arrivals = seriesOf(samples, () => BLOCK_SIZE);
  const per = (series: Float64Array) => ratioOf(series, arrivals)!;
  const counted = (of: (block: Block, slot: number) => boolean) =>
    seriesOf(samples, (block) => countIn(block, of));
  const asked = counted(isAsked);
  const promoters = counted(recommends);
  const detractors = counted(warns);
  const remembers = counted(hasMemory);
  const bought = counted(isCustomer);
  return {
    lifetimeValue: per(seriesOf(samples, (block) => sum(block.lifetimeValue))),
    partners: per(seriesOf(samples, (block) => sum(block.partners))),
    experienceSum: per(seriesOf(samples, (block) => sum(block.felt))),
    memory: ratioOf(
      seriesOf(samples, (block) => memoryIn(block, hasMemory)),
      remembers,
    ),
    memoryOfCustomers: ratioOf(
      seriesOf(samples, (block) => memoryIn(block, isCustomer)),
      bought,
    ),
    completion: per(counted(({ outcome }, slot) => outcome[slot] === OUTCOME.completed)),
    unfinished: counted(({ outcome }, slot) => outcome[slot] === OUTCOME.unfinished),
    becameCustomer: per(counted(({ customer }, slot) => customer[slot] === 1)),
    promoters: ratioOf(promoters, asked),
    detractors: ratioOf(detractors, asked),
    net: ratioOf(
      promoters.map((own, block) => own - detractors[block]!),
      asked,
    ),
  };
}

const isAsked = ({ rating }: Block, slot: number) => rating[slot]! >= 0;
const recommends = ({ rating }: Block, slot: number) => isPromoter(rating[slot]!);
const warns = ({ rating }: Block, slot: number) => rating[slot]! >= 0 && isDetractor(rating[slot]!);
const hasMemory = ({ memory }: Block, slot: number) => !Number.isNaN(memory[slot]);
const isCustomer = (block: Block, slot: number) =>
  block.customer[slot] === 1 && hasMemory(block, slot);

function countIn(block: Block, of: (block: Block, slot: number) => boolean): number {
  let count = 0;
  for (let slot = 0; slot < BLOCK_SIZE; slot++) if (of(block, slot)) count++;
  return count;
}

const promotersIn = (block: Block) => countIn(block, recommends);

function memoryIn(block: Block, of: (block: Block, slot: number) => boolean): number {
  let total = 0;
  for (let slot = 0; slot < BLOCK_SIZE; slot++) if (of(block, slot)) total += block.memory[slot]!;
  return total;
}

function ratingOf(
  samples: readonly Sample[],
  { promoters, detractors, net }: ReturnType<typeof journeyRatios>,
): Rating | null {
  if (!promoters || !detractors || !net) return null;
  const counts = Array.from({ length: 11 }, (_, answer) =>
    sum(seriesOf(samples, (block) => countIn(block, ({ rating }, at) => rating[at] === answer))),
  );
  const all = sum(counts);
  return {
    shares: counts.map((count) => count / all),
    promoters: measured(promoters),
    detractors: measured(detractors),
    net: { value: netPromoterScoreOf(counts)!.score / 100, standardError: net.standardError },
  };
}

/** m = promoters per arrival x invitations x acceptance, and what comes of it (Dwass 1969). */
function referralOf(samples: readonly Sample[]): Referral {
  const brought = seriesOf(
    samples,
    (block, { model }) => promotersIn(block) * model.invitations * model.acceptance,
  );
  const perArrival = sum(brought) / brought.length;
  return { perArrival, ...referralMultiplier(perArrival) };
}

function groupOf({ blocks, weight }: Sample & { readonly weight: number }): Group {
  const sorted = new Float64Array(blocks.length * BLOCK_SIZE);
  blocks.forEach(({ lifetimeValue }, at) => sorted.set(lifetimeValue, at * BLOCK_SIZE));
  return { sorted: sorted.sort(), weight };
}

/** The mean over all groups; its error comes from the spread between customers, each group being drawn on its own. */
function meanWithError(groups: readonly Group[]): Measured {
  let value = 0;
  let variance = 0;
  for (const { sorted, weight } of groups) {
    const mean = sum(sorted) / sorted.length;
    let squares = 0;
    for (const own of sorted) squares += (own - mean) ** 2;
    value += weight * mean;
    variance += (weight * weight * squares) / (sorted.length * (sorted.length - 1));
  }
  return { value, standardError: Math.sqrt(variance) };
}
