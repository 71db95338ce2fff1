/** The best set of solutions within a budget, what it brings, and to whom. */
import { ofKind } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import { bestSet, type BestSet } from '#simulation/analysis/best-set.ts';
import {
  beneficiariesOf,
  type Beneficiaries,
  type OptionWorth,
} from '#simulation/analysis/option-worth.ts';
import type { Option } from '#simulation/analysis/option.ts';
import { TriedSets, type Candidate } from '#simulation/analysis/tried-sets.ts';
import { gainsBeyond } from './first-gains.ts';
import { inParts } from './in-parts.ts';
import { isTotal, type GainMeasure, type TotalMeasure } from './gain-measures.ts';
import { MeasureChoice } from './measure-choice.svelte.ts';
import { PlanDraws, type PlanDoubt } from './plan-draws.svelte.ts';
import { RestingWork, type IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type PlanQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

export type Plan = Readonly<{
  measure: GainMeasure;
  budget: number;
  found: BestSet<RecordId>;
  /** What the set brings in the measure beyond having no solution at all. */
  gain: number;
  /** The same beyond what is shown; null where nothing is on in what is shown, so that both are one. */
  gainOverShown: number | null;
  /** What each solution of the set would bring alone; together they bring more or less than the sum of that. */
  parts: readonly Readonly<{ solution: RecordId; effort: number; gain: number }>[];
  /** The best of the other sets that were tried, with its own gain; null where there is none. */
  second: Readonly<{ set: readonly RecordId[]; effort: number; gain: number }> | null;
  /** Solutions that could not be weighed, because nobody has said what they take. */
  withoutEffort: readonly RecordId[];
  /** The set as an option, to be kept as a scenario. */
  option: Option;
  /** Who gains and who loses, against having no solution at all. */
  beneficiaries: Beneficiaries | null;
}>;

export type PlanTerms = Readonly<{
  seed: number;
  restMs: number;
  blocks: number;
  partSize: number;
  /** Draws of all numbers, to tell how sure the set is. */
  draws: number;
}>;

export const PLAN_TERMS: PlanTerms = { seed: 1, restMs: 250, blocks: 8, partSize: 8, draws: 200 };

/** Parts for each worker, if sets are few, so that none waits long for another. */
const BY_TURNS = 3;

/** So many solutions are tried one and all before anything is shown. */
const FEW = 48;

export class Planning {
  readonly #desks: Desks;
  readonly #terms: PlanTerms;
  readonly #work: RestingWork<PlanQuestion>;
  readonly #draws: PlanDraws;
  readonly #choice = new MeasureChoice<GainMeasure>('lifetimeValue', () => this.#again());
  #budget = $state.raw<number | null>(null);
  #plan = $state.raw<Plan | null>(null);
  #isStale = $state.raw(true);
  #isProvisional = $state.raw(false);
  #hasFailed = $state.raw(false);
  /** Sets tried so far, and to be tried as far as known. */
  #tried = $state.raw(0);

  constructor(desks: Desks, collector: Desks, terms: PlanTerms = PLAN_TERMS) {
    this.#desks = desks;
    this.#draws = new PlanDraws(desks, collector, terms.draws);
    this.#terms = terms;
    const begin = (question: PlanQuestion, isWanted: IsWanted) => this.#find(question, isWanted);
    this.#work = new RestingWork(terms.restMs, begin, 0);
  }

  /** In days; null while nobody has named one, and then nothing is searched. */
  get budget(): number | null {
    return this.#budget;
  }
  get measure(): GainMeasure {
    return this.#choice.measure;
  }
  get plan(): Plan | null {
    return this.#plan;
  }
  /** How sure the gain of the set is; null while that is not known, and for a measure that is not drawn. */
  readonly doubt = $derived.by((): PlanDoubt | null => {
    const plan = this.#plan;
    if (!plan || this.#isStale || this.#isProvisional || !isTotal(plan.measure)) return null;
    return this.#draws.doubtIn(plan.measure);
  });
  get isStale(): boolean {
    return this.#isStale;
  }
  /** Whether the plan is the best set found so far, and the search goes on. */
  get isProvisional(): boolean {
    return this.#isProvisional;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }
  get tried(): number {
    return this.#tried;
  }

  setBudget(days: number | null): void {
    this.#budget = days;
    this.#again();
  }

  setMeasure(measure: GainMeasure): void {
    this.#choice.choose(measure);
  }
  /** The measure as long as nobody chooses one. */
  setUsualMeasure(measure: GainMeasure): void {
    this.#choice.setUsual(measure);
  }

  follow(question: PlanQuestion): void {
    this.#isStale = true;
    this.#draws.forget();
    this.#work.follow(question);
  }

  /** Begins anew, after a failure. */
  retry(): Promise<void> {
    return this.#work.begin();
  }

  /** Searches while somebody looks; the answer ends it. */
  watch(): () => void {
    const ends = [this.#work.watch(), this.#draws.watch()];
    return () => ends.forEach((end) => end());
  }

  close(): void {
    this.#work.stop();
    this.#draws.forget();
  }

  #again(): void {
    this.#isStale = true;
    this.#draws.forget();
    this.#work.again();
  }

  async #find(question: PlanQuestion, isWanted: IsWanted): Promise<void> {
    const budget = this.#budget;
    const { measure } = this;
    this.#hasFailed = false;
    this.#tried = 0;
    if (budget === null) {
      this.#plan = null;
      this.#isProvisional = false;
      this.#isStale = false;
      return;
    }
    const { records, segment, shown } = question;
    const solutions = ofKind(records, 'solution').filter(({ effects }) => effects?.length);
    const candidates = solutions.flatMap(({ id, effort }): Candidate<RecordId>[] =>
      effort ? [{ id, effort: effort.likely }] : [],
    );
    const none: Option = { ...shown, solutions: [] };
    let showBest = () => {};
    const tried = new TriedSets(
      candidates,
      (sets) => this.#valuesOf(question, none, sets, isWanted),
      () => showBest(),
    );
    const planOf = (found: BestSet<RecordId>, own: number | null): Plan => {
      const nothing = tried.valueOf([]);
      const second = tried.best(found.set);
      return {
        measure,
        budget,
        found: isTotal(measure) ? found : { ...found, isProven: false },
        gain: found.value - nothing,
        gainOverShown: own === null ? null : found.value - own,
        parts: found.set.map((id) => ({
          solution: id,
          effort: tried.effortOf([id]),
          gain: tried.valueOf([id]) - nothing,
        })),
        second: second && {
          set: second,
          effort: tried.effortOf(second),
          gain: tried.valueOf(second) - nothing,
        },
        withoutEffort: solutions.filter(({ effort }) => !effort).map(({ id }) => id),
        option: { ...none, solutions: found.set },
        beneficiaries: null,
      };
    };
    const show = (plan: Plan, isProvisional: boolean) => {
      this.#plan = plan;
      this.#isProvisional = isProvisional;
      this.#isStale = false;
    };
    try {
      const isOn = shown.solutions.length > 0;
      const [own = null] = isOn
        ? await this.#valuesOf(question, none, [shown.solutions], isWanted)
        : [];
      await tried.tryFirst(budget, await this.#gainsAlone(question, none, candidates, isWanted));
      let best: readonly RecordId[] | null = null;
      showBest = () => {
        const set = tried.best(null) ?? [];
        const value = tried.valueOf(set);
        if (!isWanted() || (best && value <= tried.valueOf(best))) return;
        best = set;
        const effort = tried.effortOf(set);
        show(planOf({ set, value, effort, isProven: false, tried: tried.count }, own), true);
      };
      showBest();
      const found = await bestSet(tried, budget);
      if (!isWanted()) return;
      const plan = planOf(found, own);
      const { option, second } = plan;
      const forecasts = await this.#desks.ask(
        'forecasts',
        { base: none, option, segment },
        records,
      );
      if (!isWanted()) return;
      show({ ...plan, beneficiaries: beneficiariesOf(forecasts) }, false);
      if (isTotal(measure) && found.set.length > 0)
        this.#draws.follow(question, {
          none,
          best: option,
          second: second && { ...none, solutions: second.set },
        });
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }

  /** What each would bring alone at first order, if there are many; else null, and trying them takes no longer. */
  async #gainsAlone(
    { records, segment }: PlanQuestion,
    none: Option,
    candidates: readonly Candidate<RecordId>[],
    isWanted: IsWanted,
  ): Promise<ReadonlyMap<RecordId, number> | null> {
    const { measure } = this;
    if (!isTotal(measure) || candidates.length <= FEW) return null;
    const options = candidates.map(({ id }) => ({ ...none, solutions: [id] }));
    const base = { records, segment, shown: none };
    const gains = await gainsBeyond(this.#desks, base, options, measure, isWanted);
    return gains && new Map(candidates.map(({ id }, at) => [id, gains[at] ?? NaN]));
  }

  /** What each set comes to in the measure; NaN where it cannot be computed. */
  async #valuesOf(
    { records, segment }: PlanQuestion,
    none: Option,
    sets: readonly (readonly RecordId[])[],
    isWanted: IsWanted,
  ): Promise<number[]> {
    const { measure } = this;
    const { seed, blocks, partSize } = this.#terms;
    const values = new Array<number>(sets.length).fill(NaN);
    const places = sets.map((_, at) => at);
    const optionAt = (at: number) => ({ ...none, solutions: sets[at]! });
    const weigh = async (part: readonly number[]) => {
      if (isTotal(measure)) {
        const options = part.map(optionAt);
        const totals = await this.#desks.ask('totals', { options, segment }, records, { isWanted });
        part.forEach((at, i) => (values[at] = totals[i]?.[measure] ?? NaN));
      } else {
        const task = { base: none, option: optionAt(part[0]!), segment, seed, blocks };
        const worth = await this.#desks.ask('worth', task, records, { isWanted });
        values[part[0]!] = worth ? simulatedGain(worth, measure) : NaN;
      }
      this.#tried += part.length;
    };
    const { size } = this.#desks;
    const share = Math.ceil(sets.length / (BY_TURNS * size));
    await inParts(places, size, isWanted, weigh, isTotal(measure) ? Math.min(partSize, share) : 1);
    if (!isWanted()) throw new Error('Nobody wants to know any more');
    return values;
  }
}

function simulatedGain(worth: OptionWorth, measure: Exclude<GainMeasure, TotalMeasure>): number {
  return worth[measure]?.value ?? NaN;
}
