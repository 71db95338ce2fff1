/** The figures of the selected record as rows of a small table: what is shown and what is compared. */
import type { FigureId } from '#state/calculations.svelte.ts';
import type { FigurePlace } from '#state/explanation.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { hasMoney } from '#domain/queries/has-money.ts';
import { placementsOf } from '#domain/queries/placements-at.ts';
import { COMPLETE, type Path } from '#domain/kinds/path.ts';
import type { RecordId } from '#domain/records.ts';
import { messages } from '../messages/inspector-messages.ts';
import { amount, difference, number, percent, score } from '../shared/format.ts';
import { textColour } from '../shared/score-colour.ts';

type Figures = NonNullable<OpenMap['forecast']['figures']>;

/** One figure: its name, and how it reads for what is shown and for what it is compared with. */
export type ResultRow = Readonly<{
  label: string;
  shown: string;
  compared: string;
  /** The figure whose calculation it opens. */
  figure: FigurePlace;
  /** Colour of the number where it stands for a score. */
  colour?: string;
}>;

type Format = (value: number) => string;

/** A figure that is not there reads as a dash. */
const NOTHING = '–';

function read(value: number | null | undefined, format: Format): string {
  return value === null || value === undefined ? NOTHING : format(value);
}

/** Makes rows from how a figure of a record is found in either forecast. */
function rowsOf(map: OpenMap, place: RecordId | null) {
  const { figures, comparedFigures } = map.forecast;
  return (
    figure: FigureId,
    label: string,
    find: (from: Figures) => number | null | undefined,
    format: Format,
    isScore = false,
  ): ResultRow => {
    const value = figures && find(figures);
    const other = comparedFigures && find(comparedFigures);
    const colour = isScore && typeof value === 'number' ? { colour: textColour(value) } : {};
    return {
      label,
      shown: read(value, format),
      compared: read(other, format),
      figure: { figure, place },
      ...colour,
    };
  };
}

function unitOf(map: OpenMap): string {
  return map.currency ?? messages.units.index;
}

export function touchpointRows(map: OpenMap, id: RecordId): ResultRow[] {
  const words = messages.inspector.does;
  const row = rowsOf(map, id);
  const at = (figures: Figures) => figures.touchpoints[id];
  return [
    row('satisfaction', words.felt, (figures) => at(figures)?.satisfaction, score, true),
    row('dropOff', words.leave, (figures) => at(figures)?.dropOff, percent),
    row('reach', words.reach, (figures) => at(figures)?.reach, percent),
    row(
      'visits',
      words.visits,
      (figures) => at(figures)?.visits,
      (value) => number(value, 2),
    ),
    ...(hasMoney(map.editor.shown)
      ? [row('valueToGo', words.toGo(unitOf(map)), (figures) => at(figures)?.valueToGo, amount)]
      : []),
  ];
}

export function stageRows(map: OpenMap, id: RecordId): ResultRow[] {
  const words = messages.inspector.does;
  const row = rowsOf(map, id);
  const unit = unitOf(map);
  const at = (figures: Figures) => figures.stages[id];
  return [
    row('satisfaction', words.experience, (figures) => at(figures)?.satisfaction, score, true),
    row('expectation', words.expectation, (figures) => at(figures)?.expectation, score),
    row(
      'gap',
      words.gap,
      (figures) => at(figures)?.gap,
      (value) => difference(value, score),
    ),
    row('reach', words.reach, (figures) => at(figures)?.reach, percent),
    row('dropOff', words.dropOff, (figures) => at(figures)?.dropOff, percent),
    row(
      'valueToCustomer',
      words.toCustomer,
      (figures) => at(figures)?.value.customer,
      (value) => number(value),
    ),
    ...(hasMoney(map.editor.shown)
      ? [
          row('valueToUs', words.toUs(unit), (figures) => at(figures)?.value.ours, difference),
          row(
            'valueToPartners',
            words.toPartners(unit),
            (figures) => at(figures)?.value.partners,
            difference,
          ),
        ]
      : []),
  ];
}

export function partnerRows(map: OpenMap, id: RecordId): ResultRow[] {
  const label = messages.inspector.does.toPartner(unitOf(map));
  return [
    rowsOf(map, id)(
      'partnerValue',
      label,
      (figures) => figures.journey.partners[id] ?? 0,
      difference,
    ),
  ];
}

export function pathRows(map: OpenMap, path: Path): ResultRow[] {
  const to = path.to === COMPLETE ? null : path.to;
  const flow = (figures: Figures) =>
    figures.paths.find((one) => one.from === path.from && one.to === to)?.flow ?? 0;
  return [
    rowsOf(map, path.id)('pathFlow', messages.inspector.does.flow, flow, (value) =>
      number(value, 2),
    ),
  ];
}

/** What an offer adds for us and for its partner; worked out for what is shown only. */
export function offerRows(map: OpenMap, id: RecordId): ResultRow[] {
  const words = messages.inspector.does;
  const unit = unitOf(map);
  const worth = map.forecast.worth?.offers[id];
  const taken = rowsOf(map, id)(
    'offerTaken',
    words.taken,
    (figures) => figures.offers[id]?.taken,
    (value) => number(value, 2),
  );
  return [
    {
      label: words.toUs(unit),
      shown: read(worth?.ours, difference),
      compared: '',
      figure: { figure: 'offerToUs', place: id },
    },
    {
      label: words.toPartners(unit),
      shown: read(worth?.partner, difference),
      compared: '',
      figure: { figure: 'offerToPartner', place: id },
    },
    taken,
  ];
}

/** What a pain point costs over all its places; worked out for what is shown only. */
export function painRows(map: OpenMap, id: RecordId): ResultRow[] {
  const words = messages.inspector.does;
  const worths = placementsOf(map.lens.effective, id).flatMap(
    (placement) => map.forecast.worth?.painPoints[placement.id] ?? [],
  );
  const isKnown = worths.length > 0;
  const atRisk = worths.reduce((sum, worth) => sum + worth.atRisk, 0);
  return [
    {
      label: words.atRisk(unitOf(map)),
      shown: isKnown ? amount(atRisk) : NOTHING,
      compared: '',
      figure: { figure: 'painAtRisk', place: id },
    },
    {
      label: words.silent,
      shown: read(worths[0]?.silent, percent),
      compared: '',
      figure: { figure: 'painSilent', place: id },
    },
  ];
}
