/** Closer looks that run over periods or conventions: one row for each, with columns for every segment, and a chart. */
import type { Insight } from '#state/insights.svelte.ts';
import type { LookTerms } from '../messages/look-topics.ts';
import { looks } from '../messages/looks.ts';
import { amount, number, percent } from '../shared/format.ts';
import type { DataTable } from './data-table.ts';
import { none, type Says } from './look-line.ts';

export type LookSeries = Readonly<{ name: string; values: readonly number[]; isDots?: boolean }>;
export type LookChart = Readonly<{
  title: string;
  /** Values of periods 1, 2, 3 and so on. */
  series: readonly LookSeries[];
  isShare: boolean;
}>;

/** What a closer look says, beside what is not said yet. */
export type LookAnswer = Readonly<{
  /** Sentences above everything else. */
  says: readonly string[];
  charts: readonly LookChart[];
  table: DataTable;
}>;

type SeriesTopic = 'survival' | 'arrivals' | 'timing';
export type SeriesNames = Readonly<{
  /** What the segment is called; '' where there is only one. */
  whose: (segment: Insight<SeriesTopic>[number]['segment']) => string;
  terms: LookTerms;
}>;

const { period: asHeading } = looks;
const before = (whose: string, text: string) => (whose ? `${whose}: ${text}` : text);

/** Headings of a topic for each segment, after a first one for the rows. */
function columnsFor(
  first: string,
  topic: SeriesTopic,
  segments: readonly string[],
  { terms }: SeriesNames,
): string[] {
  const headings = looks.topics[topic].columns(terms);
  return [first, ...segments.flatMap((whose) => headings.map((heading) => before(whose, heading)))];
}

function rowsOf(count: number, cells: (index: number) => readonly string[]): string[][] {
  return Array.from({ length: count }, (_, index) => [number(index + 1, 0), ...cells(index)]);
}

export function survivalAnswer(insight: Insight<'survival'>, names: SeriesNames): LookAnswer {
  const parts = insight
    .filter(({ says }) => says.length > 0)
    .map(({ segment, says }) => ({ whose: names.whose(segment), says }));
  const whose = parts.map((part) => part.whose);
  const most = Math.max(0, ...parts.map(({ says }) => says.length));
  return {
    says: [],
    charts: parts.map((part) => ({
      title: part.whose,
      isShare: true,
      series: [
        { name: looks.survival.alike, values: part.says.map(({ alike }) => alike) },
        { name: looks.survival.differing, values: part.says.map(({ differing }) => differing) },
      ],
    })),
    table: {
      columns: columnsFor(asHeading(names.terms.period), 'survival', whose, names),
      rows: rowsOf(most, (at) =>
        parts.flatMap(({ says }) => {
          const { alike, differing, staying } = says[at]!;
          return [alike, differing, staying].map((share) => percent(share, 1));
        }),
      ),
    },
  };
}

export function arrivalsAnswer(insight: Insight<'arrivals'>, names: SeriesNames): LookAnswer {
  const parts = insight.flatMap(({ segment, says }) =>
    says.map((forecast) => ({ ...forecast, whose: names.whose(segment) })),
  );
  const most = Math.max(0, ...parts.map(({ seen, curve }) => Math.max(seen.length, curve.length)));
  const cell = (value: number | undefined) => (value === undefined ? none : number(value, 0));
  return {
    says: parts.flatMap((part) =>
      arrivalsText(part, names.terms).map((text) => before(part.whose, text)),
    ),
    charts: parts.map(({ whose, seen, curve }) => ({
      title: whose,
      isShare: false,
      series: [
        { name: looks.arrivals.seen, values: seen, isDots: true },
        { name: looks.arrivals.curve, values: curve },
      ],
    })),
    table: {
      columns: columnsFor(
        asHeading(names.terms.period),
        'arrivals',
        parts.map(({ whose }) => whose),
        names,
      ),
      rows: rowsOf(most, (at) =>
        parts.flatMap(({ seen, curve }) => [cell(seen[at]), cell(curve[at])]),
      ),
    },
  };
}

function arrivalsText(
  { fit, peak, seen }: Says<'arrivals'>[number],
  { period }: LookTerms,
): readonly string[] {
  const words = looks.arrivals;
  if (!fit) return [words.noFit];
  const when = peak > 0 ? words.peak(period, number(peak, 1)) : words.peakPast;
  return [
    `${words.market(number(Number(fit.market.toPrecision(3)), 0))}, ${when}.`,
    words.rates(percent(fit.innovation, 1), percent(fit.imitation, 1)),
    ...(peak > seen.length ? [words.early] : []),
  ];
}

const CONVENTIONS = ['firstIncludedAtStart', 'firstIncludedAtEnd', 'firstExcluded'] as const;

export function timingAnswer(insight: Insight<'timing'>, names: SeriesNames): LookAnswer {
  const parts = insight.flatMap(({ segment, says }) =>
    says.map((value) => ({ ...value, whose: names.whose(segment) })),
  );
  const { period, money } = names.terms;
  return {
    says: parts.map(({ whose, retention, margin }) =>
      before(whose, looks.timing.steady(percent(retention), `${amount(margin)} ${money}`, period)),
    ),
    charts: [],
    table: {
      columns: columnsFor(
        looks.timing.convention,
        'timing',
        parts.map(({ whose }) => whose),
        names,
      ),
      rows: CONVENTIONS.map((convention) => [
        looks.timing.rows[convention],
        ...parts.map((part) => amount(part[convention])),
      ]),
    },
  };
}
