/** The best set of solutions within a budget, what it brings, and to whom. */
import { ofKind } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import { bestSet, type BestSet, type Candidate } from '#simulation/analysis/best-set.ts';
import { beneficiariesOf, type Beneficiaries } from '#simulation/analysis/option-worth.ts';
import type { Option } from '#simulation/analysis/option.ts';
import { inParts } from './in-parts.ts';
import type { GainMeasure } from './ranking.svelte.ts';
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
}>;

export const PLAN_TERMS: PlanTerms = { seed: 1, restMs: 400, blocks: 8, partSize: 8 };

export class Planning {
  readonly #desks: Desks;
  readonly #terms: PlanTerms;
  readonly #work: RestingWork<PlanQuestion>;
  #budget = $state.raw<number | null>(null);
  #measure = $state.raw<GainMeasure>('lifetimeValue');
  #plan = $state.raw<Plan | null>(null);
  #isStale = $state.raw(true);
  #hasFailed = $state.raw(false);
  /** Sets tried so far, and to be tried as far as known. */
  #tried = $state.raw(0);

  constructor(desks: Desks, terms: PlanTerms = PLAN_TERMS) {
    this.#desks = desks;
    this.#terms = terms;
    this.#work = new RestingWork(terms.restMs, (question, isWanted) =>
      this.#find(question, isWanted),
    );
  }

  /** In days; null while nobody has named one, and then nothing is searched. */
  get budget(): number | null {
    return this.#budget;
  }
  get measure(): GainMeasure {
    return this.#measure;
  }
  get plan(): Plan | null {
    return this.#plan;
  }
  get isStale(): boolean {
    return this.#isStale;
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
    this.#measure = measure;
    this.#again();
  }

  follow(question: PlanQuestion): void {
    this.#isStale = true;
    this.#work.follow(question);
  }

  /** Begins anew, after a failure. */
  retry(): Promise<void> {
    return this.#work.begin();
  }

  /** Searches while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#work.watch();
  }

  close(): void {
    this.#work.stop();
  }

  #again(): void {
    this.#isStale = true;
    void this.#work.begin();
  }

  async #find(question: PlanQuestion, isWanted: IsWanted): Promise<void> {
    const budget = this.#budget;
    const measure = this.#measure;
    this.#hasFailed = false;
    this.#tried = 0;
    if (budget === null) {
      this.#plan = null;
      this.#isStale = false;
      return;
    }
    const { records, segment, shown } = question;
    const solutions = ofKind(records, 'solution').filter(({ effects }) => effects?.length);
    const candidates = solutions.flatMap(({ id, effort }): Candidate<RecordId>[] =>
      effort ? [{ id, effort: effort.likely }] : [],
    );
    const none: Option = { ...shown, solutions: [] };
    const known = new Map<string, Readonly<{ set: readonly RecordId[]; value: number }>>();
    const values = async (sets: readonly (readonly RecordId[])[]) => {
      const found = await this.#valuesOf(question, none, sets, isWanted);
      sets.forEach((set, at) => known.set(set.join(' '), { set, value: found[at]! }));
      return found;
    };
    const effortOf = (set: readonly RecordId[]) =>
      candidates.reduce((sum, { id, effort }) => (set.includes(id) ? sum + effort : sum), 0);
    try {
      const [nothing] = await values([[]]);
      const found = await bestSet(candidates, budget, values);
      if (!isWanted()) return;
      const others = [...known.values()].filter(({ set }) => !sameSet(set, found.set));
      const second = others.reduce<(typeof others)[number] | null>(
        (best, one) => (one.set.length > 0 && one.value > (best?.value ?? -Infinity) ? one : best),
        null,
      );
      const alone = found.set.map((id) => [id]);
      const unknown = alone.filter((set) => !known.has(set.join(' ')));
      if (unknown.length > 0) await values(unknown);
      if (!isWanted()) return;
      const option = { ...none, solutions: found.set };
      const forecasts = await this.#desks.ask(
        'forecasts',
        { base: none, option, segment },
        records,
      );
      if (!isWanted()) return;
      this.#plan = {
        measure,
        budget,
        found: isExact(measure) ? found : { ...found, isProven: false },
        gain: found.value - nothing!,
        parts: found.set.map((id) => ({
          solution: id,
          effort: effortOf([id]),
          gain: known.get(id)!.value - nothing!,
        })),
        second: second && {
          set: second.set,
          effort: effortOf(second.set),
          gain: second.value - nothing!,
        },
        withoutEffort: solutions.filter(({ effort }) => !effort).map(({ id }) => id),
        option,
        beneficiaries: beneficiariesOf(forecasts),
      };
      this.#isStale = false;
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }

  /** What each set comes to in the measure; NaN where it cannot be computed. */
  async #valuesOf(
    { records, segment }: PlanQuestion,
    none: Option,
    sets: readonly (readonly RecordId[])[],
    isWanted: IsWanted,
  ): Promise<number[]> {
    const measure = this.#measure;
    const { seed, blocks, partSize } = this.#terms;
    const values = new Array<number>(sets.length).fill(NaN);
    const places = sets.map((_, at) => at);
    const optionAt = (at: number) => ({ ...none, solutions: sets[at]! });
    const weigh = async (part: readonly number[]) => {
      if (isExact(measure)) {
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
    await inParts(places, this.#desks.size, isWanted, weigh, isExact(measure) ? partSize : 1);
    if (!isWanted()) throw new Error('Nobody wants to know any more');
    return values;
  }
}

function sameSet(one: readonly RecordId[], other: readonly RecordId[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** Measures that are computed without chance. */
function isExact(
  measure: GainMeasure,
): measure is Exclude<GainMeasure, 'memory' | 'net' | 'customerEquity'> {
  return measure !== 'memory' && measure !== 'net' && measure !== 'customerEquity';
}

function simulatedGain(
  worth: Readonly<{
    memory: { readonly value: number } | null;
    net: { readonly value: number } | null;
    customerEquity: number;
  }>,
  measure: 'memory' | 'net' | 'customerEquity',
): number {
  if (measure === 'customerEquity') return worth.customerEquity;
  return worth[measure]?.value ?? NaN;
}
