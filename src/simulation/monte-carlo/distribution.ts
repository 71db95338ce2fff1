/** How customers differ: percentiles and a histogram over several segments, without mixing their sizes up. */
import { ticks } from 'd3';
import type { Bin, Distribution } from './result.ts';

/** Values of one segment's customers in ascending order, and the segment's share of all arrivals. */
export interface Group {
  readonly sorted: Float64Array;
  readonly weight: number;
}

/** About how many bins a histogram has. */
const BINS = 40;
/** Customers beyond this share at either end are counted, not drawn, so that a few do not flatten the rest. */
const TAIL = 0.005;

/** The distribution over all groups. Throws a RangeError when there is no customer at all. */
export function distributionOf(groups: readonly Group[]): Distribution {
  if (groups.every(({ sorted }) => sorted.length === 0)) {
    throw new RangeError('There are no customers to describe');
  }
  const mean = meanOf(groups, (value) => value);
  const square = meanOf(groups, (value) => (value - mean) ** 2);
  return {
    spread: Math.sqrt(square),
    shareBelowZero: shareBelow(groups, 0),
    percentiles: [
      quantile(groups, 0.05),
      quantile(groups, 0.25),
      quantile(groups, 0.5),
      quantile(groups, 0.75),
      quantile(groups, 0.95),
    ],
    ...histogramOf(groups),
  };
}

/** The smallest value that at least the share `p` of all customers does not exceed. */
export function quantile(groups: readonly Group[], p: number): number {
  const candidates = groups.filter(({ sorted }) => sorted.length > 0);
  let low = Math.min(...candidates.map(({ sorted }) => sorted[0]!));
  let high = Math.max(...candidates.map(({ sorted }) => sorted[sorted.length - 1]!));
  if (shareUpTo(groups, low) >= p) return low;
  for (let round = 0; round < 80 && low < high; round++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (shareUpTo(groups, middle) >= p) high = middle;
    else low = middle;
  }
  // The least value of anybody's from here on is exact; bisection alone is not.
  return Math.min(
    ...candidates.map(({ sorted }) => sorted[placeIn(sorted, low, true)] ?? Infinity),
  );
}

function histogramOf(groups: readonly Group[]): Pick<Distribution, 'bins' | 'below' | 'above'> {
  const low = quantile(groups, TAIL);
  const high = quantile(groups, 1 - TAIL);
  const edges = ticks(low, high, BINS);
  const step = edges.length > 1 ? edges[1]! - edges[0]! : Math.max(1, Math.abs(low));
  const first = edges[0] === undefined ? low : edges[0] > low ? edges[0] - step : edges[0];
  const limits = [first];
  while (limits[limits.length - 1]! <= high) limits.push(first + limits.length * step);
  const bins: Bin[] = limits.slice(1).map((to, at) => ({
    from: limits[at]!,
    to,
    share: shareBelow(groups, to) - shareBelow(groups, limits[at]!),
  }));
  return {
    bins,
    below: shareBelow(groups, first),
    above: 1 - shareBelow(groups, limits[limits.length - 1]!),
  };
}

function shareBelow(groups: readonly Group[], limit: number): number {
  return shareOf(groups, limit, false);
}

function shareUpTo(groups: readonly Group[], limit: number): number {
  return shareOf(groups, limit, true);
}

function shareOf(groups: readonly Group[], limit: number, inclusive: boolean): number {
  let share = 0;
  for (const { sorted, weight } of groups) {
    if (sorted.length > 0) share += (weight * placeIn(sorted, limit, inclusive)) / sorted.length;
  }
  return share;
}

/** How many values lie below the limit, or up to it. */
function placeIn(sorted: Float64Array, limit: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle]!;
    if (value < limit || (inclusive && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meanOf(groups: readonly Group[], of: (value: number) => number): number {
  let mean = 0;
  for (const { sorted, weight } of groups) {
    let sum = 0;
    for (const value of sorted) sum += of(value);
    if (sorted.length > 0) mean += (weight * sum) / sorted.length;
  }
  return mean;
}
