/**
 * What options bring at first order, before any of them is solved: along the gradients of the option they depart from,
 * and by a coarse lattice where these know nothing, as of a touchpoint that comes or goes.
 */
import type { RecordId } from '#domain/records.ts';
import type { MeasureName } from '../grid-measures.ts';
import { isComputable, type SegmentModel } from '../map-models.ts';
import type { optionModels } from './option-totals.ts';
import {
  coarseResults,
  meanByArrivals,
  resultAlong,
  resultOf,
  type SegmentGradient,
} from './segment-gradient.ts';

/** For each segment, in the order in which they are seen. */
export type MeasureGradients = Readonly<{
  measure: MeasureName;
  segments: readonly SegmentGradient[];
}>;

/** By measure, in the order of the gradients: what the option comes to beyond the base. */
export type FirstGains = readonly number[];

/** For each option its gains; null where it leaves nothing to compute. */
export function firstGains(
  base: readonly SegmentModel[],
  gradients: readonly MeasureGradients[],
  options: readonly ReturnType<typeof optionModels>[],
): (FirstGains | null)[] {
  return options.map((parts) => {
    if (!isComputable(parts)) return null;
    const along = gradients.map(({ segments }) => {
      const result = resultAlong(base, segments, parts);
      return result === null ? null : result - resultOf(segments);
    });
    if (!along.includes(null)) return along as number[];
    const [before, after] = [coarseResults(base), coarseResults(parts)];
    return gradients.map(({ measure }) => after[measure] - before[measure]);
  });
}

/** What a change of one thing brings, of those that the gradients know without building any model. */
export type SingleChange = Readonly<
  | { kind: 'painPoint' | 'promise'; record: RecordId }
  /** Whether it is offered now. */
  | { kind: 'offer'; record: RecordId; isOn: boolean }
  | { kind: 'quality'; record: RecordId; points: number }
>;

/**
 * By measure, what comes of a pain that never happens any more, a promise that is not made, an offer that is switched, a
 * touchpoint that goes so many points better. Nothing where no segment meets it.
 */
export class SingleGains {
  readonly #measures: readonly Readonly<{
    arrivals: readonly number[];
    changes: readonly ReadonlyMap<string, number>[];
  }>[];

  constructor(gradients: readonly MeasureGradients[]) {
    this.#measures = gradients.map(({ segments }) => ({
      arrivals: segments.map(({ arrivals }) => arrivals),
      changes: segments.map(changesOf),
    }));
  }

  of(change: SingleChange): FirstGains {
    const key = change.kind === 'offer' ? offerKey(change.record, !change.isOn) : keyOf(change);
    const factor = change.kind === 'quality' ? change.points : 1;
    return this.#measures.map(
      ({ arrivals, changes }) =>
        factor *
        meanByArrivals(
          arrivals,
          changes.map((one) => one.get(key) ?? 0),
        ),
    );
  }
}

/** By what changes, by how much the result does; a thing that is met at several touchpoints changes at all of them. */
function changesOf({ gradient }: SegmentGradient): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  const add = (key: string, by: number) => changes.set(key, (changes.get(key) ?? 0) + by);
  for (const { id, quality, whenUnpromised, pains, offers } of gradient.touchpoints) {
    add(keyOf({ kind: 'quality', record: id }), quality);
    add(keyOf({ kind: 'promise', record: id }), whenUnpromised);
    for (const pain of pains) add(keyOf({ kind: 'painPoint', record: pain.id }), pain.whenGone);
    for (const { id: offer, whenOn, whenOff } of offers) {
      add(offerKey(offer, true), whenOn);
      add(offerKey(offer, false), whenOff);
    }
  }
  return changes;
}

function keyOf({ kind, record }: Readonly<{ kind: string; record: RecordId }>): string {
  return `${kind} ${record}`;
}

function offerKey(record: RecordId, isOn: boolean): string {
  return `${isOn ? 'on' : 'off'} ${record}`;
}
