/** Figures that are made of other figures: value added against a competitor, and the value of the whole network. */
import type { RecordId } from '#domain/records.ts';
import { composed, meanOverSegments, type Step } from './calculation.ts';
import type { Scene } from './scene.ts';

/** Ours and the partners' together. */
export function network({ whole: { journey } }: Scene): Step {
  return composed({ code: 'figure', unit: 'money' }, 'sum', [
    {
      code: 'figure',
      value: journey.lifetimeValue,
      unit: 'money',
      leadsTo: { figure: 'lifetimeValue', place: null },
    },
    {
      code: 'figure',
      value: journey.partnerTotal,
      unit: 'money',
      leadsTo: { figure: 'partners', place: null },
    },
  ]);
}

/** Satisfaction over the competitor's score, of the journey or of a stage; several segments weigh by their visits. */
export function valueAdded(scene: Scene, stage: RecordId | null): Step {
  const steps = scene.parts.flatMap((part): Step[] => {
    const { journey, stages } = part.forecast;
    const place = stage === null ? journey : stages[stage];
    if (!place || place.satisfaction === null) return [];
    const ratio = composed({ code: 'segment', subject: part.segment, unit: 'ratio' }, 'ratio', [
      {
        code: 'figure',
        value: place.satisfaction,
        unit: 'score',
        leadsTo: { figure: 'satisfaction', place: stage },
      },
      {
        code: 'competitor',
        value: part.model.competitorScore,
        unit: 'score',
        inputs: [{ record: part.segment, field: 'competitorScore' }],
      },
    ]);
    return [{ ...ratio, weight: part.share * place.visits }];
  });
  return meanOverSegments('ratio', steps);
}
