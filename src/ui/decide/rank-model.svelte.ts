/** The ranked list as one looks at it: what it is filtered and sorted by, its rows, and how they are written. */
import type { Analysis } from '#state/analysis.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/decide-messages.ts';
import { titleOf } from '../inspector/record-titles.ts';
import { number } from '../shared/format.ts';
import type { DataTable } from '../results/data-table.ts';
import { sideOfBand } from '../results/rounding.ts';
import { gainScale } from './gain-scale.ts';
import { countOf, gainWriter, marked, unitOf } from './measures.ts';
import { whatIsWeighed } from './places.ts';
import {
  kindCounts,
  otherMeasure,
  rankedRows,
  rowOf,
  type RankedKind,
  type RankedRow,
  type Sort,
} from './ranked-rows.ts';

/** So many rows are read at a glance; the others come on demand. */
const FIRST = 12;
const FEWEST_FOLDED = 3;

export class RankModel {
  readonly map: OpenMap;
  readonly #analysis: Analysis;
  /** The one kind that is shown; null for everything one can do. */
  kind = $state.raw<RankedKind | null>(null);
  #sort = $state.raw<Sort | null>(null);
  isLong = $state(false);

  readonly ranking = $derived.by(() => this.#analysis.ranking);
  readonly measure = $derived.by(() => this.ranking.measure);
  readonly money = $derived.by(() => this.map.currency ?? messages.units.index);
  readonly unit = $derived.by(() => unitOf(this.measure, this.money));
  readonly counts = $derived.by(() => kindCounts(this.ranking.entries));
  readonly hasEffort = $derived.by(() =>
    this.ranking.entries.some(({ improvement }) => improvement.effort !== null),
  );
  /** By gain per day from the first where anybody has said what something takes. */
  readonly sort = $derived.by((): Sort => this.#sort ?? (this.hasEffort ? 'perDay' : 'gain'));
  /** How many stand on the list of what to do. One point better somewhere is no deed, but a hint while there is none. */
  readonly toDo = $derived.by(() => {
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    return this.counts.has('solution') ? total - (this.counts.get('quality') ?? 0) : total;
  });
  readonly rows = $derived.by(() => {
    const { kind } = this;
    const isToDo = (one: RankedKind) => one !== 'quality' || !this.counts.has('solution');
    const isWanted = kind === null ? isToDo : (one: RankedKind) => one === kind;
    return rankedRows(this.ranking.entries, this.measure, isWanted, this.sort);
  });
  /** A line that unfolds takes the room of a row, so no one or two rows are folded away. */
  readonly #isFoldable = $derived.by(() => this.rows.length > FIRST + FEWEST_FOLDED - 1);
  readonly shown = $derived.by(() =>
    this.isLong || !this.#isFoldable ? this.rows : this.rows.slice(0, FIRST),
  );
  readonly more = $derived.by(() => this.rows.length - this.shown.length);
  readonly canBeShort = $derived.by(() => this.isLong && this.#isFoldable);
  /** All solutions, whatever the list shows. */
  readonly solutions = $derived.by(() =>
    this.ranking.entries
      .filter(({ improvement }) => improvement.kind === 'solution')
      .map((entry) => rowOf(entry, this.measure)),
  );
  readonly scale = $derived.by(() =>
    gainScale(
      this.shown.flatMap(({ gain, interval }) => [
        gain ?? 0,
        interval?.low ?? 0,
        interval?.high ?? 0,
      ]),
    ),
  );
  readonly write = $derived.by(() => gainWriter(largest(this.rows.map(({ gain }) => gain ?? 0))));
  /** Whether nothing on the list changes the measure, so that none of it comes first. */
  readonly isAllNothing = $derived.by(
    () =>
      this.rows.length > 0 &&
      this.rows.every(({ gain }) => gain !== null && !/[1-9]/.test(this.write(gain))),
  );
  readonly writePerDay = $derived.by(() =>
    gainWriter(largest(this.rows.map(({ perDay }) => perDay ?? 0))),
  );
  readonly otherName = $derived.by(() =>
    otherMeasure(this.measure) === 'experienceSum'
      ? messages.decide.rank.columns.toCustomer
      : messages.decide.rank.columns.toUs(this.money),
  );
  readonly writeOther = $derived.by(() => gainWriter(largest(this.rows.map(({ other }) => other))));
  readonly largestOther = $derived.by(() => largest(this.shown.map(({ other }) => other)));
  /** The set within the budget, for marking what belongs to it. */
  readonly inSet = $derived.by(() => {
    const { plan, isStale } = this.#analysis.planning;
    return new Set<string>(plan && !isStale ? plan.found.set : []);
  });

  constructor(map: OpenMap, analysis: Analysis) {
    this.map = map;
    this.#analysis = analysis;
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
  }

  titleOf(row: RankedRow): string {
    return titleOf(this.map.editor.shown, row.record);
  }

  /** The gain of a row as it is written; nothing where it is not known. */
  gainText({ gain, isExact }: RankedRow): string {
    return gain === null ? '' : marked(this.write(gain), isExact);
  }

  /** On which side of its band a gain lies once all draws are made; '' for inside. Few draws tell little of it. */
  outsideOf({ gain, interval }: RankedRow): 'below' | 'above' | '' {
    if (gain === null || interval?.of !== 'draws' || !this.ranking.isComplete) return '';
    return sideOfBand(gain, interval);
  }

  weighed(row: RankedRow): string {
    return whatIsWeighed(this.map.editor.shown, row.kind, row.record, row.isOn);
  }

  readonly table = $derived.by((): DataTable => {
    const words = messages.decide.rank;
    const { columns } = words;
    const said = (value: number | null, write: (value: number) => string) =>
      value === null ? '' : write(value);
    const { draws } = this.ranking;
    const share = (value: number | null) => said(value, (one) => String(countOf(one, draws)));
    return {
      columns: [
        ...[columns.what, columns.kind, columns.gain(this.unit), columns.low, columns.high],
        ...[columns.error, columns.better(draws), columns.best(draws), this.otherName],
        ...[columns.effortDays, columns.perDay, columns.isOn],
      ],
      rows: this.rows.map((row) => [
        ...[this.titleOf(row), words.kind[row.kind], this.gainText(row)],
        said(row.interval?.of === 'draws' ? row.interval.low : null, this.write),
        said(row.interval?.of === 'draws' ? row.interval.high : null, this.write),
        said(row.error, (one) => number(one, 2)),
        ...[share(row.better), share(row.best), marked(this.writeOther(row.other), row.isExact)],
        said(row.effort, effortText),
        marked(said(row.perDay, this.writePerDay), row.isExact),
        row.isOn ? words.yes : words.no,
      ]),
    };
  });
}

/** Days with a decimal where they have one. */
export function effortText(days: number): string {
  return number(days, Number.isInteger(days) ? 0 : 1);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
