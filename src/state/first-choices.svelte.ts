/**
 * Which solution comes first, and whether another one would if one of the numbers that decide lay at an end of its range.
 * Each end is a map of its own, with that number set as the tornado sets it, on which all solutions are weighed again.
 */
import type { MapRecords, RecordId } from '#domain/records.ts';
import { uncertainNumbers, withNumbers } from '#simulation/analysis/assumption-draws.ts';
import { improvementsOf } from '#simulation/analysis/improvements.ts';
import { optionIn, type Option } from '#simulation/analysis/option.ts';
import type { TotalMeasure } from './gain-measures.ts';
import { Asking } from './asking.svelte.ts';
import { inParts } from './in-parts.ts';
import type { IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

export type FirstQuestion = Pick<RunQuestion, 'records' | 'segment' | 'shown'> &
  Readonly<{
    measure: TotalMeasure;
    numbers: readonly Readonly<{ key: string; record: RecordId; low: number; high: number }>[];
  }>;

/** The solution that is not on yet and brings most; null where none brings anything. */
type First = RecordId | null;

export type FirstChoices = Readonly<{
  measure: TotalMeasure;
  now: First;
  /** By the key of the number. */
  ends: ReadonlyMap<string, Readonly<{ low: First; high: First }>>;
}>;

/** Of many solutions those that bring most now are weighed at the ends: others would have to leap over all of them. */
const MOST = 8;
/** Options a worker weighs at a time. */
const PART = 4;
const LEAST = 1e-9;

type Candidate = Readonly<{ solution: RecordId; option: Option }>;

export class FirstChoosing {
  readonly #desks: Desks;
  readonly #asking: Asking<FirstQuestion, FirstChoices>;

  constructor(desks: Desks, restMs: number) {
    this.#desks = desks;
    this.#asking = new Asking(restMs, (question, isWanted) => this.#find(question, isWanted));
  }

  /** Null while it is not known for what was asked last. */
  get answer(): FirstChoices | null {
    return this.#asking.isStale ? null : this.#asking.answer;
  }

  follow(question: FirstQuestion): void {
    this.#asking.follow(question);
  }

  /** Works while somebody looks; the answer ends it. */
  watch(): () => void {
    return this.#asking.watch();
  }

  close(): void {
    this.#asking.close();
  }

  async #find(question: FirstQuestion, isWanted: IsWanted): Promise<FirstChoices> {
    const { records, shown, measure } = question;
    const all = improvementsOf(records, shown).flatMap((one): Candidate[] =>
      one.kind === 'solution' && !one.isOn ? [{ solution: one.record, option: one.with }] : [],
    );
    const gains = await this.#gains(question, records, all, isWanted);
    const best = all
      .map((candidate, at) => ({ candidate, gain: gains[at]! }))
      .sort((a, b) => b.gain - a.gain);
    const candidates = best.slice(0, MOST).map(({ candidate }) => candidate);
    const ends = new Map<string, Readonly<{ low: First; high: First }>>();
    if (candidates.length > 0)
      for (const number of question.numbers) {
        const [atLow, atHigh] = await Promise.all(
          [number.low, number.high].map((value) =>
            this.#firstAt(question, number, value, candidates, isWanted),
          ),
        );
        ends.set(number.key, { low: atLow!, high: atHigh! });
      }
    const [first] = best;
    return { measure, now: first && first.gain > LEAST ? first.candidate.solution : null, ends };
  }

  async #firstAt(
    question: FirstQuestion,
    { key, record }: Readonly<{ key: string; record: RecordId }>,
    value: number,
    candidates: readonly Candidate[],
    isWanted: IsWanted,
  ): Promise<First> {
    const { records } = question;
    // Scenarios may have keys in common.
    const number = uncertainNumbers(records).find(
      (one) => one.key === key && one.record.id === record,
    );
    if (!number) return null;
    const others = withNumbers(records, [number], [value]);
    const gains = await this.#gains(question, others, candidates, isWanted);
    const most = Math.max(...gains);
    return most > LEAST ? candidates[gains.indexOf(most)]!.solution : null;
  }

  /** What each brings beyond what is shown; nothing where it cannot be computed. */
  async #gains(
    { segment, shown, measure }: FirstQuestion,
    records: MapRecords,
    candidates: readonly Candidate[],
    isWanted: IsWanted,
  ): Promise<number[]> {
    const options = [shown, ...candidates.map(({ option }) => option)];
    const values = new Array<number>(options.length).fill(-Infinity);
    const weigh = async (part: readonly number[]) => {
      const task = { options: part.map((at) => optionIn(records, options[at]!)), segment };
      const totals = await this.#desks.ask('totals', task, records, { isWanted });
      part.forEach((at, place) => (values[at] = totals[place]?.[measure] ?? -Infinity));
    };
    await inParts(
      options.map((_, at) => at),
      this.#desks.size,
      isWanted,
      weigh,
      PART,
    );
    const [own, ...others] = values;
    return others.map((value) => (Number.isFinite(own) ? value - own! : -Infinity));
  }
}
