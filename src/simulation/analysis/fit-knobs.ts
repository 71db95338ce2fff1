/**
 * What may move so that the model gives what was measured. A metric of a touchpoint moves that touchpoint alone; one of
 * a stage or of the journey moves, by one common shift, every touchpoint in it without a measurement of its own.
 * Opt-outs shift in log-odds, qualities in points.
 */
import type { RecordId } from '#domain/records.ts';
import type { Model, ModelTouchpoint } from '../model.ts';
import type { SegmentModel } from '../map-models.ts';
import type { MetricTarget } from './metric-figures.ts';

export type FitField = 'optOut' | 'quality';

export interface Knob {
  readonly field: FitField;
  /** For whom alone it moves; null for the map as drawn. */
  readonly segment: RecordId | null;
  readonly touchpoints: ReadonlySet<string>;
  /** Whether a stage or the journey asks for it. */
  readonly isShared: boolean;
  /** Targets that ask for it, by their place in the list. */
  readonly targets: readonly number[];
}

/** What stands in the way of a knob. */
export interface KnobTerms {
  /** Whether a field of a touchpoint was observed by itself. */
  readonly isObserved: (touchpoint: string, field: FitField) => boolean;
  /** Whether a segment's number moves with that of the map as drawn. */
  readonly follows: (segment: RecordId | null, touchpoint: string, field: FitField) => boolean;
}

export function knobsFor(
  targets: readonly MetricTarget[],
  touchpoints: readonly Pick<ModelTouchpoint, 'id' | 'stage'>[],
  terms: KnobTerms,
): Knob[] {
  const knobs = new Map<string, Knob & { targets: number[] }>();
  const taken = new Set<string>();
  const level = (target: MetricTarget) =>
    target.touchpoint !== null ? 0 : target.stage !== null ? 1 : 2;
  for (const wanted of [0, 1, 2]) {
    const added: Knob[] = [];
    for (const [at, target] of targets.entries()) {
      if (level(target) !== wanted || target.measures === 'rating') continue;
      const field = target.measures === 'satisfaction' ? 'quality' : 'optOut';
      const { segment, stage, touchpoint } = target;
      const key = JSON.stringify([field, segment, stage, touchpoint]);
      const known = knobs.get(key);
      if (known) {
        known.targets.push(at);
        continue;
      }
      const isFree = (id: string) =>
        wanted === 0 ||
        (!terms.isObserved(id, field) &&
          !taken.has(keyOf(field, segment, id)) &&
          !taken.has(keyOf(field, null, id)));
      const inside = touchpoints.filter(
        (one) =>
          (touchpoint === null || one.id === touchpoint) &&
          (stage === null || one.stage === stage) &&
          isFree(one.id),
      );
      if (inside.length === 0) continue;
      const ids = new Set(inside.map(({ id }) => id));
      const knob = {
        field,
        segment,
        touchpoints: ids,
        isShared: wanted > 0,
        targets: [at],
      } as const;
      knobs.set(key, { ...knob, targets: [at] });
      added.push(knob);
    }
    // Those of one level do not take from each other; the stages of a map never share a touchpoint.
    for (const { field, segment, touchpoints: ids } of added)
      for (const id of ids) taken.add(keyOf(field, segment, id));
  }
  return [...knobs.values()];
}

function keyOf(field: FitField, segment: RecordId | null, touchpoint: string): string {
  return JSON.stringify([field, segment, touchpoint]);
}

/** For one segment, which knob moves which number: by touchpoint, then by field. */
export type KnobPlan = readonly Readonly<Partial<Record<FitField, number>>>[];

export function planOf({ segment, model }: SegmentModel, knobs: readonly Knob[], terms: KnobTerms) {
  return model.touchpoints.map(({ id }) => {
    const plan: Partial<Record<FitField, number>> = {};
    for (const field of ['optOut', 'quality'] as const) {
      const has = (of: RecordId | null) =>
        knobs.findIndex(
          (knob) => knob.field === field && knob.segment === of && knob.touchpoints.has(id),
        );
      const own = segment === null ? -1 : has(segment);
      const drawn = own < 0 && terms.follows(segment, id, field) ? has(null) : own;
      if (drawn >= 0) plan[field] = drawn;
    }
    return plan;
  });
}

/** The model with every knob at its place. */
export function turned(
  model: Model,
  plan: KnobPlan,
  knobs: readonly Knob[],
  shifts: readonly number[],
): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint, index) => {
      const { optOut, quality } = plan[index]!;
      if (optOut === undefined && quality === undefined) return touchpoint;
      const at = (knob: number | undefined, field: FitField) =>
        knob === undefined
          ? touchpoint[field]
          : shifted(field, touchpoint[field], shifts[knob]!, knobs[knob]!.isShared);
      return { ...touchpoint, optOut: at(optOut, 'optOut'), quality: at(quality, 'quality') };
    }),
  };
}

/** From here on an opt-out of 0 or 1 can be moved. */
const NEARLY = 1e-6;
/** Opt-outs nearer to 0 or 1 than this are meant to be there. */
const ROUNDING = 1e-9;

/** A number moved, within its bounds. A common shift leaves an opt-out of 0 or 1 alone: it holds whatever is felt. */
export function shifted(field: FitField, start: number, by: number, isShared: boolean): number {
  if (by === 0) return start;
  if (field === 'quality') return Math.min(10, Math.max(0, start + by));
  if (isShared && !(start > 0 && start < 1)) return start;
  const moved = logistic(logit(Math.min(1 - NEARLY, Math.max(NEARLY, start))) + by);
  return moved < ROUNDING ? 0 : moved > 1 - ROUNDING ? 1 : moved;
}

export function logit(share: number): number {
  return Math.log(share / (1 - share));
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
