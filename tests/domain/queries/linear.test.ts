import fc from 'fast-check';
import { scaleLinear } from 'd3';
import { expect, it } from 'vitest';
import { linear } from '#domain/queries/linear.ts';

it('goes where a linear scale of d3 goes, beyond its ends as well', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const range = fc.tuple(number, number);
  fc.assert(
    fc.property(range, range, number, (from, to, value) => {
      fc.pre(Math.abs(from[1] - from[0]) > 1);
      const expected = scaleLinear(from, to)(value);
      expect(linear(from, to)(value)).toBeCloseTo(expected, 0);
      expect(linear(from, to)(from[0]) === to[0]).toBe(true); // 0 is -0 here
    }),
  );
});

it('is exact for plain numbers', () => {
  const y = linear([0, 4], [100, 20]);
  expect([0, 1, 4, 5, -1].map(y)).toEqual([100, 80, 20, 0, 120]);
});
