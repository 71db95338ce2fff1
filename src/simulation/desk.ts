/**
 * Answers the larger questions about one map, one at a time. It follows the records by changes, as the forecaster does,
 * and keeps what several questions about the same records need.
 */
import { applyChange } from '#domain/change.ts';
import type { Finding } from '#domain/finding.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { fitMetrics, modelledMetrics } from './analysis/fit-metrics.ts';
import { insightInto } from './analysis/insights.ts';
import { NearModels } from './analysis/near-models.ts';
import { totalsOf, type OptionTotals } from './analysis/option-totals.ts';
import type { OptionForecasts, OptionWorth } from './analysis/option-worth.ts';
import { optionOf, withOption, type Option } from './analysis/option.ts';
import { firstGains } from './analysis/first-gains.ts';
import { segmentGradient } from './analysis/segment-gradient.ts';
import type { DeskQuestions, DeskTask, SimulatedBlocks } from './desk-questions.ts';
import { explain, type Explained } from './explain/explain.ts';
import { isSimulated } from './explain/figure-ids.ts';
import { allInputs } from './explain/inputs.ts';
import { sceneOf, type Scene } from './explain/scene.ts';
import type { RunSeen } from './explain/simulated.ts';
import { forecastMap } from './forecast-map.ts';
import { createGridCache } from './grid-cache.ts';
import { keep } from './keep.ts';
import { isComputable, withArrivals, type SegmentModel } from './map-models.ts';
import { buffersOf } from './monte-carlo/block.ts';
import { Collector, type SegmentBlocks } from './monte-carlo/collector.ts';
import { computedValue } from './monte-carlo/equity.ts';
import { planFor } from './monte-carlo/plan.ts';
import { runnerFor, type Runner } from './monte-carlo/runner.ts';
import { wordFor } from './monte-carlo/random.ts';
import { rememberedOf } from './monte-carlo/remembered.ts';
import { tellStory, type Story } from './monte-carlo/story.ts';
import { compare, summarise } from './monte-carlo/summary.ts';
import { NumbersDesk } from './numbers-desk.ts';

type Task<Kind extends keyof DeskQuestions> = DeskQuestions[Kind]['task'];

/** Enough customers for a rating that is exact to about a point, and always the same ones. */
const RATING_BLOCKS = 8;
const DRAWN_SEED = 1;

export class Desk {
  readonly #cache = createGridCache();
  readonly #numbers = new NumbersDesk(this.#cache);
  #records: MapRecords = {};
  #models = new Map<string, readonly SegmentModel[] | readonly Finding[]>();
  #nears = new Map<RecordId | null, NearModels>();
  #runners = new Map<SegmentModel, { readonly seed: number; readonly runner: Runner }>();
  #samples = new Map<string, readonly SegmentBlocks[]>();
  /** Options are ranked in pairs, and many pairs share one side. */
  #totalsKnown = new Map<string, OptionTotals | null>();
  #scenes = new Map<string, Scene | null>();
  #run = { id: -1, collector: new Collector() };

