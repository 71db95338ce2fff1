/** A lane: a row of one sort of thing. Lanes of cards of words ("text") are free to name and add. */
import * as v from 'valibot';
import { idOf, orderSchema, textSchema, titleSchema } from '../kind.ts';

export const laneSorts = [
  'touchpoints',
  'experience',
  'painPoints',
  'offers',
  'solutions',
  'value',
  'thoughts',
  'notes',
  'text',
] as const;
export type LaneSort = (typeof laneSorts)[number];

export const laneSchema = v.looseObject({
  id: idOf<'lane'>(),
  kind: v.literal('lane'),
  sort: v.picklist(laneSorts),
  /** Absent: the usual name of its sort. */
  title: v.optional(titleSchema),
  detail: v.optional(textSchema),
  order: orderSchema,
  hidden: v.optional(v.boolean()),
  folded: v.optional(v.boolean()),
});
export type Lane = Readonly<v.InferOutput<typeof laneSchema>>;

export const laneKind = {
  kind: 'lane',
  schema: laneSchema,
  estimates: {},
  references: [],
  orderedWithin: [],
} as const;
