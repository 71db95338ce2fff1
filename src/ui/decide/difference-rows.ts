/** Differences between two scenarios place by place: stages in order, each with its touchpoints. */
import { ofKind } from '#domain/queries/of-kind.ts';
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { PlaceRun, RunReport } from '../results/result-types.ts';

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
  error: number;
}>;

const FACTORS: Readonly<Partial<Record<Figure, number>>> = { reach: 100, dropOff: 100 };

/** Two standard errors, below which a difference may be chance. */
export const ERRORS = 2;

/** Places that anybody comes to in both, in the order of the map. */
export function differenceRows(
  records: MapRecords,
  difference: NonNullable<RunReport['difference']>,
  figure: Figure,
): DifferenceRow[] {
  const factor = FACTORS[figure] ?? 1;
  const rowOf = (
    kind: DifferenceRow['kind'],
    { id, title }: Readonly<{ id: RecordId; title?: string | undefined }>,
  ): DifferenceRow[] => {
    const places = kind === 'stage' ? difference.stages : difference.touchpoints;
    const measured = places[id]?.[figure];
    if (!measured) return [];
    const { value, standardError } = measured;
    const error = Number.isFinite(standardError) ? factor * standardError : 0;
    return [{ id, kind, title: title ?? '', value: factor * value, error }];
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

/** Whether chance alone would hardly make such a difference. */
export function isSure({ value, error }: DifferenceRow): boolean {
  return Math.abs(value) > ERRORS * error && Math.abs(value) > 1e-9;
}
