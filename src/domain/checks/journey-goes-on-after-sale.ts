/**
 * What a customer buys is worth what it is in use: a map that ends at the sale leaves out what she will remember, tell
 * and come back for (value in use against value in exchange).
 */
import { applyChange, squash } from '../change.ts';
import { addStage } from '../commands/stage.ts';
import { addTouchpoints } from '../commands/touchpoint.ts';
import { momentsInOrder } from '../queries/alternatives.ts';
import type { Check } from './check.ts';

export const journeyGoesOnAfterSale: Check = {
  find: (records) => {
    const last = momentsInOrder(records).at(-1);
    return last?.purchase ? [{ record: last.id }] : [];
  },

  /** A stage after all others, with a touchpoint, both ready to be named. */
  mend: (records, _, newId) => {
    const stage = newId();
    const first = addStage(records, { id: stage, title: '' });
    const added = { ids: [newId()], titles: [''], stage };
    return squash(first, addTouchpoints(applyChange(records, first), added));
  },
};
