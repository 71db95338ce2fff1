/**
 * What to do first: everything one could do, each with what it would bring and how sure that is. First comes what the
 * slopes of the map say, then the sums, then what simulated customers say, then how the gains lie over draws of all
 * numbers.
 */
import { ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords } from '#domain/records.ts';
import { improvementsOf, type Improvement } from '#simulation/analysis/improvements.ts';
import type { OptionTotals } from '#simulation/analysis/option-totals.ts';
import type { OptionWorth } from '#simulation/analysis/option-worth.ts';
import { BLOCK_SIZE } from '#simulation/monte-carlo/block.ts';
import { firstGainsOf, fromTheTop, type FirstGainsById } from './first-gains.ts';
import { byTotal, type GainMeasure, type TotalMeasure } from './gain-measures.ts';
import { MeasureChoice } from './measure-choice.svelte.ts';
import {
  RankingDraws,
  type DrawnGain,
  type Knowing,
  type RankingQuestion,
} from './ranking-draws.svelte.ts';
import { RestingWork, type IsWanted } from './resting-work.ts';
import { inParts } from './in-parts.ts';
import type { Desks } from './worker-pool.ts';

/** What one thing brings: with it minus without it. */
export type Ranked = Readonly<{
  improvement: Improvement;
  /** Known so far; a measure that is not known yet is missing. */
  gains: Readonly<Partial<Record<GainMeasure, number>>>;
  /** Standard errors of the gains that come from simulated customers. */
  errors: Readonly<Partial<Record<GainMeasure, number>>>;
  /** Whether the gains are what they are, and not what the slopes of the map say before they are computed. */
  isExact: boolean;
}> &
  DrawnGain;

export type RankingTerms = Readonly<{
  seed: number;
  restMs: number;
  /** Blocks of customers for each option. */
  blocks: number;
  /** So many of the first are simulated and drawn beside the solutions. */
  most: number;
  /** Touchpoints times what is simulated and drawn; with more of them there is less of the other. */
  mostWork: number;
  /** Draws of all numbers, and how long they may take before fewer must do. */
  draws: number;
  drawMs: number;
}>;

export const RANKING_TERMS: RankingTerms = {
  seed: 1,
  restMs: 250,
  blocks: 12,
  most: 16,
  mostWork: 4000,
  draws: 240,
  drawMs: 20_000,
};

/** However large a map is, so many are simulated and drawn, and this part of them may be solutions. */
const FEWEST_DRAWN = 8;
const SOLUTIONS_PART = 0.75;
/** So many are added up at a time, and shown together. */
const SUMS_PART = 4;

/** By the id of the improvement, what it brings: of each total, exactly. */
type Totals = ReadonlyMap<string, Readonly<Record<TotalMeasure, number>>>;

export class Ranking {
  readonly #desks: Desks;
  readonly #terms: RankingTerms;
  readonly #work: RestingWork<RankingQuestion>;
  readonly #draws: RankingDraws;
  readonly #choice = new MeasureChoice<GainMeasure>('lifetimeValue', () => {});
  #improvements = $state.raw<readonly Improvement[]>([]);
  #firstGains = $state.raw<FirstGainsById>(new Map());
  #totals = $state.raw<Totals>(new Map());
  #worths = $state.raw<ReadonlyMap<string, OptionWorth>>(new Map());
  #isStale = $state.raw(true);
  #isComplete = $state.raw(false);
  #hasFailed = $state.raw(false);

  constructor(desks: Desks, collector: Desks, terms: RankingTerms = RANKING_TERMS) {
    this.#desks = desks;
    this.#terms = terms;
    this.#draws = new RankingDraws(desks, collector, terms);
    const begin = (question: RankingQuestion, isWanted: IsWanted) => this.#rank(question, isWanted);
    this.#work = new RestingWork(terms.restMs, begin, 0);
  }

