/** The scale for experience: vermilion below, grey round 7.5, teal above. Colour repeats the height. */

/** The colour of a shape that stands for a score of 0 to 10. */
export function shapeColour(score: number): string {
  if (score < 5.5) return 'var(--x-3)';
  if (score < 7) return 'var(--x-2)';
  if (score <= 8) return 'var(--x-0)';
  return score <= 8.8 ? 'var(--x2)' : 'var(--x3)';
}

/** The colour of the number itself: only what is far from neutral is coloured. */
export function textColour(score: number): string {
  if (score < 7) return 'var(--x-3)';
  return score > 8.8 ? 'var(--x3)' : 'var(--ink)';
}

/** Stops of the gradient along the felt line, by score. */
export const gradientStops: readonly (readonly [score: number, colour: string])[] = [
  [4, 'var(--x-3)'],
  [6.2, 'var(--x-2)'],
  [7.3, 'var(--x-0)'],
  [7.7, 'var(--x-0)'],
  [8.4, 'var(--x2)'],
  [9.4, 'var(--x3)'],
];
