/**
 * A pasted table of measurements, row by row: what each figure is about, how it is read, and what has
 * to be asked first. Nothing is guessed: what is not clear is a problem of that row alone.
 */
import type { Estimate } from '../estimate.ts';
import type { Period } from '../kinds/map.ts';
import { measureFields, type Measure } from '../kinds/metric.ts';
import type { MapRecords, RecordId } from '../records.ts';
import {
  columnOf,
  fromScale,
  measureIn,
  periodIn,
  plain,
  scaleOfValues,
  type Column,
  type SatisfactionScale,
} from './measured-columns.ts';
import { scopeKey, type MetricScope } from './metrics.ts';
import { find, ofKind } from './of-kind.ts';
import { placeMatch, type PlaceMatch } from './place-match.ts';
import { sampleRange } from './sample-range.ts';
import { separatedCells } from './separated-cells.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';

/** Reads a number with its percent sign, decimal comma or unit; null for none. */
export type ReadNumber = (text: string) => Readonly<{ value: number; isPercent: boolean }> | null;

/** What somebody has said about what is not clear by itself. */
export type TableAnswers = Readonly<{
  /** By the key of a question: the record meant. */
  places: Readonly<Record<string, RecordId>>;
  /** By the heading of a column. */
  scales: Readonly<Record<string, SatisfactionScale>>;
}>;

export type RowProblem =
  'place' | 'segment' | 'measure' | 'number' | 'bounds' | 'scale' | 'sample' | 'columns' | 'twice';

/** One figure of the table. */
export type MeasuredRow = Readonly<{
  /** The row of the table, counted from 1 with its headings. */
  line: number;
  measures: Measure | null;
  /** What the table calls the place and the segment; '' for the whole journey and for everybody. */
  place: string;
  segment: string;
  /** The figure as it stands there. */
  text: string;
  scope: MetricScope | null;
  value: Estimate | null;
  n: number | null;
  /** The period a churn is about, where the table says it. */
  period: Period | null;
  problem: RowProblem | null;
  /** What to ask where a name is not clear: the key of the answer, and which records are alike, if any. */
  question: Readonly<{ key: string; kind: 'place' | 'segment'; ids: readonly RecordId[] }> | null;
}>;

export type MeasuredTable = Readonly<{
  problem: 'empty' | 'noHeadings' | 'noFigures' | 'tooMany' | null;
  rows: readonly MeasuredRow[];
  /** Columns of satisfaction, with the scale they are read on; null has to be said first. */
  scales: readonly Readonly<{ heading: string; scale: SatisfactionScale | null }>[];
}>;

/** More rows than anybody looks through. */
export const MOST_MEASURED_ROWS = 1_000;
/** A table may have so many lines above its headings. */
const LINES_ABOVE = 5;
const WHOLE = /^(all|total|overall|everything|(the )?(whole|entire) (journey|map)|journey|map)?$/;
const EVERYBODY = /^(all|total|overall|everybody|everyone|all customers|all segments)?$/;
const BLANK = /^([-–—.]|n ?\/ ?a|na|nil|none|no data)?$/i;

export function measuredTable(
  records: MapRecords,
  text: string,
  readNumber: ReadNumber,
  answers: TableAnswers,
): MeasuredTable {
  const lines = separatedCells(text);
  const none = { rows: [], scales: [] };
  if (lines.length === 0) return { problem: 'empty', ...none };
  const at = lines.slice(0, LINES_ABOVE).findIndex(isHeading);
  if (at === -1) return { problem: 'noHeadings', ...none };
  if (lines.length - at - 1 > MOST_MEASURED_ROWS) return { problem: 'tooMany', ...none };
  const table = new TableReading(records, lines, at, readNumber, answers);
  const rows = table.rows();
  return { problem: rows.length === 0 ? 'noFigures' : null, rows, scales: table.scales() };
}

function isHeading(cells: readonly string[]): boolean {
  const columns = cells.map(columnOf);
  const holds = (what: Column['holds']) => columns.some((column) => column.holds === what);
  return holds('figure') || (holds('measure') && holds('value'));
}

type Figure = Readonly<{ measures: Measure | null; cell: string; heading: string; column: Column }>;