  get measure(): GainMeasure {
    return this.#choice.measure;
  }
  setMeasure(measure: GainMeasure): void {
    this.#choice.choose(measure);
  }
  /** The measure as long as nobody chooses one. */
  setUsualMeasure(measure: GainMeasure): void {
    this.#choice.setUsual(measure);
  }
  get isStale(): boolean {
    return this.#isStale;
  }
  get hasFailed(): boolean {
    return this.#hasFailed || this.#draws.hasFailed;
  }
  /** Simulated customers of each segment behind the gains that need them. */
  get customers(): number {
    return this.#terms.blocks * BLOCK_SIZE;
  }
  /** How many draws the shares and bands are of. */
  get draws(): number {
    return this.#draws.count;
  }
  /** Whether there are fewer draws than wanted, because they took too long. */
  get isCutShort(): boolean {
    return this.#draws.isCutShort;
  }
  /** The solutions one chooses among; where there are none, everything that was drawn. */
  get choices(): readonly Improvement[] {
    return this.#draws.choices;
  }
  /** Whether there are draws enough to tell single numbers apart by what knowing them is worth. */
  get tellsNumbers(): boolean {
    return this.#draws.tellsNumbers;
  }
  /** What knowing more is worth before one chooses; null while it is not known, or not for this measure. */
  readonly knowing = $derived.by((): Knowing | null => this.#draws.knowing(this.measure));
  /** Whether some of the gains are still what the slopes of the map say. */
  readonly isProvisional = $derived.by(() => this.#firstGains.size > 0);
  /** Whether everything that will be known of this map is known. */
  readonly isComplete = $derived.by(() => this.#isComplete && this.#draws.isDone);

  /** Everything that brings or costs something, by the gain in the measure, the largest first. */
  readonly entries = $derived.by((): readonly Ranked[] => {
    const { measure } = this;
    return this.#improvements
      .flatMap((improvement) => this.#ranked(improvement) ?? [])
      .filter(({ gains }) => Object.values(gains).some((gain) => Math.abs(gain) > 1e-9))
      .sort((a, b) => (b.gains[measure] ?? -Infinity) - (a.gains[measure] ?? -Infinity));
  });

  follow(question: RankingQuestion): void {
    this.#isStale = true;
    this.#draws.stop();
    this.#work.follow(question);
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    const ends = [this.#work.watch(), this.#draws.watch()];
    return () => ends.forEach((end) => end());
  }

  /** Begins anew, after a failure. */
  retry(): Promise<void> {
    return this.#work.begin();
  }

  close(): void {
    this.#work.stop();
    this.#draws.stop();
  }

  async #rank(question: RankingQuestion, isWanted: IsWanted): Promise<void> {
    const improvements = improvementsOf(question.records, question.shown);
    this.#hasFailed = false;
    this.#isComplete = false;
    try {
      await this.#addUp(question, improvements, isWanted);
      if (!isWanted()) return;
      const first = this.#firstOf(question.records, improvements);
      this.#draws.follow(question, first);
      await this.#simulate(question, first, isWanted);
      if (isWanted()) this.#isComplete = true;
    } catch {
      if (isWanted()) this.#hasFailed = true;
    }
  }

  /** What each brings, first at first order and then exactly, beginning with what will stand on top. */
  async #addUp(
    question: RankingQuestion,
    improvements: readonly Improvement[],
    isWanted: IsWanted,
  ): Promise<void> {
    const { records, segment } = question;
    const desks = this.#desks;
    const { measure } = this;
    const first = await firstGainsOf(desks, question, improvements, measure, isWanted);
    if (isWanted() && first.size > 0) this.#show(improvements, first, new Map());
    const found = new Map<string, Readonly<Record<TotalMeasure, number>>>();
    const add = async (part: readonly Improvement[]) => {
      const options = part.flatMap((one) => [one.without, one.with]);
      const totals = await desks.ask('totals', { options, segment }, records, { isWanted });
      part.forEach(({ id }, at) => {
        const gains = gainsBetween(totals[2 * at]!, totals[2 * at + 1]!);
        if (gains) found.set(id, gains);
      });
      if (isWanted()) this.#show(improvements, first, found);
    };
    const order = fromTheTop(improvements, first, measure);
    await inParts(order, desks.size, isWanted, add, SUMS_PART);
    if (isWanted()) this.#show(improvements, new Map(), found);
  }

  #show(improvements: readonly Improvement[], first: FirstGainsById, found: Totals): void {
    if (this.#improvements !== improvements) {
      this.#improvements = improvements;
      this.#worths = new Map();
      this.#draws.forget();
    }
    this.#firstGains = first;
    this.#totals = new Map(found);
    this.#isStale = false;
  }

  /** The solutions, and of the rest those that bring most; of a large map only the first of both. */
  #firstOf(records: MapRecords, improvements: readonly Improvement[]): Improvement[] {
    const gain = ({ id }: Improvement) => {
      const totals = this.#totals.get(id);
      return totals ? Math.abs(totals.lifetimeValue) + Math.abs(totals.partnerTotal) : 0;
    };
    const { most, mostWork } = this.#terms;
    const touchpoints = ofKind(records, 'touchpoint').length;
    const room = Math.max(FEWEST_DRAWN, Math.floor(mostWork / Math.max(1, touchpoints)));
    const [solutions, others] = [true, false].map((isSolution) =>
      improvements
        .filter(({ kind }) => (kind === 'solution') === isSolution)
        .sort((a, b) => gain(b) - gain(a)),
    ) as [Improvement[], Improvement[]];
    const ours = solutions.slice(0, Math.max(room - most, Math.ceil(room * SOLUTIONS_PART)));
    return [...ours, ...others.slice(0, Math.min(most, room - ours.length))];
  }

  async #simulate(
    { records, segment }: RankingQuestion,
    improvements: readonly Improvement[],
    isWanted: IsWanted,
  ): Promise<void> {
    const { seed, blocks } = this.#terms;
    await inParts(improvements, this.#desks.size, isWanted, async ([one]) => {
      const task = { base: one!.without, option: one!.with, segment, seed, blocks };
      const worth = await this.#desks.ask('worth', task, records, { isWanted });
      if (worth && isWanted()) this.#worths = new Map([...this.#worths, [one!.id, worth]]);
    });
  }

  #ranked(improvement: Improvement): Ranked | null {
    const totals = this.#totals.get(improvement.id);
    const sums = totals ?? this.#firstGains.get(improvement.id);
    if (!sums) return null;
    const worth = this.#worths.get(improvement.id);
    return {
      improvement,
      isExact: totals !== undefined,
      gains: {
        ...sums,
        ...(worth && { customerEquity: worth.customerEquity.value }),
        ...(worth?.memory && { memory: worth.memory.value }),
        ...(worth?.net && { net: worth.net.value }),
      },
      errors: {
        ...(worth && { customerEquity: worth.customerEquity.standardError }),
        ...(worth?.memory && { memory: worth.memory.standardError }),
        ...(worth?.net && { net: worth.net.standardError }),
      },
      ...this.#draws.of(improvement),
    };
  }
}

function gainsBetween(
  without: OptionTotals | null,
  other: OptionTotals | null,
): Readonly<Record<TotalMeasure, number>> | null {
  if (!without || !other) return null;
  return byTotal((name) => other[name] - without[name]);
}
