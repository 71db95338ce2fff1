/** Dense linear algebra for small systems: LU factors with partial pivoting (Golub & Van Loan, ch. 3.4). */

export type Matrix = readonly (readonly number[])[];

/** LU factors of a square matrix, row by row in one array, with the order of its rows. */
export interface Factors {
  readonly size: number;
  readonly lower: Float64Array;
  readonly rows: Int32Array;
}

/** Factors a square matrix given row by row. Throws a RangeError when it is singular. */
export function factor(entries: Float64Array, size: number): Factors {
  const lower = entries.slice();
  const rows = new Int32Array(size);
  for (let row = 0; row < size; row++) rows[row] = row;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(lower[row * size + column]!) > Math.abs(lower[best * size + column]!))
        best = row;
    }
    const pivot = lower[best * size + column]!;
    if (!(Math.abs(pivot) > 1e-300)) throw new RangeError('The matrix is singular');
    if (best !== column) {
      for (let k = 0; k < size; k++) {
        const kept = lower[column * size + k]!;
        lower[column * size + k] = lower[best * size + k]!;
        lower[best * size + k] = kept;
      }
      const kept = rows[column]!;
      rows[column] = rows[best]!;
      rows[best] = kept;
    }
    for (let row = column + 1; row < size; row++) {
      const share = lower[row * size + column]! / pivot;
      lower[row * size + column] = share;
      if (share === 0) continue;
      for (let k = column + 1; k < size; k++) {
        lower[row * size + k]! -= share * lower[column * size + k]!;
      }
    }
  }
  return { size, lower, rows };
}

/** The column x with A x = right side. */
export function solveColumn({ size, lower, rows }: Factors, rightSide: ArrayLike<number>) {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = rightSide[rows[row]!]!;
    for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * x[k]!;
    x[row] = sum;
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < size; k++) sum -= lower[row * size + k]! * x[k]!;
    x[row] = sum / lower[row * size + row]!;
  }
  return x;
}

/** The row x with x A = right side. */
export function solveRow({ size, lower, rows }: Factors, rightSide: ArrayLike<number>) {
  const y = new Float64Array(size);
  for (let column = 0; column < size; column++) {
    let sum = rightSide[column]!;
    for (let k = 0; k < column; k++) sum -= y[k]! * lower[k * size + column]!;
    y[column] = sum / lower[column * size + column]!;
  }
  const x = new Float64Array(size);
  for (let column = size - 1; column >= 0; column--) {
    let sum = y[column]!;
    for (let k = column + 1; k < size; k++) sum -= x[rows[k]!]! * lower[k * size + column]!;
    x[rows[column]!] = sum;
  }
  return x;
}

/** The inverse. Throws a RangeError when there is none. */
export function inverse(matrix: Matrix): number[][] {
  const size = matrix.length;
  const factors = factor(Float64Array.from(matrix.flat()), size);
  const result: number[][] = matrix.map(() => new Array<number>(size).fill(0));
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    solveColumn(factors, unit).forEach((value, row) => (result[row]![column] = value));
  }
  return result;
}

/** The product of two matrices. */
export function product(left: Matrix, right: Matrix): number[][] {
  const columns = right[0]?.length ?? 0;
  return left.map((row) =>
    Array.from({ length: columns }, (_, column) =>
      row.reduce((sum, value, k) => sum + value * right[k]![column]!, 0),
    ),
  );
}
