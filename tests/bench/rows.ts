/** The lines of the table: ours beside another side measured in the same run, or beside a fixed figure. */
import { median, quantile, written, writtenRatio } from './statistics.ts';

export type Row = Readonly<{
  what: string;
  ours: string;
  other: string;
  ratio: string;
  goal: string;
  reached: '' | 'yes' | 'NO';
}>;

/** One frame of a screen with 60 of them a second, to compare with. */
export const FRAME = { figure: 1000 / 60, figureIs: 'one frame' } as const;

type Measured = Readonly<{ what: string; unit: string; ours: readonly number[] }>;

/** The number of the goal in the design, and the largest ratio that reaches it. */
type Goal = Readonly<{ number: number; atMost: number }>;

/** Two sides of one run, compared by their medians. */
export function beside(
  row: Measured & Readonly<{ other: readonly number[]; otherIs: string; goal?: Goal }>,
): Row {
  const ratio = median(row.ours) / median(row.other);
  return {
    what: row.what,
    ours: spread(row.ours, row.unit),
    other: `${row.otherIs}: ${spread(row.other, row.unit)}`,
    ...judged(ratio, row.goal),
  };
}

/** One side beside a figure that does not come from this run; by its median, or its 95th percentile. */
export function besideFigure(
  row: Measured & Readonly<{ figure: number; figureIs: string; by?: 'p95'; goal?: Goal }>,
): Row {
  const ours = row.by === 'p95' ? quantile(row.ours, 0.95) : median(row.ours);
  return {
    what: row.what,
    ours: `${row.by === 'p95' ? `p95 ${written(ours)}, ` : ''}${spread(row.ours, row.unit)}`,
    other: `${row.figureIs}: ${written(row.figure)} ${row.unit}`,
    ...judged(ours / row.figure, row.goal),
  };
}

/** A figure for itself. */
export function alone(row: Measured): Row {
  const ours = spread(row.ours, row.unit);
  return { what: row.what, ours, other: '', ratio: '', goal: '', reached: '' };
}

function judged(ratio: number, goal: Goal | undefined) {
  return {
    ratio: writtenRatio(ratio),
    goal: goal ? `${goal.number}: <= ${writtenRatio(goal.atMost)}` : '',
    reached: goal ? (ratio <= goal.atMost ? ('yes' as const) : ('NO' as const)) : ('' as const),
  };
}

function spread(values: readonly number[], unit: string): string {
  const middle = `${written(median(values))} ${unit}`.trim();
  const [least, most] = [written(Math.min(...values)), written(Math.max(...values))];
  return least === most ? middle : `${middle} (${least} to ${most})`;
}
