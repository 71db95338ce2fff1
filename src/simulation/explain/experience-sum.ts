/** The sum of connected experiences: what is felt at each visit, added up over all visits. */
import type { RecordId } from '#domain/records.ts';
import { composed, type Step } from './calculation.ts';
import { touchpointsAt, type Scene } from './scene.ts';

/** Visits to a touchpoint times what is felt there. */
export function touchpointFelt({ whole }: Scene, touchpoint: RecordId): Step {
  const result = whole.touchpoints[touchpoint];
  if (!result || result.felt === null) return { code: 'figure', value: 0, unit: 'points' };
  return composed({ code: 'figure', unit: 'points' }, 'product', [
    {
      code: 'visits',
      value: result.visits,
      unit: 'count',
      leadsTo: { figure: 'visits', place: touchpoint },
    },
    {
      code: 'figure',
      value: result.felt,
      unit: 'points',
      leadsTo: { figure: 'felt', place: touchpoint },
    },
  ]);
}

/** The sum over the touchpoints of a stage. */
export function stageFelt(scene: Scene, stage: RecordId): Step {
  const parts = touchpointsAt(scene, stage).map(({ id }): Step => ({
    ...touchpointFelt(scene, id),
    code: 'touchpoint',
    subject: id,
  }));
  return composed({ code: 'figure', unit: 'points' }, 'sum', parts);
}

/** The sum over all stages. */
export function experienceSum(scene: Scene): Step {
  const parts = scene.whole.stageOrder.map((stage): Step => ({
    ...stageFelt(scene, stage),
    code: 'stage',
    subject: stage,
    leadsTo: { figure: 'valueToCustomer', place: stage },
  }));
  return composed({ code: 'figure', unit: 'points' }, 'sum', parts);
}
