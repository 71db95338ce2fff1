/** The message catalogue: every text on screen, in English; another language is another such object. */
import { actions } from './actions.ts';
import { board } from './board.ts';
import { deeds } from './deeds.ts';
import { findings } from './findings.ts';
import { frame } from './frame.ts';
import { inspector } from './inspector.ts';
import { library } from './library.ts';
import { print } from './print.ts';
import { transfer } from './transfer.ts';
import { units } from './units.ts';

export const messages = {
  actions,
  board,
  deeds,
  findings,
  frame,
  inspector,
  library,
  print,
  transfer,
  units,
};
