/** A straight line from one range to another; what a chart needs of d3's scales, without their weight. */

type Range = readonly [number, number];

/** The function that takes the ends of `from` to those of `to`, and goes on straight beyond them. */
export function linear(from: Range, to: Range): (value: number) => number {
  const slope = (to[1] - to[0]) / (from[1] - from[0]);
  return (value) => to[0] + (value - from[0]) * slope;
}
