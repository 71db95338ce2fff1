/** The message catalogue with the texts of the library, and of what is said about maps as a whole. */
import { library } from './library.ts';
import { messages as common } from './messages.ts';

export const messages = { ...common, library };
