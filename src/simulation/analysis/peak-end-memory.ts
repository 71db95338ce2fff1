/**
 * What is remembered of a journey: the mean of its most intense moment and its last one, however long it was (Redelmeier
 * & Kahneman 1996; Kahneman 2011, ch. 35).
 */
import { NEUTRAL } from '../model.ts';

export interface Memory {
  /** The value farthest from neutral; of two equally far, the later. */
  readonly peak: number;
  readonly end: number;
  /** (peak + end) / 2. */
  readonly memory: number;
}

/**
 * The memory of a series of moments in order; null without any.
 *
 * @param neutral the value that neither pleases nor disappoints; 7.5 if not given
 */
export function peakEndMemory(moments: readonly number[], neutral = NEUTRAL): Memory | null {
  const end = moments[moments.length - 1];
  if (end === undefined) return null;
  let peak = neutral;
  for (const moment of moments) if (isPeak(moment, peak, neutral)) peak = moment;
  return { peak, end, memory: rememberedOf(peak, end) };
}

/** Whether a moment takes the place of the peak so far. */
export function isPeak(moment: number, peak: number, neutral = NEUTRAL): boolean {
  return Math.abs(moment - neutral) >= Math.abs(peak - neutral);
}

/** What is remembered of a peak and an end. */
export function rememberedOf(peak: number, end: number): number {
  return (peak + end) / 2;
}