class TableReading {
  readonly #records: MapRecords;
  readonly #readNumber: ReadNumber;
  readonly #answers: TableAnswers;
  readonly #headings: readonly string[];
  readonly #columns: readonly Column[];
  readonly #lines: readonly (readonly string[])[];
  readonly #firstLine: number;
  readonly #seen = new Set<string>();

  constructor(
    records: MapRecords,
    lines: readonly (readonly string[])[],
    at: number,
    readNumber: ReadNumber,
    answers: TableAnswers,
  ) {
    this.#records = records;
    this.#readNumber = readNumber;
    this.#answers = answers;
    this.#headings = lines[at]!;
    this.#columns = this.#headings.map(columnOf);
    this.#lines = lines.slice(at + 1);
    this.#firstLine = at + 2;
  }

  rows(): MeasuredRow[] {
    return this.#lines.flatMap((cells, index) =>
      this.#figuresIn(cells)
        .filter(({ cell }) => !BLANK.test(cell))
        .map((figure) => this.#row(cells, figure, this.#firstLine + index)),
    );
  }

  scales(): MeasuredTable['scales'] {
    return this.#headings.flatMap((heading, at) => {
      const column = this.#columns[at]!;
      const isAsked =
        (column.holds === 'figure' && column.measures === 'satisfaction') ||
        (column.holds === 'value' && this.#valuesOf('satisfaction', column).length > 0);
      return isAsked ? [{ heading, scale: this.#scaleOf(heading, column) }] : [];
    });
  }

  #figuresIn(cells: readonly string[]): Figure[] {
    const named = measureIn(this.#cell(cells, 'measure'));
    return this.#columns.flatMap((column, at): Figure[] => {
      const figure = { cell: cells[at] ?? '', heading: this.#headings[at]!, column };
      if (column.holds === 'figure') return [{ ...figure, measures: column.measures }];
      return column.holds === 'value' ? [{ ...figure, measures: named }] : [];
    });
  }

