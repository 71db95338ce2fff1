/**
 * How many customers leave a year, as a figure of the industry or one's own, and the opt-outs that
 * follow from it. A touchpoint that takes d periods loses the share 1 - (1 - yearly)^(d / periods a
 * year), so that over touchpoints that together take a year exactly the yearly share is lost.
 */
import { periodsPerYear } from '../kinds/map.ts';
import type { Industry, Source } from '../kinds/source.ts';
import { touchpointEstimates, type Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecords } from '../records.ts';
import { find, mapOf, ofKind } from './of-kind.ts';

/**
 * Shares who leave in a year, as the specification of the product quotes them ("Choice and trust"); it
 * names no study.
 */
export const leavingPerYear: Readonly<Record<Industry, number>> = { mobile: 0.4, insurance: 0.07 };

/** A source that says how many leave a year. */
export type LeavingSource = Source & Readonly<{ leaving: NonNullable<Source['leaving']> }>;

/** The source that opt-outs follow from; null while they follow from the assumption or were stated. */
export function leavingSource(records: MapRecords): LeavingSource | null {
  return ofKind(records, 'source').find(isLeavingSource) ?? null;
}

function isLeavingSource(source: Source): source is LeavingSource {
  return source.leaving !== undefined;
}

/** Opt-out of a touchpoint, 0 to 1, where `perYear` of the customers leave in a year. */
export function optOutAt(records: MapRecords, { duration }: Touchpoint, perYear: number): number {
  const period = mapOf(records)?.period ?? 'month';
  const periods = duration?.likely ?? touchpointEstimates.duration.fallback!;
  return 1 - (1 - perYear) ** (periods / periodsPerYear[period]);
}

/**
 * Whether a yearly figure may set the opt-out of a touchpoint: nobody has stated it or what it is
 * solved from, or it was such a figure that set it.
 */
export function takesLeaving(
  records: MapRecords,
  { optOut, observedDropOff }: Touchpoint,
): boolean {
  if (observedDropOff) return false;
  return !optOut || find(records, 'source', optOut.source)?.leaving !== undefined;
}

/**
 * Whether the opt-out of a touchpoint is somebody's guess without a source, and not one that a yearly
 * figure has set already: it may give way to such a figure, which what was seen or counted does not.
 */
export function isGuessedOptOut({ optOut, observedDropOff }: Touchpoint): boolean {
  if (!optOut || observedDropOff || optOut.source !== undefined) return false;
  return optOut.basis === 'guess' || optOut.basis === 'assumed';
}

/**
 * How many touchpoints there are, follow a yearly figure, would change if it were applied again, have
 * been stated otherwise, and of those only guessed.
 */
export function leavingState(records: MapRecords): Readonly<{
  source: LeavingSource | null;
  touchpoints: number;
  following: number;
  behind: number;
  stated: number;
  guessed: number;
}> {
  const source = leavingSource(records);
  const touchpoints = ofKind(records, 'touchpoint');
  const open = touchpoints.filter((touchpoint) => takesLeaving(records, touchpoint));
  const isUpToDate = (touchpoint: Touchpoint) =>
    source !== null &&
    touchpoint.optOut?.source === source.id &&
    touchpoint.optOut.likely === optOutAt(records, touchpoint, source.leaving.perYear);
  return {
    source,
    touchpoints: touchpoints.length,
    following: open.filter((touchpoint) => touchpoint.optOut !== undefined).length,
    behind: source ? open.filter((touchpoint) => !isUpToDate(touchpoint)).length : 0,
    stated: touchpoints.length - open.length,
    guessed: touchpoints.filter(isGuessedOptOut).length,
  };
}
