/** The one scale that all gains of a list share, in percent of its width, with a little room for the numbers. */
import { scaleLinear } from 'd3';

export type GainScale = Readonly<{
  /** Where a gain stands, in percent of the width. */
  at: (gain: number) => number;
  ticks: readonly number[];
}>;

/** At the right end stand numbers. */
const LEFT = 3;
const RIGHT = 78;

/** A scale that holds zero and all these values; a few ticks at round numbers. */
export function gainScale(values: readonly number[], count = 3): GainScale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const scale = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .range([LEFT, RIGHT])
    .clamp(true);
  const ticks = scale.ticks(count);
  return { at: (gain) => scale(gain), ticks: ticks.includes(0) ? ticks : [0, ...ticks] };
}
