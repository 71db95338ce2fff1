import { expect, test } from 'vitest';
import { leastSquares } from '../../src/simulation/least-squares.ts';
import { expectAllClose, expectClose } from './close-to.ts';

const TIMES = [0, 1, 2, 3, 4, 5];

test('a straight line is the regression line', () => {
  const seen = [1, 3, 2, 5, 4, 6];
  const fit = leastSquares(([a, b]) => seen.map((one, t) => one - (a! + b! * t)), [0, 0]);
  expect(fit.converged).toBe(true);
  // Slope = Sxy / Sxx = 15.5 / 17.5, through the means 2.5 and 3.5.
  expectAllClose(fit.parameters, [3.5 - (2.5 * 15.5) / 17.5, 15.5 / 17.5], 1e-9);
});

test('finds the curve that the numbers were made with', () => {
  const seen = TIMES.map((t) => 7 * Math.exp(-0.4 * t) + 2);
  const fit = leastSquares(
    ([a, k, c]) => seen.map((one, t) => one - (a! * Math.exp(-k! * t) + c!)),
    [1, 1, 0],
  );
  expectAllClose(fit.parameters, [7, 0.4, 2], 1e-8);
  expectClose(fit.squares, 0, 1e-12);
});

test('Rosenbrock’s valley, which is long and bent', () => {
  const fit = leastSquares(([x, y]) => [10 * (y! - x! * x!), 1 - x!], [-1.2, 1]);
  expectAllClose(fit.parameters, [1, 1], 1e-8);
});

test('a parameter without effect stays; a value that is no number is no gain', () => {
  const idle = leastSquares(([a]) => [a! - 3], [0, 5]);
  expectAllClose(idle.parameters, [3, 5], 1e-9);
  const edge = leastSquares(([a]) => [Math.log(a!) - 1], [0.5]);
  expectClose(edge.parameters[0], Math.E, 1e-8);
});
