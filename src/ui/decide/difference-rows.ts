/** Differences between two scenarios place by place: stages in order, each with its touchpoints. */
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import { changeIn } from '../results/place-rows.ts';
import type { Forecast, PlaceRun, RunReport } from '../results/result-types.ts';
import { centreOf } from '../results/rounding.ts';

export const FIGURES = [
  'satisfaction',
  'felt',
  'reach',
  'dropOff',
  'ours',
  'partners',
] as const satisfies readonly (keyof PlaceRun)[];
export type Figure = (typeof FIGURES)[number];

export type DifferenceRow = Readonly<{
  id: RecordId;
  kind: 'stage' | 'touchpoint';
  title: string;
  /** Compared minus shown; shares in hundredths. */
  value: number;
  /** Half the width of the interval that chance leaves; 0 where it is not known. */
  error: number;
  /** Whether only simulated customers tell it; else it is computed. */
  isSimulated: boolean;
}>;

type Place = Forecast['stages'][string] | Forecast['touchpoints'][string];
export type Sides = Readonly<{
  shown: Forecast;
  compared: Forecast;
  /** What simulated customers say, as soon as they do. */
  simulated: RunReport['difference'];
}>;

const FACTORS: Readonly<Partial<Record<Figure, number>>> = { reach: 100, dropOff: 100 };

const READ: Readonly<Record<Figure, (place: Place) => number | null>> = {
  satisfaction: (place) => place.satisfaction,
  felt: (place) => place.felt,
  reach: (place) => place.reach,
  dropOff: (place) => place.dropOff,
  ours: (place) => place.value.ours,
  partners: (place) => place.value.partners,
};

/** Places that anybody comes to in both, in the order of the map. */
export function differenceRows(
  records: MapRecords,
  { shown, compared, simulated }: Sides,
  figure: Figure,
): DifferenceRow[] {
  const factor = FACTORS[figure] ?? 1;
  const rowOf = (
    kind: DifferenceRow['kind'],
    { id, title }: Readonly<{ id: RecordId; title?: string | undefined }>,
  ): DifferenceRow[] => {
    const places = kind === 'stage' ? 'stages' : 'touchpoints';
    const centre = centreOf({
      computed: changeIn<Place>(READ[figure], shown[places][id], compared[places][id]),
      simulated: simulated?.[places][id]?.[figure] ?? null,
    });
    if (!centre) return [];
    const { value, error, isSimulated } = centre;
    return [
      { id, kind, title: title ?? '', value: factor * value, error: factor * error, isSimulated },
    ];
  };
  const touchpoints = touchpointsInOrder(records);
  return ofKind(records, 'stage').flatMap((stage) => [
    ...rowOf('stage', stage),
    ...touchpoints
      .filter((touchpoint) => touchpoint.stage === stage.id)
      .flatMap((touchpoint) => rowOf('touchpoint', touchpoint)),
  ]);
}

/** All stages, and the touchpoints that change most, at most so many; in the same order. */
export function mostChanged(rows: readonly DifferenceRow[], most: number): DifferenceRow[] {
  const touchpoints = rows.filter(({ kind }) => kind === 'touchpoint');
  const chosen = new Set(
    touchpoints
      .filter(isSure)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .slice(0, most),
  );
  return rows.filter((row) => row.kind === 'stage' || chosen.has(row));
}

/** Whether it is more than chance leaves in doubt. */
export function isSure({ value, error }: DifferenceRow): boolean {
  return Math.abs(value) > error && Math.abs(value) > 1e-9;
}
