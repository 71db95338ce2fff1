/** What stands in the ranked list: entries of the ranking filtered, sorted and written out for one measure. */
import type { GainMeasure } from '#state/gain-measures.ts';
import type { Ranked } from '#state/ranking.svelte.ts';
import { readable } from './measures.ts';

export const SORTS = ['perDay', 'gain'] as const;
export type Sort = (typeof SORTS)[number];
export type RankedKind = Ranked['improvement']['kind'];

/** In what the doubt of an interval lies: in the numbers of the map, or in the chance of simulated customers. */
export type Interval = Readonly<{ low: number; high: number; of: 'draws' | 'chance' }>;

/** One thing on the list. Gains are readable numbers of the measure. */
export type RankedRow = Readonly<{
  id: string;
  kind: RankedKind;
  record: string;
  /** Whether it is done already, so that the gain would be lost without it. */
  isOn: boolean;
  gain: number | null;
  /** Whether the gains are what they are, and not a first estimate. */
  isExact: boolean;
  interval: Interval | null;
  /** Standard error of a gain that comes from simulated customers. */
  error: number | null;
  /** What it brings in the other measure, which shows who else gains or loses. */
  other: number;
  effort: number | null;
  /** Null without effort. */
  perDay: number | null;
  better: number | null;
  best: number | null;
}>;

/** The measure beside: what customers feel, or what we earn where customers are looked at already. */
export function otherMeasure(measure: GainMeasure): 'experienceSum' | 'lifetimeValue' {
  return measure === 'experienceSum' || measure === 'memory' || measure === 'net'
    ? 'lifetimeValue'
    : 'experienceSum';
}

/** So many standard errors each way hold 95 of 100 repetitions. */
const ERRORS = 1.96;

export function rowOf(entry: Ranked, measure: GainMeasure): RankedRow {
  const { improvement, gains, errors, bands, isExact } = entry;
  const { id, kind, record, isOn, effort } = improvement;
  const read = (value: number | undefined) =>
    value === undefined ? null : readable(measure, value);
  const gain = read(gains[measure]);
  const error = read(errors[measure]);
  const band = bands[measure];
  return {
    id,
    kind,
    record,
    isOn,
    gain,
    isExact,
    interval: band
      ? { low: readable(measure, band.low), high: readable(measure, band.high), of: 'draws' }
      : gain !== null && error !== null
        ? { low: gain - ERRORS * error, high: gain + ERRORS * error, of: 'chance' }
        : null,
    error,
    other: gains[otherMeasure(measure)] ?? 0,
    effort,
    perDay: gain !== null && effort !== null && effort > 0 ? gain / effort : null,
    better: entry.better[measure] ?? null,
    best: entry.best[measure] ?? null,
  };
}

/**
 * The rows of the kinds wanted, best first. By gain per day, what takes no time at all comes first, what
 * nobody has said the effort of comes after, by its gain, and then what does not help.
 */
export function rankedRows(
  entries: readonly Ranked[],
  measure: GainMeasure,
  isWanted: (kind: RankedKind) => boolean,
  sort: Sort,
): RankedRow[] {
  const rows = entries
    .filter(({ improvement }) => isWanted(improvement.kind))
    .map((entry) => rowOf(entry, measure));
  const byGain = (a: RankedRow, b: RankedRow) => (b.gain ?? -Infinity) - (a.gain ?? -Infinity);
  if (sort === 'gain') return rows.sort((a, b) => byGain(a, b) || 0);
  return rows.sort((a, b) => groupOf(a) - groupOf(b) || rateOf(b) - rateOf(a) || byGain(a, b) || 0);
}

/** What helps and is weighed, what helps, what does not help, and what is not known yet. */
function groupOf({ effort, gain }: RankedRow): number {
  if (gain === null) return 3;
  if (gain <= 0) return 2;
  return effort === null ? 1 : 0;
}

function rateOf({ effort, gain, perDay }: RankedRow): number {
  if (effort === null || gain === null || gain <= 0) return 0;
  return perDay ?? Number.MAX_VALUE;
}

/** How many there are of each kind, for those that are there at all. */
export function kindCounts(entries: readonly Ranked[]): ReadonlyMap<RankedKind, number> {
  const counts = new Map<RankedKind, number>();
  for (const { improvement } of entries)
    counts.set(improvement.kind, (counts.get(improvement.kind) ?? 0) + 1);
  return counts;
}

/** What gains us and costs the customer, and the other way round, of what one can do; the largest of each first. */
export function disagreements(entries: readonly Ranked[]) {
  const known = entries.flatMap(
    ({ improvement, isExact, gains: { lifetimeValue: us, experienceSum: them } }) =>
      us === undefined || them === undefined || improvement.kind === 'quality'
        ? []
        : [{ record: improvement.record, us, customer: them, isExact }],
  );
  return {
    weGain: known
      .filter(({ us, customer }) => us > NOTHING && customer < -NOTHING)
      .sort((a, b) => b.us - a.us),
    customerGains: known
      .filter(({ us, customer }) => us < -NOTHING && customer > NOTHING)
      .sort((a, b) => b.customer - a.customer),
  };
}

/** Smaller gains are read as nothing. */
const NOTHING = 0.005;
