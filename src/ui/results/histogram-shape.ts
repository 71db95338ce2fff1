/** The shape of a histogram: how many customers per unit of value, so that bars of two runs can lie over each other. */
import { scaleLinear } from 'd3';

export type Bin = Readonly<{ from: number; to: number; share: number }>;
export type Bar = Readonly<{
  bin: Bin;
  x: number;
  width: number;
  y: number;
  height: number;
  /** Whether it would go on: it towers so far above the others that they could not be seen. */
  isCut: boolean;
}>;

/** More customers in the bin of an end than lie beyond that end: where exactly it cuts them cannot be said. */
export function isOnAtom(end: number, bins: readonly Bin[], beyond = 0.05): boolean {
  return bins.some(({ from, to, share }) => from <= end && end <= to && share > beyond);
}

export type HistogramShape = Readonly<{
  bars: readonly Bar[];
  /** The outline of the compared histogram as a path, '' for none. */
  outline: string;
  /** Where a value is along the width; values beyond the drawn ones stand at the edge. */
  x: (value: number) => number;
  ticks: readonly number[];
}>;

const GAP = 1;
/** A bar so many times as high as the next is cut, and then stands out by this much. */
const TOWERING = 3;
const CUT = 1.5;

/** Fits bins into a box; nothing for a box without width or no bins. */
export function histogramShape(
  bins: readonly Bin[],
  compared: readonly Bin[],
  { width, height }: Readonly<{ width: number; height: number }>,
): HistogramShape {
  const all = [...bins, ...compared];
  if (all.length === 0 || width <= 0) return { bars: [], outline: '', x: () => 0, ticks: [] };
  const density = ({ from, to, share }: Bin) => share / (to - from);
  const low = Math.min(...all.map(({ from }) => from));
  const high = Math.max(...all.map(({ to }) => to));
  const x = scaleLinear([low, high], [0, width]).clamp(true);
  const top = topOf(bins.map(density), compared.map(density));
  const y = scaleLinear([0, top], [height, 0]).clamp(true);
  const bars = bins.map((bin) => ({
    bin,
    x: x(bin.from),
    width: Math.max(1, x(bin.to) - x(bin.from) - GAP),
    y: y(density(bin)),
    height: height - y(density(bin)),
    isCut: density(bin) > top,
  }));
  const steps = compared.map((bin) => `V${y(density(bin))}H${x(bin.to)}`);
  const [first] = compared;
  const outline = first ? `M${x(first.from)},${height}${steps.join('')}V${height}` : '';
  return { bars, outline, x, ticks: x.ticks(Math.max(3, Math.round(width / 90))) };
}

/** How high the drawing reaches: to the highest bar, unless that towers above the second of both histograms. */
function topOf(...each: readonly (readonly number[])[]): number {
  const [highest, second] = [0, 1].map((place) =>
    Math.max(...each.map((one) => [...one].sort((a, b) => b - a)[place] ?? 0)),
  ) as [number, number];
  return (second > 0 && highest > TOWERING * second ? CUT * second : highest) || 1;
}
