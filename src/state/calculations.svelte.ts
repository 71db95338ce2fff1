/** How the figure that is explained is calculated for what is shown now, and which inputs the whole map rests on. */
import { find } from '#domain/queries/of-kind.ts';
import type {
  Calculation,
  FigurePlace,
  Input,
  Step,
  StepCode,
} from '#simulation/explain/calculation.ts';
import { isSameFigure } from './explanation.svelte.ts';
import type { FigureId } from '#simulation/explain/figure-ids.ts';
import { optionOf } from '#simulation/analysis/option.ts';
import type { Explained } from '#simulation/explain/explain.ts';
import { isSimulated } from '#simulation/explain/figure-ids.ts';
import { figureOfMetric } from '#simulation/explain/figure-of-metric.ts';
import { Asking } from './asking.svelte.ts';
import type { Run } from './run.svelte.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export { figureOfMetric, isSimulated };
export type { Calculation, FigureId, Input, Step, StepCode };

export type CalculationQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'> &
  Partial<Pick<RunQuestion, 'compared'>>;

const REST_MS = 120;

/** How many of some inputs nobody has said. */
export type InputCount = Readonly<{ assumed: number; all: number }>;

export class Calculations {
  readonly #asking: Asking<CalculationQuestion, Explained>;
  readonly #run: Pick<Run, 'report' | 'seed'>;
  #wanted: FigurePlace | null = null;
  #report: Run['report'] = null;

  constructor(desks: Desks, run: Pick<Run, 'report' | 'seed'>, restMs = REST_MS) {
    this.#run = run;
    this.#asking = new Asking(restMs, (question, isWanted) => {
      const { records, segment, shown: option } = question;
      const wanted = this.#wanted;
      const instead = wanted && insteadOfShown(question, wanted);
      const side = wanted?.isCompared && instead ? 'compared' : 'shown';
      const run = (wanted && isOfRun(wanted) && this.#report?.[side]) || null;
      const task = { option, segment, wanted, instead, run, seed: this.#run.seed };
      return desks.ask('explain', task, records, { isWanted });
    });
  }

  /** The calculation of the figure last asked for; null before it is there, and where there is none. */
  readonly shown = $derived.by((): Calculation | null => this.#asking.answer?.calculation ?? null);
  /** Every input that the model of the map reads; empty before the first answer. */
  readonly inputs = $derived.by((): readonly Input[] => this.#asking.answer?.inputs ?? []);
  readonly count = $derived.by((): InputCount | null =>
    this.inputs.length > 0 ? countOf(this.inputs) : null,
  );

  get isStale(): boolean {
    return this.#asking.isStale;
  }
  get hasFailed(): boolean {
    return this.#asking.hasFailed;
  }

  follow(question: CalculationQuestion): void {
    this.#asking.follow(question);
  }

  /** Asks for a figure. Reads what simulated customers say, where it comes from them. */
  ask(wanted: FigurePlace): void {
    const report = isOfRun(wanted) ? this.#run.report : null;
    if (isSameFigure(this.#wanted, wanted) && this.#report === report) return;
    this.#wanted = wanted;
    this.#report = report;
    this.#asking.again();
  }

  /** Works while somebody looks. */
  watch(): () => void {
    return this.#asking.watch();
  }

  close(): void {
    this.#asking.close();
  }
}

/** What a figure is of where that is not what is shown; a metric is held against the map as drawn. */
function insteadOfShown(
  { records, segment, compared }: CalculationQuestion,
  { isCompared, metric: id }: FigurePlace,
) {
  const metric = find(records, 'metric', id);
  if (metric) return { option: optionOf(records, null), segment: metric.segment ?? null };
  return isCompared && compared ? { option: compared, segment } : null;
}

/** Whether the run that is shown tells it. */
function isOfRun({ figure, metric }: FigurePlace): boolean {
  return isSimulated(figure) && metric === undefined;
}

export function countOf(inputs: readonly Input[]): InputCount {
  const assumed = inputs.filter(({ basis }) => basis === 'assumed').length;
  return { assumed, all: inputs.length };
}
