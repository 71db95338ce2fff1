/**
 * How far the results may lie from the truth because the numbers are not known: many draws of all estimates, each
 * computed anew. Nothing here says how customers differ; that is a run's matter.
 */
import type { DrawSummary } from '#simulation/analysis/draw-summary.ts';
import type { Option } from '#simulation/analysis/option.ts';
import type { Drawn } from '#simulation/desk-questions.ts';
import { RestingWork, type IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

/** Options in the order in which they are compared; the first is the one the others are held against. */
export type DrawQuestion = Pick<RunQuestion, 'records' | 'segment'> &
  Readonly<{
    options: readonly Option[];
    /** So many of the first options are what one chooses among; all if not said. */
    choices?: number | undefined;
  }>;

export type DrawTerms = Readonly<{
  seed: number;
  draws: number;
  /** Whether satisfaction by touchpoint is wanted too. */
  curves: boolean;
  /** After so long, fewer draws must do; but never fewer than `fewest`. */
  mostMs: number;
  fewest: number;
  restMs: number;
  /** How long a worker may be busy with one part of the work. */
  partMs: number;
}>;

export const DRAW_TERMS: DrawTerms = {
  seed: 1,
  draws: 400,
  curves: true,
  mostMs: 8000,
  fewest: 60,
  restMs: 400,
  partMs: 80,
};

let runs = 0;

/** So often draws begin before they count as failed. */
const MOST_ATTEMPTS = 2;

export class Uncertainty {
  readonly #desks: Desks;
  readonly #collector: Desks;
  readonly #terms: DrawTerms;
  readonly #work: RestingWork<DrawQuestion>;
  #summary = $state.raw<DrawSummary | null>(null);
  #isStale = $state.raw(true);
  #hasFailed = $state.raw(false);
  #isDone = $state.raw(false);
  #isCutShort = $state.raw(false);

  /** `collector` must have a single worker: it keeps the draws. */
  constructor(desks: Desks, collector: Desks, terms: DrawTerms = DRAW_TERMS) {
    this.#desks = desks;
    this.#collector = collector;
    this.#terms = terms;
    this.#work = new RestingWork(terms.restMs, (question, isWanted) =>
      this.#draw(question, isWanted),
    );
  }

  /** What the draws say so far; null before the first, and where the map cannot be computed. */
  get summary(): DrawSummary | null {
    return this.#summary;
  }
  /** Whether the map has changed since. */
  get isStale(): boolean {
    return this.#isStale;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }
  /** Whether fewer draws than wanted were made because they took too long. */
  get isCutShort(): boolean {
    return this.#isCutShort;
  }
  /** Share of the draws that are made, 0 to 1. */
  readonly progress = $derived.by((): number => {
    if (this.#isStale) return 0;
    return this.#isDone ? 1 : Math.min(0.99, (this.#summary?.draws ?? 0) / this.#terms.draws);
  });

  follow(question: DrawQuestion): void {
    this.#isStale = true;
    this.#work.follow(question);
  }

  /** Draws while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#work.watch();
  }

  /** What is under way is not wanted any more; what is known stays. */
  stop(): void {
    this.#work.stop();
  }

  /** What is under way is not wanted any more, nor what is known. */
  forget(): void {
    this.#work.stop();
    this.#summary = null;
    this.#isStale = true;
  }

  async #draw(question: DrawQuestion, isWanted: IsWanted): Promise<void> {
    this.#hasFailed = false;
    this.#isDone = false;
    this.#isCutShort = false;
    try {
      for (let attempt = 1; ; attempt++) {
        const { made, kept } = await this.#drawAll(question, isWanted);
        if (!isWanted()) return;
        this.#isCutShort = made < this.#terms.draws;
        if (kept) break;
        if (attempt === MOST_ATTEMPTS) throw new Error('Draws are lost');
      }
      this.#isDone = true;
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }

  /** How many draws were made, and whether all of them count: a collector that dies takes with it what it has gathered. */
  async #drawAll(question: DrawQuestion, isWanted: IsWanted) {
    const { records, segment, options, choices } = question;
    const { seed, draws, curves, partMs, mostMs, fewest } = this.#terms;
    const start = performance.now();
    const isEnough = () => next >= fewest && performance.now() - start > mostMs;
    const run = ++runs;
    let next = 0;
    let computed = 0;
    let size = 1;
    let isReporting = false;
    const collect = async (drawn: Drawn, report: boolean) => {
      computed += drawn.draws.length;
      const task = { run, drawn, report, choices };
      const summary = await this.#collector.ask('collectDraws', task, {});
      if (!report || !isWanted()) return null;
      this.#summary = summary;
      this.#isStale = false;
      return summary;
    };
    const work = async () => {
      while (next < draws && isWanted() && !isEnough()) {
        const first = next;
        const count = Math.min(size, draws - first);
        next += count;
        const began = performance.now();
        const task = { options, segment, seed, first, count, curves };
        const drawn = await this.#desks.ask('draw', task, records, { isWanted });
        if (performance.now() - began < partMs / 2) size = Math.max(size, 2 * count);
        const report = !isReporting;
        if (report) isReporting = true;
        await collect(drawn, report);
        if (report) isReporting = false;
      }
    };
    await Promise.all(Array.from({ length: this.#desks.size }, work));
    const summary = await collect({ first: next, numbers: [], draws: [] }, true);
    return { made: next, kept: (summary?.draws ?? 0) >= computed };
  }
}
