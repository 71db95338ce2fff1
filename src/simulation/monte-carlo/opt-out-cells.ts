/**
 * How opting out differs between customers who share one mean: h ~ Beta(h C, (1 - h) C), cut into cells of equal
 * probability, each with the mean inside it. A draw picks a cell, so the mean over all customers stays h exactly.
 */
import { incompleteBeta, inverseIncompleteBeta } from '../incomplete-beta.ts';
import type { Model } from '../model.ts';

/** A power of two: the upper bits of a word say which cell. */
export const OPT_OUT_CELLS = 1024;
const BITS = Math.log2(OPT_OUT_CELLS);

/** Built-in logarithms differ in the last bit from browser to browser; to twelve digits the cells do not. */
const DIGITS = 2 ** 40;

/**
 * The cells for a mean opt-out and a concentration above 0, in ascending order. Null where nobody differs: at 0 and 1,
 * which hold whatever happens, and without a concentration.
 */
export function optOutCells(mean: number, concentration: number | null): Float64Array | null {
  if (concentration === null || mean <= 0 || mean >= 1) return null;
  const a = mean * concentration;
  const b = (1 - mean) * concentration;
  const cells = new Float64Array(OPT_OUT_CELLS);
  let from = 0;
  let below = 0;
  for (let cell = 0; cell < OPT_OUT_CELLS; cell++) {
    const share = (cell + 1) / OPT_OUT_CELLS;
    const to = inverseIncompleteBeta(share, a, b);
    // The part of the mean that lies below x is I_x(a + 1, b).
    const upTo = incompleteBeta(to, a + 1, b);
    const inside = mean * (upTo - below) * OPT_OUT_CELLS;
    cells[cell] = Math.round(Math.min(to, Math.max(from, inside)) * DIGITS) / DIGITS;
    from = to;
    below = upTo;
  }
  return cells;
}

/** The cells of every touchpoint of a model; those with the same mean share theirs. */
export function optOutCellsOf({ touchpoints, concentration }: Model): (Float64Array | null)[] {
  const means = new Set(touchpoints.map(({ optOut }) => optOut));
  const cells = new Map([...means].map((mean) => [mean, optOutCells(mean, concentration)]));
  return touchpoints.map(({ optOut }) => cells.get(optOut) ?? null);
}

/** The cell that a drawn word of 32 bits stands for. */
export function cellOf(word: number): number {
  return word >>> (32 - BITS);
}
