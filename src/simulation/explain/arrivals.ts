/** Who comes, who leaves, who completes: counts of customers per arriving customer. */
import type { RecordId } from '#domain/records.ts';
import type { TouchpointResult } from '../results.ts';
import { sumOf } from '../sums.ts';
import { composed, withRest, type Step } from './calculation.ts';
import { placesOf, touchpointsAt, type Scene } from './scene.ts';

/** Those who leave in each stage where somebody does, of all who start. */
function leaversByStage({ whole }: Scene): (Step & { readonly value: number })[] {
  return whole.stageOrder.flatMap((stage) => {
    const exits = whole.stages[stage]?.exits ?? 0;
    if (exits === 0) return [];
    return [
      {
        code: 'leaveInStage',
        subject: stage,
        value: exits,
        unit: 'share',
        leadsTo: { figure: 'dropOff', place: stage },
      },
    ];
  });
}

/** Everybody who starts, less those who leave in each stage. */
export function completion(scene: Scene): Step {
  const { completion: value, unfinished } = scene.whole.journey;
  const left = leaversByStage(scene).map((step): Step => ({ ...step, value: -step.value }));
  const parts: Step[] = [{ code: 'everybody', value: 1, unit: 'share' }, ...left];
  if (unfinished > 0) parts.push({ code: 'unfinished', value: -unfinished, unit: 'share' });
  return withRest({ code: 'figure', value, unit: 'share' }, parts, 'unfinished');
}

/** Customers who come to a set of touchpoints from outside it: at the start, and from each touchpoint that leads there. */
function comers(scene: Scene, targets: readonly RecordId[], countsInside: boolean): Step[] {
  const here = new Set(targets);
  const starts = sumOf(scene.parts, ({ model, share }) =>
    sumOf(model.touchpoints.entries(), ([at, { id }]) =>
      here.has(id) ? share * model.entry[at]! : 0,
    ),
  );
  const flows = new Map<RecordId, number>();
  for (const { from, to, flow } of scene.whole.paths)
    if (to !== null && here.has(to) && flow > 0 && (countsInside || !here.has(from)))
      flows.set(from, (flows.get(from) ?? 0) + flow);
  const start: Step[] = starts > 0 ? [{ code: 'startHere', value: starts, unit: 'share' }] : [];
  return [
    ...start,
    ...[...flows].map(([from, value]): Step => ({
      code: 'comeFrom',
      subject: from,
      value,
      unit: 'share',
    })),
  ];
}

/** Visits to a touchpoint: those who start there and those who come, each time they come. */
export function visits(scene: Scene, touchpoint: RecordId): Step {
  const value = scene.whole.touchpoints[touchpoint]?.visits ?? null;
  const parts = comers(scene, [touchpoint], true).map((step): Step => ({ ...step, unit: 'count' }));
  return withRest({ code: 'figure', value, unit: 'count' }, parts, 'unfinished');
}

/** The share who ever come to a touchpoint or a stage: all who come from outside, less those who were there before. */
export function reach(scene: Scene, place: RecordId): Step {
  const stage = scene.whole.stages[place];
  const value = (stage ?? scene.whole.touchpoints[place])?.reach ?? null;
  const targets = touchpointsAt(scene, place).map(({ id }) => id);
  return withRest(
    { code: 'figure', value, unit: 'share' },
    comers(scene, targets, false),
    'comeAgain',
  );
}

/** Those who leave at some touchpoints, of all who start. */
export function exitsAt(touchpoints: readonly TouchpointResult[]): Step {
  const parts = touchpoints.map(({ id, exits: value }): Step => ({
    code: 'touchpoint',
    subject: id,
    value,
    unit: 'share',
    leadsTo: { figure: 'dropOff', place: id },
  }));
  return composed({ code: 'exits', unit: 'share' }, 'sum', parts);
}

/** Those who leave anywhere, of all who start. */
export function journeyDropOff(scene: Scene): Step {
  return composed({ code: 'figure', unit: 'share' }, 'sum', leaversByStage(scene));
}

/** Those who leave in a stage, over those who ever come to it. */
export function stageDropOff(scene: Scene, stage: RecordId): Step {
  const exits = exitsAt(touchpointsAt(scene, stage));
  const reached: Step = {
    code: 'reach',
    value: scene.whole.stages[stage]?.reach ?? null,
    unit: 'share',
    leadsTo: { figure: 'reach', place: stage },
  };
  return composed({ code: 'figure', unit: 'share' }, 'ratio', [exits, reached]);
}

/** Everybody who comes to a touchpoint or a stage, less the part of them who leave there: what `dropOff` says. */
export function conversion(place: RecordId, dropOff: Step): Step {
  return composed({ code: 'figure', unit: 'share' }, 'difference', [
    { code: 'comers', value: 1, unit: 'share' },
    { ...dropOff, leadsTo: { figure: 'dropOff', place } },
  ]);
}

/** Who goes a way: those who pass its touchpoint, times the share who take it. */
export function pathFlow(scene: Scene, from: RecordId, to: RecordId | null, path: RecordId): Step {
  const steps = placesOf(scene, from).map(({ part, index, result }): Step => {
    const passing = result.visits - result.exits;
    const flow = part.forecast.paths
      .filter((one) => one.from === from && one.to === to)
      .reduce((sum, one) => sum + one.flow, 0);
    const { complete, paths } = part.solution.network;
    const share =
      to === null
        ? complete[index]!
        : paths[index]!.reduce(
            (sum, one) => sum + (part.model.touchpoints[one.to]!.id === to ? one.share : 0),
            0,
          );
    return {
      code: 'segment',
      subject: part.segment,
      value: flow,
      unit: 'count',
      weight: part.share,
      by: 'product',
      parts: [
        { code: 'passing', value: passing, unit: 'count', subject: from },
        {
          code: 'pathShare',
          value: share,
          unit: 'share',
          inputs: [{ record: path, field: 'share' }],
        },
      ],
    };
  });
  return bySegment(scene, { code: 'figure', unit: 'count' }, steps);
}

/** The chain of the only segment itself, or those of several, each weighing by its part of the arrivals. */
export function bySegment(
  { parts }: Scene,
  step: Omit<Step, 'value' | 'by' | 'parts'>,
  ofSegments: readonly Step[],
): Step {
  const [only] = ofSegments;
  if (parts.length === 1 && only) {
    const { weight: _weight, subject: _subject, ...chain } = only;
    return { ...chain, ...step };
  }
  return composed(step, 'weighted', ofSegments);
}
