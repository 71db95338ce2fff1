/** Arrivals over calendar time, seen so far and as a diffusion fitted to them goes on (Bass 1969). */
import { find } from '#domain/queries/of-kind.ts';
import { arrivalRate, fitDiffusion, peakTime, type DiffusionFit } from './bass-diffusion.ts';
import type { LookPart } from './look-part.ts';

export interface ArrivalsForecast {
  readonly seen: readonly number[];
  /** Null where nothing fits, as with fewer than four periods. */
  readonly fit: DiffusionFit | null;
  /** The period in which most arrive, from 1; it may lie ahead of everything seen. */
  readonly peak: number;
  /** Arrivals by the fitted curve, in the periods seen and after them. */
  readonly curve: readonly number[];
}

/** Periods ahead at least and, with those seen, at most. */
const AHEAD = 6;
const MOST_PERIODS = 60;

/** Empty where no arrivals are stated. */
export function arrivalsForecast({ records, segment }: LookPart): ArrivalsForecast[] {
  const seen = find(records, 'segment', segment)?.arrivalsSoFar ?? [];
  if (seen.length === 0) return [];
  const fit = fitDiffusion(seen);
  if (!fit) return [{ seen, fit, peak: 0, curve: [] }];
  const peak = peakTime(fit);
  const periods = Math.max(seen.length + AHEAD, Math.ceil(1.5 * peak));
  const curve = Array.from(
    { length: Math.max(seen.length, Math.min(MOST_PERIODS, periods)) },
    (_, before) => arrivalRate(fit, before + 1),
  );
  return [{ seen, fit, peak, curve }];
}
