/** The rows of the stage table: each stage with its touchpoints, their figures, and what the compared scenario changes. */
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsOf } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { amount, difference, number, percent, score } from '../shared/format.ts';
import { textColour } from '../shared/score-colour.ts';
import type { Forecast, PlaceRun, RunReport } from './result-types.ts';
import { writtenDifference, type Written } from './rounding.ts';

export const FIGURES = [
  'reach',
  'dropOff',
  'felt',
  'expectation',
  'gap',
  'promiseGap',
  'customer',
  'ours',
  'partners',
] as const;
export type FigureName = (typeof FIGURES)[number];

export type Cell = Readonly<{
  text: string;
  /** What the compared scenario changes; null for nothing, and where it is not known. */
  change: Written | null;
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
  changes: Difference,
): StageRow[] {
  return ofKind(records, 'stage').map(({ id, title }) => ({
    ...placeRow(id, title, forecast.stages[id], changes?.stages[id]),
    touchpoints: touchpointsOf(records, id).map((touchpoint) =>
      placeRow(
        touchpoint.id,
        touchpoint.title,
        forecast.touchpoints[touchpoint.id],
        changes?.touchpoints[touchpoint.id],
      ),
    ),
  }));
}

function placeRow(
  id: RecordId,
  title: string,
  figures: Figures | undefined,
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
  const change = (name: keyof PlaceRun, factor = 1) =>
    writtenDifference(run?.[name] ?? null, factor);
  const felt = figures?.satisfaction;
  const colour = typeof felt === 'number' ? { colour: textColour(felt) } : {};
  const signed = (value: number) => difference(value, score);
  const points = (value: number) => difference(value, number);
  const money = (value: number) => difference(value, amount);
  return {
    id,
    title,
    cells: {
      reach: cell(figures?.reach, percent, change('reach', 100)),
      dropOff: cell(figures?.dropOff, percent, change('dropOff', 100)),
      felt: { ...cell(felt, score, change('satisfaction')), ...colour },
      expectation: cell(figures?.expectation, score, change('expectation')),
      gap: cell(figures?.gap, signed, change('gap')),
      promiseGap: cell(figures?.promiseGap, signed),
      customer: cell(figures?.value.customer, points),
      ours: cell(figures?.value.ours, money, change('ours')),
      partners: cell(figures?.value.partners, money, change('partners')),
    },
  };
}
