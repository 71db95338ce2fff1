/** Everything about one map that takes longer than a frame to find out, and the workers that find it out. */
import type { MapRecords } from '#domain/records.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import type { MapLens } from '#simulation/forecast-map.ts';
import { Insights } from './insights.svelte.ts';
import { Planning } from './planning.svelte.ts';
import { Ranking } from './ranking.svelte.ts';
import { Run } from './run.svelte.ts';
import { Sensitivity } from './sensitivity.svelte.ts';
import { Uncertainty } from './uncertainty.svelte.ts';
import { WorkerPool, type DeskPort } from './worker-pool.ts';

/** More than so many workers hardly make a run shorter and cost memory each. */
const MOST_WORKERS = 8;

export class Analysis {
  readonly #desks: WorkerPool;
  /** One worker that keeps what belongs together. */
  readonly #collector: WorkerPool;
  readonly run: Run;
  readonly uncertainty: Uncertainty;
  readonly sensitivity: Sensitivity;
  readonly ranking: Ranking;
  readonly planning: Planning;
  readonly insights: Insights;

  /** @param cores how many threads the machine has; one of them is left to the page */
  constructor(startDesk: () => DeskPort, cores: number) {
    this.#desks = new WorkerPool(startDesk, Math.max(1, Math.min(MOST_WORKERS, cores - 1)));
    this.#collector = new WorkerPool(startDesk, 1);
    this.run = new Run(this.#desks, this.#collector);
    this.uncertainty = new Uncertainty(this.#desks, this.#collector);
    this.sensitivity = new Sensitivity(this.#desks);
    this.ranking = new Ranking(this.#desks, this.#collector);
    this.planning = new Planning(this.#desks);
    this.insights = new Insights(this.#desks);
  }

  /** Takes note of what is shown now. */
  follow(records: MapRecords, shownLens: MapLens, comparedLens: MapLens | null): void {
    const { segment } = shownLens;
    const shown = optionOf(records, shownLens.scenario);
    const compared = comparedLens && optionOf(records, comparedLens.scenario);
    this.run.follow({ records, segment, shown, compared });
    this.sensitivity.follow({ records, segment, shown });
    this.ranking.follow({ records, segment, shown });
    this.planning.follow({ records, segment, shown });
    this.insights.follow({ records, segment, shown });
    this.uncertainty.follow({ records, segment, options: compared ? [shown, compared] : [shown] });
  }

  close(): void {
    this.run.close();
    this.uncertainty.close();
    this.sensitivity.close();
    this.ranking.close();
    this.planning.close();
    this.insights.close();
    this.#desks.close();
    this.#collector.close();
  }
}
