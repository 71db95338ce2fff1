/** How sure the best set within a budget is, over draws of all numbers. */
import type { Band } from '#simulation/analysis/draw-summary.ts';
import type { Option } from '#simulation/analysis/option.ts';
import type { TotalMeasure } from './gain-measures.ts';
import { isNothing, turned } from './ranking-draws.svelte.ts';
import { DRAW_TERMS, Uncertainty, type DrawQuestion } from './uncertainty.svelte.ts';
import type { Desks } from './worker-pool.ts';

export type PlanDoubt = Readonly<{
  draws: number;
  /** Whether there are fewer than wanted, because they took too long. */
  isCutShort: boolean;
  /** Where 80 of 100 draws put the gain beyond having no solution at all. */
  band: Band;
  /**
   * Share of draws in which the set brings more than the second best; 'equal' where no draw tells the two apart, null
   * where there is no other set.
   */
  beatsSecond: number | 'equal' | null;
}>;

/** Of a large map fewer draws must do. */
const FEWEST_DRAWS = 20;

export class PlanDraws {
  readonly #draws: Uncertainty;

  constructor(desks: Desks, collector: Desks, draws: number) {
    const terms = { ...DRAW_TERMS, restMs: 0, draws, fewest: FEWEST_DRAWS, curves: false };
    this.#draws = new Uncertainty(desks, collector, terms);
  }

  /** Null until all draws are made. */
  doubtIn(measure: TotalMeasure): PlanDoubt | null {
    const { summary } = this.#draws;
    if (!summary || this.#draws.progress < 1) return null;
    const [, none, second] = summary.options;
    if (!none) return null;
    return {
      draws: summary.draws,
      isCutShort: this.#draws.isCutShort,
      band: turned(none.gains[measure]),
      beatsSecond: !second
        ? null
        : isNothing(second.gains[measure])
          ? 'equal'
          : 1 - second.better[measure],
    };
  }

  /** Both others are held against the best set: what is gained is what would be lost without it. */
  follow(
    { records, segment }: Pick<DrawQuestion, 'records' | 'segment'>,
    { best, none, second }: Readonly<{ best: Option; none: Option; second: Option | null }>,
  ): void {
    const options = second ? [best, none, second] : [best, none];
    this.#draws.follow({ records, segment, options });
  }

  watch(): () => void {
    return this.#draws.watch();
  }

  forget(): void {
    this.#draws.forget();
  }
}
