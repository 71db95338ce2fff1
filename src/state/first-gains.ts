/** What everything one could do brings at first order, before any of it is computed, and the order in which it then is. */
import { drawnQuality } from '#domain/queries/drawn-quality.ts';
import { find } from '#domain/queries/of-kind.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import {
  SingleGains,
  type FirstGains,
  type MeasureGradients,
} from '#simulation/analysis/first-gains.ts';
import { BETTER_BY, type Improvement } from '#simulation/analysis/improvements.ts';
import { withOption, type Option } from '#simulation/analysis/option.ts';
import { segmentsSeen } from '#simulation/map-models.ts';
import { isTotal, type GainMeasure, type TotalMeasure } from './gain-measures.ts';
import { inParts } from './in-parts.ts';
import type { IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

/** By the id of the improvement; only of the measures that are looked at first. */
export type FirstGainsById = ReadonlyMap<string, Readonly<Partial<Record<TotalMeasure, number>>>>;

const MOST_QUALITY = 10;

/** A worker looks at no more options in one go. */
const MOST_IN_PART = 64;

type Base = Pick<RunQuestion, 'records' | 'segment' | 'shown'>;

/** Nothing where the map cannot be computed; without those that leave nothing to compute. */
export async function firstGainsOf(
  desks: Desks,
  base: Base,
  improvements: readonly Improvement[],
  measure: GainMeasure,
  isWanted: IsWanted,
): Promise<FirstGainsById> {
  const { records, shown } = base;
  const found = new Map<string, Readonly<Partial<Record<TotalMeasure, number>>>>();
  const gradients = await gradientsOf(desks, base, measuresFor(measure), isWanted);
  if (!gradients) return found;
  const note = ({ id, isOn }: Improvement, gains: FirstGains | null) => {
    const entries = gains?.map(
      (gain, at) => [gradients[at]!.measure, isOn ? -gain : gain] as const,
    );
    if (entries) found.set(id, Object.fromEntries(entries));
  };
  const single = new SingleGains(gradients);
  const under = withOption(records, shown);
  const drawn = recordsUnder(under.records, { scenario: under.scenario, segment: null });
  const roomFor = ({ record }: Improvement) => {
    const touchpoint = find(drawn, 'touchpoint', record);
    return touchpoint ? MOST_QUALITY - drawnQuality(drawn, touchpoint) : 0;
  };
  const solutions: Improvement[] = [];
  for (const one of improvements) {
    const { kind, record, isOn } = one;
    if (kind === 'solution') solutions.push(one);
    else if (kind === 'offer') note(one, single.of({ kind, record, isOn }));
    else if (kind === 'quality')
      note(one, single.of({ kind, record, points: Math.min(BETTER_BY, roomFor(one)) }));
    else note(one, single.of({ kind, record }));
  }
  const options = solutions.map((one) => (one.isOn ? one.without : one.with));
  const gains = await gainsAlong(desks, base, gradients, options, isWanted);
  solutions.forEach((one, at) => note(one, gains[at]!));
  return found;
}

/** What options bring beyond another one in a measure; null for those, or for all, that cannot be computed. */
export async function gainsBeyond(
  desks: Desks,
  base: Base,
  options: readonly Option[],
  measure: TotalMeasure,
  isWanted: IsWanted,
): Promise<readonly (number | null)[] | null> {
  const gradients = await gradientsOf(desks, base, [measure], isWanted);
  if (!gradients) return null;
  const gains = await gainsAlong(desks, base, gradients, options, isWanted);
  return gains.map((one) => one && one[0]!);
}

/** The gradients of some measures; null where the map cannot be computed. */
async function gradientsOf(
  desks: Desks,
  { records, segment, shown }: Base,
  measures: readonly TotalMeasure[],
  isWanted: IsWanted,
) {
  const gradients = await Promise.all(
    measures.map(async (measure) => {
      const asked = segmentsSeen(records, segment);
      const segments = await Promise.all(
        asked.map((segment) =>
          desks.ask('gradient', { option: shown, segment, measure }, records, { isWanted }),
        ),
      );
      const known = segments.filter((one) => one !== null);
      return { measure, segments: known, isWhole: known.length === asked.length };
    }),
  );
  // One segment that cannot be computed leaves nothing to say of all of them.
  return gradients.every(({ isWhole }) => isWhole) ? gradients : null;
}

async function gainsAlong(
  desks: Desks,
  { records, segment, shown }: Base,
  gradients: readonly MeasureGradients[],
  options: readonly Option[],
  isWanted: IsWanted,
): Promise<readonly (FirstGains | null)[]> {
  const found = new Array<FirstGains | null>(options.length).fill(null);
  const look = async (part: readonly number[]) => {
    const task = { base: shown, options: part.map((at) => options[at]!), segment, gradients };
    const gains = await desks.ask('firstGains', task, records, { isWanted });
    part.forEach((at, place) => (found[at] = gains[place]!));
  };
  const places = options.map((_, at) => at);
  const part = Math.min(MOST_IN_PART, Math.ceil(options.length / desks.size));
  await inParts(places, desks.size, isWanted, look, part);
  return found;
}

/** The one that is looked at, and what stands beside it: what we earn and what customers feel. */
function measuresFor(measure: GainMeasure): TotalMeasure[] {
  const beside: TotalMeasure[] = ['lifetimeValue', 'experienceSum'];
  return isTotal(measure) ? [...new Set([measure, ...beside])] : beside;
}

/**
 * In the order in which they will stand on the list, by gain and by gain per day at once: what is first in either comes
 * first. One point better somewhere is not on the list where there are solutions, and comes last.
 */
export function fromTheTop(
  improvements: readonly Improvement[],
  gains: FirstGainsById,
  measure: GainMeasure,
): Improvement[] {
  const hasSolutions = improvements.some(({ kind }) => kind === 'solution');
  const isLate = ({ kind }: Improvement) => hasSolutions && kind === 'quality';
  const by = isTotal(measure) ? measure : 'lifetimeValue';
  const gain = ({ id }: Improvement) => gains.get(id)?.[by] ?? -Infinity;
  const perDay = (one: Improvement) =>
    one.effort === null || !(gain(one) > 0) ? -Infinity : gain(one) / one.effort;
  return [false, true].flatMap((late) => {
    const group = improvements.filter((one) => isLate(one) === late);
    const places = new Map<Improvement, number>();
    for (const figure of [gain, perDay]) {
      const inOrder = group.filter((one) => figure(one) > -Infinity);
      inOrder.sort((a, b) => figure(b) - figure(a) || 0);
      inOrder.forEach((one, at) => places.set(one, Math.min(at, places.get(one) ?? Infinity)));
    }
    const place = (one: Improvement) => places.get(one) ?? group.length;
    return group.sort((a, b) => place(a) - place(b));
  });
}
