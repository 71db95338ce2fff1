/** The diverging scale for gaps: vermilion where less is delivered, teal where more is, paler towards nothing. */

/** A gap of so many points has the full colour. */
const FULL = 3;
/** More colour than this would make the number hard to read. */
const MOST_PERCENT = 52;
/** Less than this is written as no gap. */
const NONE = 0.05;

/** The ground of a cell; ink is readable on all of them, in both themes. */
export function gapColour(gap: number): string {
  if (Math.abs(gap) < NONE) return 'var(--sunk)';
  const part = Math.min(1, Math.abs(gap) / FULL);
  const colour = gap < 0 ? 'var(--x-2)' : 'var(--x2)';
  const percent = Math.round(8 + part * (MOST_PERCENT - 8));
  return `color-mix(in srgb, ${colour} ${percent}%, var(--sheet))`;
}