  /** The answer, and the memory in it that may be handed over instead of copied. */
  take(asked: DeskTask): readonly [answer: unknown, transfer: ArrayBuffer[]] {
    if (Object.keys(asked.change).length > 0)
      this.#turnTo(applyChange(this.#records, asked.change));
    switch (asked.kind) {
      case 'simulate': {
        const answer = this.#simulate(asked.task);
        return [answer, answer.status === 'computed' ? answer.sides.flat().flatMap(memoryOf) : []];
      }
      case 'collect':
        return [this.#collect(asked.task), []];
      case 'story':
        return [this.#tell(asked.task), []];
      case 'remembered':
        return [this.#remember(asked.task), []];
      case 'totals':
        return [this.#totals(asked.task), []];
      case 'draw':
        return [this.#numbers.draw(asked.task), []];
      case 'collectDraws':
        return [this.#numbers.collectDraws(asked.task), []];
      case 'gradient':
        return [this.#gradient(asked.task), []];
      case 'guessSwings':
        return [this.#guessSwings(asked.task), []];
      case 'solveEnds':
        return [this.#numbers.solveEnds(asked.task), []];
      case 'firstGains':
        return [this.#firstGains(asked.task), []];
      case 'insight':
        return [this.#look(asked.task), []];
      case 'worth':
        return [this.#worth(asked.task), []];
      case 'modelledMetrics':
        return [this.#modelledMetrics(), []];
      case 'fitMetrics':
        return [fitMetrics(this.#records, this.#cache), []];
      case 'forecasts':
        return [this.#forecasts(asked.task), []];
      case 'explain':
        return [this.#explain(asked.task), []];
    }
  }

  #turnTo(records: MapRecords): void {
    this.#records = records;
    this.#models = new Map();
    this.#nears = new Map();
    this.#runners = new Map();
    this.#samples = new Map();
    this.#totalsKnown = new Map();
    this.#scenes = new Map();
    this.#numbers.turnTo(records);
  }

  #simulate({ options, segment, seed, first, count }: Task<'simulate'>): SimulatedBlocks {
    const sides: (readonly SegmentBlocks[])[] = [];
    for (const [side, option] of options.entries()) {
      const parts = this.#modelsOf(option, segment);
      if (isComputable(parts)) sides.push(this.#blocksOf(parts, seed, first, count));
      else if (side === 0) return { status: 'impossible', findings: parts };
      else break; // nothing to compare with, but what is shown can be told
    }
    return { status: 'computed', sides };
  }

  #collect({ run, sides, report }: Task<'collect'>) {
    if (this.#run.id !== run) this.#run = { id: run, collector: new Collector() };
    this.#run.collector.add(sides);
    return report ? this.#run.collector.report() : null;
  }

  #tell({ option, segment, seed, customer }: Task<'story'>): Story | null {
    const parts = this.#modelsOf(option, segment);
    const part = isComputable(parts) ? parts[0] : undefined;
    return part ? tellStory(planFor(part.model, seedOf(seed, part)), customer) : null;
  }

  #remember({ option, segment, seed, customers }: Task<'remembered'>) {
    const parts = this.#modelsOf(option, segment);
    if (!isComputable(parts)) return null;
    const segments = parts.map((part) => ({ model: part.model, seed: seedOf(seed, part) }));
    return rememberedOf(segments, customers);
  }

  #totals({ options, segment }: Task<'totals'>) {
    return options.map((option) => {
      const key = JSON.stringify([option, segment]);
      const known = this.#totalsKnown.get(key);
      const grid = { cache: this.#cache };
      const totals = known === undefined ? totalsOf(this.#built(option, segment), grid) : known;
      keep(this.#totalsKnown, key, totals);
      return totals;
    });
  }

  #gradient({ option, segment, measure }: Task<'gradient'>) {
    const parts = this.#modelsOf(option, segment);
    const part = isComputable(parts) ? parts[0] : undefined;
    return part ? segmentGradient(part, measure, this.#cache) : null;
  }

  #guessSwings({ gradients, ...question }: Task<'guessSwings'>) {
    const parts = this.#modelsOf(question.option, question.segment);
    if (!isComputable(parts)) return [];
    return this.#numbers.guessSwings(question, parts, gradients);
  }

  #firstGains({ base, options, segment, gradients }: Task<'firstGains'>) {
    const parts = this.#modelsOf(base, segment);
    if (!isComputable(parts)) return options.map(() => null);
    const others = options.map((option) => this.#built(option, segment));
    return firstGains(parts, gradients, others);
  }

  #look(question: Task<'insight'>) {
    return insightInto(this.#records, question, { cache: this.#cache });
  }

  #worth({ base, option, segment, seed, blocks }: Task<'worth'>): OptionWorth | null {
    const before = this.#sampleOf(base, segment, seed, blocks);
    const parts = this.#modelsOf(option, segment);
    if (!before || !isComputable(parts)) return null;
    const after = this.#blocksOf(parts, seed, 0, blocks);
    const { lifetimeValue, memory, net, customerEquity } = compare(before, after);
    const value = computedValue(after) - computedValue(before);
    return { lifetimeValue: { ...lifetimeValue, value }, memory, net, customerEquity };
  }

  #modelledMetrics(): Readonly<Record<string, number | null>> | null {
    const figures = modelledMetrics(this.#records, this.#cache);
    if (!figures) return null;
    const ratings = ofKind(this.#records, 'metric')
      .filter(({ id, measures }) => measures === 'rating' && id in figures)
      .filter(({ touchpoint, stage }) => !touchpoint && !stage)
      .map(({ id, segment = null }) => {
        const rating = this.#drawnRun(segment)?.result.rating;
        return [id, rating ? 100 * rating.net.value : null] as const;
      });
    return { ...figures, ...Object.fromEntries(ratings) };
  }

  /** What simulated customers of the map as drawn say, for a metric that is held against them. */
  #drawnRun(segment: RecordId | null): RunSeen | null {
    const parts = this.#modelsOf(optionOf(this.#records, null), segment);
    if (!isComputable(parts)) return null;
    const result = summarise(this.#blocksOf(parts, DRAWN_SEED, 0, RATING_BLOCKS));
    return { result, seedOf: (part) => seedOf(DRAWN_SEED, part) };
  }

  #forecasts({ base, option, segment }: Task<'forecasts'>): OptionForecasts {
    const of = (one: Option) => {
      const { records, scenario } = withOption(this.#records, one);
      return forecastMap(records, { scenario, segment }, this.#cache);
    };
    return { base: of(base), option: of(option) };
  }

  #explain({ option, segment, wanted, instead, run, seed }: Task<'explain'>): Explained {
    const shown = this.#sceneOf(option, segment);
    const scene = instead ? this.#sceneOf(instead.option, instead.segment) : shown;
    const isDrawn = wanted?.metric !== undefined && isSimulated(wanted.figure);
    const given = run && { result: run, seedOf: (part: SegmentModel) => seedOf(seed, part) };
    const said = isDrawn && instead ? this.#drawnRun(instead.segment) : given;
    return {
      calculation: wanted && scene && explain(scene, wanted, said),
      inputs: shown ? allInputs(shown) : [],
    };
  }

  #sceneOf(option: Option, segment: RecordId | null): Scene | null {
    const key = JSON.stringify([option, segment]);
    const { records, scenario } = withOption(this.#records, option);
    const known = this.#scenes.get(key);
    const scene =
      known === undefined ? sceneOf(records, { scenario, segment }, this.#cache) : known;
    keep(this.#scenes, key, scene);
    return scene;
  }

  /** The customers of an option, kept for the next question about them. */
  #sampleOf(option: Option, segment: RecordId | null, seed: number, blocks: number) {
    const key = JSON.stringify([option, segment, seed, blocks]);
    const parts = this.#modelsOf(option, segment);
    if (!isComputable(parts)) return null;
    const sample = this.#samples.get(key) ?? this.#blocksOf(parts, seed, 0, blocks);
    this.#samples = new Map([[key, sample]]);
    return sample;
  }

  #blocksOf(
    parts: readonly SegmentModel[],
    seed: number,
    first: number,
    count: number,
  ): SegmentBlocks[] {
    const counting = withArrivals(parts);
    return parts.map((part) => {
      const { segment, model } = part;
      if (!counting.includes(part)) return { segment, model, blocks: [] };
      const known = this.#runners.get(part);
      const runner =
        known?.seed === seed ? known.runner : runnerFor(planFor(part.model, seedOf(seed, part)));
      keep(this.#runners, part, { seed, runner });
      const blocks = Array.from({ length: count }, (_, at) => runner.run(first + at));
      return { segment, model, blocks };
    });
  }

  #modelsOf(option: Option, segment: RecordId | null) {
    const key = JSON.stringify([option, segment]);
    const known = this.#models.get(key) ?? this.#built(option, segment);
    keep(this.#models, key, known);
    return known;
  }

  /** The models of an option that is asked for only once. */
  #built(option: Option, segment: RecordId | null) {
    const near = this.#nears.get(segment) ?? new NearModels(this.#records, option, segment);
    keep(this.#nears, segment, near);
    return near.of(option);
  }
}

/** The seed of a segment's customers, so that segments do not meet the same chances. */
function seedOf(seed: number, { segment }: SegmentModel): number {
  return wordFor(seed, segment ?? '');
}

function memoryOf({ blocks }: SegmentBlocks): ArrayBuffer[] {
  return blocks.flatMap(buffersOf);
}
