/**
 * The message catalogue: every text on screen, in English; another language is another such object.
 * Here are the texts of an open map. Those of the inspector and of the library stand in catalogues of
 * their own beside this one, which hold these as well, so that they load with what shows them.
 */
import { actions } from './actions.ts';
import { board } from './board.ts';
import { deeds } from './deeds.ts';
import { frame } from './frame.ts';
import { names } from './names.ts';
import { print } from './print.ts';
import { transfer } from './transfer.ts';
import { units } from './units.ts';

export const messages = {
  actions,
  board,
  deeds,
  frame,
  names,
  print,
  transfer,
  units,
};
