/** The rows of the stage table: each stage with its touchpoints, their figures, and what the compared scenario changes. */
import { hasMoney } from '#domain/queries/has-money.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { amount, difference, number, percent, score } from '../shared/format.ts';
import { textColour } from '../shared/score-colour.ts';
import type { Forecast, PlaceRun, RunReport } from './result-types.ts';
import { writtenChange, type Written } from './rounding.ts';

/** Those one looks for first stand first: a narrow screen shows no more. */
const FIGURES = [
  'felt',
  'delivered',
  'bar',
  'gap',
  'reach',
  'dropOff',
  'customer',
  'ours',
  'partners',
  'promiseGap',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** The figures a map has; those of money only where some was entered. */
export function figuresOf(records: MapRecords): readonly FigureName[] {
  return hasMoney(records)
    ? FIGURES
    : FIGURES.filter((name) => name !== 'ours' && name !== 'partners');
}

export type Cell = Readonly<{
  text: string;
  /** What the compared scenario changes; null for nothing, and where it is not known. */
  change: Written | null;
  /** Whether the figure is a share, whose changes are points. */
  isShare?: boolean;
  /** Colour of a score, where it is far from neutral. */
  colour?: string;
}>;

export type PlaceRow = Readonly<{
  id: RecordId;
  title: string;
  cells: Readonly<Record<FigureName, Cell>>;
}>;
export type StageRow = PlaceRow & Readonly<{ touchpoints: readonly PlaceRow[] }>;

type Figures = Forecast['stages'][string] | Forecast['touchpoints'][string];
type Difference = RunReport['difference'];

/** A figure that is not there reads as a dash. */
const NOTHING = '–';

/** All stages in order; one that nobody comes to has its row too. */
export function stageRows(
  records: MapRecords,
  forecast: Forecast,
  compared: Forecast | null,
  changes: Difference,
): StageRow[] {
  return ofKind(records, 'stage').map(({ id, title }) => ({
    ...placeRow(id, title, forecast.stages[id], compared?.stages[id], changes?.stages[id]),
    touchpoints: touchpointsOf(records, id).map((touchpoint) =>
      placeRow(
        touchpoint.id,
        touchpoint.title,
        forecast.touchpoints[touchpoint.id],
        compared?.touchpoints[touchpoint.id],
        changes?.touchpoints[touchpoint.id],
      ),
    ),
  }));
}

function placeRow(
  id: RecordId,
  title: string,
  figures: Figures | undefined,
  other: Figures | undefined,
  run: PlaceRun | undefined,
): PlaceRow {
  const cell = (
    value: number | null | undefined,
    write: (value: number) => string,
    change: Written | null = null,
  ): Cell => ({
    text: value === null || value === undefined ? NOTHING : write(value),
    change,
  });
  const change = (
    read: (figures: Figures) => number | null,
    name: keyof PlaceRun | null,
    factor = 1,
  ) =>
    writtenChange(
      { computed: changeIn(read, figures, other), simulated: (name && run?.[name]) ?? null },
      factor,
    );
  const share = (read: (figures: Figures) => number | null, name: 'reach' | 'dropOff'): Cell => ({
    ...cell(figures && read(figures), percent, change(read, name, 100)),
    isShare: true,
  });
  const felt = figures?.satisfaction;
  const colour = typeof felt === 'number' ? { colour: textColour(felt) } : {};
  const signed = (value: number) => difference(value, score);
  const points = (value: number) => difference(value, number);
  const money = (value: number) => difference(value, amount);
  return {
    id,
    title,
    cells: {
      reach: share((one) => one.reach, 'reach'),
      dropOff: share((one) => one.dropOff, 'dropOff'),
      felt: {
        ...cell(
          felt,
          score,
          change((one) => one.satisfaction, 'satisfaction'),
        ),
        ...colour,
      },
      delivered: cell(
        figures?.quality,
        score,
        change((one) => one.quality, null),
      ),
      bar: cell(
        figures?.reference,
        score,
        change((one) => one.reference, null),
      ),
      gap: cell(
        figures?.gap,
        signed,
        change((one) => one.gap, 'gap'),
      ),
      promiseGap: cell(
        figures?.promiseGap,
        signed,
        change((one) => one.promiseGap, null),
      ),
      customer: cell(
        figures?.value.customer,
        points,
        change((one) => one.value.customer, null),
      ),
      ours: cell(
        figures?.value.ours,
        money,
        change((one) => one.value.ours, 'ours'),
      ),
      partners: cell(
        figures?.value.partners,
        money,
        change((one) => one.value.partners, 'partners'),
      ),
    },
  };
}

/** Compared minus shown, as computed; null where one of them has no such figure. */
export function changeIn<Place>(
  read: (figures: Place) => number | null,
  shown: Place | undefined,
  compared: Place | undefined,
): number | null {
  const [before, after] = [shown && read(shown), compared && read(compared)];
  return typeof before === 'number' && typeof after === 'number' ? after - before : null;
}
