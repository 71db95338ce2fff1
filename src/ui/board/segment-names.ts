/** Where the names of the segments stand at the ends of their lines: broken where there is little room, and never on each other. */
import { COLUMN } from '#domain/queries/board-layout.ts';
import { linesOf } from '#domain/text-lines.ts';

/** A line that ends in view, in pixels of the board. */
export type NamedEnd = Readonly<{ id: string; title: string; x: number; y: number }>;

/** `y` is the base line of the first of the lines. */
export type SegmentName = Readonly<{
  id: string;
  title: string;
  lines: readonly string[];
  x: number;
  y: number;
}>;

/** From one base line to the next. */
export const NAME_HEIGHT = 13;
const SIZE = 11;
/** Right of the last dot and its ring. */
const CLEAR = 16;
const MOST_LINES = 2;

/** The names from top to bottom; `to` is where the picture ends. At least half a column is theirs. */
export function segmentNames(ends: readonly NamedEnd[], to: number): SegmentName[] {
  let lowest = -Infinity;
  return ends
    .toSorted((a, b) => a.y - b.y)
    .map(({ id, title, x: end, y: height }) => {
      const x = end + CLEAR;
      const lines = linesOf(title, Math.max(to - x, COLUMN / 2 - CLEAR), SIZE, MOST_LINES);
      const y = Math.max(height + 4, lowest + NAME_HEIGHT);
      lowest = y + (lines.length - 1) * NAME_HEIGHT;
      return { id, title, lines, x, y };
    });
}
