/**
 * A placement puts a pain point, an offer or a solution at a touchpoint. The thing exists once and
 * may be placed at many.
 */
import * as v from 'valibot';
import { idOf, orderSchema } from '../kind.ts';

export const placeable = ['painPoint', 'offer', 'solution'] as const;
export type Placeable = (typeof placeable)[number];

export const placementSchema = v.looseObject({
  id: idOf<'placement'>(),
  kind: v.literal('placement'),
  item: idOf<Placeable>(),
  touchpoint: idOf<'touchpoint'>(),
  order: orderSchema,
});
export type Placement = Readonly<v.InferOutput<typeof placementSchema>>;

export const placementKind = {
  kind: 'placement',
  schema: placementSchema,
  estimates: {},
  references: [
    { field: 'item', to: placeable, shape: 'one', whenGone: 'remove' },
    { field: 'touchpoint', to: ['touchpoint'], shape: 'one', whenGone: 'remove' },
  ],
  orderedWithin: ['touchpoint'],
} as const;
