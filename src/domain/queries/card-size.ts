/** How large cards are, in board pixels; a title that needs it gets a second line. */
import type { LaneSort } from '../kinds/lane.ts';
import { widthOfText } from '../text-lines.ts';

/** Size of one card of a lane and the space below it. */
export type CardSize = Readonly<{ width: number; height: number; gap: number }>;

const CARD_SIZE: Readonly<Partial<Record<LaneSort, CardSize>>> = {
  touchpoints: { width: 104, height: 62, gap: 8 },
  painPoints: { width: 112, height: 54, gap: 6 },
  offers: { width: 114, height: 58, gap: 6 },
  solutions: { width: 118, height: 26, gap: 5 },
};
const NOTE_SIZE: CardSize = { width: 112, height: 58, gap: 6 };

/** The room titles have, and the size at which the guess is about as wide as their strong words. */
const TITLE: Readonly<Partial<Record<LaneSort, Readonly<{ width: number; size: number }>>>> = {
  painPoints: { width: 90, size: 12.7 },
  offers: { width: 92, size: 12.7 },
  solutions: { width: 81, size: 11 },
};
/** Signs of a title that take more than a line in any script. */
const LONG = 60;
/** How much higher a second line of the title makes a card. */
const SECOND_LINE: Readonly<Partial<Record<LaneSort, number>>> = {
  painPoints: 16,
  offers: 16,
  solutions: 14,
};

/** The size of a card of a lane's sort whose title takes one line. */
export function cardSizeOf(sort: LaneSort): CardSize {
  return CARD_SIZE[sort] ?? NOTE_SIZE;
}

/** The height of a card with what it says, guessed without a font; `beside` stands in the title's line. */
export function cardHeight(
  sort: LaneSort,
  { title, beside }: Readonly<{ title: string; beside: string }>,
): number {
  const { height } = cardSizeOf(sort);
  const room = TITLE[sort];
  if (!room) return height;
  const width = room.width - widthOfText(beside, room.size);
  return widthOfText(title.slice(0, LONG), room.size) <= width
    ? height
    : height + SECOND_LINE[sort]!;
}
