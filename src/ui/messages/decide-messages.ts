/** The message catalogue with the texts of the Decide view. */
import { decide } from './decide.ts';
import { messages as common } from './messages.ts';

export const messages = { ...common, decide };