  #row(cells: readonly string[], figure: Figure, line: number): MeasuredRow {
    const { measures } = figure;
    const place = ['touchpoint', 'place', 'stage']
      .map((holds) => this.#cell(cells, holds as Column['holds']))
      .find((name) => name !== '');
    const base = {
      line,
      measures,
      place: place ?? '',
      segment: this.#cell(cells, 'segment'),
      text: figure.cell,
      scope: null,
      value: null,
      n: this.#sample(cells),
      period:
        measures === 'churn'
          ? (periodIn(figure.heading) ?? periodIn(this.#cell(cells, 'measure')))
          : null,
      question: null,
    };
    if (cells.length > this.#headings.length) return { ...base, problem: 'columns' };
    if (!measures) return { ...base, problem: 'measure' };
    const where = this.#where(cells);
    if ('question' in where) return { ...base, problem: 'place', question: where.question };
    const who = this.#who(base.segment);
    if ('question' in who) return { ...base, problem: 'segment', question: who.question };
    const scope: MetricScope = { measures, ...where, ...who };
    const read = this.#value(figure, measures, base.n);
    if (typeof read === 'string') return { ...base, scope, problem: read };
    if (Number.isNaN(base.n)) return { ...base, scope, n: null, problem: 'sample' };
    const key = scopeKey(scope);
    if (this.#seen.has(key)) return { ...base, scope, value: read, problem: 'twice' };
    this.#seen.add(key);
    return { ...base, scope, value: read, problem: null };
  }

  #cell(cells: readonly string[], holds: Column['holds']): string {
    return cells[this.#columns.findIndex((column) => column.holds === holds)] ?? '';
  }

  /** The size of the sample; null where none is given, NaN where it is no size. */
  #sample(cells: readonly string[]): number | null {
    const text = this.#cell(cells, 'n');
    if (BLANK.test(text)) return null;
    const n = this.#readNumber(text)?.value ?? NaN;
    return n >= 1 ? Math.round(n) : NaN;
  }

  #where(cells: readonly string[]): Pick<MetricScope, 'touchpoint' | 'stage'> | Asked {
    const [touchpoint, any, stage] = (['touchpoint', 'place', 'stage'] as const).map((holds) =>
      this.#cell(cells, holds),
    ) as [string, string, string];
    const stages = ofKind(this.#records, 'stage');
    const all = touchpointsInOrder(this.#records);
    const name = touchpoint || any;
    if (name === '' || WHOLE.test(plain(name)))
      return WHOLE.test(plain(stage))
        ? { touchpoint: null, stage: null }
        : this.#placeOf(placeMatch(stages, stage), stage, '');
    const inStage = placeMatch(stages, stage);
    const near = inStage.status === 'one' ? all.filter((each) => each.stage === inStage.id) : all;
    const candidates = touchpoint === '' ? [...near, ...stages] : near;
    return this.#placeOf(placeMatch(candidates, name), name, stage);
  }

  #placeOf(match: PlaceMatch, name: string, stage: string) {
    const key = JSON.stringify(['place', name, stage]);
    const id = match.status === 'one' ? match.id : this.#answers.places[key];
    if (find(this.#records, 'stage', id)) return { touchpoint: null, stage: id! };
    if (find(this.#records, 'touchpoint', id)) return { touchpoint: id!, stage: null };
    return asked(key, 'place', match);
  }

  #who(name: string): Pick<MetricScope, 'segment'> | Asked {
    if (EVERYBODY.test(plain(name))) return { segment: null };
    const match = placeMatch(ofKind(this.#records, 'segment'), name);
    const key = JSON.stringify(['segment', name]);
    const id = match.status === 'one' ? match.id : this.#answers.places[key];
    return find(this.#records, 'segment', id) ? { segment: id! } : asked(key, 'segment', match);
  }

  #value(figure: Figure, measures: Measure, n: number | null): Estimate | RowProblem {
    const read = this.#readNumber(figure.cell);
    if (!read) return 'number';
    const likely = this.#inUnit(read, figure, measures);
    if (typeof likely === 'string') return likely;
    const { min, max } = measureFields[measures];
    if (likely < min || likely > max) return 'bounds';
    const range = n ? sampleRange((likely - min) / (max - min), n) : null;
    const exact = (value: number) => Number(value.toPrecision(12));
    return {
      likely: exact(likely),
      ...(range && {
        low: Math.min(likely, exact(min + range[0] * (max - min))),
        high: Math.max(likely, exact(min + range[1] * (max - min))),
      }),
      basis: 'measured',
    };
  }

  #inUnit(
    { value, isPercent }: NonNullable<ReturnType<ReadNumber>>,
    { heading, column }: Figure,
    measures: Measure,
  ): number | RowProblem {
    if (measures === 'rating') return value;
    if (measures === 'satisfaction') {
      const scale = isPercent ? '0-100' : this.#scaleOf(heading, column);
      return scale ? (fromScale(value, scale) ?? 'bounds') : 'scale';
    }
    return isPercent || this.#isInPercent(measures, column) ? value / 100 : value;
  }

  /** A sign, or a number above 1, says it for the whole column where half of its cells have it. */
  #isInPercent(measures: Measure, column: Column): boolean {
    if (column.holds === 'figure' && column.isPercent) return true;
    const values = this.#valuesOf(measures, column);
    const sure = values.filter(({ value, isPercent }) => isPercent || value > 1);
    return sure.length > 0 && 2 * sure.length >= values.length;
  }

  #scaleOf(heading: string, column: Column): SatisfactionScale | null {
    const said = this.#answers.scales[heading];
    if (said) return said;
    if (column.holds === 'figure' && column.scale) return column.scale;
    const values = this.#valuesOf('satisfaction', column);
    const unsigned = values.filter(({ isPercent }) => !isPercent).map(({ value }) => value);
    const scale = scaleOfValues(unsigned);
    // Cells with a sign say for themselves what they are; where they are many, the others may lack theirs.
    if (2 * (values.length - unsigned.length) < values.length || scale === '0-100') return scale;
    return unsigned.length === 0 ? '0-100' : null;
  }

  /** The numbers of one measure in a column. */
  #valuesOf(measures: Measure, column: Column) {
    const at = this.#columns.indexOf(column);
    return this.#lines.flatMap((cells) => {
      const isOther =
        column.holds === 'value' && measureIn(this.#cell(cells, 'measure')) !== measures;
      return isOther ? [] : (this.#readNumber(cells[at] ?? '') ?? []);
    });
  }
}

type Asked = Readonly<{ question: NonNullable<MeasuredRow['question']> }>;

function asked(key: string, kind: 'place' | 'segment', match: PlaceMatch): Asked {
  return { question: { key, kind, ids: match.status === 'several' ? match.ids : [] } };
}
