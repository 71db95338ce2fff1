/** The message catalogue with the texts of what is measured. */
import { messages as withInspector } from './inspector-messages.ts';
import { measured } from './measured.ts';

export const messages = { ...withInspector, measured };
