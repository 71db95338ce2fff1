/**
 * What is delivered against what is promised, per stage and segment: against promises written on touchpoints, and
 * against what the segment expected on arrival (the communications gap of Parasuraman, Zeithaml & Berry 1985).
 */
import type { Forecast } from '../results.ts';

export interface PromiseGap {
  readonly segment: string;
  /** Delivered minus promised, over visits where something is promised; null without any. */
  readonly promiseGap: number | null;
  /** Delivered minus what the segment expected on arrival; null where nobody comes. */
  readonly brandPromiseGap: number | null;
  /** Visits of all arrivals of the segment together. */
  readonly visits: number;
}

export interface StagePromiseGaps {
  readonly stage: string;
  /** In the order of the segments. */
  readonly segments: readonly PromiseGap[];
}

/**
 * Stages in the order of the first forecast that has them, each with one cell per segment. A segment that skips a stage
 * has an empty cell. No forecasts give no stages.
 */
export function promiseGaps(segments: Readonly<Record<string, Forecast>>): StagePromiseGaps[] {
  const forecasts = Object.entries(segments);
  const stages = new Set(forecasts.flatMap(([, { stageOrder }]) => stageOrder));
  return [...stages].map((stage) => ({
    stage,
    segments: forecasts.map(([segment, { arrivals, stages: results }]) => {
      const result = results[stage];
      return {
        segment,
        promiseGap: result?.promiseGap ?? null,
        brandPromiseGap: result?.brandPromiseGap ?? null,
        visits: arrivals * (result?.visits ?? 0),
      };
    }),
  }));
}
