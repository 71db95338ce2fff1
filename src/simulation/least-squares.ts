/**
 * Least squares for a curve that is not linear in its parameters, by the method of Levenberg (1944) and Marquardt
 * (1963) with slopes by central differences. Deterministic; for few parameters.
 */
import { factor, solveColumn } from './linear-algebra.ts';
import { sumOf } from './sums.ts';

export interface LeastSquaresFit {
  readonly parameters: readonly number[];
  /** Sum of squared residuals. */
  readonly squares: number;
  /** Whether the steps came to an end by themselves. */
  readonly converged: boolean;
}

const MOST_STEPS = 500;
const SMALLEST_MOVE = 1e-12;

/**
 * The parameters near `start` with the least sum of squares.
 *
 * @param residuals observed minus modelled for given parameters; values that are not finite count as infinitely far off
 */
export function leastSquares(
  residuals: (parameters: readonly number[]) => readonly number[],
  start: readonly number[],
): LeastSquaresFit {
  let parameters = start;
  let current = residuals(parameters);
  let squares = squaresOf(current);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS; step++) {
    const slopes = parameters.map((_, at) => slopeBy(residuals, parameters, at));
    const move = dampedMove(slopes, current, damping);
    const next = parameters.map((value, at) => value - move[at]!);
    const nextResiduals = residuals(next);
    const nextSquares = squaresOf(nextResiduals);
    const isStill = move.every(
      (by, at) => Math.abs(by) <= SMALLEST_MOVE * (1 + Math.abs(parameters[at]!)),
    );
    if (nextSquares <= squares) {
      parameters = next;
      current = nextResiduals;
      squares = nextSquares;
      damping = Math.max(1e-12, damping / 10);
    } else {
      damping *= 10;
    }
    if (isStill) return { parameters, squares, converged: true };
  }
  return { parameters, squares, converged: false };
}

function squaresOf(residuals: readonly number[]): number {
  const squares = sumOf(residuals, (one) => one * one);
  return Number.isFinite(squares) ? squares : Infinity;
}

function slopeBy(
  residuals: (parameters: readonly number[]) => readonly number[],
  parameters: readonly number[],
  at: number,
): number[] {
  const by = 1e-6 * (1 + Math.abs(parameters[at]!));
  const above = residuals(parameters.with(at, parameters[at]! + by));
  const below = residuals(parameters.with(at, parameters[at]! - by));
  return above.map((value, row) => (value - below[row]!) / (2 * by));
}

/** The solution of (J'J + damping diag(J'J)) move = J'r. */
function dampedMove(
  slopes: readonly (readonly number[])[],
  residuals: readonly number[],
  damping: number,
): Float64Array {
  const size = slopes.length;
  const dot = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, row) => sum + value * other[row]!, 0);
  const entries = new Float64Array(size * size);
  slopes.forEach((one, i) =>
    slopes.forEach((other, j) => {
      entries[i * size + j] = dot(one, other) * (i === j ? 1 + damping : 1);
    }),
  );
  // A parameter without any effect stays where it is.
  for (let i = 0; i < size; i++) if (entries[i * size + i] === 0) entries[i * size + i] = 1;
  return solveColumn(
    factor(entries, size),
    slopes.map((one) => dot(one, residuals)),
  );
}
