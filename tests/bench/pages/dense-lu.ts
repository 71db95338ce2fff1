/**
 * The other side of the exact engine: a dense LU factorisation with partial pivoting, row by row as
 * in Golub & Van Loan, Matrix Computations, algorithm 3.4.1, and what it takes to solve with it.
 */

export type Factors = Readonly<{ size: number; lu: Float64Array; rowAt: Int32Array }>;

/** Factors a matrix given by rows. Throws when it is singular. */
export function factorDense(matrix: Float64Array, size: number): Factors {
  const lu = matrix.slice();
  const rowAt = Int32Array.from({ length: size }, (_, row) => row);
  for (let step = 0; step < size; step++) {
    const pivot = pivotRow(lu, size, step);
    if (lu[pivot * size + step] === 0) throw new Error('The matrix is singular');
    if (pivot !== step) exchange(lu, size, rowAt, pivot, step);
    const top = step * size;
    const scale = 1 / lu[top + step]!;
    for (let row = step + 1; row < size; row++) {
      const start = row * size;
      const factor = lu[start + step]! * scale;
      lu[start + step] = factor;
      for (let column = step + 1; column < size; column++)
        lu[start + column]! -= factor * lu[top + column]!;
    }
  }
  return { size, lu, rowAt };
}

/** The x with A x = b. */
export function solveDense({ size, lu, rowAt }: Factors, b: Float64Array): Float64Array {
  const x = Float64Array.from(rowAt, (row) => b[row]!);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) x[row]! -= lu[row * size + column]! * x[column]!;
  for (let row = size - 1; row >= 0; row--) {
    for (let column = row + 1; column < size; column++)
      x[row]! -= lu[row * size + column]! * x[column]!;
    x[row]! /= lu[row * size + row]!;
  }
  return x;
}

function pivotRow(lu: Float64Array, size: number, step: number): number {
  let best = step;
  for (let row = step + 1; row < size; row++)
    if (Math.abs(lu[row * size + step]!) > Math.abs(lu[best * size + step]!)) best = row;
  return best;
}

function exchange(lu: Float64Array, size: number, rowAt: Int32Array, one: number, two: number) {
  for (let column = 0; column < size; column++) {
    const kept = lu[one * size + column]!;
    lu[one * size + column] = lu[two * size + column]!;
    lu[two * size + column] = kept;
  }
  [rowAt[one], rowAt[two]] = [rowAt[two]!, rowAt[one]!];
}
