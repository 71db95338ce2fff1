/**
 * A run of simulated customers for what is shown now: it starts by itself when the map rests, shows what it knows after
 * the first customers, and refines that until chance hardly moves it any more.
 */
import type { Finding } from '#domain/finding.ts';
import type { RecordId } from '#domain/records.ts';
import { BLOCK_SIZE } from '#simulation/monte-carlo/block.ts';
import { blocksForValue } from '#simulation/analysis/sample-size.ts';
import type { RunReport } from '#simulation/monte-carlo/collector.ts';
import type { Remembered } from '#simulation/monte-carlo/remembered.ts';
import type { Story } from '#simulation/monte-carlo/story.ts';
import { RestingWork, type IsWanted } from './resting-work.ts';
import { RunWork, type RunQuestion, type RunTerms, type RunWatcher } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type RunStatus = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

export const RUN_TERMS: RunTerms = {
  seed: 1,
  fewest: 24,
  most: 128,
  precision: 0.01,
  restMs: 250,
  partMs: 60,
};

/** So often a run begins before it counts as failed. */
const MOST_ATTEMPTS = 2;

/** Stories that are read for where peaks and ends lie; shares are then good to about two in a hundred. */
const STORIES = 2000;

export class Run {
  readonly #desks: Desks;
  readonly #collector: Desks;
  readonly #terms: RunTerms;
  readonly #work: RestingWork<RunQuestion>;
  #status = $state.raw<RunStatus>('waiting');
  #report = $state.raw<RunReport | null>(null);
  #findings = $state.raw<readonly Finding[] | null>(null);
  #target = $state.raw(0);
  #isStale = $state.raw(false);
  #remembered = $state.raw<Remembered | null>(null);

  /** `collector` must have a single worker: it keeps the customers of the run. */
  constructor(desks: Desks, collector: Desks, terms: RunTerms = RUN_TERMS) {
    this.#desks = desks;
    this.#collector = collector;
    this.#terms = terms;
    this.#target = terms.fewest;
    this.#work = new RestingWork(terms.restMs, (question, isWanted) =>
      this.#simulate(question, isWanted),
    );
    this.#work.watch(); // ratings stand among the key figures, which are always in view
  }

  get status(): RunStatus {
    return this.#status;
  }
  /** What the customers simulated so far say; that of the map as it was before, while `isStale`. */
  get report(): RunReport | null {
    return this.#report;
  }
  /** Why there is nothing to simulate, or null. */
  get findings(): readonly Finding[] | null {
    return this.#findings;
  }
  /** Where peaks and ends lie; comes a moment after the run, and goes with the next one. */
  get remembered(): Remembered | null {
    return this.#isStale ? null : this.#remembered;
  }
  get isStale(): boolean {
    return this.#isStale;
  }
  get seed(): number {
    return this.#terms.seed;
  }
  /** Share of the work that is done, as far as one can tell. 0 to 1. */
  readonly progress = $derived.by(() =>
    this.#status === 'done' ? 1 : Math.min(1, (this.#report?.blocks ?? 0) / this.#target),
  );
  /** Whether the run ended at the most customers it may have before chance was small enough. */
  readonly isCapped = $derived.by(
    () =>
      this.#status === 'done' &&
      this.#report?.blocks === this.#terms.most &&
      this.#wanted(this.#report) > this.#terms.most,
  );
  /** The most customers of one segment that a run may have. */
  get most(): number {
    return this.#terms.most * BLOCK_SIZE;
  }

  /** Takes note of what is shown now, and simulates it once nothing changes any more. */
  follow(question: RunQuestion): void {
    this.#isStale = true;
    this.#work.follow(question);
  }

  /** Starts anew with what is shown now. Resolves when the run is done, cancelled or overtaken. */
  start(): Promise<void> {
    return this.#work.begin();
  }

  async #simulate(question: RunQuestion, isWanted: IsWanted): Promise<void> {
    this.#status = 'running';
    this.#remembered = null;
    this.#target = this.#terms.fewest;
    const report = (said: RunReport) => this.#take(said);
    const watcher = { isWanted, report };
    try {
      const findings = await this.#finish(question, watcher);
      if (!isWanted()) return;
      if (findings) {
        this.#report = null;
        this.#findings = findings;
        this.#isStale = false;
      }
      this.#status = 'done';
      await this.#remember(question, isWanted);
    } catch {
      if (isWanted()) this.#status = 'failed';
    }
  }

  /** A run whose customers are lost with the worker that kept them begins once more, and meets the same customers. */
  async #finish(question: RunQuestion, watcher: RunWatcher): Promise<readonly Finding[] | null> {
    for (let attempt = 1; ; attempt++) {
      let isOver = false;
      const own = { ...watcher, isWanted: () => !isOver && watcher.isWanted() };
      const work = new RunWork(question, this.#desks, this.#collector, this.#terms, own);
      try {
        return await work.finish();
      } catch (error) {
        isOver = true;
        if (attempt === MOST_ATTEMPTS || !watcher.isWanted()) throw error;
      }
    }
  }

  async #remember(question: RunQuestion, isWanted: IsWanted): Promise<void> {
    const { records, segment, shown } = question;
    const task = { option: shown, segment, seed: this.#terms.seed, customers: STORIES };
    const asked = this.#desks.ask('remembered', task, records, { isWanted });
    // A run that is done stays done; without an answer there are no marks.
    const remembered = await asked.catch(() => null);
    if (isWanted()) this.#remembered = remembered;
  }

  #take(report: RunReport): number {
    this.#report = report;
    this.#findings = null;
    this.#isStale = false;
    const { fewest, most } = this.#terms;
    this.#target = Math.min(most, Math.max(fewest, this.#wanted(report)));
    return this.#target;
  }

  /** Stops at what is known. */
  cancel(): void {
    if (this.#status !== 'running') return;
    this.#work.stop();
    this.#status = 'cancelled';
  }

  /** Tells what happens to one customer of a segment: of the one shown, if none is named. */
  async story(customer: number, named?: RecordId | null): Promise<Story | null> {
    const { question } = this.#work;
    if (!question) return null;
    const { records, shown, segment: seen } = question;
    const task = {
      option: shown,
      segment: named === undefined ? seen : named,
      seed: this.#terms.seed,
      customer,
    };
    return this.#desks.ask('story', task, records);
  }

  close(): void {
    this.#work.stop();
  }

  #wanted({ blocks, shown }: RunReport): number {
    return blocksForValue(shown.lifetimeValue, blocks, this.#terms.precision);
  }
}
