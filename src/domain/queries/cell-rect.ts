/** Where an empty cell of the board stands, for a cursor in it. */
import type { RecordId } from '../records.ts';
import { PATHS_ABOVE, type BoardLayout } from './board-layout.ts';
import { cardSizeOf } from './card-size.ts';

/** The place of a first card in a cell, in board pixels; null where no cards stand. */
export function cellRect(
  { lanes, columns }: BoardLayout,
  cell: Readonly<{ lane: RecordId; column: number }>,
): Readonly<{ x: number; y: number; width: number; height: number }> | null {
  const lane = lanes.find(({ id }) => id === cell.lane);
  const column = columns[cell.column];
  if (!lane || !column || lane.sort === 'experience') return null;
  const size = cardSizeOf(lane.sort);
  return {
    x: column.centre - size.width / 2,
    y: lane.y + (lane.sort === 'touchpoints' && !lane.folded ? PATHS_ABOVE : 0),
    width: size.width,
    height: Math.min(size.height, lane.height),
  };
}
