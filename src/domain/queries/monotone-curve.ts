/**
 * The curve through the points of the experience chart: a monotone cubic that never overshoots, so
 * that it says nothing between two touchpoints that they do not say. Slopes after Steffen, "A simple
 * method for monotonic interpolation in one dimension", 1990, as in d3's curveMonotoneX.
 */
export type Point = Readonly<{ x: number; y: number }>;

export type Curve = Readonly<{
  /** An SVG path. */
  path: string;
  /** The height of the curve at x; beyond the ends, that of the end. */
  at: (x: number) => number;
}>;

/** The curve through points of ascending x; null without points. */
export function monotoneCurve(points: readonly Point[]): Curve | null {
  if (points.length === 0) return null;
  const slopes = slopesOf(points);
  return { path: pathOf(points, slopes), at: (x) => heightAt(points, slopes, x) };
}

function slopesOf(points: readonly Point[]): number[] {
  const count = points.length;
  if (count < 2) return points.map(() => 0);
  const secant = (i: number) =>
    (points[i + 1]!.y - points[i]!.y) / (points[i + 1]!.x - points[i]!.x);
  if (count === 2) return [secant(0), secant(0)];
  const inner = points.slice(1, -1).map((_, k) => innerSlope(points, k + 1, secant));
  const first = (3 * secant(0) - inner[0]!) / 2;
  const last = (3 * secant(count - 2) - inner.at(-1)!) / 2;
  return [first, ...inner, last];
}

function innerSlope(points: readonly Point[], i: number, secant: (i: number) => number): number {
  const [before, after] = [secant(i - 1), secant(i)];
  const [left, right] = [points[i]!.x - points[i - 1]!.x, points[i + 1]!.x - points[i]!.x];
  const parabola = (before * right + after * left) / (left + right);
  const bound = Math.min(Math.abs(before), Math.abs(after), 0.5 * Math.abs(parabola));
  return (Math.sign(before) + Math.sign(after)) * bound || 0;
}

function pathOf(points: readonly Point[], slopes: readonly number[]): string {
  const first = points[0]!;
  let path = `M${round(first.x)},${round(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    const third = (to.x - from.x) / 3;
    path += `C${round(from.x + third)},${round(from.y + third * slopes[i - 1]!)},${round(to.x - third)},${round(to.y - third * slopes[i]!)},${round(to.x)},${round(to.y)}`;
  }
  return path;
}

function heightAt(points: readonly Point[], slopes: readonly number[], x: number): number {
  if (x <= points[0]!.x) return points[0]!.y;
  let i = 1;
  while (i < points.length && points[i]!.x < x) i++;
  const to = points[i];
  if (!to) return points.at(-1)!.y;
  const from = points[i - 1]!;
  const width = to.x - from.x;
  const t = (x - from.x) / width;
  const back = 1 - t;
  return (
    from.y * back * back * (1 + 2 * t) +
    slopes[i - 1]! * width * t * back * back +
    to.y * t * t * (3 - 2 * t) -
    slopes[i]! * width * t * t * back
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
