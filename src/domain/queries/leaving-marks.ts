/**
 * Where the marks below a touchpoint's card stand: the bar of those who leave with its rate, and the ring of those
 * who are done with its words. The board and its picture draw from this.
 */
import { widthOfText } from '../text-lines.ts';
import type { BoardCard } from './board-layout.ts';
import type { Box } from './free-places.ts';
import type { Point } from './monotone-curve.ts';

/** Who leaves and who is done, as shares of all who start, and in words; null where nothing is said. */
export type Leaving = Readonly<{ exits: number; leave: string | null; done: string | null }>;

/** `leave` is where the rate begins, `done` the middle of its words; both are base lines. */
export type LeavingMarks = Readonly<{ bar: Box; leave: Point; ring: Point; done: Point }>;

/** Shares below this are not shown. */
export const LEAVING_SHOWN = 0.005;
const TEXT_SIZE = 11;
/** The bar of all who start, in pixels. */
const WIDTH_OF_ALL = 34;
const NARROWEST = 1.5;
const BAR_AT = 10;
const BAR_HEIGHT = 38;
const RATE_AT = 47;
/** Beside the ring the rate stands higher, so that the words of the ring have the foot. */
const RATE_BESIDE_RING = 34;
const RING: Point = { x: 54, y: 30 };
const RING_ROOM = 11;

/** The marks below a card, in board pixels. */
export function leavingMarks(
  { x, y, height }: Pick<BoardCard, 'x' | 'y' | 'height'>,
  { exits, leave, done }: Leaving,
): LeavingMarks {
  const bottom = y + height;
  const width = Math.max(NARROWEST, exits * WIDTH_OF_ALL);
  const beside = BAR_AT + width + 4;
  const isTogether = leave !== null && done !== null;
  const last = RING.x - RING_ROOM - widthOfText(leave ?? '', TEXT_SIZE);
  return {
    bar: { x: x + BAR_AT, y: bottom, width, height: BAR_HEIGHT },
    leave: {
      x: x + (isTogether ? Math.min(beside, last) : beside),
      y: bottom + (isTogether ? RATE_BESIDE_RING : RATE_AT),
    },
    ring: { x: x + RING.x, y: bottom + RING.y },
    done: { x: x + RING.x, y: bottom + RATE_AT + 1 },
  };
}
