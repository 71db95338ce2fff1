/** A scenario: a named set of solutions and changed assumptions, laid over the map as drawn. */
import * as v from 'valibot';
import { effectsSchema, idOf, idsOf, orderSchema, written } from '../kind.ts';

export const scenarioSchema = v.looseObject({
  id: idOf<'scenario'>(),
  kind: v.literal('scenario'),
  ...written,
  order: orderSchema,
  solutions: v.optional(idsOf<'solution'>()),
  effects: v.optional(effectsSchema),
});
export type Scenario = Readonly<v.InferOutput<typeof scenarioSchema>>;

export const scenarioKind = {
  kind: 'scenario',
  schema: scenarioSchema,
  estimates: {},
  references: [
    { field: 'solutions', to: ['solution'], shape: 'many', whenGone: 'clear' },
    { field: 'effects', to: [], shape: 'effects', whenGone: 'clear' },
  ],
  orderedWithin: [],
} as const;
