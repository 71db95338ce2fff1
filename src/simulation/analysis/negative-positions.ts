/**
 * Where customers cost more from here on than they will bring: touchpoints with a value-to-go below 0, at which to stop
 * spending or to change what follows (Pfeifer & Carraway 2000; Haenlein, Kaplan & Schoder 2006).
 */
import type { Forecast } from '../results.ts';

export interface NegativePosition {
  readonly segment: string;
  readonly touchpointId: string;
  /** Our money expected from here on, this visit included; a mean over visits, below 0. */
  readonly valueToGo: number;
  /** Visits of all arrivals of the segment together. */
  readonly visits: number;
  /** Value-to-go of all these visits; later positions are part of earlier ones, so they do not add up. */
  readonly ahead: number;
}

/** The negative positions of all segments, the costliest first. Places where nobody comes have no value to go. */
export function negativePositions(
  segments: Readonly<Record<string, Forecast>>,
): NegativePosition[] {
  return Object.entries(segments)
    .flatMap(([segment, { arrivals, touchpoints }]) =>
      Object.values(touchpoints).flatMap(({ id, valueToGo, visits }) =>
        valueToGo !== null && valueToGo < 0
          ? {
              segment,
              touchpointId: id,
              valueToGo,
              visits: arrivals * visits,
              ahead: arrivals * visits * valueToGo,
            }
          : [],
      ),
    )
    .sort((a, b) => a.ahead - b.ahead);
}
