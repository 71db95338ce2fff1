/** A note: a card of words in a lane of thoughts, notes or one's own, at a stage. */
import * as v from 'valibot';
import { idOf, orderSchema, written } from '../kind.ts';
import { identityColours } from './partner.ts';

export const noteSchema = v.looseObject({
  id: idOf<'note'>(),
  kind: v.literal('note'),
  ...written,
  lane: idOf<'lane'>(),
  stage: idOf<'stage'>(),
  order: orderSchema,
  colour: v.optional(v.picklist(identityColours)),
});
export type Note = Readonly<v.InferOutput<typeof noteSchema>>;

export const noteKind = {
  kind: 'note',
  schema: noteSchema,
  estimates: {},
  references: [
    { field: 'lane', to: ['lane'], shape: 'one', whenGone: 'remove' },
    { field: 'stage', to: ['stage'], shape: 'one', whenGone: 'remove' },
  ],
  orderedWithin: ['lane', 'stage'],
} as const;
