/** What everything one could do brings at first order, before any of it is computed, and the order in which it then is. */
import { drawnQuality } from '#domain/queries/drawn-quality.ts';
import { find } from '#domain/queries/of-kind.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import { gainsOfQuality, type FirstGains } from '#simulation/analysis/first-gains.ts';
import {
  BETTER_BY,
  type Improvement,
  type ImprovementKind,
} from '#simulation/analysis/improvements.ts';
import { withOption } from '#simulation/analysis/option.ts';
import { segmentsSeen } from '#simulation/map-models.ts';
import { isTotal, type GainMeasure, type TotalMeasure } from './gain-measures.ts';
import { inParts } from './in-parts.ts';
import type { IsWanted } from './resting-work.ts';
import type { RunQuestion } from './run-work.ts';
import type { Desks } from './worker-pool.ts';

/** By the id of the improvement; only of the measures that are looked at first. */
export type FirstGainsById = ReadonlyMap<string, Readonly<Partial<Record<TotalMeasure, number>>>>;

const MOST_QUALITY = 10;

/** Options a worker looks at in one go. */
const PART = 12;

/** Of these the slopes know, so they are quick. One point better is a slope itself, and the others come last. */
const QUICK: readonly ImprovementKind[] = ['solution', 'painPoint'];

/**
 * Nothing where the map cannot be computed; without those that leave nothing to compute.
 *
 * @param show shows the gains that are known while others are still looked for
 */
export async function firstGainsOf(
  desks: Desks,
  { records, segment, shown }: Pick<RunQuestion, 'records' | 'segment' | 'shown'>,
  improvements: readonly Improvement[],
  measure: GainMeasure,
  isWanted: IsWanted,
  show: (found: FirstGainsById) => void,
): Promise<FirstGainsById> {
  const found = new Map<string, Readonly<Partial<Record<TotalMeasure, number>>>>();
  const gradients = await Promise.all(
    measuresFor(measure).map(async (measure) => {
      const segments = await Promise.all(
        segmentsSeen(records, segment).map((segment) =>
          desks.ask('gradient', { option: shown, segment, measure }, records, { isWanted }),
        ),
      );
      return { measure, segments: segments.filter((one) => one !== null) };
    }),
  );
  if (gradients.some(({ segments }) => segments.length === 0)) return found;
  const note = ({ id, isOn }: Improvement, gains: FirstGains | null | undefined) => {
    const entries = gains?.map(
      (gain, at) => [gradients[at]!.measure, isOn ? -gain : gain] as const,
    );
    if (entries) found.set(id, Object.fromEntries(entries));
  };
  const look = async (part: readonly Improvement[]) => {
    const options = part.map((one) => (one.isOn ? one.without : one.with));
    const task = { base: shown, options, segment, gradients };
    const gains = await desks.ask('firstGains', task, records, { isWanted });
    part.forEach((one, at) => note(one, gains[at]));
  };
  const quick = improvements.filter(({ kind }) => QUICK.includes(kind));
  const better = improvements.filter(({ kind }) => kind === 'quality');
  const others = improvements.filter((one) => !quick.includes(one) && !better.includes(one));
  await inParts(quick, desks.size, isWanted, look, PART);
  const under = withOption(records, shown);
  const drawn = recordsUnder(under.records, { scenario: under.scenario, segment: null });
  for (const one of better) {
    const touchpoint = find(drawn, 'touchpoint', one.record);
    const room = touchpoint ? MOST_QUALITY - drawnQuality(drawn, touchpoint) : 0;
    note(one, gainsOfQuality(gradients, one.record, Math.min(BETTER_BY, room)));
  }
  if (found.size > 0) show(new Map(found));
  await inParts(others, desks.size, isWanted, look, PART);
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
