/** A partner: whoever offers something with us. The colour means this partner and nothing else. */
import * as v from 'valibot';
import { score } from '../estimate.ts';
import { estimateEntries, idOf, orderSchema, textSchema, written } from '../kind.ts';

/** Names of the identity colours; what they look like is the style sheet's matter. */
export const identityColours = ['plum', 'ochre', 'blue', 'moss', 'rose', 'slate'] as const;
export type IdentityColour = (typeof identityColours)[number];

export const partnerEstimates = { quality: score() } as const;

export const partnerSchema = v.looseObject({
  id: idOf<'partner'>(),
  kind: v.literal('partner'),
  ...written,
  order: orderSchema,
  contact: v.optional(textSchema),
  colour: v.optional(v.picklist(identityColours)),
  ...estimateEntries(partnerEstimates),
});
export type Partner = Readonly<v.InferOutput<typeof partnerSchema>>;

export const partnerKind = {
  kind: 'partner',
  schema: partnerSchema,
  estimates: partnerEstimates,
  references: [],
  orderedWithin: [],
} as const;
