/** The work of one run: parts go out to whoever is free, and what comes back is gathered. */
import type { Finding } from '#domain/finding.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Option } from '#simulation/analysis/option.ts';
import { buffersOf } from '#simulation/monte-carlo/block.ts';
import type { RunReport, SegmentBlocks } from '#simulation/monte-carlo/collector.ts';
import type { IsWanted } from './resting-work.ts';
import type { Desks } from './worker-pool.ts';

/** What is shown, the option it is compared with, if any, and the segment through which both are seen. */
export type RunQuestion = Readonly<{
  records: MapRecords;
  segment: RecordId | null;
  shown: Option;
  compared: Option | null;
}>;

export type RunTerms = Readonly<{
  seed: number;
  /** Blocks after which one first asks whether that is enough. */
  fewest: number;
  /** Blocks of each segment at which a run ends in any case. */
  most: number;
  /** Standard error of the lifetime value, as a part of it, that is small enough. */
  precision: number;
  /** How long the map must rest. */
  restMs: number;
  /** How long a worker may be busy with one part of the work. */
  partMs: number;
}>;

/** Counts runs, so that a collector tells them apart. */
let runs = 0;

export type RunWatcher = Readonly<{
  isWanted: IsWanted;
  /** Takes a report and gives the number of blocks to aim at. */
  report: (report: RunReport) => number;
}>;

export class RunWork {
  readonly #question: RunQuestion;
  readonly #run = ++runs;
  readonly #desks: Desks;
  readonly #collector: Desks;
  readonly #terms: RunTerms;
  readonly #watcher: RunWatcher;
  #next = 0;
  #target: number;
  #findings: readonly Finding[] | null = null;
  /** Blocks of one part; learnt from how long they take. */
  #partSize = 1;
  #isReporting = false;

  constructor(
    question: RunQuestion,
    desks: Desks,
    collector: Desks,
    terms: RunTerms,
    watcher: RunWatcher,
  ) {
    this.#question = question;
    this.#desks = desks;
    this.#collector = collector;
    this.#terms = terms;
    this.#watcher = watcher;
    this.#target = terms.fewest;
  }

  /** Resolves with why nothing could be simulated, or null. */
  async finish(): Promise<readonly Finding[] | null> {
    for (;;) {
      const hands = Array.from({ length: this.#desks.size }, () => this.#work());
      await Promise.all(hands);
      if (!this.#watcher.isWanted() || this.#findings) return this.#findings;
      const known = await this.#report([], true);
      // A collector that died took with it what it had gathered.
      if (this.#watcher.isWanted() && known < this.#next) throw new Error('Customers are lost');
      if (this.#next >= this.#target || !this.#watcher.isWanted()) return null;
    }
  }

  /** One pair of hands: takes part after part until there is nothing left to take. */
  async #work(): Promise<void> {
    const { records, segment, shown, compared } = this.#question;
    const options = compared ? [shown, compared] : [shown];
    while (this.#next < this.#target && this.#watcher.isWanted() && !this.#findings) {
      const first = this.#next;
      const count = Math.min(this.#partSize, this.#target - first);
      this.#next += count;
      const task = { options, segment, seed: this.#terms.seed, first, count };
      const began = performance.now();
      const { isWanted } = this.#watcher;
      const answer = await this.#desks.ask('simulate', task, records, { isWanted });
      const took = performance.now() - began;
      if (!this.#watcher.isWanted()) return;
      if (answer.status === 'impossible') {
        this.#findings = answer.findings;
        return;
      }
      if (took < this.#terms.partMs / 2) this.#partSize = Math.max(this.#partSize, 2 * count);
      await this.#report(answer.sides, false);
    }
  }

  /** Hands blocks on, and asks what all of them say unless that is being worked out already. Resolves with their number. */
  async #report(sides: readonly (readonly SegmentBlocks[])[], must: boolean): Promise<number> {
    const report = must || !this.#isReporting;
    if (report) this.#isReporting = true;
    const transfer = sides.flat().flatMap(({ blocks }) => blocks.flatMap(buffersOf));
    const task = { run: this.#run, sides, report };
    const said = this.#collector.ask('collect', task, {}, { transfer });
    if (!report) {
      await said;
      return 0;
    }
    const found = await said;
    this.#isReporting = false;
    if (found && this.#watcher.isWanted()) this.#target = this.#watcher.report(found);
    return found?.blocks ?? 0;
  }
}
