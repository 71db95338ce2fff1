/** An outcome: a job the customer wants done well, and the touchpoints that serve it. */
import * as v from 'valibot';
import { score } from '../estimate.ts';
import { countsOf, estimateEntries, idOf, idsOf, written } from '../kind.ts';

export const outcomeEstimates = { importance: score(), satisfaction: score() } as const;

export const outcomeSchema = v.looseObject({
  id: idOf<'outcome'>(),
  kind: v.literal('outcome'),
  ...written,
  touchpoints: v.optional(idsOf<'touchpoint'>()),
  segment: v.optional(idOf<'segment'>()),
  /** Answers to a Kano questionnaire: attractive, performance, basic, indifferent, reverse. */
  kanoAnswers: v.optional(countsOf(5)),
  ...estimateEntries(outcomeEstimates),
});
export type Outcome = Readonly<v.InferOutput<typeof outcomeSchema>>;

export const outcomeKind = {
  kind: 'outcome',
  schema: outcomeSchema,
  estimates: outcomeEstimates,
  references: [
    { field: 'touchpoints', to: ['touchpoint'], shape: 'many', whenGone: 'clear' },
    { field: 'segment', to: ['segment'], shape: 'one', whenGone: 'clear' },
  ],
} as const;
