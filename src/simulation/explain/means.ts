/** Means over visits of a stage and of the journey: each touchpoint counts with its visits. */
import type { RecordId } from '#domain/records.ts';
import type { ExperienceMeans } from '../results.ts';
import { sumOf } from '../sums.ts';
import { composed, type Step, type StepUnit } from './calculation.ts';
import type { FigureId } from './figure-ids.ts';
import { placesOf, touchpointsAt, type Scene } from './scene.ts';

/** The figures that are means over visits, with their name in the results. */
export type MeanFigure = FigureId & keyof ExperienceMeans;

/** The mean over the touchpoints of a stage. */
export function stageMean(scene: Scene, figure: MeanFigure, stage: RecordId, unit: StepUnit): Step {
  const parts = touchpointsAt(scene, stage)
    .filter(({ visits }) => visits > 0)
    .map((result): Step => ({
      code: 'touchpoint',
      subject: result.id,
      value: result[figure],
      unit,
      weight: visitsWhere(scene, result.id, figure),
      leadsTo: { figure, place: result.id },
    }))
    .filter(({ value }) => value !== null);
  return composed({ code: 'figure', unit }, 'mean', parts);
}

/** The mean over all visits of the journey, stage by stage. */
export function journeyMean(scene: Scene, figure: MeanFigure, unit: StepUnit): Step {
  const parts = scene.whole.stageOrder.flatMap((stage): Step[] => {
    const step = stageMean(scene, figure, stage, unit);
    if (step.value === null) return [];
    const weight = sumOf(step.parts ?? [], (part) => part.weight ?? 0);
    return [{ ...step, code: 'stage', subject: stage, weight, leadsTo: { figure, place: stage } }];
  });
  return composed({ code: 'figure', unit }, 'mean', parts);
}

/** Visits at which there is something to take the mean of. */
function visitsWhere(scene: Scene, touchpoint: RecordId, figure: MeanFigure): number {
  return sumOf(placesOf(scene, touchpoint), ({ part, result }) =>
    result[figure] === null ? 0 : part.share * result.visits,
  );
}
