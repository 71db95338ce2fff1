/** Everything about one map that takes longer than a frame to find out, and the workers that find it out. */
import type { MapRecords } from '#domain/records.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import type { MapLens } from '#simulation/forecast-map.ts';
import { Calculations } from './calculations.svelte.ts';
import type { TotalMeasure } from './gain-measures.ts';
import { Insights } from './insights.svelte.ts';
import { Measured } from './measured.svelte.ts';
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
  readonly calculations: Calculations;
  readonly measured: Measured;

  /** @param cores how many threads the machine has; one of them is left to the page */
  constructor(startDesk: () => DeskPort, cores: number) {
    this.#desks = new WorkerPool(startDesk, Math.max(1, Math.min(MOST_WORKERS, cores - 1)));
    this.#collector = new WorkerPool(startDesk, 1);
    this.run = new Run(this.#desks, this.#collector);
    this.uncertainty = new Uncertainty(this.#desks, this.#collector);
    this.sensitivity = new Sensitivity(this.#desks);
    this.ranking = new Ranking(this.#desks, this.#collector);
    this.planning = new Planning(this.#desks, this.#collector);
    this.insights = new Insights(this.#desks);
    this.calculations = new Calculations(this.#desks, this.run);
    this.measured = new Measured(this.#desks);
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
    this.measured.follow(records);
    this.calculations.follow({ records, segment, shown, compared });
    this.insights.follow({ records, segment, shown, compared });
    this.uncertainty.follow({ records, segment, options: compared ? [shown, compared] : [shown] });
  }

  /** What one looks at as long as nobody has chosen otherwise. */
  setUsualMeasure(measure: TotalMeasure): void {
    for (const one of [this.sensitivity, this.ranking, this.planning]) one.setUsualMeasure(measure);
  }

  close(): void {
    this.run.close();
    this.uncertainty.stop();
    this.sensitivity.close();
    this.ranking.close();
    this.planning.close();
    this.insights.close();
    this.calculations.close();
    this.measured.close();
    this.#desks.close();
    this.#collector.close();
  }
}
